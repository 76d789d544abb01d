import { join } from 'node:path';
import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';
import { writeDiscrepanciesCsv } from '../formats/write/discrepancies-csv.ts';
import type { JobContext } from './progress.ts';
import type { Reconciliation } from './reconciliation.ts';

/** Which reports to write besides statement.json and discrepancies.csv. */
export interface ReportOptions {
  readonly unmasked: boolean;
  readonly xlsx: boolean;
  readonly pdf: boolean;
}

export interface WrittenReports {
  /** Report file → sha256. */
  readonly outputs: Readonly<Record<string, string>>;
  /** What only the writers could notice. */
  readonly warnings: readonly string[];
}

/** Writes the reports of a reconciliation into `folder`, which is there. The same result gives the same bytes. */
export async function writeReports(
  folder: string,
  statement: Reconciliation['statement'],
  discrepancies: readonly Discrepancy[],
  options: ReportOptions,
  context: JobContext,
): Promise<WrittenReports> {
  const outputs: Record<string, string> = {};
  const warnings: string[] = [];
  const begin = (what: string): string => {
    context.signal.throwIfAborted();
    context.report({ phase: 'write', what, done: 0, total: discrepancies.length, unit: 'rows' });
    return join(folder, what);
  };
  const csv = await writeDiscrepanciesCsv(begin('discrepancies.csv'), discrepancies, options);
  outputs['discrepancies.csv'] = csv.sha256;
  if (options.xlsx) {
    const path = begin('discrepancies.xlsx');
    const { writeDiscrepanciesXlsx } = await import('../formats/write/discrepancies-xlsx.ts');
    outputs['discrepancies.xlsx'] = (await writeDiscrepanciesXlsx(path, discrepancies, statement, options)).sha256;
  }
  if (options.pdf) {
    const path = begin('statement.pdf');
    const { writeStatementPdf } = await import('../formats/write/statement-pdf.ts');
    const pdf = await writeStatementPdf(path, statement);
    outputs['statement.pdf'] = pdf.sha256;
    if (pdf.missingGlyphs.length > 0)
      warnings.push(
        `对账单中有 ${pdf.missingGlyphs.length} 个字库没有的字，已用〔缺字〕标出：${pdf.missingGlyphs.join('、')}`,
      );
  }
  context.signal.throwIfAborted();
  return { outputs, warnings };
}
