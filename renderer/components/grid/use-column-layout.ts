import { useCallback, useState } from 'react';
import { type ColumnLayout, readLayout, UNTOUCHED } from './column-layout.ts';

/** The layout of a grid's columns, remembered on this computer. */
export function useColumnLayout(name: string): {
  readonly layout: ColumnLayout;
  readonly change: (part: Partial<ColumnLayout>) => void;
  readonly reset: () => void;
} {
  const place = `columns.${name}`;
  const [layout, setLayout] = useState(() => readLayout(localStorage.getItem(place)));
  const change = useCallback(
    (part: Partial<ColumnLayout>) =>
      setLayout((before) => {
        const after = { ...before, ...part };
        localStorage.setItem(place, JSON.stringify(after));
        return after;
      }),
    [place],
  );
  const reset = useCallback(() => {
    localStorage.removeItem(place);
    setLayout(UNTOUCHED);
  }, [place]);
  return { layout, change, reset };
}
