import type { KnownOfHousehold } from '../../shared/domain/precheck/precheck.ts';
import type { Database } from './database.ts';
import { householdToken } from './household-token.ts';

/** What the workplace knows of the households of a programme: approved stops, money that came back, cases. By household key. */
export function knownHouseholds(db: Database, programme: string): (household: string) => KnownOfHousehold {
  const stops = new Map(
    db
      .all<{ household: string; first: string }>(
        `SELECT household, min(first_month) AS first FROM disposal WHERE programme = ? AND kind = 'stop' AND state IN ('approved', 'done')
         GROUP BY household`,
        [programme],
      )
      .map(({ household, first }) => [household, first]),
  );
  const returned = new Map(
    db
      .all<{ household: string; fen: number; dead: number }>(
        `SELECT household, sum(open_fen) AS fen, max(words LIKE '%死亡%') AS dead FROM payment
         WHERE programme = ? AND state <> 'withdrawn' GROUP BY household`,
        [programme],
      )
      .map(({ household, fen, dead }) => [household, { fen, dead: dead === 1 }]),
  );
  const cases = casesOf(db, programme);
  return (key) => {
    const token = householdToken(key);
    const money = returned.get(token);
    return {
      stoppedFrom: stops.get(token) ?? null,
      returnedFen: money?.fen ?? 0,
      bankSaysDead: money?.dead ?? false,
      case: stops.has(token) ? null : (cases.get(token) ?? null),
    };
  };
}

/** The worst standing of a household's cases. */
function casesOf(db: Database, programme: string): ReadonlyMap<string, KnownOfHousehold['case']> {
  const rows = db.all<{ household: string; ineligible: number | null; open: number }>(
    `SELECT household, max(conclusion = 'confirmed-ineligible') AS ineligible, max(state <> 'closed') AS open FROM case_file
     WHERE programme = ? AND (state <> 'closed' OR conclusion = 'confirmed-ineligible') GROUP BY household`,
    [programme],
  );
  return new Map(
    rows.map(({ household, ineligible, open }) => [
      household,
      ineligible === 1 ? 'ineligible' : open === 1 ? 'open' : null,
    ]),
  );
}
