import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { CallInput } from '../../shared/contracts/desk/desk.ts';
import type { Job } from '../../shared/contracts/desk/jobs.ts';
import { call, listen } from '../api/desk.ts';

interface JobStore {
  /** The job that runs, or the last one that ended; null where none was started since the application began. */
  readonly job: Job | null;
  /** Jobs that ended while the window was open: what a page shows may have changed (`reloadOn: [endings]`). */
  readonly endings: number;
  /** The ended job whose bar was closed. */
  readonly dismissedId: number | null;
  /** How many panels show the job at full size: the bar above the page would say the same again. */
  readonly panels: number;
  /** Starting rejects with DeskFailure, for instance while another job runs. Each gives the number of the job. */
  readonly startSample: () => Promise<number>;
  readonly startImport: (input: CallInput<'jobs.import'>) => Promise<number>;
  readonly startReconcile: (monthId: number) => Promise<number>;
  /** null: the person closed the save dialog. */
  readonly startExport: (input: CallInput<'jobs.export'>) => Promise<number | null>;
  /** Stops the running job, if there is one. */
  readonly cancel: () => Promise<void>;
  readonly dismiss: () => void;
}

/** Whether it still runs or is being stopped. */
export function isRunning(job: Job | null): boolean {
  return job !== null && (job.state === 'running' || job.state === 'stopping');
}

export const useJob = create<JobStore>((set, get) => ({
  job: null,
  endings: 0,
  dismissedId: null,
  panels: 0,
  startSample: async () => (await call('jobs.sample', {})).jobId,
  startImport: async (input) => (await call('jobs.import', input)).jobId,
  startReconcile: async (monthId) => (await call('jobs.reconcile', { monthId })).jobId,
  startExport: async (input) => (await call('jobs.export', input))?.jobId ?? null,
  cancel: async () => {
    const { job } = get();
    if (job === null || job.state !== 'running') return;
    // Said at once; the job's own word for it follows.
    set({ job: { ...job, state: 'stopping' } });
    await call('jobs.cancel', { jobId: job.id });
  },
  dismiss: () => set({ dismissedId: get().job?.id ?? null }),
}));

/** While the component is on screen, it stands for the bar above the page. */
export function useJobPanel(): void {
  useEffect(() => {
    useJob.setState(({ panels }) => ({ panels: panels + 1 }));
    return () => useJob.setState(({ panels }) => ({ panels: panels - 1 }));
  }, []);
}

function hear(job: Job): void {
  const { job: before, endings } = useJob.getState();
  const ended = !isRunning(job) && !(before?.id === job.id && !isRunning(before));
  useJob.setState({ job, endings: ended ? endings + 1 : endings });
}

/** Hears of jobs from now on. Gives the way to stop. */
export function followJobs(): () => void {
  return listen('job', hear);
}

/** Finds the job that was running before the window was reloaded, once somebody is there who may know. */
export function findJob(): void {
  void call('jobs.current', {}).then(
    (job) => {
      // An event that came in between knows better. A job that had ended before is known and no longer news.
      if (job !== null && useJob.getState().job === null)
        useJob.setState({ job, dismissedId: isRunning(job) ? null : job.id });
    },
    () => undefined,
  );
}

/** Calls back once for every job that ends while the component is on screen. */
export function useJobEnd(ended: (job: Job) => void): void {
  const latest = useRef(ended);
  latest.current = ended;
  useEffect(
    () =>
      useJob.subscribe((now, before) => {
        if (now.endings !== before.endings && now.job !== null) latest.current(now.job);
      }),
    [],
  );
}
