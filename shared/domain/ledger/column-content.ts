import { readBankAccount } from '../identity/bank-account.ts';
import { readCategory } from '../identity/category.ts';
import { readMoney } from '../identity/money.ts';
import { readPersonId } from '../identity/person-id.ts';
import { readBankOutcome } from './bank-outcome.ts';
import type { BufferedRow } from './header.ts';
import { CellKind } from './source-row.ts';

/** What the cells of a column look like, as shares (0 … 1) of the filled ones. */
export interface ColumnContent {
  /** Share of the rows that have anything in the column. */
  readonly filled: number;
  readonly ids: number;
  readonly accounts: number;
  readonly money: number;
  readonly names: number;
  /** Written with decimals: 300.00. */
  readonly decimals: number;
  /** What became of a payment: 成功, 账号户名不符. */
  readonly outcomes: number;
  /** Whole numbers counting up by one. */
  readonly sequence: number;
  /** 城市 or 农村. */
  readonly categories: number;
  /** The same text on three rows or more, and no other. */
  readonly isConstant: boolean;
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
    ids: share(looksLikeId),
    accounts: share(looksLikeAccount),
    money: share(looksLikeMoney),
    names: share((text) => /^[\p{Script=Han}·•．?□*]{2,15}$/u.test(text.replace(/\s/g, ''))),
    decimals: share((text) => /\.\d/.test(text)),
    outcomes: share((text) => readBankOutcome(text, '').outcome !== 'unknown'),
    sequence: share(
      (text, _kind, i) => /^\d{1,9}$/.test(text) && (i === 0 || Number(text) === Number(cells[i - 1]!.text) + 1),
    ),
    categories: share((text) => readCategory(text) !== null),
    isConstant: cells.length >= 3 && cells.every(({ text }) => text === cells[0]!.text),
  };
}

/** An identity number, sound or with a slip in it; 18-digit accounts pass where they hold a date of birth by chance only. */
function looksLikeId(text: string, kind: CellKind): boolean {
  const { state, problem, canonical } = readPersonId(text, kind);
  return state === 'valid' || (state === 'damaged' && canonical.length > 10) || problem === 'checksum';
}

function looksLikeAccount(text: string, kind: CellKind): boolean {
  const { state, canonical } = readBankAccount(text, kind);
  return (state === 'valid' && canonical.length >= 10) || state === 'damaged';
}

/** An amount of up to ten digits: more are a number of another kind. */
function looksLikeMoney(text: string, kind: CellKind): boolean {
  return readMoney(text, kind, 'yuan').state === 'ok' && text.replace(/\D/g, '').length <= 10;
}
