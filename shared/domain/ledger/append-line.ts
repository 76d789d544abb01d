import { ownCopy } from '../../lib/own-copy.ts';
import { readBankAccount } from '../identity/bank-account.ts';
import { readCategory } from '../identity/category.ts';
import { type Change, describeChange } from '../identity/change.ts';
import { readFundItem } from '../identity/fund-item.ts';
import { readMoney } from '../identity/money.ts';
import { readMonths } from '../identity/month.ts';
import { readPersonId, splitPersonIds } from '../identity/person-id.ts';
import { readPersonName } from '../identity/person-name.ts';
import { type BankOutcome, readBankOutcome } from './bank-outcome.ts';
import { Category, KeyState, monthNumber, Outcome } from './ledger.ts';
import type { LedgerBuilder } from './ledger-builder.ts';
import type { LinePlan } from './line-plan.ts';
import { readReissueWords } from './reissue-words.ts';
import { CellKind, type SourceRow } from './source-row.ts';

const KEY_STATE = {
  valid: KeyState.valid,
  empty: KeyState.empty,
  invalid: KeyState.invalid,
  damaged: KeyState.damaged,
} as const;
const OUTCOME: Readonly<Record<BankOutcome['outcome'], Outcome>> = {
  credited: Outcome.credited,
  failed: Outcome.failed,
  returned: Outcome.returned,
  pending: Outcome.pending,
  unknown: Outcome.unknown,
};

/** Answers of costly readings of texts that recur on line after line: categories, fund items, months. */
class Remembered<T> {
  readonly #read: (text: string) => T;
  readonly #known = new Map<string, { readonly text: string; readonly answer: T }>();
  #last: { readonly text: string; readonly answer: T };

  constructor(read: (text: string) => T) {
    this.#read = read;
    this.#last = { text: '', answer: read('') };
  }

  of(text: string): T {
    if (text !== this.#last.text) this.#last = this.#known.get(text) ?? this.#learn(ownCopy(text));
    return this.#last.answer;
  }

  #learn(text: string): { readonly text: string; readonly answer: T } {
    const entry = { text, answer: this.#read(text) };
    // A free-text column must not fill the memory with answers that never recur.
    if (this.#known.size < 10_000) this.#known.set(text, entry);
    return entry;
  }
}

/** Sums of one sheet as its lines come: for control totals. */
export interface RunningSum {
  lines: number;
  fen: number;
  /** Lines whose amount could not be read. */
  unreadable: number;
  /** No amount so far has decimals: the numbers may be fen. */
  allWholeYuan: boolean;
  /** Lines of more than a household of 低保 gets in a month. */
  large: number;
}

/** More than five thousand yuan for a household and a month is rather fen read as yuan. */
export const LARGE_FEN = 500_000;

/**
 * Turns rows into lines of a ledger: each part read by its own module, the original kept with a note wherever something was changed or
 * could not be read. Never throws over a row: what cannot be read is marked on the line and becomes a discrepancy of its own.
 */
export class LineAppender {
  readonly #builder: LedgerBuilder;
  readonly #plan: LinePlan;
  readonly #sheet: number;
  readonly #period: string;
  readonly #categories = new Remembered((text: string) => CATEGORY[readCategory(text) ?? 'none']);
  readonly #items = new Remembered((text: string) => readFundItem(text) ?? '');
  readonly #reissues = new Remembered((text: string) => readReissueWords(text, this.#period));
  readonly #months: Remembered<{ readonly first: number; readonly count: number }>;
  /** By index of the interned village: whether it is garbled. */
  readonly #garbledVillages: boolean[] = [];
  readonly sum: RunningSum = { lines: 0, fen: 0, unreadable: 0, allWholeYuan: true, large: 0 };

  constructor(builder: LedgerBuilder, plan: LinePlan, sheet: number, period: string) {
    this.#builder = builder;
    this.#plan = plan;
    this.#sheet = sheet;
    this.#period = period;
    this.#months = new Remembered((text) => {
      // A full date is the day of payment, not the month the money is for.
      const reading = isFullDate(text) ? null : readMonths(text, CellKind.text, this.#period);
      return reading === null ? NO_MONTH : { first: monthNumber(reading.first), count: reading.count };
    });
  }

  /** Whether the row names anybody: without identity number, account, certificate and name it can be no line. */
  namesSomebody({ cells }: SourceRow): boolean {
    const { id, name, accounts, cert } = this.#plan;
    const filled = (column: number): boolean => column !== -1 && (cells[column] ?? '').trim() !== '';
    return filled(id) || filled(name) || filled(cert) || accounts.some(filled);
  }

  /** Appends the row as a line. `members`: identity numbers and names collected elsewhere (person export). */
  append(row: SourceRow, members?: { readonly ids: readonly string[]; readonly names: readonly string[] }): void {
    const builder = this.#builder;
    const plan = this.#plan;
    builder.sheet.push(this.#sheet);
    builder.row.push(row.row);
    builder.seq.push(plan.seq === -1 ? '' : cellOf(row, plan.seq).trim());
    const id = this.#appendId(row);
    this.#appendName(row);
    this.#appendAccount(row);
    builder.cert.push(plan.cert === -1 ? '' : compactKey(cellOf(row, plan.cert)));
    this.#appendMoney(row);
    this.#appendMonths(row);
    builder.headcount.push(plan.headcount === -1 ? -1 : readCount(cellOf(row, plan.headcount)));
    builder.category.push(
      plan.category === -1
        ? plan.defaultCategory
        : this.#categories.of(cellOf(row, plan.category)) || plan.defaultCategory,
    );
    this.#appendOutcome(row);
    const township = plan.township === -1 ? '' : cellOf(row, plan.township).trim();
    builder.township.push(township === '' ? plan.defaultTownship : township);
    this.#appendVillage(row);
    builder.item.push(this.#itemOf(row));
    this.#appendReissueWords(row);
    this.#appendMembers(row, id, members);
  }

  #note(column: string, original: string, changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const note = changes.map(describeChange).join('、');
    this.#builder.notes.push({
      line: this.#builder.count - 1,
      column,
      original: ownCopy(original),
      note,
      kind: 'changed',
    });
  }

