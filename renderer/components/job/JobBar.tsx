import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { Job } from '../../../shared/contracts/desk/jobs.ts';
import { isRunning, useJob } from '../../stores/job.ts';
import { hashOf, useRoute } from '../../stores/route.ts';
import { JobFigures } from './JobFigures.tsx';
import { JobOutcome } from './JobOutcome.tsx';
import { JobProgressBar } from './JobProgressBar.tsx';
import { JobSteps } from './JobSteps.tsx';
import { StopButton } from './StopButton.tsx';

/** A job that went well is news on the page where its end was seen, and no longer on the next one. A failure stays until it is put away. */
function useOldNews(): void {
  const job = useJob((store) => store.job);
  const address = useRoute(({ route }) => hashOf(route));
  const seenOn = useRef(address);
  const isNews = job !== null && (job.state === 'done' || job.state === 'cancelled');
  useEffect(() => {
    if (isNews && seenOn.current !== address) useJob.getState().dismiss();
    seenOn.current = address;
  }, [isNews, address]);
}

/** The running job above every page, and how it ended. */
export function JobBar() {
  const job = useJob((store) => store.job);
  const dismissedId = useJob((store) => store.dismissedId);
  const shownBelow = useJob(({ panels }) => panels > 0);
  useOldNews();
  const dismiss = useJob((store) => store.dismiss);
  if (job === null || shownBelow || (!isRunning(job) && job.id === dismissedId)) return null;
  if (isRunning(job))
    return (
      <section className="job-bar" aria-label="正在进行的任务">
        <strong>{job.title}</strong>
        <JobSteps job={job} />
        <div className="job-bar-progress">
          <JobProgressBar job={job} />
        </div>
        <JobFigures job={job} />
        <StopButton job={job} />
      </section>
    );
  return (
    <section className={`job-bar job-bar-${refusedAny(job) ? 'failed' : job.state}`} aria-label="刚结束的任务">
      <strong>{job.title}</strong>
      <div className="job-bar-outcome" role="status">
        <JobOutcome job={job} />
      </div>
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label="收起" onClick={dismiss} />
    </section>
  );
}

/** A job that was done and yet refused a file looks like no success. */
function refusedAny({ result }: Job): boolean {
  return (
    result !== null && 'files' in result && result.files.some((file) => 'outcome' in file && file.outcome === 'refused')
  );
}
