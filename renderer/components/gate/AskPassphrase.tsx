import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useWorkplace } from '../../stores/workplace.ts';
import { Failure } from '../common/Failure.tsx';
import { GateFrame } from './GateFrame.tsx';

/** The data is locked by a passphrase: asks for it. */
export function AskPassphrase() {
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);

  const unlock = async (): Promise<void> => {
    if (passphrase === '' || busy) return;
    setBusy(true);
    setError(null);
    try {
      useWorkplace.setState({ workplace: await call('app.unlock', { passphrase }) });
    } catch (thrown) {
      setError(errorOf(thrown));
      setPassphrase('');
      document.getElementById('passphrase')?.focus();
    }
    setBusy(false);
  };

  return (
    <GateFrame title="输入口令">
      <p>数据已加密，请输入设置时的口令。</p>
      <Form layout="vertical" onFinish={() => void unlock()} requiredMark={false}>
        <Form.Item label="口令" htmlFor="passphrase">
          <Input.Password
            id="passphrase"
            autoFocus
            autoComplete="current-password"
            maxLength={200}
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </Form.Item>
        {error !== null && <Failure error={error} />}
        <Button type="primary" htmlType="submit" disabled={passphrase === ''} loading={busy}>
          打开
        </Button>
      </Form>
    </GateFrame>
  );
}
