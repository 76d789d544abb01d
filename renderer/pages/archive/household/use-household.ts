import { App } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArchiveHouseholdView } from '../../../../shared/contracts/desk/archive-views.ts';
import type { CallInput, CallName } from '../../../../shared/contracts/desk/desk.ts';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { useCall } from '../../../api/use-call.ts';
import { sayFailure } from '../../../components/common/say-failure.ts';
import { useJob } from '../../../stores/job.ts';

/** The calls that change a household; each gives it as it is then. */
type ChangeName = Extract<
  CallName,
  | 'archive.putEntry'
  | 'archive.removeEntry'
  | 'archive.putPaper'
  | 'archive.decide'
  | 'archive.addEvent'
  | 'archive.undo'
  | 'archive.detachScan'
>;

/** What went wrong with a change, or null where it was made. */
export type Change = <Name extends ChangeName>(
  name: Name,
  input: Omit<CallInput<Name>, 'householdId' | 'revision'>,
) => Promise<DeskError | null>;

export interface HouseholdDesk {
  /** While the next one is fetched, the last one stays: `loading` says so. */
  readonly shown: ArchiveHouseholdView | null;
  readonly loading: boolean;
  readonly error: DeskError | null;
  readonly reload: () => void;
  /** How many changes are on their way. */
  readonly saving: number;
  /** Makes changes one after the other, each against the revision the one before gave. Never rejects; what fails is said, or given back. */
  readonly change: Change;
}

/** One household, and every change to it in order: a clerk types faster than changes are made. */
export function useHousehold(householdId: number): HouseholdDesk {
  const { message } = App.useApp();
  const endings = useJob((store) => store.endings);
  const got = useCall('archive.get', { householdId }, { reloadOn: [endings] });
  const [newer, setNewer] = useState<ArchiveHouseholdView | null>(null);
  const [saving, setSaving] = useState(0);
  const revisions = useRef(new Map<number, number>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const fresh = got.value;
  const isNewer = newer !== null && newer.row.householdId === householdId && newer.revision >= (fresh?.revision ?? 0);
  const now = isNewer ? newer : fresh;
  if (now !== null)
    revisions.current.set(now.row.householdId, Math.max(now.revision, revisions.current.get(now.row.householdId) ?? 0));
  const last = useRef<ArchiveHouseholdView | null>(null);
  useEffect(() => {
    if (now !== null) last.current = now;
  }, [now]);

  const { reload } = got;
  const change = useCallback<Change>(
    (name, input) => {
      setSaving((count) => count + 1);
      const made = queue.current.then(async (): Promise<DeskError | null> => {
        try {
          const revision = revisions.current.get(householdId) ?? 0;
          const after = (await call(name, { ...input, householdId, revision } as unknown as CallInput<
            typeof name
          >)) as ArchiveHouseholdView;
          revisions.current.set(householdId, after.revision);
          setNewer(after);
          return null;
        } catch (thrown) {
          sayFailure(message, thrown);
          // Somebody else may have changed it meanwhile: what stands there now is shown, and later changes go on from it.
          await call('archive.get', { householdId }).then((now) => {
            revisions.current.set(householdId, now.revision);
            setNewer(now);
          }, reload);
          return errorOf(thrown);
        } finally {
          setSaving((count) => count - 1);
        }
      });
      queue.current = made;
      return made;
    },
    [householdId, message, reload],
  );

  return {
    shown: now ?? (got.state === 'loading' ? last.current : null),
    loading: now === null && got.state === 'loading',
    error: got.state === 'failed' ? got.error : null,
    reload,
    saving,
    change,
  };
}
