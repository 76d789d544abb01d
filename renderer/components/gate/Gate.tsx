import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { call } from '../../api/desk.ts';
import { followWorkplace, useWorkplace } from '../../stores/workplace.ts';
import { Failure } from '../common/Failure.tsx';
import { Loading } from '../common/Loading.tsx';
import { AskPassphrase } from './AskPassphrase.tsx';
import { GateFrame } from './GateFrame.tsx';
import { NewPassphrase } from './NewPassphrase.tsx';

/** Lets the workplace be seen once the database is open; until then says what it waits for. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const workplace = useWorkplace((store) => store.workplace);
  useEffect(() => followWorkplace(), []);
  switch (workplace.state) {
    case 'open':
      return children;
    case 'new-passphrase':
      return <NewPassphrase />;
    case 'passphrase':
      return <AskPassphrase />;
    case 'starting':
      return (
        <main className="gate">
          <Loading text="正在打开" />
        </main>
      );
    case 'failed':
      return (
        <GateFrame title="数据没有打开">
          <Failure error={{ code: '', message: workplace.message, mend: workplace.mend, number: workplace.number }} />
          <Button onClick={() => void call('app.showDataFolder', {}).catch(() => undefined)}>打开数据文件夹</Button>
        </GateFrame>
      );
  }
}
