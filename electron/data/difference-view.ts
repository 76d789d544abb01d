import type { DifferenceFilter, DifferenceSort } from '../../shared/contracts/desk/differences.ts';
import type { DiscrepancyCode, Priority } from '../../shared/domain/discrepancy/code.ts';
import type { Database } from './database.ts';
import { decidedIn } from './decision-repo.ts';
import { type Conditions, conditionsOf, orderOf } from './difference-conditions.ts';
import { firstDifferenceOf } from './difference-repo.ts';
import { type Run, runById } from './run-repo.ts';

/** The differences of a run in one order, as ids: pages are slices of it. */
export interface DifferenceView {
  readonly total: number;
  /** The ids at places `offset` to `offset + limit`, as many as there are. */
  slice(offset: number, limit: number): readonly number[];
  /** The place of a difference, −1 where it is not in the view. */
  placeOf(differenceId: number): number;
}

/** How many differences, and how much money, have this code, priority and township. */
export interface DifferenceGroup {
  readonly code: DiscrepancyCode;
  readonly priority: Priority;
  readonly township: string;
  readonly count: number;
  readonly fen: number;
}

/** Views kept at once: the one on screen, those gone back to. One of a million differences takes four megabytes. */
const MOST_VIEWS = 8;

/** Views of one open database, made once and kept while they are in use. A run never changes, so a view only ends with its run. */
export class DifferenceViews {
  readonly #db: Database;
  readonly #kept = new Map<string, unknown>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Throws E_GONE where the run, or the one to compare with, is no longer there. */
  view(runId: number, filter: DifferenceFilter, sort: DifferenceSort): DifferenceView {
    const run = runById(this.#db, runId);
    const first = firstDifferenceOf(this.#db, runId);
    const conditions = this.#conditions(runId, filter);
    const isWhole = Object.keys(conditions.parameters).length === 1;
    if (isWhole && (sort.by === 'standard' || (sort.by === 'priority' && !sort.descending)))
      return rangeView(first, run.differences, sort.descending);
    const order = orderOf(sort);
    return this.#remembered(run, first, `view ${order}`, conditions, () => {
      const found = this.#db.get<{ ids: string }>(
        `SELECT json_group_array(difference_id) AS ids
         FROM (SELECT difference_id FROM difference WHERE ${conditions.sql} ORDER BY ${order})`,
        conditions.parameters,
      );
      return listView(Uint32Array.from(JSON.parse(found?.ids ?? '[]') as number[]));
    });
  }

  /** Everything that passes but for codes, priorities and townships, which are told apart by the groups. */
  groups(runId: number, filter: DifferenceFilter): readonly DifferenceGroup[] {
    const run = runById(this.#db, runId);
    const conditions = this.#conditions(runId, { ...filter, codes: [], priorities: [], townships: [] });
    return this.#remembered(run, firstDifferenceOf(this.#db, runId), 'groups', conditions, () =>
      this.#db.all<DifferenceGroup>(
        `SELECT code, priority, township, count(*) AS count, sum(amount_fen) AS fen FROM difference
         WHERE ${conditions.sql} GROUP BY code, priority, township`,
        conditions.parameters,
      ),
    );
  }

  #conditions(runId: number, filter: DifferenceFilter): Conditions {
    if (filter.compared !== undefined) runById(this.#db, filter.compared.runId);
    return conditionsOf(runId, filter, filter.status === undefined ? new Set() : decidedIn(this.#db, runId));
  }

  /** Run ids are given again once a run is removed: its first difference and its result tell whose the view is. */
  #remembered<Made>(run: Run, first: number, what: string, { sql, parameters }: Conditions, make: () => Made): Made {
    const key = JSON.stringify([run.resultSha256, run.finishedAt, first, what, sql, parameters]);
    const made = this.#kept.has(key) ? (this.#kept.get(key) as Made) : make();
    this.#kept.delete(key);
    this.#kept.set(key, made);
    if (this.#kept.size > MOST_VIEWS) this.#kept.delete(this.#kept.keys().next().value!);
    return made;
  }
}

/** The whole run in its own order: ids follow each other, nothing has to be kept. */
function rangeView(first: number, total: number, descending: boolean): DifferenceView {
  const idAt = (place: number): number => (descending ? first + total - 1 - place : first + place);
  return {
    total,
    slice: (offset, limit) =>
      Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => idAt(offset + at)),
    placeOf: (id) => {
      if (id < first || id >= first + total) return -1;
      return descending ? first + total - 1 - id : id - first;
    },
  };
}

function listView(ids: Uint32Array): DifferenceView {
  return {
    total: ids.length,
    slice: (offset, limit) => [...ids.subarray(offset, offset + limit)],
    placeOf: (id) => ids.indexOf(id),
  };
}

const VIEWS = new WeakMap<Database, DifferenceViews>();

/** The views of an open database; they go with it. */
export function viewsOf(db: Database): DifferenceViews {
  let views = VIEWS.get(db);
  if (views === undefined) {
    views = new DifferenceViews(db);
    VIEWS.set(db, views);
  }
  return views;
}
