import { useRef } from 'react';
import type { Job } from '../../../shared/contracts/desk/jobs.ts';
import { type Pace, paceOf } from '../../text/pace.ts';

/** How fast the job goes, from the reports that were drawn. */
export function usePace(job: Job): Pace | null {
  const kept = useRef<{ readonly id: number; readonly pace: Pace | null }>({ id: job.id, pace: null });
  const before = kept.current.id === job.id ? kept.current.pace : null;
  // Taking the same report twice changes nothing, so this may run in any render.
  const pace = paceOf(before, job);
  kept.current = { id: job.id, pace };
  return pace;
}
