import { create } from 'zustand';
import type { ArchiveScope } from '../../shared/contracts/desk/archive.ts';
import type { ArchiveFilter, ArchiveSort } from '../../shared/contracts/desk/archive-views.ts';

export const SHELF_ORDER: ArchiveSort = { by: 'place', descending: false };

/** The parts of a household's page. */
export const HOUSEHOLD_TABS = ['materials', 'keying', 'paper', 'compare', 'people', 'questions', 'steps'] as const;
export type HouseholdTab = (typeof HOUSEHOLD_TABS)[number];

interface ArchiveViewStore {
  /** The township whose villages the map shows; null: the whole county. */
  readonly township: string | null;
  readonly filter: ArchiveFilter;
  readonly sort: ArchiveSort;
  readonly tab: HouseholdTab;
  /** Whether the preview stands beside a household; null: as the width of the window suggests. */
  readonly preview: boolean | null;
  /** What is to be made next; null: nobody has chosen yet. */
  readonly scope: ArchiveScope | null;
  readonly look: (
    change: Partial<Pick<ArchiveViewStore, 'township' | 'filter' | 'sort' | 'tab' | 'preview' | 'scope'>>,
  ) => void;
}

/** How the archive is looked at: kept outside the pages, so that the next household keeps the tab and a look elsewhere comes back to it. */
export const useArchiveView = create<ArchiveViewStore>((set) => ({
  township: null,
  filter: {},
  sort: SHELF_ORDER,
  tab: 'materials',
  preview: null,
  scope: null,
  look: (change) => set(change),
}));
