import { maskName } from '../identity/mask-name.ts';
import type { Discrepancy } from './discrepancy.ts';

const LIST_SEPARATOR = '、';
/** Where the sentence of a shared account lists the households. */
const SHARED_BY = /）：(.+?)(?:等 \d+ 户)?，本月共/;

/**
 * Hides people's names wherever a discrepancy's texts have them: those it stands under, those the ledgers give where names differ, those a
 * sentence lists. For showing to people who need not know (a setting); numbers are masked by `presentDiscrepancy`.
 */
export function nameMasker({ code, field, name, values, explanation }: Discrepancy): (text: string) => string {
  const listed = code === 'shared_account' ? (SHARED_BY.exec(explanation)?.[1] ?? '') : '';
  const texts = [name, listed, ...(field === 'name' ? [values.approval, values.finance, values.bank] : [])];
  const names = new Set(texts.flatMap((text) => [text, ...text.split(LIST_SEPARATOR)]));
  names.delete('');
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((masked, each) => masked.replaceAll(each, () => maskName(each)), text);
}
