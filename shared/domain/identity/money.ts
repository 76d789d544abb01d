import { CellKind } from '../ledger/source-row.ts';
import { type Change, NO_CHANGES, noteChange } from './change.ts';
import { halfWidthOf, isBlankCharacter, isDashCharacter, isQuoteCharacter } from './character.ts';
import { readScientific } from './scientific.ts';

/** What the numbers of a column count. */
export type MoneyUnit = 'yuan' | 'fen' | 'wan-yuan';

/** What an amount cell says. */
export interface MoneyReading {
  /** Integer fen, within ±(2^53 − 1); null where blank or invalid. */
  readonly fen: number | null;
  /** A blank is not zero. */
  readonly state: 'ok' | 'blank' | 'invalid';
  readonly changes: readonly Change[];
}

/** Decimal places of one unit that make a fen. */
const PLACES = { yuan: 2, fen: 0, 'wan-yuan': 6 } as const;

const BLANK: MoneyReading = { fen: null, state: 'blank', changes: NO_CHANGES };
const INVALID: MoneyReading = { fen: null, state: 'invalid', changes: NO_CHANGES };
/** What cells say where there is no amount; an accountant's dash too says nothing, not zero. */
const BLANKS: ReadonlySet<string> = new Set(['', '-', '--', '/', '\\', '无', '空']);

/**
 * Reads an amount exactly, never through a floating-point number (dibao.md 6.6). `unit` is what the column counts. Accepts currency
 * signs, well-grouped thousands, full width, (123.45) and signs on either side; digits beyond the fen only where they are zeros or
 * the noise of floating point (less than a millionth of a yuan away from a fen). Anything else is invalid.
 */
export function readMoney(text: string, kind: CellKind, unit: MoneyUnit): MoneyReading {
  const places = PLACES[unit];
  const clean = readCleanDecimal(text, places);
  if (clean >= 0) return { fen: clean, state: 'ok', changes: NO_CHANGES };
  if (text === '') return BLANK;
  return readUnclean(text, kind, unit);
}

/** The fast path: at most 12 digits, a point, at most `places` decimals. −1 where the text is anything else. */
function readCleanDecimal(text: string, places: number): number {
  const { length } = text;
  if (length > 12) return -1;
  let value = 0;
  let point = -1;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) value = value * 10 + code - 0x30;
    else if (code === 0x2e && point < 0 && i > 0) point = i;
    else return -1;
  }
  const decimals = point < 0 ? 0 : length - point - 1;
  if (length === 0 || point === length - 1 || decimals > places) return -1;
  return value * POWERS_OF_TEN[places - decimals]!;
}

const POWERS_OF_TEN = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000] as const;

function readUnclean(text: string, kind: CellKind, unit: MoneyUnit): MoneyReading {
  if (kind === CellKind.date || kind === CellKind.boolean || kind === CellKind.error || text.length > 400)
    return INVALID;
  const changes: Change[] = [];
  const amount = withoutCurrency(halfWidth(text, changes), unit, changes);
  if (amount === null) return INVALID;
  if (BLANKS.has(amount)) return BLANK;
  const signed = readSign(amount, changes);
  if (signed === null) return INVALID;
  const digits = withoutThousands(signed.digits, changes);
  if (digits === null) return INVALID;
  const magnitude = readMagnitude(digits, PLACES[unit], changes);
  if (magnitude === null) return INVALID;
  const fen = signed.isNegative && magnitude !== 0 ? -magnitude : magnitude;
  return { fen, state: 'ok', changes: changes.length === 0 ? NO_CHANGES : changes };
}

/** Half-width characters, one kind of dash and comma, no blanks, no apostrophes. */
function halfWidth(text: string, changes: Change[]): string {
  let kept = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isBlankCharacter(code)) noteChange(changes, 'spaces-removed');
    else if (isQuoteCharacter(code)) noteChange(changes, 'apostrophe-removed');
    else if (isDashCharacter(code) && code !== 0x5f && code !== 0xff3f) {
      if (code !== 0x2d) noteChange(changes, 'sign-unified');
      kept += '-';
    } else {
      const half = halfWidthOf(code);
      if (half !== code) noteChange(changes, 'full-width');
      kept += String.fromCharCode(half);
    }
  }
  return kept;
}

