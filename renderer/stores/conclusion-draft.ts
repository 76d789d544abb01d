import { create } from 'zustand';
import type { Draft } from '../pages/cases/case/conclusion-draft.ts';

interface DraftStore {
  /** Conclusions that were begun and not given yet, by case. They live as long as the window. */
  readonly drafts: ReadonlyMap<number, Draft>;
  readonly keep: (caseId: number, draft: Draft) => void;
  readonly drop: (caseId: number) => void;
}

/** A form that is left with Esc or by a look elsewhere is found as it was. */
export const useConclusionDrafts = create<DraftStore>((set) => ({
  drafts: new Map(),
  keep: (caseId, draft) => set(({ drafts }) => ({ drafts: new Map(drafts).set(caseId, draft) })),
  drop: (caseId) => set(({ drafts }) => ({ drafts: new Map([...drafts].filter(([id]) => id !== caseId)) })),
}));
