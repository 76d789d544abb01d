import type { z } from 'zod';
import { type Answer, type CallName, type CallOutput, DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import { toldOf } from '../../../shared/contracts/desk/workplace-error.ts';
import { isOurs } from '../app-address.ts';
import { DeskFailure } from '../desk-failure.ts';
import type { Log } from '../log.ts';

/** What answers each call. */
export type Answers = {
  [Name in CallName]: (input: z.output<(typeof DESK_CONTRACTS)[Name]['input']>) => Promise<CallOutput<Name>>;
};

/** As much of a message's origin as decides about it. */
interface Caller {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
  readonly sender: { readonly mainFrame: unknown };
}

/** Whether a message comes from the main frame of our own page. A sub-frame has the same `sender`, so the frame itself is asked. */
export function isOurPage({ senderFrame, sender }: Caller): boolean {
  return (
    senderFrame !== null &&
    senderFrame !== undefined &&
    senderFrame.parent === null &&
    senderFrame === sender.mainFrame &&
    isOurs(senderFrame.url)
  );
}

/** Whether there is a call of this name. */
export function isCall(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(DESK_CONTRACTS, name);
}

const REFUSED = { code: 'E_REFUSED', message: '这一请求不被允许', mend: '请重新打开程序后再试' } as const;
const BUG = {
  code: 'E_BUG',
  message: '程序内部出错，没有做任何改动',
  mend: '请重试；若再次出现，请把编号告诉技术支持',
} as const;

/** Answers one call: an input that passes its contract, an answer that passes it too, every failure a sentence with a number. */
export async function answer<Name extends CallName>(
  name: Name,
  input: unknown,
  answers: Answers,
  log: Pick<Log, 'write' | 'failure'>,
): Promise<Answer<CallOutput<Name>>> {
  const contract = DESK_CONTRACTS[name];
  const parsed = contract.input.safeParse(input);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const said = issues.map(({ path, code }) => `${path.map(String).join('.')} ${code}`).join(', ');
    const number = log.write('error', `${name}: input refused: ${said}`);
    // A rule of our own has a sentence of its own; anything else is no person's doing.
    const own = issues.find(({ code }) => code === 'custom')?.message;
    const told = own === undefined ? REFUSED : { code: 'E_INPUT', message: own, mend: '请补充后再试' };
    return { ok: false, error: { ...told, number } };
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
