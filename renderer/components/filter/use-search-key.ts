import type { InputRef } from 'antd';
import { type RefObject, useEffect, useRef } from 'react';
import { useMenu } from '../../api/use-menu.ts';
import { isSearchKey } from '../common/search-key.ts';
import type { GridHandle } from '../grid/row-grid.ts';

interface Place {
  readonly search: RefObject<InputRef | null>;
  readonly grid: RefObject<GridHandle | null>;
  /** Shows the search box where it is not on screen. */
  readonly show?: () => void;
}

/** The key or the menu's word for searching leads to the search box of a list, at once where it is on screen. */
export function useSearchKey({ search, grid, show }: Place): void {
  const find = (): void => {
    grid.current?.release();
    show?.();
    const focus = (): void => {
      if (document.activeElement !== search.current?.input) search.current?.focus({ cursor: 'all' });
    };
    focus();
    setTimeout(focus, 0);
  };
  const latest = useRef(find);
  latest.current = find;
  useMenu((command) => {
    if (command === 'find') find();
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (!isSearchKey(event) || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
