import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { isRunning, useJob } from '../../stores/job.ts';
import { JobFigures } from './JobFigures.tsx';
import { JobOutcome } from './JobOutcome.tsx';
import { JobProgressBar } from './JobProgressBar.tsx';
import { JobSteps } from './JobSteps.tsx';
import { StopButton } from './StopButton.tsx';

/** The running job above every page, and how it ended until that is put away. */
export function JobBar() {
  const job = useJob((store) => store.job);
  const dismissedId = useJob((store) => store.dismissedId);
  const shownBelow = useJob(({ panels }) => panels > 0);
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
    <section className={`job-bar job-bar-${job.state}`} aria-label="刚结束的任务">
      <strong>{job.title}</strong>
      <div className="job-bar-outcome" role="status">
        <JobOutcome job={job} />
      </div>
      <Button type="text" size="small" icon={<CloseOutlined />} aria-label="收起" onClick={dismiss} />
    </section>
  );
}
