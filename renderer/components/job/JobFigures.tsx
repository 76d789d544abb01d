import type { Job } from '../../../shared/contracts/desk/jobs.ts';
import { formatBytes, formatCount, formatDuration } from '../../text/format.ts';
import { perSecond, timeLeftMs } from '../../text/pace.ts';
import { usePace } from './use-pace.ts';

/** What is counted: lines of files, or households where dossiers are made and checked. */
function amount(count: number, unit: 'bytes' | 'rows', { kind }: Job): string {
  if (unit === 'bytes') return formatBytes(count);
  return `${formatCount(count)} ${kind === 'archive-make' || kind === 'archive-check' ? '户' : '行'}`;
}

/** How much is done, how fast, how long still: only what can be told. */
export function JobFigures({ job }: { readonly job: Job }) {
  const pace = usePace(job);
  const { progress } = job;
  const rate = pace === null ? null : perSecond(pace);
  const left = pace === null ? null : timeLeftMs(pace);
  const parts: string[] = [];
  if (progress !== null && progress.done > 0) {
    const total = progress.total > 0 ? ` / ${amount(progress.total, progress.unit, job)}` : '';
    parts.push(`${amount(progress.done, progress.unit, job)}${total}`);
    if (rate !== null) parts.push(`每秒 ${amount(rate, progress.unit, job)}`);
  }
  parts.push(`已用 ${formatDuration(job.elapsedMs)}`);
  if (left !== null) parts.push(`这一步还需约 ${formatDuration(left)}`);
  return <span className="figures quiet">{parts.join('　')}</span>;
}
