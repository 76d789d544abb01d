import { create } from 'zustand';

/** What was typed of a household and not saved yet: by the place it was typed in (`paper head_name`, `entry C01 0 date`). */
export type Typed = Readonly<Record<string, string>>;

const NOTHING: Typed = {};

interface DraftStore {
  readonly byHousehold: ReadonlyMap<number, Typed>;
  readonly type: (householdId: number, place: string, text: string) => void;
  /** What was saved, or is no longer wanted: every place that begins so. */
  readonly drop: (householdId: number, prefixes: readonly string[]) => void;
}

/** Lives as long as the window: a household that is left by mistake is found as it was. */
export const useArchiveDrafts = create<DraftStore>((set) => ({
  byHousehold: new Map(),
  type: (householdId, place, text) =>
    set(({ byHousehold }) => ({
      byHousehold: new Map(byHousehold).set(householdId, { ...byHousehold.get(householdId), [place]: text }),
    })),
  drop: (householdId, prefixes) =>
    set(({ byHousehold }) => {
      const left = Object.entries(byHousehold.get(householdId) ?? NOTHING).filter(
        ([place]) => !prefixes.some((prefix) => place.startsWith(prefix)),
      );
      const next = new Map(byHousehold);
      if (left.length === 0) next.delete(householdId);
      else next.set(householdId, Object.fromEntries(left));
      return { byHousehold: next };
    }),
}));

/** What was typed of a household and not saved yet. */
export function useTyped(householdId: number): Typed {
  return useArchiveDrafts(({ byHousehold }) => byHousehold.get(householdId) ?? NOTHING);
}
