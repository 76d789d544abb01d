import type { Job, JobProgress } from '../../shared/contracts/desk/jobs.ts';

type Phase = JobProgress['phase'];

/** The phases a job goes through, in order. */
const PHASES_OF = {
  sample: ['sample', 'read', 'keep', 'match', 'write'],
  import: ['read', 'keep'],
  reconcile: ['read', 'match', 'write'],
  precheck: ['read', 'match', 'write'],
  export: ['read', 'write'],
  document: ['read', 'write'],
  'verify-log': ['verify'],
  evidence: ['keep'],
  backup: ['write'],
  restore: ['read'],
  'archive-read': ['read', 'keep', 'match'],
  'archive-sample': ['sample', 'read', 'keep', 'match'],
  'archive-check': ['match'],
  'archive-scans': ['keep'],
  'archive-rules': ['read'],
  'archive-make': ['match', 'write', 'verify'],
} as const satisfies Record<Job['kind'], readonly Phase[]>;

export interface Step {
  readonly phase: Phase;
  readonly state: 'done' | 'now' | 'ahead';
}

/** A job as steps: what lies behind, where it is, what lies ahead. A phase the list does not know stands in for its last one. */
export function stepsOf(job: Pick<Job, 'kind' | 'state' | 'progress'>): readonly Step[] {
  const phases: readonly Phase[] = PHASES_OF[job.kind];
  const now = job.progress === null ? 0 : phases.indexOf(job.progress.phase);
  const shown = now >= 0 ? phases : [...phases.slice(0, -1), job.progress!.phase];
  const at = now >= 0 ? now : shown.length - 1;
  return shown.map((phase, position) => ({
    phase,
    state: job.state === 'done' || position < at ? 'done' : position === at ? 'now' : 'ahead',
  }));
}
