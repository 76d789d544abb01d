import type { ArchiveEntry } from '../../../../../shared/contracts/desk/archive-views.ts';
import type { ArchiveItem } from '../../../../text/archive-words.ts';

/** What lies in the dossier, in a line: 2026-03-01，2 页，已签字，没有盖章. */
export function entryWords(entry: ArchiveEntry, asks: ArchiveItem['asks']): string {
  const { date, from, to, pages, signed, sealed, signatures, investigators, remark } = entry;
  const period = from === null && to === null ? null : `${from ?? '？'} 至 ${to ?? '？'}`;
  const ticked = (value: boolean | null, yes: string, no: string, asked: boolean): string =>
    value === true ? yes : !asked ? '' : value === false ? no : `${yes.slice(1)}没有登记`;
  return [
    period ?? date ?? (asks.date || asks.period ? '没有日期' : ''),
    pages === null ? '' : `${pages} 页`,
    ticked(signed, '已签字', '没有签字', asks.signed),
    ticked(sealed, '已盖章', '没有盖章', asks.sealed),
    signatures === null ? '' : `${signatures} 人签字`,
    investigators === null || investigators.length === 0 ? '' : `调查人 ${investigators.join('、')}`,
    remark,
  ]
    .filter((part) => part !== '')
    .join('，');
}
