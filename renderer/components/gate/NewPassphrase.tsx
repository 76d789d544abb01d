import { Alert, Button, Checkbox, Form } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useWorkplace } from '../../stores/workplace.ts';
import { Failure } from '../common/Failure.tsx';
import { isComplete, NOTHING_TYPED, TwicePassphrase } from '../passphrase/TwicePassphrase.tsx';
import { GateFrame } from './GateFrame.tsx';

/** No key store on this computer: a passphrase locks the data, and nobody can replace it. */
export function NewPassphrase() {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [understood, setUnderstood] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const ready = isComplete(typed) && understood;

  const create = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      useWorkplace.setState({ workplace: await call('app.createPassphrase', { passphrase: typed.passphrase }) });
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };

  return (
    <GateFrame title="设置口令">
      <p>这台电脑没有可用的系统密钥库，数据要用一个口令加密。以后每次打开三账通都要输入它。</p>
      <Alert
        type="warning"
        showIcon
        title="口令丢失，数据就再也打不开"
        description="口令不会保存在任何地方，软件的开发者和电脑维修人员也无法找回。请把它写在纸上，锁进保险柜或文件柜，并告诉一位负责人存放的地方。"
      />
      <Form layout="vertical" onFinish={() => void create()} requiredMark={false}>
        <TwicePassphrase label="口令" value={typed} onChange={setTyped} autoFocus />
        <Form.Item>
          <Checkbox checked={understood} onChange={(event) => setUnderstood(event.target.checked)}>
            我已把口令写下来并妥善存放，知道丢失后无法找回
          </Checkbox>
        </Form.Item>
        {error !== null && <Failure error={error} />}
        <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
          开始使用
        </Button>
      </Form>
    </GateFrame>
  );
}
