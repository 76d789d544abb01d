import { create } from 'zustand';
import type { WorkplaceState } from '../../shared/contracts/desk/app.ts';
import { call, errorOf, listen } from '../api/desk.ts';

interface WorkplaceStore {
  readonly workplace: WorkplaceState;
}

/** Whether the database is open, and what it waits for. Main owns it; this is its copy. */
export const useWorkplace = create<WorkplaceStore>(() => ({ workplace: { state: 'starting' } }));

/** Hears of the workplace from now on. Gives the way to stop. */
export function followWorkplace(): () => void {
  let told = false;
  const stop = listen('workplace', (workplace) => {
    told = true;
    useWorkplace.setState({ workplace });
  });
  void call('app.state', {}).then(
    (workplace) => {
      if (!told) useWorkplace.setState({ workplace });
    },
    (thrown: unknown) => {
      const { message, mend, number } = errorOf(thrown);
      if (!told) useWorkplace.setState({ workplace: { state: 'failed', message, mend, number } });
    },
  );
  return stop;
}
