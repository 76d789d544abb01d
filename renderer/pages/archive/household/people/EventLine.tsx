import { useWidth } from '../../../../components/common/use-width.ts';
import type { ArchiveHouseholdView } from '../../../../text/archive-words.ts';
import { placeEvents } from './event-line.ts';

type Event = ArchiveHouseholdView['events'][number];

/** Pixels that the words of an event take, and how far one line of them lies above the other. */
const ROOM = 84;
const LEVEL = 34;

/** What happened to a household, by date on a line. The table below says the same in words. */
export function EventLine({ events }: { readonly events: readonly Event[] }) {
  const [place, width] = useWidth();
  const placed = placeEvents(events, width, ROOM);
  const levels = Math.max(1, ...placed.map(({ level }) => level + 1));
  const base = levels * LEVEL + 10;
  return (
    <figure ref={place} className="event-line">
      <svg
        width={width}
        height={base + 12}
        role="img"
        aria-label={`这一户的经过：${placed.map(({ event }) => `${event.date} ${event.label}`).join('，')}`}
      >
        <line x1={0} x2={width} y1={base} y2={base} className="event-way" />
        {placed.map(({ event, x, level }) => {
          const y = base - level * LEVEL - 10;
          return (
            <g key={`${event.kind} ${event.date} ${x} ${level}`} className={`event event-${event.kind}`}>
              <line x1={x} x2={x} y1={y + 2} y2={base} className="event-stem" />
              <circle cx={x} cy={base} r={5} />
              <text x={x} y={y - 13} textAnchor="middle" className="event-word">
                {event.label}
              </text>
              <text x={x} y={y} textAnchor="middle" className="event-date">
                {event.date}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
