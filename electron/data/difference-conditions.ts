import type { DifferenceFilter, DifferenceSort } from '../../shared/contracts/desk/differences.ts';
import { ALL_CODES } from '../../shared/domain/discrepancy/code.ts';
import type { SqlValue } from './database.ts';
import { IS_QUESTION } from './question-codes.ts';
import { searchPatterns } from './search-pattern.ts';

/** A filter as SQL: what a person chose or typed is only ever bound, never part of the text. */
export interface Conditions {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, SqlValue>>;
}

/**
 * The differences of a run that pass the filter. An empty list, like one that is not given, is no condition. `decided`: stable ids of the
 * questions that have been decided since.
 */
export function conditionsOf(runId: number, filter: DifferenceFilter, decided: ReadonlySet<string>): Conditions {
  const conditions = ['run_id = :run'];
  const parameters: Record<string, SqlValue> = { run: runId };
  const oneOf = (part: 'codes' | 'priorities' | 'townships', column: string): void => {
    const values = filter[part];
    if (values === undefined || values.length === 0) return;
    conditions.push(`${column} IN (SELECT value FROM json_each(:${part}))`);
    parameters[part] = JSON.stringify(values);
  };
  oneOf('codes', 'code');
  oneOf('priorities', 'priority');
  oneOf('townships', 'township');
  if (filter.amountFrom !== undefined) {
    conditions.push('amount_fen >= :amountFrom');
    parameters.amountFrom = filter.amountFrom;
  }
  if (filter.amountTo !== undefined) {
    conditions.push('amount_fen <= :amountTo');
    parameters.amountTo = filter.amountTo;
  }
  const status = onlyOne(filter.status);
  if (status !== null) {
    const isDecided = `(${IS_QUESTION} AND stable_id IN (SELECT value FROM json_each(:decided)))`;
    conditions.push(status === 'decided' ? isDecided : `NOT ${isDecided}`);
    parameters.decided = JSON.stringify([...decided]);
  }
  searchPatterns(filter.text ?? '').forEach((pattern, at) => {
    conditions.push(`search LIKE :text${at} ESCAPE '\\'`);
    parameters[`text${at}`] = pattern;
  });
  const compared = onlyOne(filter.compared?.states);
  if (filter.compared !== undefined && compared !== null) {
    const wasThere = `EXISTS (SELECT 1 FROM difference AS before WHERE before.problem = difference.problem AND before.run_id = :before)`;
    conditions.push(compared === 'persisting' ? wasThere : `NOT ${wasThere}`);
    parameters.before = filter.compared.runId;
  }
  return { sql: conditions.join(' AND '), parameters };
}

/** The one value of two that is wanted; null where both are, or none was given: then there is nothing to ask. */
function onlyOne<Value>(values: readonly Value[] | undefined): Value | null {
  const distinct = new Set(values);
  return distinct.size === 1 ? [...distinct][0]! : null;
}

const CATALOGUE_ORDER = `CASE code ${ALL_CODES.map((code, at) => `WHEN '${code}' THEN ${at}`).join(' ')} END`;

/** `search` begins with the pinyin of the name. */
const ORDER_BY: Readonly<Record<DifferenceSort['by'], string | null>> = {
  standard: null,
  code: CATALOGUE_ORDER,
  priority: 'priority',
  township: 'township',
  village: 'village',
  name: 'search',
  amount: 'amount_fen',
};

/** The order of a view; what is alike stands in the standard order. */
export function orderOf({ by, descending }: DifferenceSort): string {
  const direction = descending ? 'DESC' : 'ASC';
  const first = ORDER_BY[by];
  return first === null ? `difference_id ${direction}` : `${first} ${direction}, difference_id`;
}
