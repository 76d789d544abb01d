import type { HouseholdOfMonth } from '../../shared/domain/discrepancy/household-of-month.ts';
import type { Database } from './database.ts';
import { householdToken } from './household-token.ts';
import { RowsDigest } from './rows-digest.ts';
import { SearchTexts } from './search-text.ts';

/** Rows of one transaction: a tenth of a second, in which nobody else can write. */
const ROWS_AT_ONCE = 5000;

/** What a run's hash covers, in order. */
export const HOUSEHOLD_COLUMNS = [
  'household',
  'name',
  'id_number',
  'township',
  'village',
  'approved_fen',
  'requested_fen',
  'paid_fen',
  'credited_fen',
  'search',
] as const;

const INSERT = `
INSERT INTO household_month (run_id, ${HOUSEHOLD_COLUMNS.join(', ')})
VALUES (?, ${HOUSEHOLD_COLUMNS.map(() => '?').join(', ')})`;

/**
 * Writes every household of a run, some thousands in a transaction each; `written` is told after every one, and may wait or throw to stop. Gives the
 * SHA-256 over the rows as they are written.
 *
 * In the order of their tokens, which is that of the index over all months: each transaction then writes a stretch of it, and not a page here
 * and there all over it, which took more than half of the time and would take more with every month kept.
 */
export async function writeHouseholds(
  db: Database,
  runId: number,
  households: Iterable<HouseholdOfMonth>,
  written: (count: number) => void | Promise<void> = () => {},
): Promise<string> {
  const searchTexts = new SearchTexts();
  const digest = new RowsDigest();
  const inOrder: { readonly token: string; readonly each: HouseholdOfMonth }[] = [];
  for (const each of households) {
    inOrder.push({ token: householdToken(each.household), each });
    if (inOrder.length % ROWS_AT_ONCE === 0) await written(0);
  }
  inOrder.sort((a, b) => (a.token < b.token ? -1 : a.token > b.token ? 1 : 0));
  for (let at = 0; at < inOrder.length; at += ROWS_AT_ONCE) {
    const some = inOrder.slice(at, at + ROWS_AT_ONCE);
    const rows = some.map(({ token, each }) => {
      const { name, idNumber, township, village } = each;
      const search = searchTexts.of({ name, village, idNumber, account: '', stableId: '' });
      const money = [each.approvedFen, each.requestedFen, each.paidFen, each.creditedFen];
      return [token, name, idNumber, township, village, ...money, search];
    });
    db.transaction(() => {
      for (const row of rows) db.run(INSERT, [runId, ...row]);
    });
    for (const row of rows) digest.add(row);
    await written(at + some.length);
  }
  return digest.hex();
}
