import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { DiscrepancyCode, Priority } from '../../shared/domain/discrepancy/code.ts';
import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';
import type { Database } from './database.ts';
import type { DifferenceCandidate } from './difference-candidate.ts';

/** A difference of a run as it is kept. `household` is a household token here. */
export interface StoredDifference extends Discrepancy {
  readonly differenceId: number;
  readonly runId: number;
  /** The households a question is about; none for everything else. */
  readonly candidates: readonly DifferenceCandidate[];
}

interface DifferenceRow {
  readonly difference_id: number;
  readonly run_id: number;
  readonly stable_id: string;
  readonly problem: string;
  readonly household: string;
  readonly code: DiscrepancyCode;
  readonly priority: Priority;
  readonly township: string;
  readonly village: string;
  readonly name: string;
  readonly id_number: string;
  readonly account: string;
  readonly field: string;
  readonly approval_value: string;
  readonly finance_value: string;
  readonly bank_value: string;
  readonly value_kind: Discrepancy['valueKind'];
  readonly amount_fen: number;
  readonly approval_rows: string;
  readonly finance_rows: string;
  readonly bank_rows: string;
  readonly rule: string;
  readonly explanation: string;
  readonly candidates: string | null;
}

const COLUMNS = `difference.difference_id AS difference_id, run_id, stable_id, problem, household, code, priority, township, village, name,
  id_number, account, field, approval_value, finance_value, bank_value, value_kind, amount_fen, approval_rows, finance_rows, bank_rows, rule,
  explanation, candidates`;

function differenceOf(row: DifferenceRow): StoredDifference {
  return {
    differenceId: row.difference_id,
    runId: row.run_id,
    id: row.stable_id,
    problem: row.problem,
    household: row.household,
    code: row.code,
    priority: row.priority,
    township: row.township,
    village: row.village,
    name: row.name,
    idNumber: row.id_number,
    account: row.account,
    field: row.field,
    values: { approval: row.approval_value, finance: row.finance_value, bank: row.bank_value },
    valueKind: row.value_kind,
    amountFen: row.amount_fen,
    rows: { approval: row.approval_rows, finance: row.finance_rows, bank: row.bank_rows },
    rule: row.rule,
    explanation: row.explanation,
    candidates: row.candidates === null ? [] : (JSON.parse(row.candidates) as readonly DifferenceCandidate[]),
  };
}

/** Throws E_GONE where there is no such difference, or where its run has not come to its end. */
export function differenceById(db: Database, differenceId: number): StoredDifference {
  const row = db.get<DifferenceRow>(
    `SELECT ${COLUMNS} FROM difference WHERE difference_id = ? AND run_id IN (SELECT run_id FROM run WHERE state = 'done')`,
    [differenceId],
  );
  if (row === undefined)
    throw new WorkplaceError('E_GONE', '这条差异已经不在了', '可能已重新对账，请回到结果页查看最新的差异');
  return differenceOf(row);
}

/** The differences with these ids, in this order. */
export function differencesByIds(db: Database, ids: readonly number[]): readonly StoredDifference[] {
  return db
    .all<DifferenceRow>(
      `SELECT ${COLUMNS} FROM json_each(?) AS wanted CROSS JOIN difference ON difference.difference_id = wanted.value
       ORDER BY wanted.key`,
      [JSON.stringify(ids)],
    )
    .map(differenceOf);
}

/** The id of the first difference in the standard order; ids follow it without gaps. 0 where the run has none. */
export function firstDifferenceOf(db: Database, runId: number): number {
  const row = db.get<{ first: number | null }>('SELECT min(difference_id) AS first FROM difference WHERE run_id = ?', [
    runId,
  ]);
  return row?.first ?? 0;
}

/** The codes a household has in a run, each once. */
export function codesOfHousehold(db: Database, household: string, runId: number): readonly DiscrepancyCode[] {
  return db
    .all<{ code: DiscrepancyCode }>(
      'SELECT code FROM difference WHERE household = ? AND run_id = ? GROUP BY code ORDER BY min(difference_id)',
      [household, runId],
    )
    .map(({ code }) => code);
}

/** The differences of a household in a run, in the standard order. */
export function differencesOfHousehold(
  db: Database,
  household: string,
  runId: number,
): readonly { readonly differenceId: number; readonly code: DiscrepancyCode }[] {
  return db.all(
    'SELECT difference_id AS differenceId, code FROM difference WHERE household = ? AND run_id = ? ORDER BY 1',
    [household, runId],
  );
}
