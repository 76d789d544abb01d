import { useEffect, useRef } from 'react';
import type { EventPayload } from '../../shared/contracts/desk/desk.ts';
import { listen } from './desk.ts';

export type MenuCommand = EventPayload<'menu'>;

/** Hears the commands of the menu while the component is on screen. */
export function useMenu(hear: (command: MenuCommand) => void): void {
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => listen('menu', (command) => latest.current(command)), []);
}
