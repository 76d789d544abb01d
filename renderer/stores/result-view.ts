import { create } from 'zustand';
import type { DifferenceFilter, DifferenceSort } from '../../shared/contracts/desk/differences.ts';

export type ResultTab = 'overview' | 'list' | 'decisions';

/** How the result of a run is looked at. */
export interface ResultView {
  readonly tab: ResultTab;
  readonly filter: DifferenceFilter;
  readonly sort: DifferenceSort;
}

interface ResultViewStore {
  readonly runId: number | null;
  readonly view: ResultView;
  /** Changes how the run is looked at. Another run than the last one begins from the whole. */
  readonly look: (runId: number, change: Partial<ResultView>) => void;
}

export const STANDARD_SORT: DifferenceSort = { by: 'standard', descending: false };
const WHOLE: ResultView = { tab: 'overview', filter: {}, sort: STANDARD_SORT };

/**
 * Kept outside the page, so that a look at the help or at the history comes back to the same rows; and so that another page can open
 * a result already narrowed: `useResultView.getState().look(runId, { tab: 'list', filter })`, then go there.
 */
export const useResultView = create<ResultViewStore>((set) => ({
  runId: null,
  view: WHOLE,
  look: (runId, change) =>
    set((before) => ({ runId, view: { ...(before.runId === runId ? before.view : WHOLE), ...change } })),
}));

/** The view of a run: the whole, until somebody narrows it. */
export function useViewOf(runId: number): ResultView {
  return useResultView((store) => (store.runId === runId ? store.view : WHOLE));
}
