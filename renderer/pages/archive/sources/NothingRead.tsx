import { Button } from 'antd';
import { JobPanel } from '../../../components/job/JobPanel.tsx';
import { isRunning, useJob } from '../../../stores/job.ts';
import { useMay } from '../../../stores/session.ts';
import { ReadOutcome } from './ReadOutcome.tsx';
import { TablePlaces } from './TablePlaces.tsx';
import { useArchiveRead } from './use-archive-read.ts';

/** The archive before anything was read. */
export function NothingRead() {
  const reading = useArchiveRead();
  const may = useMay('archive');
  const job = useJob((store) => store.job);
  const busy = isRunning(job);
  return (
    <>
      <section className="panel archive-welcome">
        <h2>这里做什么</h2>
        <p>
          逐户核对低保档案：该有的材料齐不齐、日期签字对不对、纸质内容和省系统是否一致，缺什么、为什么，一户一户说清楚。补齐以后，按标准整卷打印：封面、目录、表格、扫描件、备考表一次做好。
        </p>
        {may ? (
          <>
            <p className="quiet">
              先读入省系统导出的家庭查询和人员查询；纸质材料清单和纸质登记有就一起读入，没有可以以后在窗口里录。
            </p>
            <Button disabled={busy} onClick={() => void reading.sample()}>
              用示例试一试
            </Button>
          </>
        ) : (
          <p className="quiet">还没有人读入资料。读入资料是档案员的工作。</p>
        )}
      </section>
      {job !== null && busy && job.kind.startsWith('archive-') && <JobPanel job={job} />}
      {may && !busy && <TablePlaces sources={[]} reading={reading} />}
      <ReadOutcome />
    </>
  );
}
