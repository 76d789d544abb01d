import type { KeyboardEvent } from 'react';

/** Esc that closes an open list of suggestions closes nothing else: the drawer around it would take the form along. */
export function keepOwnEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !(event.target instanceof Element)) return;
  if (event.target.getAttribute('aria-expanded') === 'true') event.stopPropagation();
}
