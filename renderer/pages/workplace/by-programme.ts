import type { MonthCard } from '../../../shared/contracts/desk/months.ts';

export interface Programme {
  readonly name: string;
  /** Newest first. */
  readonly months: readonly MonthCard[];
}

/** Months by programme: the programme worked on last comes first, its months newest first. */
export function byProgramme(cards: readonly MonthCard[]): readonly Programme[] {
  const months = new Map<string, MonthCard[]>();
  for (const card of cards) {
    const list = months.get(card.programme);
    if (list === undefined) months.set(card.programme, [card]);
    else list.push(card);
  }
  const newest = (list: readonly MonthCard[]): string => list[0]?.period ?? '';
  return [...months]
    .map(([name, list]) => ({ name, months: list.toSorted((a, b) => compare(b.period, a.period)) }))
    .toSorted((a, b) => compare(newest(b.months), newest(a.months)) || compare(a.name, b.name));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
