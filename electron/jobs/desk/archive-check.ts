import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { type Inconsistency, strayInconsistency } from '../../../shared/domain/archive/check/consistency.ts';
import { type Place, volumesOf } from '../../../shared/domain/archive/dossier/volumes.ts';
import type { PolicyPack } from '../../../shared/domain/archive/policy/policy-pack.ts';
import { rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { HouseholdIndex, householdKeyOf } from '../../../shared/domain/archive/read/household-keys.ts';
import { type JoinedArchive, joinHouseholds } from '../../../shared/domain/archive/read/join-households.ts';
import { TABLE_KINDS, type TableKind } from '../../../shared/domain/archive/read/table-kind.ts';
import type { RowRemark } from '../../../shared/domain/archive/read/table-rows.ts';
import { dayOf } from '../../../shared/domain/case/case-day.ts';
import {
  beginCheck,
  type CheckInput,
  currentCheck,
  finishCheck,
  inputNow,
  isStale,
  removeOutdated,
} from '../../data/archive-check-repo.ts';
import {
  checkOne,
  chunkReader,
  foundOf,
  type ReadChunk,
  recheckHousehold,
  recordOf,
  recordsOfBundle,
} from '../../data/archive-derive.ts';
import { archivePackById, hashOfPack } from '../../data/archive-frame-repo.ts';
import {
  type Bundle,
  type HouseholdToWrite,
  householdIdOfKey,
  numberHousehold,
  ROW_STEP,
  writeHousehold,
  writeSums,
} from '../../data/archive-household-repo.ts';
import {
  archiveChunks,
  archiveSources,
  type Chunk,
  keepRemarks,
  keysOfChunk,
  type StoredSource,
} from '../../data/archive-source-repo.ts';
import { householdsSteppedAfter, lastStepId, stepsByHousehold } from '../../data/archive-step-repo.ts';
import { type ArchiveSums, addHousehold, noSums } from '../../data/archive-sums.ts';
import { householdToken } from '../../data/household-token.ts';
import { SearchTexts } from '../../data/search-text.ts';
import { placeOf } from '../archive/check-households.ts';
import type { DeskJobContext } from './desk-job.ts';

const HOUSEHOLDS_A_TURN = 500;
const ROWS_A_TRANSACTION = 1000;
/** Chunks held at once: some 100,000 rows. */
const CHUNKS_HELD = 500;

type Draft = { readonly key: string } & { readonly [Kind in TableKind]: number[] };
type Line = Omit<HouseholdToWrite, 'householdId' | 'volumeNo' | 'boxNo' | 'inBox'>;
/** A household that was checked: what is kept of it, and what decides in which box it lies. */
interface Checked {
  readonly draft: Draft;
  readonly line: Line;
  readonly place: Place;
}
type SetAside = Record<number, Record<string, number>>;

/**
 * Checks every household of the archive. Rows are put to their households by their keys alone; then one household after another is put together
 * and checked, and forgotten but for its line: memory does not grow with the rows. What people keyed in meanwhile is checked again at the end,
 * in the transaction that brings the new lines into the place of the old ones.
 */
export async function checkArchiveOfDesk(
  context: DeskJobContext,
): Promise<Extract<JobResult, { kind: 'archive-check' }>> {
  const { db } = context;
  const input = inputOf(context);
  const { pack } = archivePackById(db, input.frame.packId);
  const checkedBy = { rules: rulesOfPack(pack), makingDate: input.frame.makingDate };
  const stepsUntil = lastStepId(db);
  const steps = stepsByHousehold(db);
  const checkId = beginCheck(db, input, pack);
  const chunks = archiveChunks(db);
  const told = new Findings(archiveSources(db));

  const { drafts, leftOver } = await linkRows(chunks, context);
  const chunk = chunkReader(db, CHUNKS_HELD);
  tellLeftOver(leftOver, told, chunk, pack);
  const searchTexts = new SearchTexts();
  const lines: Checked[] = [];
  for (const [at, draft] of drafts.entries()) {
    if (at % HOUSEHOLDS_A_TURN === 0) await turn(context, 'match', at, drafts.length);
    const found = checkOne(draft.key, recordsOfBundle(draft.key, draft, chunk), steps.get(draft.key) ?? [], checkedBy);
    if (found === null) throw new Error('a household of the archive without its row');
    told.add(found.joined.remarks, found.joined.setAside);
    const { certNo, headName, headId, township, village } = found.household;
    lines.push({
      draft,
      place: placeOf(found.household, pack),
      line: {
        certNo,
        name: headName,
        idNumber: headId,
        township,
        village,
        ...foundOf(found),
        byId: headId === '' ? '' : householdToken(`id:${headId}`),
        byCert: certNo === '' ? '' : householdToken(`cert:${certNo}`),
        search: searchTexts.of({
          name: headName,
          village,
          idNumber: headId,
          account: certNo,
          stableId: certNo.toLowerCase(),
        }),
      },
    });
  }
  lines.sort((a, b) => byPlace(a.line, b.line));
  await writeLines(checkId, lines, pack.materials.length, context);
  await told.keep(context, checkId);
  const checkedKeys = new Set(drafts.map(({ key }) => key));
  db.transaction(() => {
    context.signal.throwIfAborted();
    finishCheck(db, checkId, told);
    const check = currentCheck(db)!;
    for (const key of householdsSteppedAfter(db, stepsUntil)) {
      const householdId = householdIdOfKey(db, key);
      if (householdId !== undefined && checkedKeys.has(key)) recheckHousehold(db, check, householdId);
    }
  });
  while (removeOutdated(db)) await new Promise((resume) => setImmediate(resume));
  return { kind: 'archive-check', households: lines.length };
}

/** Checks everything where something was read or set since it was checked: what people key in is checked at once. */
export async function checkWhereStale(context: DeskJobContext): Promise<void> {
  if (isStale(currentCheck(context.db), inputOf(context))) await checkArchiveOfDesk(context);
}

function inputOf({ db, now }: DeskJobContext): CheckInput {
  return inputNow(db, dayOf(now()), (packId) => hashOfPack(archivePackById(db, packId).pack));
}

/** Every row to its household by its keys, and the rows that belong to none. In the order in which the inventory names them: its rows are the most. */
async function linkRows(
  chunks: readonly Chunk[],
  context: DeskJobContext,
): Promise<{ readonly drafts: readonly Draft[]; readonly leftOver: Bundle }> {
  const index = new HouseholdIndex<Draft>();
  const drafts: Draft[] = [];
  const leftOver = emptyBundle();
  let done = 0;
  for (const wanted of TABLE_KINDS)
    for (const { chunkId, kind } of chunks) {
      if (kind !== wanted) continue;
      if (done++ % 200 === 0) await turn(context, 'match', 0, 0);
      for (const [place, key] of keysOfChunk(context.db, chunkId).entries()) {
        const number = chunkId * ROW_STEP + place;
        let draft = index.find(key);
        if (kind === 'households' && draft === undefined && householdKeyOf(key) !== '') {
          draft = { key: householdKeyOf(key), ...emptyBundle() };
          drafts.push(draft);
          index.add(key, draft);
        }
        (draft ?? leftOver)[kind].push(number);
      }
    }
  const place = ({ inventory, households }: Draft): number => inventory[0] ?? households[0]!;
  drafts.sort((a, b) => place(a) - place(b));
  return { drafts, leftOver };
}

function emptyBundle(): { readonly [Kind in TableKind]: number[] } {
  return { households: [], persons: [], inventory: [], paper: [] };
}

const ROWS_JOINED_AT_ONCE = 5000;
/** Said of the row of a paper whose household the system does not have. A delivery tells of it as a difference. */
export const STRAY_PAPER = '家庭查询里没有这一户，登记留着，没有比对';

/** Rows of no household are joined with nothing: what is said of them is what the join says. */
function tellLeftOver(leftOver: Bundle, told: Findings, chunk: ReadChunk, pack: PolicyPack): void {
  const nothing = { households: [], persons: [], inventory: [], paper: [] };
  for (const kind of TABLE_KINDS)
    for (let first = 0; first < leftOver[kind].length; first += ROWS_JOINED_AT_ONCE) {
      const records = leftOver[kind]
        .slice(first, first + ROWS_JOINED_AT_ONCE)
        .map((number) => recordOf(number, '', chunk));
      const { remarks, setAside, strayPapers } = joinHouseholds({ ...nothing, [kind]: records }, pack, '1900-01-01');
      told.add(remarks, setAside);
      told.strays.push(...strayPapers.map(strayInconsistency));
      told.add(strayPapers.map(({ pointer }) => ({ pointer, says: STRAY_PAPER })));
    }
}

/** What was said of rows as they were put together, by the file they stand in. */
class Findings {
  readonly setAside: SetAside = {};
  readonly strays: Inconsistency[] = [];
  readonly #remarks = new Map<number, RowRemark[]>();
  readonly #sources: readonly StoredSource[];

  constructor(sources: readonly StoredSource[]) {
    this.#sources = sources;
  }

  add(remarks: readonly RowRemark[], setAside?: JoinedArchive['setAside']): void {
    for (const remark of remarks) {
      const source = this.#sources.find(({ name }) => remark.pointer.startsWith(`${name}#`));
      // What people keyed in was refused where it could not be read: nothing is said of it here.
      if (source === undefined) continue;
      const known = this.#remarks.get(source.sourceId);
      if (known === undefined) this.#remarks.set(source.sourceId, [remark]);
      else known.push(remark);
    }
    for (const byFile of Object.values(setAside ?? {}))
      for (const [sourceId, reasons] of Object.entries(byFile)) {
        this.setAside[Number(sourceId)] ??= {};
        const sums = this.setAside[Number(sourceId)]!;
        for (const [why, rows] of Object.entries(reasons)) sums[why] = (sums[why] ?? 0) + (rows ?? 0);
      }
  }

  /** Keeps the remarks, so many at once. */
  async keep(context: DeskJobContext, checkId: number): Promise<void> {
    for (const [sourceId, remarks] of this.#remarks)
      for (let first = 0; first < remarks.length; first += ROWS_A_TRANSACTION) {
        await turn(context, 'match', 0, 0);
        const some = remarks.slice(first, first + ROWS_A_TRANSACTION);
        context.db.transaction(() => keepRemarks(context.db, sourceId, checkId, some));
      }
  }
}

/** Writes the households in the order of the shelf, and the sums of their villages. */
async function writeLines(
  checkId: number,
  lines: readonly Checked[],
  materials: number,
  context: DeskJobContext,
): Promise<void> {
  const { db } = context;
  const volumes = volumesOf(lines.map(({ place }) => place));
  const villages = new Map<string, { readonly line: Line; readonly sums: ArchiveSums }>();
  for (let first = 0; first < lines.length; first += ROWS_A_TRANSACTION) {
    await turn(context, 'match', first, lines.length);
    db.transaction(() => {
      for (let at = first; at < Math.min(lines.length, first + ROWS_A_TRANSACTION); at++) {
        const { draft, line } = lines[at]!;
        const { key, ...bundle } = draft;
        writeHousehold(db, checkId, { ...line, ...volumes[at]!, householdId: numberHousehold(db, key) }, bundle);
        const village = `${line.township}\n${line.village}`;
        const known = villages.get(village) ?? { line, sums: noSums(materials) };
        addHousehold(known.sums, line, 1);
        villages.set(village, known);
      }
    });
  }
  db.transaction(() => {
    for (const { line, sums } of villages.values()) writeSums(db, checkId, line.township, line.village, sums);
  });
}

function byPlace(a: Line, b: Line): number {
  const keys = [
    [a.township, b.township],
    [a.village, b.village],
    [a.certNo, b.certNo],
    [a.idNumber, b.idNumber],
  ] as const;
  for (const [left, right] of keys) if (left !== right) return left < right ? -1 : 1;
  return 0;
}

/** Lets others run, stops where that was asked for, and says how far it is. */
async function turn({ signal, report }: DeskJobContext, phase: 'match', done: number, total: number): Promise<void> {
  await new Promise((resume) => setImmediate(resume));
  signal.throwIfAborted();
  report({ phase, what: '', done, total, unit: 'rows' });
}
