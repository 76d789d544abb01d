import type { Actor } from '../../../shared/domain/people/actor.ts';

/** Who has signed in at this window, and when the person last did something. One window, one session; it lives in memory only. */
export class Session {
  #actor: Actor | null = null;
  #touchedAt = 0;

  /** The person who is signed in; null where nobody is, or where nothing was done for `idleMinutes`. `at`: ISO 8601, UTC. */
  actorAt(at: string, idleMinutes: number): Actor | null {
    if (this.#actor !== null && Date.parse(at) - this.#touchedAt >= idleMinutes * 60_000) this.#actor = null;
    return this.#actor;
  }

  /** The person did something just now. */
  touch(at: string): void {
    this.#touchedAt = Date.parse(at);
  }

  begin(actor: Actor, at: string): void {
    this.#actor = actor;
    this.touch(at);
  }

  end(): void {
    this.#actor = null;
  }
}
