/** How a person left the columns of a grid: which are hidden, how wide, in which order. */
export interface ColumnLayout {
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  readonly order: readonly string[];
}

export const UNTOUCHED: ColumnLayout = { hidden: [], widths: {}, order: [] };

const NARROWEST = 40;
const WIDEST = 1200;

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** A layout as it was kept; what cannot be understood of it is as if it had never been kept. */
export function readLayout(kept: string | null): ColumnLayout {
  if (kept === null) return UNTOUCHED;
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null) return UNTOUCHED;
    const { hidden, widths, order } = value as Record<string, unknown>;
    const sound = Object.entries(typeof widths === 'object' && widths !== null ? widths : {}).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= NARROWEST && entry[1] <= WIDEST,
    );
    return { hidden: textsOf(hidden), widths: Object.fromEntries(sound), order: textsOf(order) };
  } catch {
    return UNTOUCHED;
  }
}

/** The columns in the order they were left in; those nobody has moved stand where they stood among the others. */
export function inOrder<Column extends { readonly key: string }>(
  columns: readonly Column[],
  order: readonly string[],
): readonly Column[] {
  const place = new Map(order.map((key, index) => [key, index]));
  if (!columns.every(({ key }) => place.has(key))) return columns;
  return [...columns].sort((a, b) => place.get(a.key)! - place.get(b.key)!);
}
