import { type CallName, type CallOutput, type CallsAt, DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import { CALL_RIGHTS } from '../../../shared/contracts/desk/rights.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { mayDo, RIGHT_LABEL, whoMay } from '../../../shared/domain/people/right.ts';
import type { Database } from '../../data/database.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { DATA_HANDLERS } from './handlers.ts';
import type { Session } from './session.ts';

/** What a call is answered from. */
export interface Desk {
  readonly db: Database;
  readonly now: () => string;
  readonly session: Session;
}

/** Nobody: the actor of the calls that are answered before somebody has signed in. */
const NOBODY: Actor = { personId: 0, login: '', name: '', unit: '', roles: [] };

/**
 * Answers a call of the data service: whoever asks has the right to, the input passes its contract. Throws WorkplaceError E_SIGNED_OUT,
 * E_RIGHT and whatever the handler throws.
 */
export async function dispatch<Name extends CallsAt<'data'>>(
  desk: Desk,
  name: Name,
  input: unknown,
): Promise<CallOutput<Name>> {
  const contract = DESK_CONTRACTS[name];
  const handler = (DATA_HANDLERS as Readonly<Record<string, unknown>>)[name];
  if (contract?.at !== 'data' || typeof handler !== 'function') throw new Error('not a call of the data service');
  const actor = authorise(desk, name);
  return (await handler({ ...desk, actor }, contract.input.parse(input))) as CallOutput<Name>;
}

/** Who asks, where the person may make the call; nobody for the calls that anyone may make. Throws WorkplaceError E_SIGNED_OUT, E_RIGHT. */
export function authorise({ db, now, session }: Desk, name: CallName): Actor {
  const needed = CALL_RIGHTS[name];
  const at = now();
  const actor = session.actorAt(at, readSettings(db).lockAfterMinutes);
  if (needed === 'anyone') return actor ?? NOBODY;
  if (actor === null) throw new WorkplaceError('E_SIGNED_OUT', '还没有登录，或太久没有操作已锁定', '请登录后再试');
  session.touch(at);
  if (needed !== 'signed-in' && !mayDo(actor, needed))
    throw new WorkplaceError(
      'E_RIGHT',
      `您没有“${RIGHT_LABEL[needed]}”的权限`,
      `有这项权限的角色：${whoMay(needed)}；角色由管理员在“设置”里分配`,
    );
  return actor;
}
