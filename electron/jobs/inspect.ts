import { basename } from 'node:path';
import { AppError } from '../../shared/contracts/app-error.ts';
import { mappingOfFile } from '../../shared/contracts/mapping-of-file.ts';
import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import type { SourceKind } from '../../shared/domain/ledger/sheet-reader.ts';
import type { JobContext } from './progress.ts';
import { readLedgerFile } from './read-ledger-file.ts';
import { limitsOf } from './read-ledgers.ts';
import type { ReconcileInput } from './reconciliation.ts';
import { tellKind } from './tell-kind.ts';

export interface InspectInput {
  readonly files: readonly string[];
  /** What the files are; told by their columns where left out. */
  readonly kind: SourceKind | null;
  readonly period: string;
  readonly mapping: ReconcileInput['mapping'];
}

/** What was understood of a file, or why it cannot be read. */
export type Inspection =
  | { readonly path: string; readonly kind: SourceKind; readonly report: FileReport; readonly error: null }
  | { readonly path: string; readonly kind: SourceKind | null; readonly report: null; readonly error: AppError };

/** Reads each file as a reconciliation would and says what it saw; a file that cannot be read does not stop the next. */
export async function inspect(input: InspectInput, context: JobContext): Promise<readonly Inspection[]> {
  const limits = limitsOf(input);
  const inspections: Inspection[] = [];
  for (const path of input.files) {
    const name = basename(path);
    const mapping = mappingOfFile(input.mapping?.content ?? null, name);
    const read = async (kind: SourceKind): Promise<FileReport> =>
      (await readLedgerFile({ path, name, kind, period: input.period, mapping, limits }, context)).report;
    try {
      // The bank's reading takes files without a header too, so it can look at anything.
      const first = await read(input.kind ?? 'bank');
      const kind = input.kind ?? tellKind(first);
      inspections.push({
        path,
        kind,
        report: kind === 'bank' || input.kind !== null ? first : await read(kind),
        error: null,
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      inspections.push({ path, kind: input.kind, report: null, error });
    }
  }
  return inspections;
}
