import { App, Button } from 'antd';
import { useState } from 'react';
import { errorOf } from '../../api/desk.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { JobPanel } from '../../components/job/JobPanel.tsx';
import { isRunning, useJob } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import { useMay } from '../../stores/session.ts';

/** An empty workplace: begin with one's own files, or look at an invented county first. */
export function FirstSteps() {
  const go = useRoute((store) => store.go);
  const job = useJob((store) => store.job);
  const startSample = useJob((store) => store.startSample);
  const mayImport = useMay('import');
  const [starting, setStarting] = useState(false);
  const { message } = App.useApp();

  const trySample = async (): Promise<void> => {
    setStarting(true);
    try {
      await startSample();
    } catch (thrown) {
      message.error(errorOf(thrown).message);
    }
    setStarting(false);
  };

  if (job !== null && job.kind === 'sample' && isRunning(job)) return <JobPanel job={job} />;
  if (!mayImport) return <Empty title="还没有对过账" text="对账员读入一个月的文件并对账之后，结果会出现在这里。" />;
  return (
    <Empty
      title="还没有对过账"
      text={
        <>
          <ol className="first-steps">
            <li>放入一个月的审批、请款、代发三份名册，有银行回盘也一并放入</li>
            <li>逐户核对：谁多发、谁漏发、差多少钱、原始表的第几行</li>
            <li>处理差异，打印对账单签字存档</li>
          </ol>
          <p>第一次用，可以先试示例县：600 户虚构的名册，不到半分钟看到结果。所有数据只留在这台电脑上。</p>
        </>
      }
      actions={
        <>
          <Button type="primary" size="large" onClick={() => go({ page: 'files', monthId: null })}>
            开始第一次对账
          </Button>
          <Button size="large" loading={starting} onClick={() => void trySample()}>
            用示例县试一试
          </Button>
        </>
      }
    />
  );
}
