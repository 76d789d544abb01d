import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { z } from 'zod';
import { type Answer, type CallName, type CallOutput, DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import { toldOf } from '../../../shared/contracts/desk/workplace-error.ts';
import { DeskFailure } from '../desk-failure.ts';
import type { Log } from '../log.ts';

/** The channels of the bridge. Nothing else is listened to. */
export const CALL_CHANNEL = 'desk:call';
export const DROP_CHANNEL = 'desk:dropped-file';

/** What answers each call. */
export type Answers = {
  [Name in CallName]: (input: z.output<(typeof DESK_CONTRACTS)[Name]['input']>) => Promise<CallOutput<Name>>;
};

/** Whether a message comes from the main frame of our own page. A sub-frame has the same `sender`, so the frame itself is asked. */
export function isOurPage(event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>, origin: string): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame === undefined || frame.parent !== null) return false;
  if (frame !== event.sender.mainFrame) return false;
  try {
    const url = new URL(frame.url);
    return `${url.protocol}//${url.host}` === origin;
  } catch {
    return false;
  }
}

const REFUSED = { code: 'E_REFUSED', message: '这一请求不被允许', mend: '请重新打开程序后再试' } as const;
const BUG = {
  code: 'E_BUG',
  message: '程序内部出错，没有做任何改动',
  mend: '请重试；若再次出现，请把编号告诉技术支持',
} as const;

/** The one door from the window: our main frame, a known call, an input that passes its contract, an answer that passes it too. */
export function handleCalls(origin: string, answers: Answers, log: Log): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown): Promise<Answer<unknown>> => {
    if (!isOurPage(event, origin)) throw new Error('refused');
    if (typeof name !== 'string' || !Object.hasOwn(DESK_CONTRACTS, name)) throw new Error('refused');
    return answer(name as CallName, input, answers, log);
  });
}

/** Answers one call. Separate from the door, so that it can be tried with hostile input. */
export async function answer<Name extends CallName>(
  name: Name,
  input: unknown,
  answers: Answers,
  log: Log,
): Promise<Answer<CallOutput<Name>>> {
  const contract = DESK_CONTRACTS[name];
  const parsed = contract.input.safeParse(input);
  if (!parsed.success) {
    const number = log.write(
      'error',
      `${name}: input refused: ${parsed.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')}`,
    );
    const own = parsed.error.issues.find(({ code }) => code === 'custom')?.message;
    return {
      ok: false,
      error:
        own === undefined ? { ...REFUSED, number } : { code: 'E_INPUT', message: own, mend: '请补充后再试', number },
    };
  }
  try {
    const run = answers[name] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: contract.output.parse(await run(parsed.data)) as CallOutput<Name> };
  } catch (thrown) {
    const number = log.failure(name, thrown);
    const told = thrown instanceof DeskFailure ? thrown.told : toldOf(thrown);
    return { ok: false, error: { ...(told ?? BUG), number } };
  }
}

/** Takes the path of a file dropped on our page, from the preload script, and gives a token for it. */
export function handleDroppedFiles(
  origin: string,
  give: (path: string) => { readonly token: string; readonly name: string; readonly bytes: number },
  log: Log,
): void {
  ipcMain.handle(DROP_CHANNEL, (event, path: unknown): Answer<ReturnType<typeof give>> => {
    if (!isOurPage(event, origin)) throw new Error('refused');
    try {
      if (typeof path !== 'string' || path === '') throw new Error('no path');
      return { ok: true, value: give(path) };
    } catch (thrown) {
      const number = log.failure('dropped file', thrown);
      return {
        ok: false,
        error: { code: 'E_NOT_FOUND', message: '拖入的不是可以读取的文件', mend: '请拖入文件，不要拖入文件夹', number },
      };
    }
  });
}
