import { caseNumber } from '../../shared/domain/case/case.ts';
import type { DiscrepancyCode, Priority } from '../../shared/domain/discrepancy/code.ts';
import type { StratumFacts } from '../../shared/domain/sampling/stratum.ts';
import type { Database } from './database.ts';

/** What is known of a household of a run or of a closed case, for its stratum and for the printed list. `id`: token, or number. Sensitive. */
export interface UnitFacts extends StratumFacts {
  readonly id: string;
  readonly village: string;
  readonly name: string;
  readonly idNumber: string;
  readonly codes: readonly DiscrepancyCode[];
}

/**
 * Every household of a run. The amount is what was paid; where nothing was, what was requested, else what was approved. Two entries under one
 * key (lines without any number in the same name) are one household with their money added up.
 */
export function householdsOfRun(db: Database, runId: number): readonly UnitFacts[] {
  const found = new Map<string, { priority: Priority; codes: DiscrepancyCode[] }>();
  for (const { household, priority, code } of db.each<{ household: string; priority: Priority; code: DiscrepancyCode }>(
    'SELECT household, priority, code FROM difference WHERE run_id = ? ORDER BY difference_id',
    [runId],
  )) {
    const known = found.get(household);
    if (known === undefined) found.set(household, { priority, codes: [code] });
    else {
      if (priority < known.priority) known.priority = priority;
      if (!known.codes.includes(code)) known.codes.push(code);
    }
  }
  return db
    .all<{ id: string; name: string; idNumber: string; township: string; village: string; amountFen: number }>(
      `SELECT household AS id, max(name) AS name, max(id_number) AS idNumber, max(township) AS township, max(village) AS village,
              sum(coalesce(paid_fen, requested_fen, approved_fen, 0)) AS amountFen
       FROM household_month WHERE run_id = ? GROUP BY household`,
      [runId],
    )
    .map((row) => ({ ...row, priority: found.get(row.id)?.priority ?? null, codes: found.get(row.id)?.codes ?? [] }));
}

/** Every closed case of a programme: its number, its gravest (only) code, the money at stake. */
export function closedCases(db: Database, programme: string): readonly UnitFacts[] {
  return db
    .all<{
      caseId: number;
      name: string;
      idNumber: string;
      township: string;
      village: string;
      amountFen: number;
      priority: Priority;
      code: DiscrepancyCode;
    }>(
      `SELECT case_id AS caseId, name, id_number AS idNumber, township, village, amount_fen AS amountFen, priority, code
       FROM case_file WHERE programme = ? AND state = 'closed' ORDER BY case_id`,
      [programme],
    )
    .map(({ caseId, code, ...row }) => ({ ...row, id: caseNumber(caseId), codes: [code] }));
}