/** Without ￥, RMB, 元; null where the cell says yuan in a column that counts something else. */
function withoutCurrency(text: string, unit: MoneyUnit, changes: Change[]): string | null {
  const bare = text
    .replace(/^([-+(]?)(?:¥|RMB¥?|CNY|人民币¥?)/i, '$1')
    .replace(/(?:[元圆][整正]?|RMB|CNY)(?=[-)]?$)/i, '');
  if (bare === text) return text;
  noteChange(changes, 'currency-sign');
  return unit !== 'yuan' && /[元圆]/.test(text) ? null : bare;
}

/** Takes the sign off: -1, +1, 1-, (1). Null where two signs contradict each other. */
function readSign(text: string, changes: Change[]): { digits: string; isNegative: boolean } | null {
  const match = /^(?:([-+]?)([^-+()]+(?:[eE][-+]?\d+)?)|([^-+()]+)-|\(([^-+()]+)\))$/.exec(text);
  if (match === null) return null;
  const digits = match[2] ?? match[3] ?? match[4]!;
  if (match[1] === '+' || match[2] === undefined) noteChange(changes, 'sign-unified');
  return { digits, isNegative: match[1] === '-' || match[2] === undefined };
}

/** Takes the commas out where they part groups of three; null where they do anything else (1,23). */
function withoutThousands(text: string, changes: Change[]): string | null {
  if (!text.includes(',')) return text;
  if (!/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) return null;
  noteChange(changes, 'thousands-separator');
  return text.replaceAll(',', '');
}

/** Digits, perhaps with a point or an exponent → integer fen; null where that is no exact amount. */
function readMagnitude(text: string, places: number, changes: Change[]): number | null {
  const plain = /^(?:\d+(?:\.\d*)?|\.\d+)$/.test(text);
  const scientific = plain ? null : readScientific(text);
  if (!plain && scientific === null) return null;
  if (scientific !== null) noteChange(changes, 'scientific-notation');
  const point = text.indexOf('.');
  const digits = scientific?.digits ?? text.replace('.', '');
  const fractionDigits = scientific?.fractionDigits ?? (point < 0 ? 0 : text.length - point - 1);
  return fenOf(digits, places - fractionDigits + (scientific?.exponent ?? 0), changes);
}

/** digits × 10^shift fen. Beyond the fen only zeros may stand, or less than 10^-4 fen of floating-point noise. */
function fenOf(digits: string, shift: number, changes: Change[]): number | null {
  const significant = digits.replace(/^0+/, '');
  if (significant === '') return 0;
  if (Math.abs(shift) > 400 || significant.length + shift > 16) return shift < -400 ? noiseToZero(changes) : null;
  if (shift >= 0) return safe(Number(significant + '0'.repeat(shift)));
  const padded = significant.padStart(-shift + 1, '0');
  const fen = Number(padded.slice(0, shift));
  const rest = padded.slice(shift);
  if (/^0+$/.test(rest)) return safe(fen);
  if (rest.startsWith('0000')) {
    noteChange(changes, 'float-noise');
    return safe(fen);
  }
  if (!/^9999\d*[1-9]/.test(rest)) return null;
  noteChange(changes, 'float-noise');
  return safe(fen + 1);
}

function noiseToZero(changes: Change[]): number {
  noteChange(changes, 'float-noise');
  return 0;
}

function safe(fen: number): number | null {
  return Number.isSafeInteger(fen) ? fen : null;
}

/** Fen as yuan with two decimals: 123450 → `1234.50`. */
export function formatYuan(fen: number): string {
  const magnitude = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`;
}

/** Fen as yuan with two decimals and thousands separators: 123450 → `1,234.50`. */
export function formatYuanGrouped(fen: number): string {
  const plain = formatYuan(fen);
  let grouped = plain.slice(-6);
  for (let end = plain.length - 6; end > 0; end -= 3) {
    const group = plain.slice(Math.max(0, end - 3), end);
    grouped = group === '-' ? `-${grouped}` : `${group},${grouped}`;
  }
  return grouped;
}

export { capitalsOf } from './money-capitals.ts';
