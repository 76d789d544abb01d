import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { lockMinutes } from '../../shared/domain/people/lock.ts';
import type { Database } from './database.ts';
import { appendLog } from './log-repo.ts';
import { hashPassword, isKeptCheaply, passwordMatches } from './password-hash.ts';
import { digestOfPerson } from './person-digest.ts';
import { countFailed, keepPassword, keptPassword, type Person, personById, personByLogin } from './person-repo.ts';
import { readSettings } from './setting-repo.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

type Outcome =
  | { readonly refused: null; readonly person: Person }
  | { readonly refused: WorkplaceError; readonly person: Person | null };

/**
 * Lets a person in who knows the password. Every try is in the log; after too many that failed the account is locked for a while, and the right
 * password does not open it either. Takes as long for a login that nobody has.
 *
 * Throws WorkplaceError E_PASSWORD, E_ACCOUNT_LOCKED.
 */
export async function signIn(db: Database, { login, password }: Credentials, now: () => string): Promise<Person> {
  const kept = keptPassword(db, login);
  const matches = await passwordMatches(password, kept);
  const stronger = matches && kept !== undefined && isKeptCheaply(kept) ? await hashPassword(password) : null;
  const { refused, person } = db.transaction((): Outcome => {
    const outcome = judge(db, login, matches, now());
    const { refused, person } = outcome;
    if (refused === null && stronger !== null) keepPassword(db, person.personId, stronger, person.mustChangePassword);
    appendLog(db, {
      at: now(),
      actor: refused === null ? person : null,
      action: refused === null ? 'sign-in' : 'sign-in.refused',
      // What was typed for a login that nobody has may be a password.
      subject: person?.login ?? '不存在的登录名',
      detail:
        refused !== null
          ? { sentence: refused.told.message, code: refused.code }
          : stronger === null
            ? {}
            : { personId: person.personId, accountSha256: digestOfPerson(db, person.personId) },
    });
    return outcome;
  });
  if (refused !== null) throw refused;
  return personById(db, person.personId);
}

/** Counts the try. Looks at the account only now: others may have tried while the password was worked on. */
function judge(db: Database, login: string, matches: boolean, at: string): Outcome {
  const person = personByLogin(db, login);
  if (person === undefined || person.state === 'ended') return { refused: wrong(), person: person ?? null };
  if (person.lockedUntil !== null && at < person.lockedUntil) return { refused: locked(person.lockedUntil), person };
  if (matches) {
    countFailed(db, person.personId, 0, null);
    return { refused: null, person };
  }
  const failed = person.failed + 1;
  const { triesBeforeLock } = readSettings(db);
  const minutes = lockMinutes(failed, triesBeforeLock);
  const lockedUntil = minutes === 0 ? null : new Date(Date.parse(at) + minutes * 60_000).toISOString();
  countFailed(db, person.personId, failed, lockedUntil);
  return { refused: lockedUntil === null ? wrong(triesBeforeLock - failed) : locked(lockedUntil), person };
}

/** `left`: tries before the account is locked; said only when it gets close. */
function wrong(left = Number.POSITIVE_INFINITY): WorkplaceError {
  return new WorkplaceError(
    'E_PASSWORD',
    left <= 2 ? `登录名或密码不对，再错 ${left} 次账号会暂时锁定` : '登录名或密码不对',
    '请检查大小写和输入法后再输一次；忘了密码请管理员重设',
  );
}

function locked(until: string): WorkplaceError {
  return new WorkplaceError(
    'E_ACCOUNT_LOCKED',
    `密码错的次数太多，账号锁定到${clockOf(until)}`,
    '请等到那时再试，或请管理员解除锁定',
  );
}

/** 4月20日 15:04, in the time of this computer. */
function clockOf(instant: string): string {
  const at = new Date(instant);
  const two = (number: number): string => String(number).padStart(2, '0');
  // A lock that ends at 15:04:30 has not ended at 15:04.
  if (at.getSeconds() + at.getMilliseconds() > 0) at.setMinutes(at.getMinutes() + 1);
  return `${at.getMonth() + 1}月${at.getDate()}日 ${two(at.getHours())}:${two(at.getMinutes())}`;
}
