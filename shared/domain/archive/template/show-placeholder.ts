import { maskNumber } from '../../identity/mask.ts';
import { formatYuan } from '../../identity/money.ts';
import { type FormValues, showFact } from '../dossier/show-fact.ts';
import type { Placeholder } from './placeholder.ts';

type FieldPlaceholder = Extract<Placeholder, { readonly kind: 'field' }>;

/** Room for a number to be written in by hand. */
const GAP = '　　';
// biome-ignore lint/suspicious/noControlCharactersInRegex: what no XML can hold is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text of a placeholder, '' where nothing is known; a date nobody knows leaves room to be written in. */
export function showPlaceholder({ field, look }: FieldPlaceholder, values: FormValues): string {
  return textOf(field.fact, look, values).replace(NOT_IN_XML, '').replace(/\r\n?/gu, '\n');
}

function textOf(fact: string, look: FieldPlaceholder['look'], values: FormValues): string {
  const value = values[fact] ?? null;
  switch (look) {
    case 'masked':
      // What is masked already stays as it is.
      return typeof value === 'string' && !value.includes('*') ? maskNumber(value) : showFact(values, fact, 'text');
    case 'short-date':
      return value === null ? '' : String(value);
    case 'year':
      return partOf(value, 0);
    case 'month-number':
      return partOf(value, 1);
    case 'day':
      return partOf(value, 2);
    default:
      return showFact(values, fact, look);
  }
}

/** A part of YYYY-MM-DD or YYYY-MM, without a leading zero. */
function partOf(value: FormValues[string] | null, part: number): string {
  const found = typeof value === 'string' ? value.split('-')[part] : undefined;
  return found === undefined || !/^\d+$/u.test(found) ? GAP : String(Number(found));
}

/** The number a cell holds that is nothing but this placeholder: yuan or a count; null where it is to be a text. */
export function numberOf({ field, look }: FieldPlaceholder, values: FormValues): string | null {
  const value = values[field.fact];
  if (typeof value !== 'number') return null;
  if (look === 'yuan') return formatYuan(value);
  return field.type === 'count' && look === 'text' ? String(value) : null;
}
