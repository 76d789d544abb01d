import type { ArchiveEntry, KeyedEntry } from '../../../../../shared/contracts/desk/archive-views.ts';
import type { Typed } from '../../../../stores/archive-drafts.ts';
import type { ArchiveItem } from '../../../../text/archive-words.ts';
import { typedDate, typedPeriod } from '../../../../text/typed-date.ts';

/** The fields of a row that are typed; signed and sealed are ticked together by one key. */
export const KEYED_FIELDS = ['date', 'pages', 'signatures', 'investigators', 'remark'] as const;
export type KeyedField = (typeof KEYED_FIELDS)[number];

/** One thing that lies in the dossier, or a blank line for it. */
export interface KeyRow {
  /** The same before and after it was saved: the line keeps its focus. */
  readonly place: string;
  readonly item: ArchiveItem;
  readonly entry: ArchiveEntry | null;
}

export interface Ticks {
  readonly signed: boolean;
  readonly sealed: boolean;
}

/** What is wrong with a row, and at which field. */
export interface Fault {
  readonly field: KeyedField;
  readonly says: string;
}

/** A line for everything that is there, one for what is not, and `extra` more where a material is there several times. */
export function keyRows(items: readonly ArchiveItem[], extra: ReadonlyMap<string, number>): readonly KeyRow[] {
  return items.flatMap((item) => {
    const there: readonly (ArchiveEntry | null)[] = item.entries.length === 0 ? [null] : item.entries;
    const more = Array.from({ length: Math.max(0, (extra.get(item.code) ?? 0) - there.length) }, () => null);
    return [...there, ...more].map((entry, index) => ({ place: `entry ${item.code} ${index} `, item, entry }));
  });
}

/** What stands in a field: as typed, else as it was saved. */
export function fieldText({ place, entry }: KeyRow, field: KeyedField, typed: Typed): string {
  const now = typed[`${place}${field}`];
  if (now !== undefined) return now;
  if (entry === null) return '';
  switch (field) {
    case 'date':
      return entry.from !== null || entry.to !== null ? periodText(entry.from, entry.to) : (entry.date ?? '');
    case 'pages':
      return entry.pages === null ? '' : String(entry.pages);
    case 'signatures':
      return entry.signatures === null ? '' : String(entry.signatures);
    case 'investigators':
      return entry.investigators?.join('、') ?? '';
    case 'remark':
      return entry.remark;
  }
}

/** A period as short as it can be typed: 2021-03-08至03-15. */
function periodText(from: string | null, to: string | null): string {
  const short = from !== null && to !== null && from.slice(0, 4) === to.slice(0, 4) ? to.slice(5) : (to ?? '');
  return `${from ?? ''}至${short}`;
}

/** Whether signed and sealed are ticked. Nothing is ticked by itself: whoever keys it in has looked. */
export function ticksOf({ place, entry }: KeyRow, typed: Typed): Ticks {
  const now = typed[`${place}ticks`];
  if (now !== undefined) return { signed: now.includes('签'), sealed: now.includes('章') };
  return { signed: entry?.signed === true, sealed: entry?.sealed === true };
}

/** What Space makes of the ticks: both at once first, which is what most papers have; then one of them; then none. */
export function nextTicks({ signed, sealed }: Ticks, asks: ArchiveItem['asks']): Ticks {
  if (!asks.sealed) return { signed: !signed, sealed: false };
  if (!asks.signed) return { signed: false, sealed: !sealed };
  if (!signed && !sealed) return { signed: true, sealed: true };
  if (signed && sealed) return { signed: true, sealed: false };
  return signed ? { signed: false, sealed: true } : { signed: false, sealed: false };
}

/** Whether somebody typed in the row and did not save it. */
export function isTyped({ place }: KeyRow, typed: Typed): boolean {
  return Object.keys(typed).some((key) => key.startsWith(place));
}

/** The last date above a row, for 同上: of the rows as they are typed. A period counts with its end, and as a whole for another period. */
export function dateAbove(
  rows: readonly KeyRow[],
  index: number,
  typed: Typed,
  year: string,
): { readonly day: string | null; readonly period: string | null } {
  let day: string | null = null;
  let period: string | null = null;
  for (const row of rows.slice(0, index)) {
    const text = fieldText(row, 'date', typed);
    const stretch: ReturnType<typeof typedPeriod> = row.item.asks.period
      ? typedPeriod(text, { year, before: period })
      : null;
    const single = typedDate(text, { year, before: day });
    if (stretch !== null) {
      period = `${stretch.from}至${stretch.to}`;
      day = stretch.to;
    } else if (single !== null) day = single;
  }
  return { day, period };
}

const COUNT = /^\d{0,4}$/;

/** A row as it is to be saved, or what is wrong with it and where. */
export function keyedOf(
  row: KeyRow,
  typed: Typed,
  above: { readonly day: string | null; readonly period: string | null },
  year: string,
): { readonly keyed: KeyedEntry; readonly fault: null } | { readonly keyed: null; readonly fault: Fault } {
  const { item, entry } = row;
  const { asks } = item;
  const text = (field: KeyedField): string => fieldText(row, field, typed).normalize('NFKC').trim();
  const wrong = (field: KeyedField, says: string) => ({ keyed: null, fault: { field, says } });
  let [date, from, to] = ['', '', ''];
  if (text('date') !== '') {
    const period = asks.period ? typedPeriod(text('date'), { year, before: above.period }) : null;
    const day = typedDate(text('date'), { year, before: above.day });
    if (period !== null) ({ from, to } = period);
    else if (day !== null) date = day;
    else if (/^(?:同上|["〃=])$/.test(text('date'))) return wrong('date', '上面还没有日期，没法“同上”');
    else
      return wrong(
        'date',
        asks.period
          ? '起止日期看不懂，请写成 3.1-3.8 或 20260301至20260308'
          : '日期看不懂，请写成 20260301、2026-3-1 或 3.1',
      );
    if (from > to) return wrong('date', '截止日期在起始日期以前');
  }
  if (!COUNT.test(text('pages'))) return wrong('pages', '页数写整数');
  if (!COUNT.test(text('signatures'))) return wrong('signatures', '签字人数写整数');
  const { signed, sealed } = ticksOf(row, typed);
  return {
    keyed: {
      code: item.code,
      title: entry?.title ?? item.title,
      date,
      from,
      to,
      pages: text('pages'),
      signed: asks.signed ? signed : null,
      sealed: asks.sealed ? sealed : null,
      signatures: text('signatures'),
      investigators: text('investigators').replace(/[\s,，;；]+/g, '、'),
      remark: text('remark'),
    },
    fault: null,
  };
}
