import { type RefObject, useDeferredValue, useEffect, useState } from 'react';

export interface Find {
  readonly typed: string;
  /** What is marked in the text: follows what is typed. */
  readonly wanted: string;
  readonly count: number;
  /** 1-based; 0 where nothing is found. */
  readonly at: number;
  readonly type: (text: string) => void;
  readonly step: (by: 1 | -1) => void;
}

/** Finds a text in what is drawn within an element: the drawing puts <mark> around it, this goes from one to the next. */
export function useFind(within: RefObject<HTMLElement | null>): Find {
  const [typed, setTyped] = useState('');
  const [count, setCount] = useState(0);
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(typed.trim());

  // biome-ignore lint/correctness/useExhaustiveDependencies: the marks are drawn anew for each `wanted`.
  useEffect(() => {
    const found = within.current?.querySelectorAll('mark').length ?? 0;
    setCount(found);
    setAt(found === 0 ? 0 : 1);
  }, [wanted, within]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  useEffect(() => {
    const marks = [...(within.current?.querySelectorAll('mark') ?? [])];
    for (const [position, mark] of marks.entries()) mark.classList.toggle('current', position === at - 1);
    marks[at - 1]?.scrollIntoView({ block: 'center' });
  }, [at, count, wanted, within]);

  return {
    typed,
    wanted,
    count,
    at,
    type: setTyped,
    step: (by) => setAt((before) => (count === 0 ? 0 : ((before - 1 + by + count) % count) + 1)),
  };
}
