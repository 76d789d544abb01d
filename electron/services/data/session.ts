import type { Actor } from '../../../shared/domain/people/actor.ts';

/** Whose session it was that ended by itself, or was locked. */
export type LockedFor = Pick<Actor, 'login' | 'name'>;

/** Who has signed in at this window, and when the person last did something. One window, one session; it lives in memory only. */
export class Session {
  #actor: Actor | null = null;
  #touchedAt = 0;
  #lockedFor: LockedFor | null = null;

  /** The person who is signed in; null where nobody is, or where nothing was done for `idleMinutes`. `at`: ISO 8601, UTC. */
  actorAt(at: string, idleMinutes: number): Actor | null {
    if (this.#actor !== null && Date.parse(at) - this.#touchedAt >= idleMinutes * 60_000) this.lock();
    return this.#actor;
  }

  /** Whose session is locked; null where somebody is signed in, and where the last one signed out. */
  get lockedFor(): LockedFor | null {
    return this.#lockedFor;
  }

  /** The person did something just now. */
  touch(at: string): void {
    this.#touchedAt = Date.parse(at);
  }

  begin(actor: Actor, at: string): void {
    this.#actor = actor;
    this.#lockedFor = null;
    this.touch(at);
  }

  /** Ends the session, and remembers whose it was. */
  lock(): void {
    if (this.#actor === null) return;
    this.#lockedFor = { login: this.#actor.login, name: this.#actor.name };
    this.#actor = null;
  }

  end(): void {
    this.#actor = null;
    this.#lockedFor = null;
  }
}
