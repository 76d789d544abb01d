/** Rows that nothing else tells apart, by their place: lists that are shown as they came and never change their order. */
export function numbered<Row extends object>(rows: readonly Row[]): readonly (Row & { readonly at: number })[] {
  return rows.map((row, at) => ({ ...row, at }));
}
