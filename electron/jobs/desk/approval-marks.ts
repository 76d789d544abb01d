import { readMonths } from '../../../shared/domain/identity/month.ts';
import type { FileReport } from '../../../shared/domain/ledger/reading-report.ts';
import { CellKind } from '../../../shared/domain/ledger/source-row.ts';
import type { ApprovalMark } from '../../../shared/domain/precheck/precheck.ts';
import type { Database } from '../../data/database.ts';
import type { MonthFile } from '../../data/month-file-repo.ts';
import { rowsOfSheet, sheetsOf } from '../../data/source-store.ts';

/** What an approval file writes in its columns 起始月份 and 停发, by row pointer; rows where nothing stands there are left out. */
export function approvalMarks(
  db: Database,
  files: readonly MonthFile[],
  period: string,
): ReadonlyMap<string, ApprovalMark> {
  const marks = new Map<string, ApprovalMark>();
  for (const { kind, name, fileId, report } of files) {
    if (kind !== 'approval') continue;
    for (const { position, name: sheet } of sheetsOf(db, fileId)) {
      const columns = columnsOf(report, sheet);
      if (columns === null) continue;
      for (const rows of rowsOfSheet(db, fileId, position))
        for (const { row, cells } of rows) {
          const stop = columns.stop
            .map((at) => (cells[at] ?? '').trim())
            .filter((text) => !NOTHING.has(text))
            .join(' ');
          const said = columns.begins.map((at) => cells[at] ?? '').find((text) => text.trim() !== '') ?? '';
          const begins = readMonths(said, CellKind.text, period)?.first ?? '';
          // A line is only held where it begins after this month: the others need not be kept.
          if (stop === '' && begins <= period) continue;
          marks.set(sheet === '' ? `${name}#${row}` : `${name}#${sheet}!${row}`, { begins, stop });
        }
    }
  }
  return marks;
}

const NOTHING: ReadonlySet<string> = new Set(['', '-', '/', '无', '否', '0']);

function columnsOf(report: FileReport, sheet: string) {
  const found = report.sheets.find(({ name, isTable }) => name === sheet && isTable);
  if (found === undefined) return null;
  const of = (column: string): readonly number[] =>
    found.columns.filter((each) => each.column === column).flatMap(({ indexes }) => indexes);
  const [begins, stop] = [of('begin_month'), of('stop')];
  return begins.length + stop.length === 0 ? null : { begins, stop };
}
