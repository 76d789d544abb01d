import type { MonthCard } from '../../../shared/contracts/desk/months.ts';

/** The month the address names, or else the newest; null where there is none. */
export function chosenMonth(cards: readonly MonthCard[], monthId: number | null): MonthCard | null {
  const named = cards.find((card) => card.monthId === monthId);
  if (named !== undefined) return named;
  return cards.reduce<MonthCard | null>(
    (newest, card) => (newest === null || card.period > newest.period ? card : newest),
    null,
  );
}

/** The programmes of the months, each once, in the order they come. */
export function programmesOf(cards: readonly MonthCard[]): readonly string[] {
  return [...new Set(cards.map(({ programme }) => programme))];
}

/** Newest first. */
export function newestFirst<Card extends { readonly period: string }>(cards: readonly Card[]): readonly Card[] {
  return cards.toSorted((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0));
}
