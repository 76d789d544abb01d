/** Where an event stands on the line of time. */
export interface Placed<Event> {
  readonly event: Event;
  /** Pixels from the left. */
  readonly x: number;
  /** 0: its words stand next to the line; 1, 2 …: further up, since another's are in the way. */
  readonly level: number;
}

const DAY_MS = 86_400_000;

function dayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/**
 * Events by their dates from left to right, in proportion to the time between them. `room`: how wide the words of one are; those that
 * would touch are lifted.
 */
export function placeEvents<Event extends { readonly date: string }>(
  events: readonly Event[],
  width: number,
  room: number,
): readonly Placed<Event>[] {
  const dated = events
    .filter(({ date }) => /^\d{4}-\d{2}(?:-\d{2})?$/.test(date))
    .map((event) => ({ event, day: dayNumber(event.date.length === 7 ? `${event.date}-01` : event.date) }))
    .sort((a, b) => a.day - b.day);
  const first = dated[0]?.day ?? 0;
  const span = (dated.at(-1)?.day ?? 0) - first;
  const left = room / 2;
  const along = Math.max(0, width - room);
  /** Up to where each level is taken. */
  const taken: number[] = [];
  return dated.map(({ event, day }) => {
    const x = left + (span === 0 ? along / 2 : ((day - first) / span) * along);
    const free = taken.findIndex((to) => to <= x - left);
    const level = free < 0 ? taken.length : free;
    taken[level] = x + left;
    return { event, x, level };
  });
}
