import type { FormValues } from '../dossier/show-fact.ts';
import type { TemplateLoop } from './template-fields.ts';
import type { TemplateValues } from './template-values.ts';

/**
 * The lines of a loop, each with what is known of the household as well; null for a blank one, added until there are `least`. What the loop
 * knows by the same name as the household is the loop's, whether anything is known of it or not.
 */
export function loopLines(
  { household, loops }: TemplateValues,
  { loop, fields }: TemplateLoop,
  least: number,
): readonly (FormValues | null)[] {
  const own = Object.fromEntries(fields.map(({ fact }) => [fact, null]));
  const lines: (FormValues | null)[] = loops[loop].map((line) => ({ ...household, ...own, ...line }));
  while (lines.length < least) lines.push(null);
  return lines;
}
