import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { call } from '../../api/desk.ts';
import { followJobs, isRunning, useJob } from '../../stores/job.ts';
import { followWorkplace, useWorkplace } from '../../stores/workplace.ts';
import { Failure } from '../common/Failure.tsx';
import { Loading } from '../common/Loading.tsx';
import { JobPanel } from '../job/JobPanel.tsx';
import { SessionGate } from '../session/SessionGate.tsx';
import { AskPassphrase } from './AskPassphrase.tsx';
import { GateFrame } from './GateFrame.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';

/** Lets the workplace be seen once the database is open; until then says what it waits for. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const workplace = useWorkplace((store) => store.workplace);
  const job = useJob((store) => store.job);
  useEffect(() => followWorkplace(), []);
  useEffect(() => followJobs(), []);
  switch (workplace.state) {
    case 'open':
      return <SessionGate>{children}</SessionGate>;
    case 'new-passphrase':
      return <NewPassphrase />;
    case 'passphrase':
      return <AskPassphrase />;
    case 'starting':
      // A restore replaces the database, and nobody can be let in before it is done.
      return (
        <GateFrame title={isRunning(job) ? '正在恢复' : '正在打开'}>
          {job !== null && isRunning(job) ? <JobPanel job={job} /> : <Loading text="请稍候" />}
        </GateFrame>
      );
    case 'failed':
      return (
        <GateFrame title="数据没有打开">
          <Failure error={{ code: '', message: workplace.message, mend: workplace.mend, number: workplace.number }} />
          <p>
            要用备份恢复：关闭三账通，把数据文件夹里的文件移到别处保存，重新打开后在“您是谁”那一页点“用备份恢复”，选择备份文件。
          </p>
          <Button onClick={() => void call('app.showDataFolder', {}).catch(() => undefined)}>打开数据文件夹</Button>
        </GateFrame>
      );
  }
}
