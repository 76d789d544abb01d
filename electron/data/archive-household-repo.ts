import type { ArchiveScope } from '../../shared/contracts/desk/archive.ts';
import type { ArchiveFilter, ArchiveSort } from '../../shared/contracts/desk/archive-views.ts';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { ArchiveCheck } from './archive-check-repo.ts';
import { archiveConditions, archiveOrder, archivePlace } from './archive-conditions.ts';
import { type ArchiveSums, addHousehold, noSums } from './archive-sums.ts';
import type { Database } from './database.ts';

/** A household as the check left it. Numbers in full. */
export interface HouseholdLine {
  readonly householdId: number;
  readonly volumeNo: number;
  readonly boxNo: number;
  readonly inBox: number;
  readonly certNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly township: string;
  readonly village: string;
  readonly members: number;
  /** A letter a material, in the order of the pack (archive-letters.ts). */
  readonly statuses: string;
  readonly faults: number;
  /** null: nobody keyed in a paper. */
  readonly differences: number | null;
  readonly undecided: number;
  readonly verdicts: string;
  readonly suspects: number;
}

/** What is written of a household: the line, and by what it is found. */
export interface HouseholdToWrite extends HouseholdLine {
  /** Tokens of the reconciliation by the head's number and by the certificate; '' where there is none. */
  readonly byId: string;
  readonly byCert: string;
  readonly search: string;
}

/** Numbers of the rows a household is put together from (chunk × ROW_STEP + place in the chunk), by table. */
export interface Bundle {
  readonly households: readonly number[];
  readonly persons: readonly number[];
  readonly inventory: readonly number[];
  readonly paper: readonly number[];
}

/** More than a chunk has rows. */
export const ROW_STEP = 1024;

const COLUMNS = `household_id AS householdId, volume_no AS volumeNo, box_no AS boxNo, in_box AS inBox, cert_no AS certNo, name,
  id_number AS idNumber, township, village, members, statuses, faults, differences, undecided, verdicts, suspects`;

/** A page of the list, and how many there are. */
export function householdPage(
  db: Database,
  check: ArchiveCheck,
  filter: ArchiveFilter,
  sort: ArchiveSort,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly HouseholdLine[] } {
  const { sql, parameters } = archiveConditions(check, filter);
  return {
    total: countOf(db, sql, parameters),
    rows: db.all<HouseholdLine>(
      `SELECT ${COLUMNS} FROM archive_household WHERE ${sql} ORDER BY ${archiveOrder(sort)} LIMIT :limit OFFSET :offset`,
      { ...parameters, limit, offset },
    ),
  };
}

type Parameters = Readonly<Record<string, string | number>>;

function countOf(db: Database, sql: string, parameters: Parameters): number {
  return db.get<{ total: number }>(`SELECT count(*) AS total FROM archive_household WHERE ${sql}`, parameters)!.total;
}

/** The ids of the list, in its order. */
export function householdIds(
  db: Database,
  check: ArchiveCheck,
  filter: ArchiveFilter,
  sort: ArchiveSort,
): readonly number[] {
  const { sql, parameters } = archiveConditions(check, filter);
  return db
    .all<{ id: number }>(
      `SELECT household_id AS id FROM archive_household WHERE ${sql} ORDER BY ${archiveOrder(sort)}`,
      parameters,
    )
    .map(({ id }) => id);
}

/** The households of a scope in the order of the shelf. */
export function householdLines(db: Database, { checkId }: ArchiveCheck, scope: ArchiveScope): readonly HouseholdLine[] {
  const [sql, parameters] = scopeCondition(scope);
  return db.all<HouseholdLine>(
    `SELECT ${COLUMNS} FROM archive_household WHERE check_id = :check ${sql} ORDER BY volume_no`,
    { check: checkId, ...parameters },
  );
}

function scopeCondition(scope: ArchiveScope): readonly [sql: string, parameters: Parameters] {
  switch (scope.what) {
    case 'county':
      return ['', {}];
    case 'township':
      return ['AND township = :township', { township: scope.township }];
    case 'village':
      return ['AND township = :township AND village = :village', { township: scope.township, village: scope.village }];
    case 'households':
      return [
        'AND household_id IN (SELECT value FROM json_each(:households))',
        { households: JSON.stringify(scope.householdIds) },
      ];
  }
}

