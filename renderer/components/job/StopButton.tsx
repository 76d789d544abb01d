import { App, Button } from 'antd';
import type { Job } from '../../../shared/contracts/desk/jobs.ts';
import { errorOf } from '../../api/desk.ts';
import { useJob } from '../../stores/job.ts';

/** Stops the job at once: what is half done is rolled back, so there is nothing to confirm. */
export function StopButton({ job }: { readonly job: Job }) {
  const cancel = useJob((store) => store.cancel);
  const { message } = App.useApp();
  const stopping = job.state === 'stopping';
  return (
    <Button
      size="small"
      disabled={stopping}
      onClick={() => void cancel().catch((thrown: unknown) => message.error(errorOf(thrown).message))}
    >
      {stopping ? '正在停止' : '取消'}
    </Button>
  );
}
