import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { GateFrame } from '../gate/GateFrame.tsx';
import { type LockedFor, SignIn } from './SignIn.tsx';

/** Over everything, until somebody signs in. What is under it can be neither seen nor reached, and stays as it was. */
export function Cover({ locked }: { readonly locked: LockedFor }) {
  useEffect(() => {
    const app = document.querySelector('.app');
    const focused = document.activeElement;
    const title = document.title;
    app?.setAttribute('inert', '');
    return () => {
      app?.removeAttribute('inert');
      document.title = title;
      if (focused instanceof HTMLElement) focused.focus();
    };
  }, []);
  return createPortal(
    <div className="cover">
      <GateFrame title="已锁定">
        <SignIn locked={locked} />
      </GateFrame>
    </div>,
    document.body,
  );
}
