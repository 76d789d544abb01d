import { create } from 'zustand';
import type { CallInput } from '../../shared/contracts/desk/desk.ts';
import type { SessionState } from '../../shared/contracts/desk/people.ts';
import type { Right } from '../../shared/domain/people/right.ts';
import { call, hearSignedOut } from '../api/desk.ts';

interface SessionStore {
  /** null until it has been asked for. The data service owns it; this is its copy, and no right is held by it alone. */
  readonly session: SessionState | null;
  /** Of whoever signed in last: under the cover of a locked window everything stays as it is. */
  readonly rights: readonly Right[];
  /** Whether the person may do this: what a person may not do is not offered. */
  readonly may: (right: Right) => boolean;
  /** Each rejects with DeskFailure where it is refused. */
  readonly first: (input: CallInput<'people.first'>) => Promise<void>;
  readonly signIn: (input: CallInput<'people.signIn'>) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly lock: () => Promise<void>;
  readonly changePassword: (input: CallInput<'people.changePassword'>) => Promise<void>;
  /** Asks again: rights, exemption, whether the session has ended by itself. */
  readonly refresh: () => Promise<void>;
}

/** How often is asked whether the session has ended by itself. */
const ASK_EVERY_MS = 10_000;
/** How often is told that the person is there. */
const TOUCH_EVERY_MS = 20_000;

export const useSession = create<SessionStore>((set, get) => ({
  session: null,
  rights: [],
  may: (right) => get().rights.includes(right),
  first: async (input) => set(told(await call('people.first', input))),
  signIn: async (input) => set(told(await call('people.signIn', input))),
  signOut: async () => set(told(await call('people.signOut', {}))),
  lock: async () => set(told(await call('people.lock', {}))),
  changePassword: async (input) => set(told(await call('people.changePassword', input))),
  refresh: async () => {
    const session = await call('people.state', {});
    // The same as before is no news: nothing is drawn again every ten seconds.
    if (JSON.stringify(session) !== JSON.stringify(get().session)) set(told(session));
  },
}));

function told(session: SessionState): Partial<SessionStore> {
  return session.state === 'signed-in' ? { session, rights: session.rights } : { session };
}

/** Whoever has signed in may do this. For what a component shows. */
export function useMay(right: Right): boolean {
  return useSession(({ rights }) => rights.includes(right));
}

/** The rights of whoever has signed in. */
export function useRights(): readonly Right[] {
  return useSession(({ rights }) => rights);
}

/** Keeps the copy true while the workplace is open, and tells the data service that the person is there. Gives the way to stop. */
export function followSession(): () => void {
  const ask = (): void => {
    void useSession
      .getState()
      .refresh()
      .catch(() => undefined);
  };
  let touchedAt = 0;
  const touch = (): void => {
    const now = Date.now();
    if (useSession.getState().session?.state !== 'signed-in' || now - touchedAt < TOUCH_EVERY_MS) return;
    touchedAt = now;
    void call('people.touch', {}).catch(() => undefined);
  };
  const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
  for (const sign of signs) window.addEventListener(sign, touch, { capture: true, passive: true });
  const stop = hearSignedOut(ask);
  const tick = setInterval(ask, ASK_EVERY_MS);
  ask();
  return () => {
    for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
    stop();
    clearInterval(tick);
    // Another database may stand behind the next answer.
    useSession.setState({ session: null });
  };
}