/** What stands before and after a household in the list. */
export interface HouseholdNeighbours {
  readonly previous: number | null;
  readonly next: number | null;
  /** From 0; null: it is not in the list. */
  readonly position: number | null;
  readonly total: number;
}

/**
 * The households before and after one in the list as it is filtered and sorted; of one that is not in it (any more), those between which it would
 * stand. Found by its place in the order: the list itself is never put together.
 */
export function householdNeighbours(
  db: Database,
  check: ArchiveCheck,
  householdId: number,
  filter: ArchiveFilter,
  sort: ArchiveSort,
): HouseholdNeighbours {
  const { sql, parameters } = archiveConditions(check, filter);
  const { key, before, forwards, backwards } = archivePlace(sort);
  const here = db.get<{ volume_no: number; place: string | number; listed: number }>(
    `SELECT volume_no, ${key} AS place, (${sql}) AS listed FROM archive_household
     WHERE check_id = :check AND household_id = :household`,
    { ...parameters, household: householdId },
  );
  if (here === undefined) return { previous: null, next: null, position: null, total: countOf(db, sql, parameters) };
  const at = { ...parameters, volume: here.volume_no, place: here.place };
  const { total, ahead } = db.get<{ total: number; ahead: number | null }>(
    `SELECT count(*) AS total, sum(${before}) AS ahead FROM archive_household WHERE ${sql}`,
    at,
  )!;
  const nearest = (where: string, order: string): number | null =>
    db.get<{ id: number }>(
      `SELECT household_id AS id FROM archive_household WHERE ${sql} AND ${where} ORDER BY ${order} LIMIT 1`,
      at,
    )?.id ?? null;
  return {
    previous: nearest(before, backwards),
    next: nearest(`NOT ${before} AND volume_no <> :volume`, forwards),
    position: here.listed === 1 ? (ahead ?? 0) : null,
    total,
  };
}

/** Throws E_GONE where the check has no such household. */
export function householdLine(db: Database, { checkId }: ArchiveCheck, householdId: number): HouseholdLine {
  const row = db.get<HouseholdLine>(
    `SELECT ${COLUMNS} FROM archive_household WHERE check_id = ? AND household_id = ?`,
    [checkId, householdId],
  );
  if (row === undefined) throw goneHousehold();
  return row;
}

export function goneHousehold(): WorkplaceError {
  return new WorkplaceError('E_GONE', '档案里已经没有这一户', '可能重新读入了名册，请回到“档案”重新查找');
}

/** The household of the archive that the reconciliation knows by this token; null: none. */
export function householdIdOfToken(db: Database, { checkId }: ArchiveCheck, token: string): number | null {
  const sql = (column: 'by_id' | 'by_cert') =>
    `SELECT household_id AS id FROM archive_household WHERE ${column} = ? AND check_id = ? LIMIT 1`;
  const found =
    db.get<{ id: number }>(sql('by_id'), [token, checkId]) ?? db.get<{ id: number }>(sql('by_cert'), [token, checkId]);
  return found?.id ?? null;
}

/** Tokens by which the reconciliation may know a household, the likelier first. */
export function tokensOf(db: Database, { checkId }: ArchiveCheck, householdId: number): readonly string[] {
  const row = db.get<{ by_id: string; by_cert: string }>(
    'SELECT by_id, by_cert FROM archive_household WHERE check_id = ? AND household_id = ?',
    [checkId, householdId],
  );
  return row === undefined ? [] : [row.by_id, row.by_cert].filter((token) => token !== '');
}

/** The key of a household (household-keys.ts). Throws E_GONE where the number was never given. */
export function keyOfHousehold(db: Database, householdId: number): string {
  const row = db.get<{ household: string }>('SELECT household FROM archive_known WHERE household_id = ?', [
    householdId,
  ]);
  if (row === undefined) throw goneHousehold();
  return row.household;
}

