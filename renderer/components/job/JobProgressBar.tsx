import { Progress } from 'antd';
import type { Job } from '../../../shared/contracts/desk/jobs.ts';

/** The phase's share in a bar. A phase that cannot say how far it is shows no bar that would lie. */
export function JobProgressBar({ job }: { readonly job: Job }) {
  const { progress } = job;
  if (progress === null || progress.total <= 0) return <div className="job-bar-open" />;
  const percent = Math.min(100, Math.floor((progress.done / progress.total) * 100));
  return <Progress percent={percent} size="small" aria-label={`${job.title}，已完成 ${percent}%`} />;
}
