import { create } from 'zustand';
import type { CaseFilter, CaseSort } from '../../shared/contracts/desk/cases.ts';
import { OPEN_STATES } from '../text/case-words.ts';

export const STANDARD_CASE_SORT: CaseSort = { by: 'standard', descending: false };

/** What is worked on: everything that is not closed yet. */
export const OPEN_CASES: CaseFilter = { states: [...OPEN_STATES] };

interface CaseViewStore {
  readonly filter: CaseFilter;
  readonly sort: CaseSort;
  readonly look: (change: { readonly filter?: CaseFilter; readonly sort?: CaseSort }) => void;
}

/** How the cases are looked at: kept outside the page, so that other pages can open it narrowed and a look elsewhere comes back to it. */
export const useCaseView = create<CaseViewStore>((set) => ({
  filter: OPEN_CASES,
  sort: STANDARD_CASE_SORT,
  look: (change) => set(change),
}));
