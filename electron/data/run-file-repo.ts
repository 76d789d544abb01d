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
