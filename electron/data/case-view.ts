import type { CaseFilter, CaseSort } from '../../shared/contracts/desk/cases.ts';
import type { Presence } from '../../shared/domain/case/case.ts';
import { CASE_STATES, type CaseState, NEVER_OVERDUE } from '../../shared/domain/case/case-state.ts';
import type { Conclusion } from '../../shared/domain/case/conclusion.ts';
import { ALL_CODES, type DiscrepancyCode, type Priority } from '../../shared/domain/discrepancy/code.ts';
import { newestPeriods } from './case-repo.ts';
import type { Database, SqlValue } from './database.ts';
import { searchPatterns } from './search-pattern.ts';

/** Who looks, and on which day. */
export interface CaseWatcher {
  readonly personId: number;
  /** YYYY-MM-DD in China. */
  readonly today: string;
}

/** Cases that are alike in everything a list is counted by. */
export interface CaseGroup {
  readonly state: CaseState;
  readonly presence: Presence;
  readonly code: DiscrepancyCode;
  readonly priority: Priority;
  readonly township: string;
  readonly conclusion: Conclusion | null;
  readonly count: number;
  readonly fen: number;
  readonly overdue: number;
}

interface Conditions {
  readonly sql: readonly string[];
  readonly parameters: Record<string, SqlValue>;
}

/** What a list is counted by: each count leaves its own condition out. */
type Facet = 'states' | 'presences' | 'codes' | 'priorities' | 'townships' | 'conclusions';

const FACET_COLUMN: Readonly<Record<Facet, string>> = {
  states: 'state',
  presences: 'presence',
  codes: 'code',
  priorities: 'priority',
  townships: 'township',
  conclusions: 'conclusion',
};

const STATE_ORDER = caseOf('state', CASE_STATES);
const CODE_ORDER = caseOf('code', ALL_CODES);
const OVERDUE = `(state NOT IN (${NEVER_OVERDUE.map((state) => `'${state}'`).join(', ')}) AND due_on < :today)`;

function caseOf(column: string, values: readonly string[]): string {
  return `CASE ${column} ${values.map((value, at) => `WHEN '${value}' THEN ${at}`).join(' ')} END`;
}

const ORDER_BY: Readonly<Record<CaseSort['by'], string>> = {
  standard: "state = 'closed', due_on",
  number: 'case_id',
  age: 'first_period',
  state: STATE_ORDER,
  priority: 'priority',
  code: CODE_ORDER,
  township: 'township',
  // The search text begins with the pinyin of the name.
  name: 'search',
  amount: 'amount_fen',
};

/** The ids of all cases that pass the filter, in order. */
export function caseIdsOf(db: Database, filter: CaseFilter, sort: CaseSort, watcher: CaseWatcher): readonly number[] {
  const { sql, parameters } = conditionsOf(db, filter, watcher, true);
  const direction = sort.descending ? 'DESC' : 'ASC';
  const order = ORDER_BY[sort.by]
    .split(', ')
    .map((part) => `${part} ${direction}`)
    .join(', ');
  return db
    .all<{ caseId: number }>(
      `SELECT case_id AS caseId FROM case_file WHERE ${sql.join(' AND ')} ORDER BY ${order}, case_id`,
      parameters,
    )
    .map(({ caseId }) => caseId);
}

/** Counts of all cases that pass everything but what the lists are counted by. */
export function caseGroups(db: Database, filter: CaseFilter, watcher: CaseWatcher): readonly CaseGroup[] {
  const { sql, parameters } = conditionsOf(db, filter, watcher, false);
  const presence = presenceSql(db);
  return db.all<CaseGroup>(
    `SELECT state, ${presence.sql} AS presence, code, priority, township, conclusion, count(*) AS count,
            sum(amount_fen) AS fen, sum(${OVERDUE}) AS overdue
     FROM case_file WHERE ${sql.join(' AND ')} GROUP BY state, presence, code, priority, township, conclusion`,
    { ...parameters, ...presence.parameters, today: watcher.today },
  );
}

