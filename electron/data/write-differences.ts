import { factsOf, factsText } from '../../shared/domain/case/facts.ts';
import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';
import type { Database } from './database.ts';
import type { DifferenceCandidate } from './difference-candidate.ts';
import { householdToken } from './household-token.ts';
import { RowsDigest } from './rows-digest.ts';
import { SearchTexts } from './search-text.ts';

/** A discrepancy as the database keeps it: a question comes with the households it is about. */
export type DifferenceToWrite = Discrepancy & { readonly candidates?: readonly DifferenceCandidate[] };

/** Rows of one transaction: a tenth of a second, in which nobody else can write. */
const ROWS_AT_ONCE = 2000;

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

/** Row by row: of rows as wide as these SQLite would take longer to read a batch of JSON apart. */
const INSERT = `
INSERT INTO difference (difference_id, run_id, ${DIFFERENCE_COLUMNS.join(', ')}, facts)
VALUES (?, ?, ${DIFFERENCE_COLUMNS.map(() => '?').join(', ')}, ?)`;

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
    const rows = discrepancies.slice(at, at + ROWS_AT_ONCE).map((each) => valuesOf(each, period, searchTexts));
    db.transaction(() => {
      for (const [i, values] of rows.entries()) db.run(INSERT, [first + at + i, runId, ...values]);
    });
    for (const [i, values] of rows.entries()) digest.add([at + i, ...values.slice(0, DIFFERENCE_COLUMNS.length)]);
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

function valuesOf(
  discrepancy: DifferenceToWrite,
  period: string,
  searchTexts: SearchTexts,
): readonly (string | number | null)[] {
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
    factsText(factsOf(discrepancy, period)),
  ];
}
