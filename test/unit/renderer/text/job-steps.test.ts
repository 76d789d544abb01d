import { describe, expect, it } from 'vitest';
import { stepsOf } from '../../../../renderer/text/job-steps.ts';
import type { Job, JobProgress } from '../../../../shared/contracts/desk/jobs.ts';

const job = (kind: Job['kind'], phase: JobProgress['phase'] | null, state: Job['state'] = 'running') => ({
  kind,
  state,
  progress: phase === null ? null : { phase, what: '', done: 0, total: 0, unit: 'rows' as const },
});
const states = (...of: Parameters<typeof job>): readonly string[] => stepsOf(job(...of)).map(({ state }) => state);

describe('the steps of a job', () => {
  it('begin at the first while nothing has been reported', () => {
    expect(states('import', null)).toEqual(['now', 'ahead']);
  });

  it('lie behind or ahead of where it is', () => {
    expect(states('import', 'keep')).toEqual(['done', 'now']);
  });

  it('are all done when the job is', () => {
    expect(new Set(states('sample', 'write', 'done'))).toEqual(new Set(['done']));
  });

  it('are never all done while it runs, even in a phase they do not know', () => {
    const steps = stepsOf(job('import', 'verify'));
    expect(steps.at(-1)).toEqual({ phase: 'verify', state: 'now' });
  });
});
