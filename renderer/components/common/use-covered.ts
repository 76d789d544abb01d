import { useCallback, useEffect, useState } from 'react';
import { useSettings } from '../../stores/settings.ts';

/** Until the settings have been read. */
const COVER_AFTER_SECONDS = 60;

/** Something uncovered for a while. */
export interface Uncovered<Value> {
  readonly value: Value | null;
  readonly secondsLeft: number;
  readonly show: (value: Value) => void;
  readonly cover: () => void;
}

/** Holds what was uncovered until the time of the settings is over, or until `subject` is another: then it is forgotten, not hidden. */
export function useCovered<Value>(subject: unknown): Uncovered<Value> {
  const seconds = useSettings(({ settings }) => settings?.coverAfterSeconds ?? COVER_AFTER_SECONDS);
  const [held, setHeld] = useState<{ readonly subject: unknown; readonly value: Value; readonly until: number } | null>(
    null,
  );
  const [now, setNow] = useState(0);
  const value = held !== null && held.subject === subject ? held.value : null;

  const until = held?.until ?? 0;
  useEffect(() => {
    if (until === 0) return;
    const tick = setInterval(() => {
      const at = Date.now();
      if (at >= until) setHeld(null);
      else setNow(at);
    }, 500);
    return () => clearInterval(tick);
  }, [until]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another subject is why.
  useEffect(() => () => setHeld(null), [subject]);

  const show = useCallback(
    (shown: Value) => {
      const at = Date.now();
      setNow(at);
      setHeld({ subject, value: shown, until: at + seconds * 1000 });
    },
    [subject, seconds],
  );
  const cover = useCallback(() => setHeld(null), []);
  return { value, secondsLeft: Math.max(0, Math.ceil((until - now) / 1000)), show, cover };
}
