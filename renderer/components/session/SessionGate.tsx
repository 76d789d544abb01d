import { type ReactNode, useEffect, useRef } from 'react';
import { useMenu } from '../../api/use-menu.ts';
import { findJob } from '../../stores/job.ts';
import { followSession, useSession } from '../../stores/session.ts';
import { Loading } from '../common/Loading.tsx';
import { GateFrame } from '../gate/GateFrame.tsx';
import { Cover } from './Cover.tsx';
import { FirstPerson } from './FirstPerson.tsx';
import { OwnPassword } from './OwnPassword.tsx';
import { SignIn } from './SignIn.tsx';

/**
 * Lets whoever has signed in see the workplace. A session that was locked or ended by itself is covered, and what is under the cover stays as
 * it was; whoever comes instead finds nothing of the one before.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const session = useSession((store) => store.session);
  /** Whose page it is: what is on it was fetched with this person's rights. */
  const owner = useRef<number | null>(null);
  useEffect(() => followSession(), []);
  useMenu((command) => {
    if (command === 'lock' && useSession.getState().session?.state === 'signed-in')
      void useSession
        .getState()
        .lock()
        .catch(() => undefined);
  });
  const personId = session?.state === 'signed-in' ? session.person.personId : null;
  useEffect(() => {
    if (personId === null) return;
    if (owner.current === null) findJob();
    else if (owner.current !== personId) startAnew();
    owner.current = personId;
  }, [personId]);
  const isSignedOut = session?.state === 'signed-out' && session.locked === null;
  useEffect(() => {
    if (isSignedOut && owner.current !== null) startAnew();
  }, [isSignedOut]);

  if (session === null)
    return (
      <GateFrame title="正在打开">
        <Loading text="请稍候" />
      </GateFrame>
    );
  if (session.state === 'first-run') return <FirstPerson />;
  const locked = session.state === 'signed-out' ? session.locked : null;
  if (session.state === 'signed-out' && (locked === null || owner.current === null))
    return (
      <GateFrame title="登录">
        <SignIn locked={locked} />
      </GateFrame>
    );
  if (session.state === 'signed-in' && session.person.mustChangePassword) return <OwnPassword />;
  // The same place in the tree with and without the cover: what is under it stays as it was.
  return (
    <>
      {children}
      {session.state === 'signed-out' && <Cover locked={locked} />}
    </>
  );
}

/** A page without anything of whoever sat there before. */
function startAnew(): void {
  window.history.replaceState(null, '', '#/workplace');
  window.location.reload();
}
