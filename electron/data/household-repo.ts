import type { Database } from './database.ts';
import { lastRuns, type Run } from './run-repo.ts';
import { searchPatterns } from './search-pattern.ts';

/** A household as the newest month names it. `household`: its token. */
export interface FoundHousehold {
  readonly household: string;
  readonly name: string;
  readonly idNumber: string;
  readonly township: string;
  readonly village: string;
}

/** A household in one month: null where that point does not hold it. */
export interface HouseholdMonth {
  readonly run: Run;
  readonly name: string;
  readonly township: string;
  readonly approvedFen: number | null;
  readonly requestedFen: number | null;
  readonly paidFen: number | null;
  readonly creditedFen: number | null;
}

/** Households whose name, pinyin, village or last four digits are these, at most `most`, those of the newest month first. */
export function findHouseholds(db: Database, text: string, most: number): readonly FoundHousehold[] {
  const patterns = searchPatterns(text);
  if (patterns.length === 0) return [];
  const conditions = patterns.map((_, at) => `search LIKE :text${at} ESCAPE '\\'`).join(' AND ');
  const bound = Object.fromEntries(patterns.map((pattern, at) => [`text${at}`, pattern]));
  const found = new Map<string, FoundHousehold>();
  for (const { runId } of lastRuns(db)) {
    const rows = db.all<FoundHousehold>(
      `SELECT household, name, id_number AS idNumber, township, village FROM household_month
       WHERE run_id = :run AND ${conditions} ORDER BY search LIMIT :most`,
      { ...bound, run: runId, most },
    );
    for (const row of rows) if (!found.has(row.household)) found.set(row.household, row);
    if (found.size >= most) break;
  }
  return [...found.values()].slice(0, most);
}

/**
 * The household in the newest run of every month, the oldest month first. Two entries of one month under the same key (lines without any
 * number in the same name) are added up. A month where it only has differences is there too, without money.
 */
export function lineOfHousehold(db: Database, household: string): readonly HouseholdMonth[] {
  return lastRuns(db)
    .flatMap((run): HouseholdMonth[] => {
      const row = db.get<Omit<HouseholdMonth, 'run'> & { readonly entries: number }>(
        `SELECT count(*) AS entries, max(name) AS name, max(township) AS township, sum(approved_fen) AS approvedFen,
                sum(requested_fen) AS requestedFen, sum(paid_fen) AS paidFen, sum(credited_fen) AS creditedFen
         FROM household_month WHERE household = ? AND run_id = ?`,
        [household, run.runId],
      );
      if (row !== undefined && row.entries > 0) {
        const { entries: _entries, ...said } = row;
        return [{ run, ...said }];
      }
      const alone = db.get<{ name: string; township: string }>(
        'SELECT name, township FROM difference WHERE household = ? AND run_id = ? ORDER BY difference_id LIMIT 1',
        [household, run.runId],
      );
      if (alone === undefined) return [];
      return [{ run, ...alone, approvedFen: null, requestedFen: null, paidFen: null, creditedFen: null }];
    })
    .reverse();
}
