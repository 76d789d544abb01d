/** SQL that makes a table append-only: whoever tries to change or to remove one of its rows is refused by the database itself. */
export function keptTableTriggers(table: string): string {
  return ['UPDATE', 'DELETE']
    .map(
      (what) => `
CREATE TRIGGER ${table}_no_${what.toLowerCase()} BEFORE ${what} ON ${table}
BEGIN SELECT RAISE(ABORT, 'rows of ${table} are kept as they are'); END;`,
    )
    .join('\n');
}
