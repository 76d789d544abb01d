import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { useRoute } from '../../stores/route.ts';
import { ResultOfRun } from './ResultOfRun.tsx';
import '../../styles/result.css';

/** 对账结果: the result of a run, worked through. */
export function ResultPage() {
  const runId = useRoute(({ route }) => (route.page === 'result' ? route.runId : null));
  const run = useCall('runs.get', runId === null ? null : { runId });
  if (runId === null)
    return (
      <PageFrame title="对账结果">
        <Empty title="没有选定月份" text="在工作台选一个已核对的月份。" />
      </PageFrame>
    );
  if (run.state === 'ready') return <ResultOfRun run={run.value} onChanged={run.reload} />;
  return (
    <PageFrame title="对账结果">
      {run.state === 'loading' ? <Loading /> : <Failure error={run.error} retry={run.reload} />}
    </PageFrame>
  );
}
