import { CheckCircleFilled, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import type { JobResult } from '../../../../shared/contracts/desk/jobs.ts';
import { useJob } from '../../../stores/job.ts';
import { TABLE_LABEL } from '../../../text/archive-words.ts';

type ReadFile = Extract<JobResult, { kind: 'archive-read' }>['files'][number];

function sentenceOf({ outcome, kind }: ReadFile): string {
  const as = kind === null ? '' : `，作为${TABLE_LABEL[kind]}`;
  switch (outcome) {
    case 'added':
      return `已读入${as}`;
    case 'replaced':
      return `已读入${as}，替换了以前的`;
    case 'same':
      return '此前已经读入，没有重复读';
    case 'refused':
      return '没有读入';
  }
}

/** What became of each file of the last reading: those that need a person first. */
export function ReadOutcome() {
  const job = useJob((store) => store.job);
  if (job?.state !== 'done' || job.result?.kind !== 'archive-read') return null;
  const files = [...job.result.files].sort((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'));
  if (files.every(({ outcome }) => outcome === 'added')) return null;
  return (
    <section className="panel import-outcome" aria-label="读入结果">
      <h2>读入结果</h2>
      <ul>
        {files.map((file) => (
          <li key={file.name} className={`import-${file.outcome}`}>
            {file.outcome === 'refused' ? (
              <ExclamationCircleFilled aria-hidden />
            ) : file.outcome === 'same' ? (
              <InfoCircleFilled aria-hidden />
            ) : (
              <CheckCircleFilled aria-hidden />
            )}
            <span className="import-name" title={file.name}>
              {file.name}
            </span>
            <span className="import-says">
              {sentenceOf(file)}
              {file.error !== null && `：${file.error.message}。${file.error.mend}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
