import { AppError, AppErrors } from '../app-error.ts';
import { inWindowWords } from './window-words.ts';

/** The codes the window's calls may fail with besides those of the readers (`ERROR_CODES`). */
export const WORKPLACE_CODES = [
  /** The key or the passphrase does not open this file. */
  'E_KEY',
  /** The database is damaged, or is none. */
  'E_DATABASE',
  /** Written by a newer program. */
  'E_NEWER',
  'E_DISK_FULL',
  'E_READ_ONLY',
  /** Another process holds the database for longer than is waited for. */
  'E_BUSY',
  /** A backup that is damaged, cut off or none. */
  'E_BACKUP',
  /** What was asked for is not there (any more). */
  'E_GONE',
  /** What was asked for cannot be done here, and why. */
  'E_REFUSED',
  /** Nobody has signed in, or for too long nothing was done. */
  'E_SIGNED_OUT',
  /** Login and password do not belong together. */
  'E_PASSWORD',
  /** Too many failed tries: the account is locked for a while. */
  'E_ACCOUNT_LOCKED',
  /** Whoever has signed in may not do this. */
  'E_RIGHT',
] as const;
export type WorkplaceCode = (typeof WORKPLACE_CODES)[number];

/** What a person is told: a sentence, and what to do about it. */
export interface Told {
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

/** Something the workplace cannot do, in words a clerk reads. Carries no personal data: it is written to the log. */
export class WorkplaceError extends Error {
  override readonly name = 'WorkplaceError';
  readonly code: WorkplaceCode;
  readonly told: Told;

  constructor(code: WorkplaceCode, message: string, mend: string, cause?: unknown) {
    super(`${code}: ${message}；${mend}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.told = { code, message, mend };
  }
}

/** The sentence of an expected failure of a job or of the database; null for a bug, of which nobody has prepared a sentence. */
export function toldOf(thrown: unknown): Told | null {
  if (thrown instanceof WorkplaceError) return thrown.told;
  const first = thrown instanceof AppErrors ? thrown.errors[0] : thrown;
  if (!(first instanceof AppError)) return null;
  return { code: first.code, message: inWindowWords(first.problem.zh), mend: inWindowWords(first.mend.zh) };
}
