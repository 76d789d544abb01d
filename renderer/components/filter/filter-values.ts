/** A filter on its way: a condition may be taken away by undefined. */
export type Loose<Filter> = { readonly [Key in keyof Filter]: Filter[Key] | undefined };

/** One condition of a filter in words, and the filter without it. */
export interface FilterTag<Filter> {
  readonly key: string;
  readonly label: string;
  readonly without: Filter;
}

/** A filter without conditions that say nothing: empty lists, empty text. */
export function tidiedFilter<Filter extends object>(filter: Loose<Filter>): Filter {
  const kept = Object.entries(filter).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as Filter;
}

/** The list without a value, or with it where it was not there. */
export function toggled<Value>(list: readonly Value[] | undefined, value: Value): Value[] {
  const before = list ?? [];
  return before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
}