  #fault(kind: 'garbled' | 'unreadable', column: string, original: string, note: string): void {
    this.#builder.notes.push({ line: this.#builder.count - 1, column, original: ownCopy(original), note, kind });
  }

  #appendId(row: SourceRow): string {
    const column = this.#plan.id;
    if (column === -1) {
      this.#builder.id.push('');
      this.#builder.idState.push(KeyState.absent);
      return '';
    }
    const reading = readPersonId(cellOf(row, column), kindOf(row, column));
    this.#builder.id.push(reading.canonical);
    this.#builder.idState.push(KEY_STATE[reading.state]);
    this.#note('身份证号', cellOf(row, column), reading.changes);
    return reading.canonical;
  }

  #appendName(row: SourceRow): void {
    const { name: column, holder } = this.#plan;
    const builder = this.#builder;
    const written = column === -1 ? '' : cellOf(row, column);
    const reading = readPersonName(written);
    builder.name.push(reading.canonical);
    if (reading.canonical !== written) builder.namesAsWritten.set(builder.count - 1, ownCopy(written.trim()));
    this.#note('姓名', written, reading.changes);
    if (reading.garbled) this.#fault('garbled', '姓名', written, '有乱码或占位符，请按身份证更正');
    if (holder === -1) return;
    const held = readPersonName(cellOf(row, holder)).canonical;
    if (held !== '' && held !== reading.canonical) builder.holders.set(builder.count - 1, ownCopy(held));
  }

  #appendAccount(row: SourceRow): void {
    const { accounts } = this.#plan;
    if (accounts.length === 0) {
      this.#builder.account.push('');
      this.#builder.accountState.push(KeyState.absent);
      return;
    }
    const column = accounts.find((each) => cellOf(row, each).trim() !== '') ?? accounts[0]!;
    const reading = readBankAccount(cellOf(row, column), kindOf(row, column));
    this.#builder.account.push(reading.canonical);
    this.#builder.accountState.push(KEY_STATE[reading.state]);
    this.#note('账号', cellOf(row, column), reading.changes);
  }

  #appendMoney(row: SourceRow): void {
    const { total, base, supplements, extras, deductions } = this.#plan;
    const supplementFen = this.#sumOf(row, supplements);
    let fen: number;
    if (total !== -1) fen = this.#moneyAt(row, total);
    else
      fen = this.#sumOf(
        row,
        [base, ...supplements, ...extras].filter((column) => column !== -1),
      );
    if (total === -1 && deductions.length > 0) fen -= Math.abs(this.#sumOf(row, deductions)) || 0;
    if (Number.isNaN(fen)) {
      const column = total !== -1 ? total : base;
      const written = column === -1 ? '' : cellOf(row, column);
      this.#fault(
        'unreadable',
        '金额',
        written,
        written.trim() === '' ? '为空，空白不等于零，请补填' : '不是可识别的金额，请更正后重新对账',
      );
    } else if (fen < 0) {
      this.#fault(
        'unreadable',
        '金额',
        cellOf(row, total !== -1 ? total : base),
        '为负数，付款金额不能为负，请核实是否为冲减',
      );
      fen = Number.NaN;
    }
    this.#builder.fen.push(fen);
    this.#builder.classFen.push(supplements.length === 0 ? Number.NaN : supplementFen);
    this.sum.lines++;
    if (Number.isNaN(fen)) {
      this.sum.unreadable++;
      return;
    }
    this.sum.fen += fen;
    if (fen % 100 !== 0) this.sum.allWholeYuan = false;
    if (fen > LARGE_FEN) this.sum.large++;
  }

  /** Fen of the cell; NaN where it is blank or cannot be read. */
  #moneyAt(row: SourceRow, column: number): number {
    const text = cellOf(row, column);
    const reading = readMoney(text, kindOf(row, column), this.#plan.unit);
    this.#note('金额', text, reading.changes);
    return reading.fen ?? Number.NaN;
  }

  /** Fen of the cells together, blank ones left out; NaN where all are blank or one cannot be read. */
  #sumOf(row: SourceRow, columns: readonly number[]): number {
    let sum = Number.NaN;
    for (const column of columns) {
      const reading = readMoney(cellOf(row, column), kindOf(row, column), this.#plan.unit);
      if (reading.state === 'invalid') return Number.NaN;
      if (reading.fen !== null) sum = (Number.isNaN(sum) ? 0 : sum) + reading.fen;
    }
    return sum;
  }

  #appendMonths(row: SourceRow): void {
    const { month, months } = this.#plan;
    const said = month === -1 ? NO_MONTH : this.#months.of(cellOf(row, month));
    const count = months === -1 ? 0 : Math.max(0, readCount(cellOf(row, months)));
    this.#builder.month.push(said.first);
    this.#builder.months.push(Math.min(255, count === 0 ? said.count : count));
  }

  #appendOutcome(row: SourceRow): void {
    const { status, reason } = this.#plan;
    if (status === -1 && reason === -1) {
      this.#builder.outcome.push(Outcome.unknown);
      return;
    }
    const statusText = status === -1 ? '' : cellOf(row, status);
    const reasonText = reason === -1 ? '' : cellOf(row, reason);
    const { outcome, category, words } = readBankOutcome(statusText, reasonText, this.#plan.successCodes);
    this.#builder.outcome.push(OUTCOME[outcome]);
    if (outcome !== 'credited' && words !== '') {
      this.#builder.bankWords.push({ line: this.#builder.count - 1, category, words: ownCopy(words) });
    }
  }

  #appendVillage(row: SourceRow): void {
    const column = this.#plan.village;
    const written = column === -1 ? '' : cellOf(row, column).trim();
    const index = this.#builder.village.push(written);
    this.#garbledVillages[index] ??= readPersonName(written).garbled;
    if (this.#garbledVillages[index]) this.#fault('garbled', '村', written, '有乱码，请更正');
  }

  #itemOf(row: SourceRow): string {
    for (const column of this.#plan.items) {
      const item = this.#items.of(cellOf(row, column));
      if (item !== '') return item;
    }
    return '';
  }

  /** Only the bank pays: an application that mentions a back payment pays nothing again. */
  #appendReissueWords(row: SourceRow): void {
    if (this.#builder.kind !== 'bank') return;
    for (const column of this.#plan.items) {
      const words = cellOf(row, column);
      const month = this.#reissues.of(words);
      if (month === null) continue;
      this.#builder.reissueWords.push({ line: this.#builder.count - 1, words: ownCopy(words.trim()), month });
      return;
    }
  }

  #appendMembers(
    row: SourceRow,
    headId: string,
    collected?: { readonly ids: readonly string[]; readonly names: readonly string[] },
  ): void {
    const { memberIds, memberNames } = this.#plan;
    if (collected === undefined && memberIds.length === 0 && memberNames.length === 0) {
      this.#builder.members.push('');
      this.#builder.memberNames.push('');
      return;
    }
    const ids = collected?.ids ?? memberIds.flatMap((column) => splitPersonIds(cellOf(row, column)));
    const canonicalIds = ids
      .map((text) => readPersonId(text, CellKind.text))
      .filter(({ state }) => state === 'valid' || state === 'invalid');
    this.#builder.members.push(
      [...new Set(canonicalIds.map(({ canonical }) => canonical))].filter((id) => id !== headId).join(';'),
    );
    const names = collected?.names ?? memberNames.flatMap((column) => cellOf(row, column).split(/[;；,，、/\n]/));
    this.#builder.memberNames.push(
      [...new Set(names.map((name) => readPersonName(name).canonical))].filter((name) => name !== '').join(';'),
    );
  }
}

