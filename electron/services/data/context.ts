import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { Database } from '../../data/database.ts';
import type { Session } from './session.ts';

/** What every handler of the data service is given besides its input. */
export interface DataContext {
  readonly db: Database;
  /** The present instant, ISO 8601 in UTC. */
  readonly now: () => string;
  /** Whoever asks; has the right to (dispatch.ts). Nobody (`personId` 0) for calls that anyone may make. */
  readonly actor: Actor;
  readonly session: Session;
}
