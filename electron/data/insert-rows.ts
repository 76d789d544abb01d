import type { Database, SqlValue } from './database.ts';

/** Values of one statement: more of them bring nothing, and SQLite takes 32,766. */
const VALUES_AT_ONCE = 1000;

/**
 * Inserts rows, many with one statement: what a statement costs by itself is half of what a row does. All of them belong into the transaction of
 * the caller. `columns` and every row: as many, in the same order.
 */
export function insertRows(
  db: Database,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): void {
  const most = Math.max(1, Math.floor(VALUES_AT_ONCE / columns.length));
  const one = `(${columns.map(() => '?').join(', ')})`;
  const insert = (count: number): string =>
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(count).fill(one).join(', ')}`;
  const many = insert(most);
  const single = insert(1);
  let at = 0;
  while (at + most <= rows.length) {
    const values: SqlValue[] = [];
    for (const end = at + most; at < end; at++) for (const value of rows[at]!) values.push(value);
    db.run(many, values);
  }
  for (; at < rows.length; at++) db.run(single, rows[at]!);
}
