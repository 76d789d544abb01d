import type { JobProgress } from '../../shared/contracts/desk/jobs.ts';

/** How fast a job goes in its present phase. Measured from where the phase was first seen, so it holds after a reload too. */
export interface Pace {
  readonly phase: JobProgress['phase'];
  readonly unit: JobProgress['unit'];
  readonly total: number;
  readonly firstDone: number;
  readonly firstMs: number;
  readonly done: number;
  readonly atMs: number;
}

interface Seen {
  readonly elapsedMs: number;
  readonly progress: JobProgress | null;
}

/** Less than this says nothing about how fast it is. */
const LEAST_MS = 1500;

/** Takes one report of the job into account. A new phase, or going back in the same one, begins anew. */
export function paceOf(before: Pace | null, { elapsedMs, progress }: Seen): Pace | null {
  if (progress === null) return null;
  const { phase, unit, total, done } = progress;
  const goesOn =
    before !== null && before.phase === phase && before.unit === unit && before.total === total && done >= before.done;
  return goesOn
    ? { ...before, done, atMs: elapsedMs }
    : { phase, unit, total, firstDone: done, firstMs: elapsedMs, done, atMs: elapsedMs };
}

/** Bytes or rows a second; null where it cannot be told yet. */
export function perSecond(pace: Pace): number | null {
  const spentMs = pace.atMs - pace.firstMs;
  if (spentMs < LEAST_MS || pace.done <= pace.firstDone) return null;
  return ((pace.done - pace.firstDone) * 1000) / spentMs;
}

/** What the phase still takes, in ms; null where it cannot be told: no total, too early, or already at the end. */
export function timeLeftMs(pace: Pace): number | null {
  const rate = perSecond(pace);
  if (rate === null || pace.total <= pace.done) return null;
  return ((pace.total - pace.done) * 1000) / rate;
}
