import { Alert, App, Button } from 'antd';
import { errorOf } from '../../api/desk.ts';
import { Allowed } from '../../components/session/Allowed.tsx';
import { isRunning, useJob } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';

interface Props {
  readonly monthId: number;
  readonly stale: boolean;
  /** Decisions the run does not know of yet, or still follows though they were undone. */
  readonly pending: number;
  /** A later reconciliation of the month; null where this is the last. */
  readonly laterRunId: number | null;
}

/** Says that the result is not what files and decisions now give, and offers to reconcile again. */
export function StaleBar({ monthId, stale, pending, laterRunId }: Props) {
  const { message } = App.useApp();
  const go = useRoute((store) => store.go);
  const running = useJob(({ job }) => isRunning(job));
  const startReconcile = useJob((store) => store.startReconcile);
  if (laterRunId !== null)
    return (
      <Alert
        className="stale-bar"
        type="info"
        showIcon
        title="这是较早的一次核对，本月之后又核对过"
        action={
          <Button size="small" onClick={() => go({ page: 'result', runId: laterRunId, differenceId: null })}>
            查看最近一次
          </Button>
        }
      />
    );
  if (!stale && pending === 0) return null;
  return (
    <Alert
      className="stale-bar"
      type="warning"
      showIcon
      title={
        pending > 0
          ? `已作出 ${pending} 项决定，重新核对后生效`
          : '文件或决定在这次核对之后有变动，下面的结果可能与现在不符'
      }
      action={
        <Allowed right="reconcile">
          <Button
            size="small"
            type="primary"
            disabled={running}
            onClick={() => startReconcile(monthId).catch((thrown: unknown) => message.error(errorOf(thrown).message))}
          >
            重新核对
          </Button>
        </Allowed>
      }
    />
  );
}
