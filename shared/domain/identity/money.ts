import { CellKind } from '../ledger/source-row.ts';
import { type Change, NO_CHANGES } from './change.ts';

export type MoneyUnit = 'yuan' | 'fen' | 'wan-yuan';

/** An amount as read from a cell, in fen. Blank is not zero. dibao.md 6.6. */
export interface MoneyReading {
  readonly fen: number | null;
  readonly state: 'ok' | 'blank' | 'invalid';
  readonly changes: readonly Change[];
}

const BLANK: MoneyReading = { fen: null, state: 'blank', changes: NO_CHANGES };
const INVALID: MoneyReading = { fen: null, state: 'invalid', changes: NO_CHANGES };

/** How many decimals of the unit are whole fen. */
const FEN_DECIMALS = { yuan: 2, fen: 0, 'wan-yuan': 6 } as const satisfies Record<MoneyUnit, number>;

const BLANK_WORDS = new Set(['', '-', '--', '—', '——', '－', '/', '无', '空', 'NULL', 'null']);

/** Plain digits with at most two decimals, char by char: nearly every amount is one. −1 where it is anything else. */
function plainYuan(text: string): number {
  let fen = 0;
  let decimals = -1;
  const { length } = text;
  if (length === 0 || length > 13) return -1;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) {
      fen = fen * 10 + (unit - 48);
      if (decimals >= 0 && ++decimals > 2) return -1;
    } else if (unit === 46 && decimals === -1 && i > 0 && i < length - 1) decimals = 0;
    else return -1;
  }
  return decimals <= 0 ? fen * 100 : decimals === 1 ? fen * 10 : fen;
}

/** Reads an amount given in `unit`. Exact: decimal digits become fen without passing through floating point. */
export function readMoney(text: string, kind: CellKind, unit: MoneyUnit): MoneyReading {
  if (unit === 'yuan') {
    const fen = plainYuan(text);
    if (fen >= 0) return { fen, state: 'ok', changes: NO_CHANGES };
  }
  const changes: Change[] = [];
  let amount = text;
  const apply = (next: string, change: Change): void => {
    if (next !== amount) changes.push(change);
    amount = next;
  };
  apply(amount.replace(/[\s\u00A0\u200B\uFEFF]+/g, ''), 'spaces-removed');
  if (BLANK_WORDS.has(amount)) return BLANK;
  apply(amount.replace(/^['’‘＇]+/, ''), 'apostrophe-removed');
  apply(amount.normalize('NFKC').replace(/，/g, ','), 'full-width');
  apply(amount.replace(/^(?:RMB|CNY|人民币|[¥￥])/i, '').replace(/(?:元整|元|圆|RMB|[¥￥])$/i, ''), 'currency-sign');
  const { negative, digits } = signOf(amount);
  amount = digits;
  apply(amount.replace(/^[¥￥]/, ''), 'currency-sign');
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(amount)) apply(amount.replaceAll(',', ''), 'thousands-separator');
  const parts = decimalParts(amount);
  if (parts === null) return INVALID;
  const fen = toFen(parts, FEN_DECIMALS[unit], changes, kind);
  if (fen === null) return INVALID;
  return { fen: negative && fen !== 0 ? -fen : fen, state: 'ok', changes: changes.length === 0 ? NO_CHANGES : changes };
}

/** Accounting signs: −1, (1), 1−. */
function signOf(text: string): { readonly negative: boolean; readonly digits: string } {
  const bracketed = /^\((.+)\)$/.exec(text);
  if (bracketed !== null) return { negative: true, digits: bracketed[1]! };
  if (/^[-−–]/.test(text)) return { negative: true, digits: text.slice(1) };
  if (/[-−]$/.test(text)) return { negative: true, digits: text.slice(0, -1) };
  return { negative: false, digits: text.startsWith('+') ? text.slice(1) : text };
}

/** Digits and the place of the point; null where the text is no number. */
function decimalParts(text: string): { readonly digits: string; readonly decimals: number } | null {
  const match = /^(\d*)(?:\.(\d*))?(?:E([+-]?\d{1,3}))?$/i.exec(text);
  if (match === null) return null;
  const whole = match[1]!;
  const fraction = match[2] ?? '';
  if (whole + fraction === '') return null;
  return { digits: whole + fraction, decimals: fraction.length - Number(match[3] ?? 0) };
}

/** Whole fen of digits with so many decimals; float noise below a millionth of the unit is rounded and noted. */
function toFen(
  { digits, decimals }: { readonly digits: string; readonly decimals: number },
  fenDecimals: number,
  changes: Change[],
  kind: CellKind,
): number | null {
  const shift = fenDecimals - decimals;
  if (shift > 15) return null;
  let whole: string;
  let rest = '';
  if (shift >= 0) whole = digits + '0'.repeat(shift);
  else {
    const padded = digits.padStart(1 - shift, '0');
    whole = padded.slice(0, padded.length + shift);
    rest = padded.slice(padded.length + shift);
  }
  let fen = Number(whole);
  if (/[1-9]/.test(rest)) {
    // 1893.9999999 or 0.30000000000000004: what a binary number leaves behind. 12.345 is not: half a fen is no amount.
    const noise = /^0{3,}\d*$/.test(rest) ? 0 : /^9{4,}\d*$/.test(rest) ? 1 : null;
    if (noise === null || (kind !== CellKind.number && rest.length < 4)) return null;
    fen += noise;
    changes.push('float-noise');
  }
  return Number.isSafeInteger(fen) ? fen : null;
}

/** The unit a header or a line such as 单位：万元 names; null where it names none. */
export function readMoneyUnit(text: string): MoneyUnit | null {
  const compact = text.normalize('NFKC').replace(/\s+/g, '');
  const match =
    /单位[:为]?(?:人民币)?(万元|元|分)|[(](?:单位[:]?)?(万元|元|分)(?:\/月)?[)]|[(/](万元|元|分)(?:\/月)?[)]?$/u.exec(
      compact,
    );
  const unit = match?.[1] ?? match?.[2] ?? match?.[3];
  if (unit === undefined) return null;
  return unit === '万元' ? 'wan-yuan' : unit === '元' ? 'yuan' : 'fen';
}

/** "1234.50". */
export function formatYuan(fen: number): string {
  const absolute = Math.abs(fen);
  const sign = fen < 0 ? '-' : '';
  return `${sign}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, '0')}`;
}

/** "1,234.50". */
export function formatYuanGrouped(fen: number): string {
  return formatYuan(fen).replace(/(\d)(?=(?:\d{3})+\.)/g, '$1,');
}
