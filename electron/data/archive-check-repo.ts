import type { Inconsistency } from '../../shared/domain/archive/check/consistency.ts';
import type { PolicyPack } from '../../shared/domain/archive/policy/policy-pack.ts';
import { type PackRules, rulesOfPack } from '../../shared/domain/archive/policy/rules-of-pack.ts';
import { type ArchiveFrame, archiveFrame } from './archive-frame-repo.ts';
import type { Database } from './database.ts';

/** What a check rests on besides the steps of people. */
export interface CheckInput {
  readonly frame: ArchiveFrame;
  /** Of the pack's content: another pack may come under the same id. */
  readonly packSha256: string;
  /** Ids of the files. */
  readonly sources: readonly number[];
}

/** The check the households shown come from. */
export interface ArchiveCheck {
  readonly checkId: number;
  readonly input: CheckInput;
  readonly rules: PackRules;
  /** By source and reason: rows set aside when they were put together. */
  readonly setAside: CheckSetAside;
  /** Papers of households that the system does not have. */
  readonly strays: readonly Inconsistency[];
}
export type CheckSetAside = Readonly<Record<number, Readonly<Record<string, number>>>>;

interface CheckRow {
  readonly check_id: number;
  readonly input: string;
  readonly pack: string;
  readonly set_aside: string;
  readonly strays: string;
}

/** Conditions are read once a check, not once a call. */
const KEPT = new WeakMap<Database, ArchiveCheck>();

/** The newest check that is done; null: nothing was checked yet. */
export function currentCheck(db: Database): ArchiveCheck | null {
  const newest = db.get<{ check_id: number }>(
    "SELECT check_id FROM archive_check WHERE state = 'done' ORDER BY check_id DESC LIMIT 1",
  );
  if (newest === undefined) return null;
  const kept = KEPT.get(db);
  if (kept?.checkId === newest.check_id) return kept;
  const row = db.get<CheckRow>(
    'SELECT check_id, input, pack, set_aside, strays FROM archive_check WHERE check_id = ?',
    [newest.check_id],
  )!;
  const check: ArchiveCheck = {
    checkId: row.check_id,
    input: JSON.parse(row.input) as CheckInput,
    rules: rulesOfPack(JSON.parse(row.pack) as PolicyPack),
    setAside: JSON.parse(row.set_aside) as CheckSetAside,
    strays: JSON.parse(row.strays) as readonly Inconsistency[],
  };
  KEPT.set(db, check);
  return check;
}

/** What a check made now would rest on. `today`: YYYY-MM-DD. */
export function inputNow(db: Database, today: string, hashOf: (packId: string) => string): CheckInput {
  const frame = archiveFrame(db, today);
  const sources = db.all<{ id: number }>(
    "SELECT source_id AS id FROM archive_source WHERE state = 'done' ORDER BY source_id",
  );
  return { frame, packSha256: hashOf(frame.packId), sources: sources.map(({ id }) => id) };
}

/** Whether the households shown no longer follow from what a check made now would rest on. */
export function isStale(check: ArchiveCheck | null, input: CheckInput): boolean {
  return check === null ? input.sources.length > 0 : JSON.stringify(check.input) !== JSON.stringify(input);
}

export function beginCheck(db: Database, input: CheckInput, pack: PolicyPack): number {
  return db.run(
    "INSERT INTO archive_check (state, input, pack, set_aside, strays) VALUES ('working', ?, ?, '{}', '[]')",
    [JSON.stringify(input), JSON.stringify(pack)],
  ).lastId;
}

/** From now on the households of this check are shown; those of earlier ones can go. */
export function finishCheck(
  db: Database,
  checkId: number,
  { setAside, strays }: Pick<ArchiveCheck, 'setAside' | 'strays'>,
): void {
  db.run("UPDATE archive_check SET state = 'gone' WHERE state = 'done'");
  db.run("UPDATE archive_check SET state = 'done', set_aside = ?, strays = ? WHERE check_id = ?", [
    JSON.stringify(setAside),
    JSON.stringify(strays),
    checkId,
  ]);
}

/** A check or a reading that did not come to its end leaves nothing that counts; to be called only while no other job runs. */
export function forgetUnfinished(db: Database): void {
  db.transaction(() => {
    db.run("DELETE FROM archive_source WHERE state = 'working'");
    db.run("UPDATE archive_check SET state = 'gone' WHERE state = 'working'");
  });
}

const ROWS_AT_ONCE = 5000;

/**
 * Removes what no check rests on any more, piece by piece, so that nobody waits long: earlier checks, files that were taken out. To be called
 * until it gives false.
 */
export function removeOutdated(db: Database): boolean {
  return db.transaction(() => {
    const outdated = db.get<{ id: number }>("SELECT check_id AS id FROM archive_check WHERE state = 'gone' LIMIT 1");
    if (outdated !== undefined) {
      for (const [table, key] of [
        ['archive_household', 'volume_no'],
        ['archive_bundle', 'household_id'],
      ] as const) {
        const sql = `DELETE FROM ${table} WHERE check_id = :check AND ${key} IN (SELECT ${key} FROM ${table} WHERE check_id = :check LIMIT ${ROWS_AT_ONCE})`;
        if (db.run(sql, { check: outdated.id }).changes > 0) return true;
      }
      db.run('DELETE FROM archive_check WHERE check_id = ?', [outdated.id]);
      db.run('DELETE FROM archive_remark WHERE check_id = ?', [outdated.id]);
      return true;
    }
    const rests = db.get<{ input: string }>("SELECT input FROM archive_check WHERE state = 'done'");
    const still = rests === undefined ? [] : (JSON.parse(rests.input) as CheckInput).sources;
    const gone = db.get<{ id: number }>(
      `SELECT source_id AS id FROM archive_source WHERE state = 'gone' AND source_id NOT IN (SELECT value FROM json_each(?)) LIMIT 1`,
      [JSON.stringify(still)],
    );
    if (gone === undefined) return false;
    const chunks = `DELETE FROM archive_chunk WHERE chunk_id IN (SELECT chunk_id FROM archive_chunk WHERE source_id = ? LIMIT 500)`;
    if (db.run(chunks, [gone.id]).changes > 0) return true;
    db.run('DELETE FROM archive_source WHERE source_id = ?', [gone.id]);
    return true;
  });
}
