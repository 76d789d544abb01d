import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Case } from '../../shared/domain/case/case.ts';
import type { CasePerson } from '../../shared/domain/case/case-event.ts';
import type { CaseState } from '../../shared/domain/case/case-state.ts';
import { type Chain, chainOf } from '../../shared/domain/case/chain.ts';
import type { Conclusion } from '../../shared/domain/case/conclusion.ts';
import { deriveCase } from '../../shared/domain/case/derive-case.ts';
import type { Facts } from '../../shared/domain/case/facts.ts';
import type { DiscrepancyCode, Priority } from '../../shared/domain/discrepancy/code.ts';
import { beforeTheCase, occurrencesOf } from './case-chain.ts';
import { eventsOfCase } from './case-event-repo.ts';
import type { Database } from './database.ts';

/** A case as lists show it: its head without its history. */
export interface CaseLine {
  readonly caseId: number;
  readonly programme: string;
  readonly problem: string;
  readonly state: CaseState;
  readonly segment: number;
  readonly code: DiscrepancyCode;
  readonly priority: Priority;
  readonly household: string;
  readonly township: string;
  readonly village: string;
  readonly name: string;
  readonly idNumber: string;
  readonly account: string;
  readonly amountFen: number;
  readonly stableId: string;
  readonly facts: Facts;
  readonly conclusion: Conclusion | null;
  readonly firstPeriod: string;
  readonly lastPeriod: string | null;
  readonly backPeriod: string | null;
  readonly openedAt: string;
  readonly dueOn: string;
  readonly assignees: readonly CasePerson[];
  readonly suspendedUntil: string | null;
  readonly closedAt: string | null;
  readonly closedHow: 'reviewed' | 'solved' | null;
  readonly differenceId: number | null;
}

type LineRow = Omit<CaseLine, 'facts' | 'assignees'> & { readonly facts: string; readonly assignees: string };

const COLUMNS = `case_file.case_id AS caseId, programme, problem, state, segment, code, priority, household, township, village, name,
  id_number AS idNumber, account, amount_fen AS amountFen, stable_id AS stableId, facts, conclusion, first_period AS firstPeriod,
  last_period AS lastPeriod, back_period AS backPeriod, opened_at AS openedAt, due_on AS dueOn, assignees,
  suspended_until AS suspendedUntil, closed_at AS closedAt, closed_how AS closedHow, difference_id AS differenceId`;

function lineOf(row: LineRow): CaseLine {
  return {
    ...row,
    facts: JSON.parse(row.facts) as Facts,
    assignees: JSON.parse(row.assignees) as readonly CasePerson[],
  };
}

/** Throws E_GONE where there is no such case. */
export function caseLineById(db: Database, caseId: number): CaseLine {
  const row = db.get<LineRow>(`SELECT ${COLUMNS} FROM case_file WHERE case_id = ?`, [caseId]);
  if (row === undefined) throw gone();
  return lineOf(row);
}

/** The cases with these ids, in this order. */
export function caseLinesByIds(db: Database, caseIds: readonly number[]): readonly CaseLine[] {
  return db
    .all<LineRow>(
      `SELECT ${COLUMNS} FROM json_each(?) AS wanted CROSS JOIN case_file ON case_file.case_id = wanted.value
       ORDER BY wanted.key`,
      [JSON.stringify(caseIds)],
    )
    .map(lineOf);
}

/** The cases of a household, by its token, the newest first. */
export function caseLinesOfHousehold(db: Database, household: string): readonly CaseLine[] {
  return db
    .all<LineRow>(`SELECT ${COLUMNS} FROM case_file WHERE household = ? ORDER BY case_id DESC`, [household])
    .map(lineOf);
}

/** The case of a problem; undefined where no run has been carried into cases that shows it. */
export function caseIdOf(db: Database, programme: string, problem: string): number | undefined {
  return db.get<{ caseId: number }>('SELECT case_id AS caseId FROM case_file WHERE programme = ? AND problem = ?', [
    programme,
    problem,
  ])?.caseId;
}

/** Where the cases of these problems stand; what has no case is not in it. */
export function caseStatesOf(
  db: Database,
  programme: string,
  problems: readonly string[],
): ReadonlyMap<string, CaseState> {
  const rows = db.all<{ problem: string; state: CaseState }>(
    `SELECT problem, state FROM json_each(:problems) AS wanted CROSS JOIN case_file
     ON case_file.programme = :programme AND case_file.problem = wanted.value`,
    { programme, problems: JSON.stringify(problems) },
  );
  return new Map(rows.map(({ problem, state }) => [problem, state]));
}

/** A case whole, made from its steps. Throws E_GONE where there is none. */
export function caseById(db: Database, caseId: number): Case {
  const row = db.get<{ programme: string; problem: string; lastPeriod: string | null }>(
    'SELECT programme, problem, last_period AS lastPeriod FROM case_file WHERE case_id = ?',
    [caseId],
  );
  if (row === undefined) throw gone();
  const events = eventsOfCase(db, caseId);
  const head = deriveCase(events);
  const occurrences = occurrencesOf(db, row.programme, row.problem);
  const before = beforeTheCase(db, occurrences, head.subject.household);
  return { ...head, ...row, caseId, events, chain: chainOf(events, before) };
}

/** Who imported, matched, assigned, investigated, concluded and reviewed. Throws E_GONE where there is no such case. */
export function chainOfCase(db: Database, caseId: number): Chain {
  return caseById(db, caseId).chain;
}

/** The newest month of every programme that was reconciled: what `presenceOf` is told against. */
export function newestPeriods(db: Database): ReadonlyMap<string, string> {
  const rows = db.all<{ programme: string; period: string }>(
    `SELECT programme, max(period) AS period FROM month
     WHERE EXISTS (SELECT 1 FROM run WHERE run.month_id = month.month_id AND state = 'done') GROUP BY programme`,
  );
  return new Map(rows.map(({ programme, period }) => [programme, period]));
}

function gone(): WorkplaceError {
  return new WorkplaceError('E_GONE', '没有这条疑点', '请刷新页面，从疑点列表打开');
}
