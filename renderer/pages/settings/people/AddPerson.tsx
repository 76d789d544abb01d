import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { passwordProblem } from '../../../../shared/domain/people/password.ts';
import type { Role } from '../../../../shared/domain/people/role.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { RolePicker } from '../../../components/session/RolePicker.tsx';

/** A new person with a first password, to be changed at the first sign-in. */
export function AddPerson({ onClose }: { readonly onClose: (changed: boolean) => void }) {
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [unit, setUnit] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const asLogin = login.trim() === '' ? name.trim() : login.trim();
  const problem = password === '' ? null : passwordProblem(password, { login: asLogin });
  const ready = name.trim() !== '' && roles.length > 0 && password !== '' && problem === null;

  const add = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await call('people.add', { name, login: asLogin, unit, roles: [...roles], password });
      onClose(true);
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title="增加人员"
      okText="增加"
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void add()}
      onCancel={() => onClose(false)}
    >
      <Form layout="vertical" onFinish={() => void add()} requiredMark={false}>
        <Form.Item label="姓名" htmlFor="person-name">
          <Input
            id="person-name"
            autoFocus
            maxLength={20}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Form.Item>
        <Form.Item label="登录名" htmlFor="person-login" extra="不填就用姓名登录；以后不能改，也不再给别人">
          <Input
            id="person-login"
            autoComplete="off"
            maxLength={32}
            placeholder={name.trim()}
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        </Form.Item>
        <Form.Item label="单位（可以不填）" htmlFor="person-unit">
          <Input id="person-unit" maxLength={60} value={unit} onChange={(event) => setUnit(event.target.value)} />
        </Form.Item>
        <RolePicker value={roles} onChange={setRoles} />
        <Form.Item
          label="第一次登录用的密码"
          htmlFor="person-password"
          extra="当面告诉本人；第一次登录时必须换成自己的密码"
          {...(problem === null ? {} : { validateStatus: 'error' as const, help: problem })}
        >
          <Input
            id="person-password"
            autoComplete="off"
            maxLength={200}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Form.Item>
        {error !== null && <Failure error={error} />}
        <button type="submit" hidden />
      </Form>
    </Modal>
  );
}