const CATEGORY = { urban: Category.urban, rural: Category.rural, none: Category.unknown } as const;
const NO_MONTH = { first: 0, count: 0 } as const;

/** Whether the text is one full date (year, month and day), such as a day of payment. */
function isFullDate(text: string): boolean {
  return /^\s*\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}|年\d{1,2}月\d{1,2}日)(?:[ T]\d{1,2}:.*)?\s*$/.test(text);
}

function cellOf(row: SourceRow, column: number): string {
  return row.cells[column] ?? '';
}

function kindOf(row: SourceRow, column: number): CellKind {
  return row.kinds === null ? CellKind.text : ((row.kinds[column] ?? CellKind.empty) as CellKind);
}

/** A certificate number as a key: without white space, upper-case. Nearly all are plain already. */
function compactKey(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isPlain = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 0x4e00 && unit <= 0x9fff);
    if (!isPlain) return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  }
  return text;
}

/** A small whole number such as 3, 3人 or 3.0; −1 where the cell holds none. */
function readCount(text: string): number {
  if (text.length === 1) {
    const digit = text.charCodeAt(0) - 48;
    if (digit >= 0 && digit <= 9) return digit;
  }
  const match = /^\s*(\d{1,4})(?:\.0+)?\s*[人口个月]*\s*$/.exec(text.normalize('NFKC'));
  return match === null ? -1 : Number(match[1]);
}
