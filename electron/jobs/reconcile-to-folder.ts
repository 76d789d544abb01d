import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { SourceSummary, Statement } from '../../shared/contracts/statement.ts';
import { refuseSourcesInTheWay } from './input-files.ts';
import { prepareOutputFolder, writeWhole } from './output-folder.ts';
import type { JobContext } from './progress.ts';
import { reconcile } from './reconcile.ts';
import type { ReconcileInput, Reconciliation } from './reconciliation.ts';
import { type ReportOptions, writeReports } from './write-reports.ts';

/** Reconciles and writes the reports into `out`, all or nothing. Gives the statement as written. */
export async function reconcileToFolder(
  input: ReconcileInput,
  out: string,
  options: ReportOptions,
  context: JobContext,
): Promise<{ readonly statement: Statement; readonly reconciliation: Reconciliation }> {
  const began = performance.now();
  prepareOutputFolder(out);
  refuseSourcesInTheWay(input, out);
  const reconciliation = await reconcile(input, context);
  return writeWhole(out, 'statement.json', async (stage) => {
    const writing = performance.now();
    const core = withRelativePaths(reconciliation.statement, out);
    const { outputs, warnings } = await writeReports(stage, core, reconciliation.discrepancies, options, context);
    const now = performance.now();
    const statement: Statement = {
      ...core,
      warnings: [...core.warnings, ...warnings],
      masked: !options.unmasked,
      outputs,
      timings: {
        readMs: Math.round(reconciliation.readMs),
        matchMs: Math.round(reconciliation.matchMs),
        writeMs: Math.round(now - writing),
        totalMs: Math.round(now - began),
      },
    };
    await writeFile(join(stage, 'statement.json'), `${JSON.stringify(statement, null, 2)}\n`);
    return { statement, reconciliation };
  });
}

/** File paths as seen from the output folder: the result may be moved together with its sources. */
function withRelativePaths(statement: Reconciliation['statement'], out: string): Reconciliation['statement'] {
  const from = (source: SourceSummary): SourceSummary => ({
    ...source,
    files: source.files.map((file) => ({ ...file, path: relative(out, file.path).replaceAll('\\', '/') })),
  });
  const { approval, finance, bank, bankReturn } = statement.sources;
  return {
    ...statement,
    sources: {
      approval: from(approval),
      finance: from(finance),
      bank: from(bank),
      ...(bankReturn === undefined ? {} : { bankReturn: from(bankReturn) }),
    },
  };
}
