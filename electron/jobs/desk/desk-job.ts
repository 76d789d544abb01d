import type { JobProgress } from '../../../shared/contracts/desk/jobs.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { Database } from '../../data/database.ts';
import type { JobContext } from '../progress.ts';

/** What a job of the window is given besides its input: the database, and the clock. */
export interface DeskJobContext extends JobContext {
  readonly report: (progress: JobProgress) => void;
  readonly db: Database;
  /** Whoever asked for it. */
  readonly actor: Actor;
  /** The present instant, ISO 8601 in UTC. */
  readonly now: () => string;
}
