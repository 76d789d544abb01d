import { readBankAccount } from '../identity/bank-account.ts';
import { readMoney } from '../identity/money.ts';
import { readPersonId } from '../identity/person-id.ts';
import type { BufferedRow } from './header.ts';
import { CellKind } from './source-row.ts';

/** What the cells of a column look like, as shares (0 … 1) of the filled ones. */
export interface ColumnContent {
  readonly filled: number;
  readonly ids: number;
  readonly accounts: number;
  readonly money: number;
  readonly names: number;
  /** Whole numbers counting up by one. */
  readonly sequence: number;
}

/** Looks at a column of the sample rows. */
export function contentOf(rows: readonly BufferedRow[], index: number): ColumnContent {
  const cells = rows
    .map((row) => ({ text: (row.cells[index] ?? '').trim(), kind: (row.kinds?.[index] ?? CellKind.text) as CellKind }))
    .filter(({ text }) => text !== '');
  const share = (holds: (text: string, kind: CellKind, i: number) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter(({ text, kind }, i) => holds(text, kind, i)).length / cells.length;
  return {
    filled: rows.length === 0 ? 0 : cells.length / rows.length,
    ids: share((text, kind) => {
      const { state, was15, canonical } = readPersonId(text, kind);
      return (
        state === 'valid' ||
        state === 'damaged' ||
        was15 ||
        (canonical.length === 18 && /^\d{17}[\dX]$/.test(canonical))
      );
    }),
    accounts: share((text, kind) => {
      const { state, canonical } = readBankAccount(text, kind);
      return (state === 'valid' && canonical.length >= 10) || state === 'damaged';
    }),
    money: share((text, kind) => readMoney(text, kind, 'yuan').state === 'ok' && text.replace(/\D/g, '').length <= 10),
    names: share((text) => /^[\p{Script=Han}·•．?□*]{2,15}$/u.test(text.replace(/\s/g, ''))),
    sequence: share(
      (text, _kind, i) => /^\d{1,9}$/.test(text) && (i === 0 || Number(text) === Number(cells[i - 1]!.text) + 1),
    ),
  };
}
