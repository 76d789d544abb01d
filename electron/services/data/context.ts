import type { Database } from '../../data/database.ts';

/** What every handler of the data service is given besides its input. */
export interface DataContext {
  readonly db: Database;
  /** The present instant, ISO 8601 in UTC. */
  readonly now: () => string;
}
