import type { FileKind } from '../../shared/contracts/desk/common.ts';
import type { FileOverrides } from '../../shared/contracts/desk/files.ts';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import type { Database } from './database.ts';
import { refuseSealed } from './seal-guard.ts';

/** What a file is, how it is read, and what was understood of it. */
export interface UnderstoodAs {
  readonly kind: FileKind;
  /** null where nothing was changed by hand. */
  readonly overrides: FileOverrides | null;
  /** The profile whose overrides these are; null where they are none's. */
  readonly profileId: number | null;
  readonly report: FileReport;
  readonly households: number;
  readonly lines: number;
  readonly amountFen: number;
}

/** A file of a month. */
export interface MonthFile extends UnderstoodAs {
  readonly monthFileId: number;
  readonly monthId: number;
  readonly fileId: number;
  /** Base name as chosen; row pointers use it. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly addedAt: string;
  /** When it was replaced or taken out; null while it counts. */
  readonly endedAt: string | null;
}

interface MonthFileRow {
  readonly month_file_id: number;
  readonly month_id: number;
  readonly file_id: number;
  readonly kind: FileKind;
  readonly name: string;
  readonly overrides: string | null;
  readonly profile_id: number | null;
  readonly report: string;
  readonly households: number;
  readonly lines: number;
  readonly amount_fen: number;
  readonly added_at: string;
  readonly ended_at: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

const SELECT = `
  SELECT month_file_id, month_id, month_file.file_id, kind, name, overrides, profile_id, report, households, lines, amount_fen,
         added_at, ended_at, bytes, sha256
  FROM month_file JOIN source_file ON source_file.file_id = month_file.file_id`;

function monthFileOf(row: MonthFileRow): MonthFile {
  return {
    monthFileId: row.month_file_id,
    monthId: row.month_id,
    fileId: row.file_id,
    kind: row.kind,
    name: row.name,
    overrides: row.overrides === null ? null : (JSON.parse(row.overrides) as FileOverrides),
    profileId: row.profile_id,
    report: JSON.parse(row.report) as FileReport,
    households: row.households,
    lines: row.lines,
    amountFen: row.amount_fen,
    addedAt: row.added_at,
    endedAt: row.ended_at,
    bytes: row.bytes,
    sha256: row.sha256,
  };
}

/** The files a month rests on now, in the order they were added. */
export function filesOfMonth(db: Database, monthId: number): readonly MonthFile[] {
  return db
    .all<MonthFileRow>(`${SELECT} WHERE month_id = ? AND ended_at IS NULL ORDER BY month_file_id`, [monthId])
    .map(monthFileOf);
}

/** A file of a month, whether it still counts or not. Throws E_GONE where there is none. */
export function monthFileById(db: Database, monthFileId: number): MonthFile {
  const row = db.get<MonthFileRow>(`${SELECT} WHERE month_file_id = ?`, [monthFileId]);
  if (row === undefined)
    throw new WorkplaceError('E_GONE', '这个文件已经不在这个月里了', '请回到对账页面查看现有的文件');
  return monthFileOf(row);
}

/** An entry of some month for the source file, the newest: it says which columns hold personal numbers. */
export function monthFileOfSource(db: Database, fileId: number): MonthFile | undefined {
  const row = db.get<MonthFileRow>(`${SELECT} WHERE month_file.file_id = ? ORDER BY month_file_id DESC LIMIT 1`, [
    fileId,
  ]);
  return row === undefined ? undefined : monthFileOf(row);
}

/** How many files of each kind every month has now. */
export function fileCounts(db: Database): ReadonlyMap<number, Readonly<Record<FileKind, number>>> {
  const counts = new Map<number, Record<FileKind, number>>();
  const rows = db.all<{ month_id: number; kind: FileKind; files: number }>(
    'SELECT month_id, kind, count(*) AS files FROM month_file WHERE ended_at IS NULL GROUP BY month_id, kind',
  );
  for (const { month_id, kind, files } of rows) {
    const ofMonth = counts.get(month_id) ?? { approval: 0, finance: 0, bank: 0, bankReturn: 0 };
    counts.set(month_id, { ...ofMonth, [kind]: files });
  }
  return counts;
}

/** Puts a file into a month. The caller grows the month's revision. */
export function addMonthFile(
  db: Database,
  file: UnderstoodAs &
    Pick<MonthFile, 'monthId' | 'fileId' | 'name' | 'addedAt'> & {
      /** Who chose it: the person may confirm no match of the month (four eyes). */
      readonly addedBy: number | null;
    },
): number {
  refuseSealed(db, file.monthId);
  return db.run(
    `INSERT INTO month_file
       (month_id, file_id, kind, name, overrides, profile_id, report, households, lines, amount_fen, added_at, added_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      file.monthId,
      file.fileId,
      file.kind,
      file.name,
      file.overrides === null ? null : JSON.stringify(file.overrides),
      file.profileId,
      JSON.stringify(file.report),
      file.households,
      file.lines,
      file.amountFen,
      file.addedAt,
      file.addedBy,
    ],
  ).lastId;
}

/** Another understanding of the same rows. The caller grows the month's revision. */
export function changeMonthFile(db: Database, monthFileId: number, as: UnderstoodAs): void {
  refuseSealed(db, monthFileById(db, monthFileId).monthId);
  db.run(
    `UPDATE month_file SET kind = ?, overrides = ?, profile_id = ?, report = ?, households = ?, lines = ?, amount_fen = ?
     WHERE month_file_id = ?`,
    [
      as.kind,
      as.overrides === null ? null : JSON.stringify(as.overrides),
      as.profileId,
      JSON.stringify(as.report),
      as.households,
      as.lines,
      as.amountFen,
      monthFileId,
    ],
  );
}

/** The file no longer counts; it stays in the history. `replacedBy`: the entry of its corrected version. The caller grows the revision. */
export function endMonthFile(db: Database, monthFileId: number, at: string, replacedBy: number | null): void {
  refuseSealed(db, monthFileById(db, monthFileId).monthId);
  db.run('UPDATE month_file SET ended_at = ?, replaced_by = ? WHERE month_file_id = ? AND ended_at IS NULL', [
    at,
    replacedBy,
    monthFileId,
  ]);
}

/** A version that was replaced or taken out. */
export interface FormerFile {
  readonly monthFileId: number;
  readonly kind: FileKind;
  readonly name: string;
  readonly sha256: string;
  readonly addedAt: string;
  readonly endedAt: string;
  readonly replacedBy: string | null;
}

/** The files a month no longer rests on, the last first. */
export function formerFilesOf(db: Database, monthId: number): readonly FormerFile[] {
  return db.all<{ -readonly [Name in keyof FormerFile]: FormerFile[Name] }>(
    `SELECT former.month_file_id AS monthFileId, former.kind AS kind, former.name AS name, sha256,
            former.added_at AS addedAt, former.ended_at AS endedAt, later.name AS replacedBy
     FROM month_file AS former
     JOIN source_file ON source_file.file_id = former.file_id
     LEFT JOIN month_file AS later ON later.month_file_id = former.replaced_by
     WHERE former.month_id = ? AND former.ended_at IS NOT NULL
     ORDER BY former.ended_at DESC, former.month_file_id DESC`,
    [monthId],
  );
}
