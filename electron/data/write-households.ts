import type { HouseholdOfMonth } from '../../shared/domain/discrepancy/household-of-month.ts';
import type { Database } from './database.ts';
import { householdToken } from './household-token.ts';
import { insertRows } from './insert-rows.ts';
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

const COLUMNS = ['run_id', ...HOUSEHOLD_COLUMNS] as const;

/** Digits of a token that households are put in order by: a number holds them exactly. Where two are alike, either may come first. */
const DIGITS_IN_ORDER = 12;

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
  const inOrder: { readonly place: number; readonly token: string; readonly each: HouseholdOfMonth }[] = [];
  for (const each of households) {
    const token = householdToken(each.household);
    inOrder.push({ place: Number.parseInt(token.slice(0, DIGITS_IN_ORDER), 16), token, each });
    if (inOrder.length % ROWS_AT_ONCE === 0) await written(0);
  }
  inOrder.sort((a, b) => a.place - b.place);
  for (let at = 0; at < inOrder.length; at += ROWS_AT_ONCE) {
    const rows = inOrder.slice(at, at + ROWS_AT_ONCE).map(({ token, each }) => {
      const { name, idNumber, township, village, approvedFen, requestedFen, paidFen, creditedFen } = each;
      const search = searchTexts.of({ name, village, idNumber, account: '', stableId: '' });
      const row = [token, name, idNumber, township, village, approvedFen, requestedFen, paidFen, creditedFen, search];
      digest.add(row);
      return [runId, ...row];
    });
    db.transaction(() => insertRows(db, 'household_month', COLUMNS, rows));
    await written(at + rows.length);
  }
  return digest.hex();
}
