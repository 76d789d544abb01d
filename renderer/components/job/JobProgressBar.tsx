import { Progress } from 'antd';
import { useRef } from 'react';
import type { Job } from '../../../shared/contracts/desk/jobs.ts';

function percentOf({ progress }: Job): number | null {
  if (progress === null || progress.total <= 0) return null;
  return Math.min(100, Math.floor((progress.done / progress.total) * 100));
}

/** How far the phase is, as a bar. A phase that cannot say so shows no bar that would lie. */
export function JobProgressBar({ job }: { readonly job: Job }) {
  const told = percentOf(job);
  const kept = useRef({ id: job.id, percent: told });
  if (told !== null || kept.current.id !== job.id) kept.current = { id: job.id, percent: told };
  // An import counts the bytes of all its files; while it looks at one of them, that count stands.
  const percent = told ?? (job.kind === 'import' ? kept.current.percent : null);
  if (percent === null) return <div className="job-bar-open" />;
  return <Progress percent={percent} size="small" aria-label={`${job.title}，已完成 ${percent}%`} />;
}
