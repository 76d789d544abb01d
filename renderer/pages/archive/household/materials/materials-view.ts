import { create } from 'zustand';
import type { Shown } from './material-groups.ts';

interface MaterialsView {
  readonly shown: Shown;
  /** Small pictures of the scans: each is a look that is recorded, so nobody gets them unasked. */
  readonly pictures: boolean;
  readonly set: (change: Partial<Pick<MaterialsView, 'shown' | 'pictures'>>) => void;
}

/** Kept from one household to the next. */
export const useMaterialsView = create<MaterialsView>((set) => ({
  shown: 'wanted',
  pictures: false,
  set: (change) => set(change),
}));
