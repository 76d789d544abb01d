import { LEDGER_KINDS, type LedgerKind } from '../../../shared/domain/ledger/ledger-kind.ts';
import { resolvePointers } from '../../../shared/domain/ledger/row-pointer.ts';
import type { Database } from '../../data/database.ts';
import type { StoredDifference } from '../../data/difference-repo.ts';
import { filesOfRun } from '../../data/run-file-repo.ts';
import type { Run } from '../../data/run-repo.ts';
import { rowsOfSheet, sheetsOf } from '../../data/source-store.ts';

/** A sheet of a run's files that has a column of banks. */
interface BankSheet {
  readonly kind: LedgerKind;
  readonly file: string;
  readonly sheet: string;
  readonly fileId: number;
  readonly indexes: readonly number[];
  /** Names by row; read when the first row of it is asked for. */
  names: ReadonlyMap<number, string> | null;
}

/** The bank's list says whom the money went to; then the request, then the approval. */
const IN_ORDER: readonly LedgerKind[] = [...LEDGER_KINDS].reverse();

/**
 * Gives the bank (开户行、代发行) of differences as the rows they point at name it; a difference is left out where no ledger has such a column, or the cell is
 * empty. Nothing is told from the account number. Each sheet is read once.
 */
export function bankNames(
  db: Database,
): (run: Run, differences: readonly StoredDifference[]) => ReadonlyMap<number, string> {
  let ofRun: { readonly runId: number; readonly sheets: readonly BankSheet[] } | null = null;
  return ({ runId }, differences) => {
    if (ofRun?.runId !== runId) ofRun = { runId, sheets: bankSheets(db, runId) };
    const { sheets } = ofRun;
    const found = new Map<number, string>();
    if (sheets.length === 0) return found;
    for (const difference of differences) {
      for (const kind of IN_ORDER) {
        const pointed = resolvePointers(
          difference.rows[kind],
          sheets.filter((sheet) => sheet.kind === kind),
        )[0];
        const name = pointed === undefined ? '' : (namesOf(db, pointed.sheet).get(pointed.row) ?? '');
        if (name === '') continue;
        found.set(difference.differenceId, name);
        break;
      }
    }
    return found;
  };
}

function bankSheets(db: Database, runId: number): readonly BankSheet[] {
  return filesOfRun(db, runId).flatMap(({ kind, name: file, fileId, report }) =>
    kind === 'bankReturn'
      ? []
      : report.sheets.flatMap(({ name: sheet, columns }): BankSheet[] => {
          const indexes = columns.find(({ column }) => column === 'bank')?.indexes ?? [];
          return indexes.length === 0 ? [] : [{ kind, file, sheet, fileId, indexes, names: null }];
        }),
  );
}

function namesOf(db: Database, sheet: BankSheet): ReadonlyMap<number, string> {
  if (sheet.names !== null) return sheet.names;
  const names = new Map<number, string>();
  const position = sheetsOf(db, sheet.fileId).find(({ name }) => name === sheet.sheet)?.position;
  if (position !== undefined)
    for (const rows of rowsOfSheet(db, sheet.fileId, position))
      for (const { row, cells } of rows) {
        const name = sheet.indexes.map((index) => (cells[index] ?? '').trim()).find((text) => text !== '');
        if (name !== undefined) names.set(row, name);
      }
  sheet.names = names;
  return names;
}
