import type {
  Answer,
  CallInput,
  CallName,
  CallOutput,
  DeskBridge,
  EventName,
  EventPayload,
} from '../../shared/contracts/desk/desk.ts';
import type { DeskError } from '../../shared/contracts/desk/desk-error.ts';

declare global {
  interface Window {
    readonly desk: DeskBridge;
  }
}

/** A call that was refused or failed: a sentence, what to do, and the number to find it by in the log. */
export class DeskFailure extends Error {
  override readonly name = 'DeskFailure';
  readonly error: DeskError;

  constructor(error: DeskError) {
    super(error.message);
    this.error = error;
  }
}

const signedOut = new Set<() => void>();

/** Calls back where a call is refused because nobody is signed in (any more). Gives the way to stop. */
export function hearSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => void signedOut.delete(listener);
}

function unwrap<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  if (answer.error.code === 'E_SIGNED_OUT') for (const listener of signedOut) listener();
  throw new DeskFailure(answer.error);
}

/** Calls main or the data service. Rejects with DeskFailure. The answer has passed its contract on the other side. */
export async function call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  return unwrap((await window.desk.call(name, input)) as Answer<CallOutput<Name>>);
}

/** Listens to what main tells unasked; gives the way to stop. */
export function listen<Name extends EventName>(
  event: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  return window.desk.on(event, (payload) => listener(payload as EventPayload<Name>));
}

/** A token for a file dropped on the window: the page never learns its path. */
export async function tokenOf(
  file: File,
): Promise<{ readonly token: string; readonly name: string; readonly bytes: number }> {
  return unwrap(await window.desk.tokenOf(file));
}

/** Any thrown thing as an error people can read. */
export function errorOf(thrown: unknown): DeskError {
  if (thrown instanceof DeskFailure) return thrown.error;
  return {
    code: 'E_WINDOW',
    message: '界面出现意外错误',
    mend: '请按 Ctrl+R 刷新窗口；若仍然出现，请记下刚才的操作',
    number: 0,
  };
}
