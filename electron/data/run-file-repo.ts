import type { FileKind } from '../../shared/contracts/desk/common.ts';
import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import type { Database } from './database.ts';
import type { RunFile } from './write-run.ts';

/** The files a run read, as it read them. */
export function filesOfRun(db: Database, runId: number): readonly RunFile[] {
  return db
    .all<{ kind: FileKind; name: string; file_id: number; report: string }>(
      'SELECT kind, name, file_id, report FROM run_file WHERE run_id = ? ORDER BY kind, name',
      [runId],
    )
    .map(({ kind, name, file_id, report }) => ({
      kind,
      name,
      fileId: file_id,
      report: JSON.parse(report) as FileReport,
    }));
}

/** A name that a source file was given, for the record; '' where no month has it. */
export function nameOfSource(db: Database, fileId: number): string {
  const row = db.get<{ name: string }>(
    'SELECT name FROM month_file WHERE file_id = ?1 UNION ALL SELECT name FROM run_file WHERE file_id = ?1 LIMIT 1',
    [fileId],
  );
  return row?.name ?? '';
}
