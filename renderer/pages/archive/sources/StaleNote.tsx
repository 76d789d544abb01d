import { Alert, Button } from 'antd';
import { isRunning, useJob } from '../../../stores/job.ts';
import { useMay } from '../../../stores/session.ts';
import { useArchiveRead } from './use-archive-read.ts';

/** Something was read or set since the households were checked. */
export function StaleNote({ stale }: { readonly stale: boolean }) {
  const { check } = useArchiveRead();
  const may = useMay('archive');
  const busy = useJob(({ job }) => isRunning(job));
  if (!stale) return null;
  return (
    <Alert
      className="archive-stale"
      type="warning"
      showIcon
      title="资料或年度、政策包有变动，下面的核对结果还是变动以前的。"
      action={
        may && (
          <Button size="small" type="primary" disabled={busy} onClick={() => void check()}>
            重新核对
          </Button>
        )
      }
    />
  );
}
