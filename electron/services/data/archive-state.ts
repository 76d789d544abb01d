import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import type { PolicyPack } from '../../../shared/domain/archive/policy/policy-pack.ts';
import { POLICY_QUESTIONS } from '../../../shared/domain/archive/policy/policy-pack.ts';
import { SET_ASIDE_LABEL } from '../../../shared/domain/archive/read/set-aside-label.ts';
import type { SetAside } from '../../../shared/domain/archive/read/table-rows.ts';
import { dayOf } from '../../../shared/domain/case/case-day.ts';
import { archiveBatches } from '../../data/archive-batch-repo.ts';
import { type ArchiveCheck, currentCheck, inputNow, isStale } from '../../data/archive-check-repo.ts';
import { archiveFrame, archivePackById, archivePacks, hashOfPack } from '../../data/archive-frame-repo.ts';
import { villageSums } from '../../data/archive-household-repo.ts';
import { QUESTIONS } from '../../data/archive-letters.ts';
import { archiveSources, remarkCounts, type StoredSource } from '../../data/archive-source-repo.ts';
import { stepsWithoutHousehold } from '../../data/archive-step-repo.ts';
import { type ArchiveSums, addSums, noSums } from '../../data/archive-sums.ts';
import { archiveTemplates } from '../../data/archive-template-repo.ts';
import type { Database } from '../../data/database.ts';
import { guessesOf } from './archive-guesses.ts';
import { batchScopeWords } from './archive-scope.ts';

type State = CallOutput<'archive.state'>;

/** The archive as a whole: what it is made by and from, how complete it is, what was made of it. */
export function archiveState(db: Database, now: string): State {
  const today = dayOf(now);
  const check = currentCheck(db);
  const input = inputNow(db, today, (packId) => hashOfPack(archivePackById(db, packId).pack));
  const villages = check === null ? [] : villageSums(db, check);
  const townships = new Map<string, State['townships'][number]>();
  const { materials } = check?.rules.pack ?? archivePackById(db, input.frame.packId).pack;
  const totals = noSums(materials.length);
  for (const { township, village, sums } of villages) {
    addSums(totals, sums);
    const known = townships.get(township) ?? { township, villages: [], households: 0 };
    known.villages.push(village);
    known.households += sums.households;
    townships.set(township, known);
  }
  const remarks = remarkCounts(db, check?.checkId ?? 0);
  return {
    frame: frameOf(db, today),
    packs: archivePacks(db).map(({ pack, file }) => ({
      packId: pack.id,
      title: pack.title,
      region: pack.region,
      builtIn: file === null,
      from: pack.from,
      to: pack.to,
      basis: [...pack.basis],
      guesses: [...guessesOf(pack)],
    })),
    sources: archiveSources(db).map((source) => sourceOf(source, check, remarks.get(source.sourceId) ?? 0)),
    columns: columnsOf({ materials }),
    totals: { ...totalsOf(totals), ...(check === null ? NO_STEPS : stepsWithoutHousehold(db, check.checkId)) },
    townships: [...townships.values()],
    stale: isStale(check, input),
    templates: archiveTemplates(db).map(({ sha256: _, ...template }) => template),
    batches: archiveBatches(db).map(({ making, ...batch }) => ({
      ...batch,
      scope: batchScopeWords(making.scope),
      unmasked: making.unmasked,
    })),
  };
}

const NO_STEPS = { detachedHouseholds: 0, detachedSteps: 0 } as const;

/** What the archive is made by now. */
export function frameOf(db: Database, today: string): State['frame'] {
  const frame = archiveFrame(db, today);
  const { pack } = archivePackById(db, frame.packId);
  return { ...frame, packTitle: pack.title, packSha256: hashOfPack(pack) };
}

/** The materials of a pack as columns of the map. */
export function columnsOf({ materials }: Pick<PolicyPack, 'materials'>): State['columns'] {
  return materials.map(({ code, title, stage, need }) => ({ code, title, stage, need }));
}

function sourceOf(source: StoredSource, check: ArchiveCheck | null, remarks: number): State['sources'][number] {
  const { sourceId, kind, name, sha256, readAt, readBy, reading } = source;
  const aside = new Map<string, number>(Object.entries(reading.setAside));
  let { taken } = reading;
  for (const [why, rows] of Object.entries(check?.setAside[sourceId] ?? {})) {
    aside.set(why, (aside.get(why) ?? 0) + rows);
    taken -= rows;
  }
  return {
    sourceId,
    kind,
    name,
    sha256,
    readAt,
    readBy,
    rowsRead: reading.rowsRead,
    taken,
    setAside: [...aside].map(([why, rows]) => ({ why: SET_ASIDE_LABEL[why as SetAside] ?? why, rows })),
    unusedColumns: reading.sheets.flatMap(({ unused }) => unused),
    remarks,
  };
}

function totalsOf({ cells: _, suspects, ...sums }: ArchiveSums) {
  return {
    ...sums,
    suspects: QUESTIONS.map((question, at) => ({
      question,
      label: POLICY_QUESTIONS[question].label,
      households: suspects[at]![0],
      unknown: suspects[at]![1],
    })),
  };
}

/** The county by townships, or a township by villages. */
export function archiveMap(db: Database, township: string | null): CallOutput<'archive.map'> {
  const check = currentCheck(db);
  if (check === null) return { columns: [], rows: [] };
  const { materials } = check.rules.pack;
  const rows = new Map<
    string,
    { readonly township: string; readonly village: string | null; readonly sums: ArchiveSums }
  >();
  for (const each of villageSums(db, check)) {
    if (township !== null && each.township !== township) continue;
    const place = township === null ? each.township : each.village;
    const row = rows.get(place) ?? {
      township: each.township,
      village: township === null ? null : each.village,
      sums: noSums(materials.length),
    };
    addSums(row.sums, each.sums);
    rows.set(place, row);
  }
  return {
    columns: columnsOf(check.rules.pack),
    rows: [...rows.values()].map(({ township: of, village, sums }) => ({
      township: of,
      village,
      households: sums.households,
      complete: sums.complete,
      compared: sums.compared,
      consistent: sums.consistent,
      cells: materials.map(({ code }, at) => {
        const [wanted, missing, faulty] = sums.cells[at]!;
        return { code, wanted, missing, faulty };
      }),
    })),
  };
}
