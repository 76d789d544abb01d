import type { Database } from '../../data/database.ts';
import { KEPT_TABLES, keptTable } from '../../data/kept-tables.ts';
import type { AuditPart, PackageScope } from './audit-part.ts';
import { maskedValue } from './masked-value.ts';

/** Every row of every kept table, as it is hashed: `{"id":7,"row":[…]}` a line; a row in which something had to be masked says so. */
export const keptTableFiles: AuditPart = function* (db, scope) {
  for (const table of Object.keys(KEPT_TABLES))
    yield { path: `tables/${table}.jsonl`, content: rowsOf(db, table, scope) };
};

/** What the manifest says of the tables. */
export function packagedTables(): Readonly<
  Record<string, { readonly key: string; readonly columns: readonly string[] }>
> {
  return Object.fromEntries(
    Object.entries(KEPT_TABLES).map(([table, { key, columns }]) => [table, { key, columns: [...columns] }]),
  );
}

function* rowsOf(db: Database, table: string, { unmasked }: PackageScope): Generator<string> {
  const { key, columns } = keptTable(table);
  const select = `SELECT ${[key, ...columns].map((name, at) => `${name} AS c${at}`).join(', ')} FROM ${table} ORDER BY ${key}`;
  for (const row of db.each<Readonly<Record<string, string | number | null>>>(select)) {
    const values = columns.map((_, at) => row[`c${at + 1}`] ?? null);
    const shown = unmasked ? values : values.map(maskedValue);
    const masked = shown.some((value, at) => value !== values[at]);
    yield `${JSON.stringify(masked ? { id: row.c0, row: shown, masked } : { id: row.c0, row: shown })}\n`;
  }
}
