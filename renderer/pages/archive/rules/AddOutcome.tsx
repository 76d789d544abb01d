import { Alert } from 'antd';
import type { JobResult } from '../../../../shared/contracts/desk/jobs.ts';

export type AddedFile = Extract<JobResult, { kind: 'archive-rules' }>['files'][number];

/** What became of the files that were added; what is wrong with one, where, and how to mend it. */
export function AddOutcome({ files }: { readonly files: readonly AddedFile[] }) {
  return files.map(({ name, outcome, error }) =>
    outcome === 'refused' ? (
      <Alert
        key={name}
        className="archive-added"
        type="error"
        showIcon
        title={`《${name}》没有加入：${error?.message ?? ''}`}
        description={error?.mend}
      />
    ) : (
      <Alert
        key={name}
        className="archive-added"
        type="success"
        showIcon
        title={`《${name}》${outcome === 'added' ? '已加入' : outcome === 'replaced' ? '已换成新的' : '此前已经加入'}`}
      />
    ),
  );
}
