import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallInput, CallName, CallOutput } from '../../shared/contracts/desk/desk.ts';
import type { DeskError } from '../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from './desk.ts';

type Told<Value> =
  | { readonly state: 'loading'; readonly value: null; readonly error: null }
  | { readonly state: 'failed'; readonly value: null; readonly error: DeskError }
  | { readonly state: 'ready'; readonly value: Value; readonly error: null };

/** What a call has told so far. `reloading`: it is being asked again while the former answer stands. */
export type CallState<Value> = Told<Value> & { readonly reloading: boolean; readonly reload: () => void };

const LOADING = { state: 'loading', value: null, error: null } as const;

/**
 * Asks by a call when the component appears and whenever its input changes. The same question asked again (`reload`, or a change in
 * `reloadOn`) keeps the former answer on screen until the new one is there. `input` null: not asked yet. An answer that was overtaken
 * by a later question is dropped.
 */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name> | null,
  { reloadOn = [] }: { readonly reloadOn?: readonly unknown[] } = {},
): CallState<CallOutput<Name>> {
  const question = input === null ? null : JSON.stringify([name, input]);
  const [answer, setAnswer] = useState<{ readonly question: string | null; readonly told: Told<CallOutput<Name>> }>({
    question,
    told: LOADING,
  });
  const [reloading, setReloading] = useState(false);
  const [round, setRound] = useState(0);
  const latest = useRef(input);
  latest.current = input;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `question` is `name` and `input` as a value; `reloadOn` is the caller's.
  useEffect(() => {
    if (latest.current === null) return;
    let overtaken = false;
    const settle = (told: Told<CallOutput<Name>>): void => {
      if (overtaken) return;
      setAnswer({ question, told });
      setReloading(false);
    };
    setReloading(true);
    call(name, latest.current).then(
      (value) => settle({ state: 'ready', value, error: null }),
      (thrown: unknown) => settle({ state: 'failed', value: null, error: errorOf(thrown) }),
    );
    return () => {
      overtaken = true;
    };
  }, [question, round, ...reloadOn]);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  // The answer to another question is no answer to this one.
  const told = answer.question === question ? answer.told : LOADING;
  return { ...told, reloading, reload };
}