/** The number of a household: the one it has, else a new one. */
export function numberHousehold(db: Database, key: string): number {
  const known = db.get<{ id: number }>('SELECT household_id AS id FROM archive_known WHERE household = ?', [key]);
  return known?.id ?? db.run('INSERT INTO archive_known (household) VALUES (?)', [key]).lastId;
}

export function householdIdOfKey(db: Database, key: string): number | undefined {
  return db.get<{ id: number }>('SELECT household_id AS id FROM archive_known WHERE household = ?', [key])?.id;
}

export function bundleOf(db: Database, { checkId }: ArchiveCheck, householdId: number): Bundle {
  const row = db.get<{ records: string }>(
    'SELECT records FROM archive_bundle WHERE check_id = ? AND household_id = ?',
    [checkId, householdId],
  );
  if (row === undefined) throw goneHousehold();
  return JSON.parse(row.records) as Bundle;
}

/** Writes a household of a check that is under way. */
export function writeHousehold(db: Database, checkId: number, line: HouseholdToWrite, bundle: Bundle): void {
  db.run(
    `INSERT INTO archive_household (check_id, volume_no, household_id, box_no, in_box, cert_no, name, id_number, township, village,
       members, statuses, faults, differences, undecided, verdicts, suspects, by_id, by_cert, search)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      checkId,
      line.volumeNo,
      line.householdId,
      line.boxNo,
      line.inBox,
      line.certNo,
      line.name,
      line.idNumber,
      line.township,
      line.village,
      line.members,
      line.statuses,
      line.faults,
      line.differences,
      line.undecided,
      line.verdicts,
      line.suspects,
      line.byId,
      line.byCert,
      line.search,
    ],
  );
  db.run('INSERT INTO archive_bundle (check_id, household_id, records) VALUES (?, ?, ?)', [
    checkId,
    line.householdId,
    JSON.stringify(bundle),
  ]);
}

/** What a step may change of a household's line. */
export type Found = Pick<
  HouseholdLine,
  'members' | 'statuses' | 'faults' | 'differences' | 'undecided' | 'verdicts' | 'suspects'
>;

/** Puts a household's line right after a step, and the sums of its village with it. */
export function updateHousehold(db: Database, check: ArchiveCheck, householdId: number, found: Found): void {
  const { checkId } = check;
  const before = householdLine(db, check, householdId);
  db.run(
    `UPDATE archive_household SET members = ?, statuses = ?, faults = ?, differences = ?, undecided = ?, verdicts = ?, suspects = ?
     WHERE check_id = ? AND household_id = ?`,
    [
      found.members,
      found.statuses,
      found.faults,
      found.differences,
      found.undecided,
      found.verdicts,
      found.suspects,
      checkId,
      householdId,
    ],
  );
  const { township, village } = before;
  const row = db.get<{ sums: string }>(
    'SELECT sums FROM archive_village WHERE check_id = ? AND township = ? AND village = ?',
    [checkId, township, village],
  );
  const sums = row === undefined ? noSums(before.statuses.length) : (JSON.parse(row.sums) as ArchiveSums);
  addHousehold(sums, before, -1);
  addHousehold(sums, found, 1);
  writeSums(db, checkId, township, village, sums);
}

export function writeSums(db: Database, checkId: number, township: string, village: string, sums: ArchiveSums): void {
  db.run(
    `INSERT INTO archive_village (check_id, township, village, sums) VALUES (?, ?, ?, ?)
     ON CONFLICT (check_id, township, village) DO UPDATE SET sums = excluded.sums`,
    [checkId, township, village, JSON.stringify(sums)],
  );
}

/** The sums of every village, or of those of one township, by township and village. */
export function villageSums(
  db: Database,
  { checkId }: ArchiveCheck,
): readonly { readonly township: string; readonly village: string; readonly sums: ArchiveSums }[] {
  return db
    .all<{ township: string; village: string; sums: string }>(
      'SELECT township, village, sums FROM archive_village WHERE check_id = ? ORDER BY township, village',
      [checkId],
    )
    .map(({ township, village, sums }) => ({ township, village, sums: JSON.parse(sums) as ArchiveSums }));
}
