import { type CallName, type CallOutput, type CallsAt, DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import {
  BEFORE_ANYBODY,
  BEFORE_OWN_PASSWORD,
  BY_ITSELF,
  CALL_RIGHTS,
  type Needed,
} from '../../../shared/contracts/desk/rights.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { mayDo, RIGHT_LABEL, whoMay } from '../../../shared/domain/people/right.ts';
import type { Database } from '../../data/database.ts';
import { hasPeople } from '../../data/person-repo.ts';
import { DATA_HANDLERS } from './handlers.ts';
import { presentPerson } from './present-person.ts';
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

/**
 * Who asks, where the person may make the call; nobody for the calls that anyone may make. Throws WorkplaceError E_SIGNED_OUT, E_RIGHT,
 * E_REFUSED (a password that somebody else chose).
 */
export function authorise({ db, now, session }: Desk, name: CallName): Actor {
  const needed: Needed = CALL_RIGHTS[name];
  const at = now();
  const person = presentPerson(db, session, at);
  if (needed === 'anyone') return person ?? NOBODY;
  if (BEFORE_ANYBODY.has(name) && !hasPeople(db)) return NOBODY;
  if (person === null) throw new WorkplaceError('E_SIGNED_OUT', '还没有登录，或太久没有操作已锁定', '请登录后再试');
  if (!BY_ITSELF.has(name)) session.touch(at);
  if (person.mustChangePassword && !BEFORE_OWN_PASSWORD.has(name))
    throw new WorkplaceError('E_REFUSED', '您的密码是别人设的，还没有换成自己的', '请先修改密码');
  if (needed !== 'signed-in' && !mayDo(person, needed))
    throw new WorkplaceError(
      'E_RIGHT',
      `您没有“${RIGHT_LABEL[needed]}”的权限`,
      `有这项权限的角色：${whoMay(needed)}；角色由管理员在“设置”里分配`,
    );
  return person;
}
