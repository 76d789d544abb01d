import type { HouseholdOfMonth } from '../../shared/domain/discrepancy/household-of-month.ts';
import type { Database } from './database.ts';
import { householdToken } from './household-token.ts';
import { SearchTexts } from './search-text.ts';

/** Rows of one transaction: a tenth of a second, in which nobody else can write. */
const ROWS_AT_ONCE = 5000;

const INSERT = `
INSERT INTO household_month (run_id, household, name, id_number, township, village, approved_fen, requested_fen, paid_fen, credited_fen,
  search)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Writes every household of a run, some thousands in a transaction each; `written` is told after every one, and may wait or throw to stop. */
export async function writeHouseholds(
  db: Database,
  runId: number,
  households: Iterable<HouseholdOfMonth>,
  written: (count: number) => void | Promise<void> = () => {},
): Promise<void> {
  const searchTexts = new SearchTexts();
  let rows: (readonly (string | number | null)[])[] = [];
  let count = 0;
  const write = async (): Promise<void> => {
    db.transaction(() => {
      for (const row of rows) db.run(INSERT, row);
    });
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
