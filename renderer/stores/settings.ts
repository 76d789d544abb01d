import { create } from 'zustand';
import type { DeskError } from '../../shared/contracts/desk/desk-error.ts';
import type { Settings } from '../../shared/contracts/desk/settings.ts';
import { call, errorOf } from '../api/desk.ts';

interface SettingsStore {
  /** null until they have been read. */
  readonly settings: Settings | null;
  readonly error: DeskError | null;
  readonly load: () => Promise<void>;
  /** Keeps them and shows what was kept. Rejects where that fails; what is shown stays. */
  readonly save: (settings: Settings) => Promise<void>;
}

export const useSettings = create<SettingsStore>((set) => ({
  settings: null,
  error: null,
  load: async () => {
    try {
      set({ settings: await call('settings.get', {}), error: null });
    } catch (thrown) {
      set({ error: errorOf(thrown) });
    }
  },
  save: async (settings) => {
    set({ settings: await call('settings.set', settings), error: null });
  },
}));
