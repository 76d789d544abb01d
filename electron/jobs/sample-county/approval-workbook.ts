import { join } from 'node:path';
import { APPROVAL_COLUMNS, approvalCells } from '../../../shared/domain/sample/approval-columns.ts';
import type { SampleCounty } from '../../../shared/domain/sample/make-county.ts';
import { writeStreamingWorkbook } from '../../formats/streaming-workbook.ts';
import type { JobContext } from '../progress.ts';
import { letOthersRun } from './let-others-run.ts';
import type { RowPointers } from './row-pointers.ts';

const SHEET = '农村低保家庭查询';
const WIDTHS = { text: 16, count: 10, yuan: 14 } as const;
const ROWS_A_TURN = 1000;

/** Writes the household export of the provincial system: one header row, one row a household, numbers that identify as text. */
export async function writeApprovalWorkbook(
  dir: string,
  file: string,
  dated: Date,
  county: SampleCounty,
  pointers: RowPointers,
  context: JobContext,
): Promise<void> {
  const report = (done: number) =>
    context.report({ phase: 'sample', what: file, done, total: county.approval.length, unit: 'rows' });
  const options = { sharedStrings: false, styles: false };
  await writeStreamingWorkbook(join(dir, file), dated, options, async (workbook) => {
    const sheet = workbook.addWorksheet(SHEET);
    sheet.columns = APPROVAL_COLUMNS.map(({ kind }) => ({ width: WIDTHS[kind] }));
    sheet.addRow(APPROVAL_COLUMNS.map((column) => column.header)).commit();
    for (const [i, line] of county.approval.entries()) {
      sheet.addRow(approvalCells(county.plan, line)).commit();
      pointers.ledgers.set(line, `${file}#${SHEET}!${i + 2}`);
      if ((i + 1) % ROWS_A_TURN !== 0) continue;
      await letOthersRun();
      context.signal.throwIfAborted();
      report(i + 1);
    }
    sheet.commit();
  });
  report(county.approval.length);
}
