import { maskApart } from '../../discrepancy/mask-apart.ts';
import { maskNumber } from '../../identity/mask.ts';
import type { Inconsistency } from './consistency.ts';

/** What of the two values of a difference may be shown: numbers masked, yet so that it can be seen where they differ. */
export function shownValues(
  { systemValue, paperValue, sensitive }: Pick<Inconsistency, 'systemValue' | 'paperValue' | 'sensitive'>,
  unmasked: boolean,
): readonly [string, string] {
  if (unmasked || !sensitive) return [systemValue, paperValue];
  const parts = [systemValue, paperValue].map((value) => value.split(/([;；,，、/\s]+)/u));
  const shown = maskApart(parts.flat().filter(isNumber), maskNumber);
  const [system, paper] = parts.map((value) => value.map((part) => shown.get(part) ?? part).join(''));
  return [system!, paper!];
}

function isNumber(part: string): boolean {
  return /\d{4}/u.test(part);
}