/** Whether a group passes what the filter says of what lists are counted by, `except` one of them. */
export function passes(group: CaseGroup, filter: CaseFilter, except: Facet | null = null): boolean {
  const facets = Object.keys(FACET_COLUMN) as Facet[];
  return facets.every((facet) => {
    const wanted = filter[facet] as readonly unknown[] | undefined;
    if (facet === except || wanted === undefined || wanted.length === 0) return true;
    return wanted.includes(group[FACET_COLUMN[facet] as keyof CaseGroup]);
  });
}

function conditionsOf(db: Database, filter: CaseFilter, watcher: CaseWatcher, withFacets: boolean): Conditions {
  const sql = ['TRUE'];
  const parameters: Record<string, SqlValue> = {};
  const oneOf = (name: string, column: string, values: readonly string[] | undefined): void => {
    if (values === undefined || values.length === 0) return;
    sql.push(`${column} IN (SELECT value FROM json_each(:${name}))`);
    parameters[name] = JSON.stringify(values);
  };
  oneOf('programmes', 'programme', filter.programmes);
  if (withFacets) {
    const presence = presenceSql(db);
    for (const facet of Object.keys(FACET_COLUMN) as Facet[])
      oneOf(facet, facet === 'presences' ? presence.sql : FACET_COLUMN[facet], filter[facet]);
    if (parameters.presences !== undefined) Object.assign(parameters, presence.parameters);
  }
  if (filter.assignee === 'nobody')
    sql.push('NOT EXISTS (SELECT 1 FROM case_assignee WHERE case_assignee.case_id = case_file.case_id)');
  else if (filter.assignee !== undefined) {
    sql.push('case_id IN (SELECT case_id FROM case_assignee WHERE person_id = :assignee)');
    parameters.assignee = filter.assignee === 'me' ? watcher.personId : filter.assignee;
  }
  if (filter.overdue !== undefined) {
    sql.push(filter.overdue ? OVERDUE : `NOT ${OVERDUE}`);
    parameters.today = watcher.today;
  }
  if (filter.period !== undefined) {
    sql.push('first_period <= :period AND last_period >= :period');
    parameters.period = filter.period;
  }
  if (filter.household !== undefined) {
    sql.push('household = :household');
    parameters.household = filter.household;
  }
  if (filter.amountFrom !== undefined) {
    sql.push('amount_fen >= :amountFrom');
    parameters.amountFrom = filter.amountFrom;
  }
  if (filter.amountTo !== undefined) {
    sql.push('amount_fen <= :amountTo');
    parameters.amountTo = filter.amountTo;
  }
  for (const [at, word] of (filter.text ?? '').split(/\s+/).entries()) {
    const number = /^yd0*(\d{1,9})$/i.exec(word.normalize('NFKC'));
    if (number !== null) {
      sql.push(`case_id = :number${at}`);
      parameters[`number${at}`] = Number(number[1]);
      continue;
    }
    searchPatterns(word).forEach((pattern, n) => {
      sql.push(`search LIKE :text${at}_${n} ESCAPE '\\'`);
      parameters[`text${at}_${n}`] = pattern;
    });
  }
  return { sql, parameters };
}

/** `presenceOf` as SQL. A programme is few months' newest: one branch each. */
function presenceSql(db: Database): { readonly sql: string; readonly parameters: Record<string, SqlValue> } {
  const parameters: Record<string, SqlValue> = {};
  const branches = [...newestPeriods(db)].map(([programme, period], at) => {
    parameters[`programme${at}`] = programme;
    parameters[`newest${at}`] = period;
    return `WHEN :programme${at} THEN :newest${at}`;
  });
  const newest = branches.length === 0 ? "''" : `CASE programme ${branches.join(' ')} ELSE '' END`;
  return {
    sql: `CASE WHEN last_period IS NULL OR last_period < ${newest} THEN 'gone' WHEN back_period = last_period THEN 'back'
      WHEN first_period < last_period THEN 'persisting' ELSE 'new' END`,
    parameters,
  };
}
