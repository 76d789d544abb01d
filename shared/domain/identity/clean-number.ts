import { CellKind } from '../ledger/source-row.ts';
import { type Change, noteChange } from './change.ts';
import { halfWidthOf, isBlankCharacter, isDashCharacter, isDigits, isQuoteCharacter } from './character.ts';
import { readScientific } from './scientific.ts';

/** What cells say where there is no number. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['', '无', '暂无', '没有', '空', '/', '\\', '//']);

/**
 * Removes from an identity or account number what is not part of it: spaces, apostrophes, hyphens, a note in brackets `(旧)`,
 * a final `.0`; full width becomes half width (dibao.md 6.2). Every change is noted in `changes`. '' where nothing is left or the
 * cell only says that there is none (无, /, -).
 */
export function cleanNumber(text: string, changes: Change[]): string {
  let cleaned = '';
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) continue;
    const half = halfWidthOf(code);
    const change = changeFor(code, half);
    if (change === null) continue;
    noteChange(changes, change);
    cleaned += text.slice(kept, i);
    if (change === 'full-width') cleaned += String.fromCharCode(half);
    kept = i + 1;
  }
  cleaned += text.slice(kept);
  if (PLACEHOLDERS.has(cleaned)) return '';
  const last = cleaned.charCodeAt(cleaned.length - 1);
  if (last === 0x29) return replaced(cleaned, /\([^()0-9]*\)$/, '', 'annotation-removed', changes);
  if (last === 0x30) return replaced(cleaned, /^(\d+)\.0+$/, '$1', 'decimal-zeros-removed', changes);
  return cleaned;
}

function changeFor(code: number, half: number): Change | null {
  if (isBlankCharacter(code)) return 'spaces-removed';
  if (isQuoteCharacter(code)) return 'apostrophe-removed';
  if (isDashCharacter(code)) return 'separators-removed';
  return half === code ? null : 'full-width';
}

function replaced(text: string, pattern: RegExp, by: string, change: Change, changes: Change[]): string {
  const result = text.replace(pattern, by);
  if (result !== text) noteChange(changes, change);
  return result;
}

/** What is left of a number in scientific notation: all its digits, or the leading ones that survived (at most 15, IEEE 754). */
export interface ScientificRemains {
  readonly digits: string;
  readonly isWhole: boolean;
}

/**
 * Reads a cleaned number in scientific notation (`2.39900195001010E+17`), or null where it is none. A spreadsheet keeps 15 digits:
 * a number of more is lost; a shorter one is whole where every digit is written, or where the cell stores the number itself.
 */
export function remainsOfScientific(cleaned: string, kind: CellKind): ScientificRemains | null {
  const scientific = readScientific(cleaned);
  if (scientific === null || scientific.exponent < 0 || scientific.exponent > 99) return null;
  const { digits, fractionDigits } = scientific;
  const integerDigits = digits.length - fractionDigits + scientific.exponent;
  const isExact = kind === CellKind.number ? digits.length <= integerDigits : digits.length === integerDigits;
  if (integerDigits <= 15 && isExact) return { digits: digits.padEnd(integerDigits, '0'), isWhole: true };
  return { digits: digits.slice(0, 15), isWhole: false };
}

/**
 * Whether the digits that survived in a damaged number can be the beginning of the whole one. A display such as `2.31025E+17` is
 * rounded, so the last surviving digit may be one too high.
 */
export function survivesAtStart(surviving: string, whole: string): boolean {
  if (surviving === '') return false;
  if (whole.startsWith(surviving)) return true;
  const length = surviving.length;
  if (length > 15 || whole.length <= length || whole.charCodeAt(length) < 0x35) return false;
  return (
    isDigits(surviving) && isDigits(whole, 0, length + 1) && Number(whole.slice(0, length)) + 1 === Number(surviving)
  );
}
