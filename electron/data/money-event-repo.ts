import type { Actor } from '../../shared/domain/people/actor.ts';
import type { Database } from './database.ts';

/** Whose events: a payment that came back, a disposal, a check before paying. */
export type Chain = `${'payment' | 'disposal' | 'precheck'}:${number}`;

/** An event as it is kept. `byLogin` '': the program itself, what it read off files. */
export interface KeptMoneyEvent<Event> {
  readonly eventId: number;
  readonly place: number;
  readonly at: string;
  readonly byLogin: string;
  readonly event: Event;
}

interface EventRow {
  readonly event_id: number;
  readonly place: number;
  readonly at: string;
  readonly by_login: string;
  readonly event: string;
}

function keptOf<Event>({ event_id, place, at, by_login, event }: EventRow): KeptMoneyEvent<Event> {
  return { eventId: event_id, place, at, byLogin: by_login, event: JSON.parse(event) as Event };
}

/** The events of a chain in their order. What they are is the caller's to know: the chain says whose they are. */
export function eventsOfChain<Event>(db: Database, chain: Chain): readonly KeptMoneyEvent<Event>[] {
  return db
    .all<EventRow>('SELECT event_id, place, at, by_login, event FROM money_event WHERE chain = ? ORDER BY place', [
      chain,
    ])
    .map((row) => keptOf<Event>(row));
}

/** Adds an event to the end of its chain and gives its id: ids of one transaction follow each other. */
export function addMoneyEvent(
  db: Database,
  chain: Chain,
  event: object,
  { at, actor }: { readonly at: string; readonly actor: Pick<Actor, 'login'> | null },
): number {
  const { place } = db.get<{ place: number }>(
    'SELECT coalesce(max(place) + 1, 0) AS place FROM money_event WHERE chain = ?',
    [chain],
  )!;
  return db.run('INSERT INTO money_event (chain, place, at, by_login, event) VALUES (?, ?, ?, ?, ?)', [
    chain,
    place,
    at,
    actor?.login ?? '',
    JSON.stringify(event),
  ]).lastId;
}
