import { type RefObject, useEffect } from 'react';

/** Brings the marked column of a pane into its view, sideways only: the page itself stays where it is. */
export function useFollow(pane: RefObject<HTMLElement | null>, marked: number | null, follow: boolean): void {
  useEffect(() => {
    if (!follow || marked === null || pane.current === null) return;
    const cell = pane.current.querySelector<HTMLElement>(`[data-at~="${marked}"]`);
    if (cell === null) return;
    const view = pane.current.getBoundingClientRect();
    const place = cell.getBoundingClientRect();
    // The row numbers stay in place on the left and cover what lies below them.
    const left = view.left + (pane.current.querySelector<HTMLElement>('.row-number')?.offsetWidth ?? 0);
    if (place.left < left) pane.current.scrollLeft += place.left - left;
    else if (place.right > view.right) pane.current.scrollLeft += Math.min(place.right - view.right, place.left - left);
  }, [pane, marked, follow]);
}
