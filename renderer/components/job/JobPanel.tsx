import type { Job } from '../../../shared/contracts/desk/jobs.ts';
import { isRunning, useJobPanel } from '../../stores/job.ts';
import { JobFigures } from './JobFigures.tsx';
import { JobOutcome } from './JobOutcome.tsx';
import { JobProgressBar } from './JobProgressBar.tsx';
import { JobSteps } from './JobSteps.tsx';
import { StopButton } from './StopButton.tsx';

/** A job at full size, for the page that waits for it: 核对中. */
export function JobPanel({ job }: { readonly job: Job }) {
  useJobPanel();
  const running = isRunning(job);
  return (
    <section className="job-panel" aria-label={job.title}>
      <h2>{job.title}</h2>
      <JobSteps job={job} />
      {running && (
        <>
          <p className="job-panel-what">{job.progress?.what || '正在准备'}</p>
          <JobProgressBar job={job} />
          <JobFigures job={job} />
          <div className="job-panel-actions">
            <StopButton job={job} />
            <span className="quiet">
              {job.kind === 'archive-make' ? '取消后，做好的各卷留着，可以接着做' : '取消后不会留下做了一半的内容'}
            </span>
          </div>
        </>
      )}
      <div role="status">{!running && <JobOutcome job={job} />}</div>
    </section>
  );
}
