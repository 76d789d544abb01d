import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { errorOf } from '../../api/desk.ts';
import { useSession } from '../../stores/session.ts';
import { Failure } from '../common/Failure.tsx';
import { isComplete, NOTHING_TYPED, TwicePassphrase } from '../passphrase/TwicePassphrase.tsx';

interface Props {
  readonly done?: () => void;
  /** Beside the button. */
  readonly extra?: ReactNode;
}

/** A new password for whoever has signed in, who has to know the former one. */
export function ChangePassword({ done, extra }: Props) {
  const changePassword = useSession((store) => store.changePassword);
  const [former, setFormer] = useState('');
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const ready = former !== '' && isComplete(typed);

  const change = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await changePassword({ former, password: typed.passphrase });
      done?.();
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };

  return (
    <Form layout="vertical" onFinish={() => void change()} requiredMark={false}>
      <Form.Item label="原来的密码" htmlFor="former-password">
        <Input.Password
          id="former-password"
          autoFocus
          autoComplete="current-password"
          maxLength={200}
          value={former}
          onChange={(event) => setFormer(event.target.value)}
        />
      </Form.Item>
      <TwicePassphrase label="新密码" value={typed} onChange={setTyped} />
      {error !== null && <Failure error={error} />}
      <div className="buttons">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
          修改密码
        </Button>
        {extra}
      </div>
    </Form>
  );
}
