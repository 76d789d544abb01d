import { type BufferedRow, findHeader, headerAtRows } from './header.ts';
import type { MergedRange } from './source-row.ts';

/** The first rows of a sheet, in which its header stands. */
export interface SheetHead {
  readonly name: string;
  readonly rows: readonly BufferedRow[];
  readonly merges: readonly MergedRange[];
}

/** Where a person says the table and its header are. */
export interface HeaderPlace {
  readonly sheets?: readonly string[] | undefined;
  readonly headerRows?: readonly number[] | undefined;
}

/** How files of one layout are recognised. */
export interface KnownLayout {
  readonly kind: string;
  /** `nameStemOf` of the file it was kept for. */
  readonly stem: string;
  readonly headers: readonly string[];
  readonly overrides: HeaderPlace;
}

/** How one layout differs from another, in headers. */
export interface HeaderChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** In both, at another place among the headers that are in both. */
  readonly moved: readonly string[];
}

/** A file is of a known layout; or a layout of its name and kind is known, and this is no longer it; or neither. */
export type Recognised<Layout extends KnownLayout> =
  | { readonly state: 'same'; readonly layout: Layout }
  | { readonly state: 'changed'; readonly layout: Layout; readonly change: HeaderChange }
  | { readonly state: 'unknown' };

/**
 * A file's name without what changes from month to month: digits, months in words, signs around them, the extension. The same export of
 * another month has the same.
 */
export function nameStemOf(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\.[^.]*$/, '')
    .replace(/[〇零一二三四五六七八九十正腊]+(?=[年月]|季度)/g, '')
    .replace(/\d+|月份/g, '')
    .replace(/[\s_.,\-~()[\]【】（）、年月日号]+/g, '');
}

/**
 * The headers of a sheet by column index, as the file spells them; '' where a column has none. `headerRows`: physical rows, as a report
 * says them. Empty where they are not among the rows.
 */
export function headersAt({ rows, merges }: SheetHead, headerRows: readonly number[]): readonly string[] {
  const header = headerRows.length === 0 ? null : headerAtRows(rows.filter(isFilled), headerRows, merges);
  return header === null ? [] : header.columns.map(({ text }) => text);
}

/**
 * The headers of the first table of a file, in order, without empty ones at the end. A table without a header has columns that are counted:
 * 第1列, 第2列, …
 */
export function layoutOf(heads: readonly SheetHead[], place: HeaderPlace): readonly string[] {
  const { sheets, headerRows } = place;
  const read = sheets === undefined ? heads : heads.filter(({ name }) => sheets.includes(name));
  if (headerRows === undefined || headerRows.length > 0) {
    for (const head of read) {
      const header =
        headerRows === undefined
          ? findHeader(head.rows.filter(isFilled), head.merges)
          : headerAtRows(head.rows.filter(isFilled), headerRows, head.merges);
      if (header !== null) return withoutTail(header.columns.map(({ text }) => text));
    }
  }
  const first = read.find(({ rows }) => rows.some(isFilled));
  const width = Math.max(0, ...(first?.rows ?? []).map(({ cells }) => withoutTail(cells).length));
  return Array.from({ length: width }, (_, at) => `第${at + 1}列`);
}

/**
 * Looks for a file among the known layouts of its kind: the same headers in the same order, wherever the layout says they stand. Where
 * several fit, the one whose file had the same name, then the first. A table without a header is known by its name only.
 */
export function recogniseLayout<Layout extends KnownLayout>(
  known: readonly Layout[],
  file: { readonly kind: string; readonly name: string; readonly heads: readonly SheetHead[] },
): Recognised<Layout> {
  const stem = nameStemOf(file.name);
  const ofKind = known.filter(({ kind }) => kind === file.kind);
  const ofName = ofKind.filter((layout) => layout.stem === stem);
  const fits = (layout: Layout): boolean => isSame(layoutOf(file.heads, layout.overrides), layout.headers);
  const same = ofName.find(fits) ?? ofKind.find((layout) => namesItsColumns(layout.headers) && fits(layout));
  if (same !== undefined) return { state: 'same', layout: same };
  const [before] = ofName;
  if (before === undefined) return { state: 'unknown' };
  const change = headerChange(before.headers, layoutOf(file.heads, before.overrides));
  return { state: 'changed', layout: before, change };
}

/** What became of the headers. A header that stands twice is two headers. */
export function headerChange(before: readonly string[], after: readonly string[]): HeaderChange {
  const was = numbered(before);
  const is = numbered(after);
  const added = is.filter(({ id }) => !was.some((each) => each.id === id));
  const removed = was.filter(({ id }) => !is.some((each) => each.id === id));
  const places = is.map(({ id }) => was.findIndex((each) => each.id === id)).filter((place) => place !== -1);
  const stayed = new Set(longestRising(places));
  const moved = places.filter((place) => !stayed.has(place)).map((place) => was[place]!);
  const texts = (all: readonly { readonly text: string }[]): readonly string[] => all.map(({ text }) => text);
  return { added: texts(added), removed: texts(removed), moved: texts(moved) };
}

function numbered(headers: readonly string[]): readonly { readonly id: string; readonly text: string }[] {
  const seen = new Map<string, number>();
  return headers
    .filter((text) => text !== '')
    .map((text) => {
      const times = (seen.get(text) ?? 0) + 1;
      seen.set(text, times);
      return { id: `${times} ${text}`, text };
    });
}

/** The longest part of the numbers that rises: what did not move. Headers are some dozens, so the plain way is quick enough. */
function longestRising(numbers: readonly number[]): readonly number[] {
  const best: { readonly length: number; readonly before: number }[] = [];
  let last = -1;
  for (const [at, number] of numbers.entries()) {
    let chosen = { length: 1, before: -1 };
    for (let i = 0; i < at; i++) {
      if (numbers[i]! < number && best[i]!.length + 1 > chosen.length)
        chosen = { length: best[i]!.length + 1, before: i };
    }
    best.push(chosen);
    if (last === -1 || chosen.length > best[last]!.length) last = at;
  }
  const rising: number[] = [];
  for (let at = last; at !== -1; at = best[at]!.before) rising.unshift(numbers[at]!);
  return rising;
}

function namesItsColumns(headers: readonly string[]): boolean {
  return headers.some((text, at) => text !== '' && text !== `第${at + 1}列`);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}

function withoutTail(texts: readonly string[]): readonly string[] {
  return texts.slice(0, texts.findLastIndex((text) => text.trim() !== '') + 1);
}

function isFilled({ cells }: BufferedRow): boolean {
  return cells.some((cell) => cell.trim() !== '');
}
