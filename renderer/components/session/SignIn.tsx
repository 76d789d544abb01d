import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import type { SessionState } from '../../../shared/contracts/desk/people.ts';
import { errorOf } from '../../api/desk.ts';
import { useSession } from '../../stores/session.ts';
import { Failure } from '../common/Failure.tsx';

export type LockedFor = Extract<SessionState, { state: 'signed-out' }>['locked'];

/** Asks who it is. `locked`: whose session it was; only the password is asked for, unless another person comes. */
export function SignIn({ locked }: { readonly locked: LockedFor }) {
  const signIn = useSession((store) => store.signIn);
  const [other, setOther] = useState(false);
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const same = other ? null : locked;
  const asWhom = same?.login ?? login.trim();
  const ready = asWhom !== '' && password !== '';

  const enter = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await signIn({ login: asWhom, password });
    } catch (thrown) {
      setError(errorOf(thrown));
      setPassword('');
      setBusy(false);
      document.getElementById('sign-in-password')?.focus();
    }
  };

  return (
    <Form layout="vertical" onFinish={() => void enter()} requiredMark={false}>
      {same === null ? (
        <Form.Item label="登录名" htmlFor="sign-in-login">
          <Input
            id="sign-in-login"
            autoFocus
            autoComplete="username"
            maxLength={64}
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        </Form.Item>
      ) : (
        <p>
          {same.name}（{same.login}）的窗口已锁定，内容都还在。
        </p>
      )}
      <Form.Item label="密码" htmlFor="sign-in-password">
        <Input.Password
          id="sign-in-password"
          key={same === null ? 'other' : 'same'}
          autoFocus={same !== null}
          autoComplete="current-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Form.Item>
      {error !== null && <Failure error={error} />}
      <div className="buttons">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
          {same === null ? '登录' : '继续'}
        </Button>
        {same !== null && (
          <Button
            type="link"
            onClick={() => {
              setOther(true);
              setPassword('');
              setError(null);
            }}
          >
            换一个人登录
          </Button>
        )}
      </div>
    </Form>
  );
}
