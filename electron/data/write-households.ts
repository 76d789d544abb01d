import type { HouseholdOfMonth } from '../../shared/domain/discrepancy/household-of-month.ts';
import type { Database } from './database.ts';
import { householdToken } from './household-token.ts';
import { SearchTexts } from './search-text.ts';

const ROWS_AT_ONCE = 10_000;

const INSERT = `
INSERT INTO household_month (run_id, household, name, id_number, township, village, approved_fen, requested_fen, paid_fen, credited_fen,
  search)
SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9, value->>10
FROM json_each(?)`;

/** Writes every household of a run, some thousands in a transaction each; `written` is told after every one, and may wait or throw to stop. */
export async function writeHouseholds(
  db: Database,
  runId: number,
  households: Iterable<HouseholdOfMonth>,
  written: (count: number) => void | Promise<void> = () => {},
): Promise<void> {
  const searchTexts = new SearchTexts();
  let rows: unknown[] = [];
  let count = 0;
  const write = async (): Promise<void> => {
    db.transaction(() => db.run(INSERT, [JSON.stringify(rows)]));
    count += rows.length;
    rows = [];
    await written(count);
  };
  for (const each of households) {
    const { household, name, idNumber, township, village } = each;
    const search = searchTexts.of({ name, village, idNumber, account: '', stableId: '' });
    const money = [each.approvedFen, each.requestedFen, each.paidFen, each.creditedFen];
    rows.push([runId, householdToken(household), name, idNumber, township, village, ...money, search]);
    if (rows.length === ROWS_AT_ONCE) await write();
  }
  if (rows.length > 0) await write();
}
