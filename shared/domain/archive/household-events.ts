import type { ArchiveHousehold } from './archive-household.ts';
import type { FactValue } from './fact.ts';
import type { EventKind } from './household-event.ts';
import { KEYED_PLACE } from './keyed/archive-step.ts';
import type { KeyedEvent } from './keyed/keyed-household.ts';

/** Something that happened to a household on a day, and where that is known from. */
export interface HouseholdEvent {
  readonly kind: EventKind;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly note: string;
  /** 系统, 纸质登记, 材料 C01, 手工登记. */
  readonly from: string;
  /** null: it follows from other facts. */
  readonly stepId: number | null;
}

const OF_FACTS: readonly (readonly [kind: EventKind, date: string, note: string | null])[] = [
  ['apply', 'application_date', null],
  ['confirm', 'confirm_date', null],
  ['change', 'change_date', 'change_reason'],
  ['stop', 'stop_date', 'stop_reason'],
];
const OF_MATERIALS: Readonly<Record<string, EventKind>> = {
  A01: 'apply',
  D01: 'confirm',
  E02: 'recheck',
  E03: 'change',
  E04: 'change',
  E06: 'stop',
};

/** What happened to a household, by date: what people keyed in, what system and paper say, and the dates of its materials. One day of one kind is told once. */
export function householdEvents(household: ArchiveHousehold, keyed: readonly KeyedEvent[]): readonly HouseholdEvent[] {
  const events: HouseholdEvent[] = keyed.map(({ stepId, kind, date, note }) => ({
    kind,
    date,
    note,
    from: KEYED_PLACE,
    stepId,
  }));
  const add = (event: HouseholdEvent): void => {
    if (!events.some(({ kind, date }) => kind === event.kind && date === event.date)) events.push(event);
  };
  const text = (value: FactValue | undefined): string | null => (typeof value === 'string' ? value : null);
  for (const [kind, name, note] of OF_FACTS)
    for (const [facts, from] of [
      [household.system, '系统'],
      [household.paper?.facts ?? {}, '纸质登记'],
    ] as const) {
      const date = text(facts[name]);
      if (date !== null)
        add({ kind, date, note: (note === null ? null : text(facts[note])) ?? '', from, stepId: null });
    }
  for (const { code, date, from } of household.inventory) {
    const kind = OF_MATERIALS[code];
    const day = from ?? date;
    if (kind !== undefined && day !== null) add({ kind, date: day, note: '', from: `材料 ${code}`, stepId: null });
  }
  return events.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}
