import { factsOf, factsText } from '../../shared/domain/case/facts.ts';
import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';
import type { Database } from './database.ts';
import type { DifferenceCandidate } from './difference-candidate.ts';
import { householdToken } from './household-token.ts';
import { insertRows } from './insert-rows.ts';
import { RowsDigest } from './rows-digest.ts';
import { SearchTexts } from './search-text.ts';

/** A discrepancy as the database keeps it: a question comes with the households it is about. */
export type DifferenceToWrite = Discrepancy & { readonly candidates?: readonly DifferenceCandidate[] };

/** Rows of one transaction: a tenth of a second, in which nobody else can write. */
const ROWS_AT_ONCE = 5000;

/** What a run's hash covers, in order, behind the place of the difference: everything that is its own. What is derived later is not. */
export const DIFFERENCE_COLUMNS = [
  'stable_id',
  'problem',
  'household',
  'code',
  'priority',
  'township',
  'village',
  'name',
  'id_number',
  'account',
  'field',
  'approval_value',
  'finance_value',
  'bank_value',
  'value_kind',
  'amount_fen',
  'approval_rows',
  'finance_rows',
  'bank_rows',
  'rule',
  'explanation',
  'candidates',
  'search',
] as const;

const COLUMNS = ['difference_id', 'run_id', ...DIFFERENCE_COLUMNS, 'facts'] as const;

/**
 * Writes all differences of a run, given in the standard order, with ids without gaps. Some thousands in a transaction each; `written` is
 * told after every one, and may wait or throw to stop. Gives the SHA-256 over the rows.
 */
export async function writeDifferences(
  db: Database,
  runId: number,
  discrepancies: readonly DifferenceToWrite[],
  written: (count: number) => void | Promise<void> = () => {},
): Promise<string> {
  const searchTexts = new SearchTexts();
  const digest = new RowsDigest();
  const period = periodOf(db, runId);
  const first = 1 + (db.get<{ last: number | null }>('SELECT max(difference_id) AS last FROM difference')?.last ?? 0);
  for (let at = 0; at < discrepancies.length; at += ROWS_AT_ONCE) {
    const rows = discrepancies.slice(at, at + ROWS_AT_ONCE).map((each, i) => {
      const values = valuesOf(each, searchTexts);
      digest.add([at + i, ...values]);
      return [first + at + i, runId, ...values, factsText(factsOf(each, period))];
    });
    db.transaction(() => insertRows(db, 'difference', COLUMNS, rows));
    await written(at + rows.length);
  }
  return digest.hex();
}

function periodOf(db: Database, runId: number): string {
  const row = db.get<{ period: string }>('SELECT period FROM run JOIN month USING (month_id) WHERE run_id = ?', [
    runId,
  ]);
  if (row === undefined) throw new Error('differences of a run that is not there');
  return row.period;
}

/** In the order of DIFFERENCE_COLUMNS. */
function valuesOf(discrepancy: DifferenceToWrite, searchTexts: SearchTexts): readonly (string | number | null)[] {
  const { id, values, rows } = discrepancy;
  return [
    id,
    discrepancy.problem,
    householdToken(discrepancy.household),
    discrepancy.code,
    discrepancy.priority,
    discrepancy.township,
    discrepancy.village,
    discrepancy.name,
    discrepancy.idNumber,
    discrepancy.account,
    discrepancy.field,
    values.approval,
    values.finance,
    values.bank,
    discrepancy.valueKind,
    discrepancy.amountFen,
    rows.approval,
    rows.finance,
    rows.bank,
    discrepancy.rule,
    discrepancy.explanation,
    discrepancy.candidates === undefined ? null : JSON.stringify(discrepancy.candidates),
    searchTexts.of({ ...discrepancy, stableId: id }),
  ];
}
