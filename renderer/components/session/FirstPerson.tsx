import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { passwordProblem } from '../../../shared/domain/people/password.ts';
import { ROLES, type Role } from '../../../shared/domain/people/role.ts';
import { errorOf } from '../../api/desk.ts';
import { useSession } from '../../stores/session.ts';
import { Failure } from '../common/Failure.tsx';
import { GateFrame } from '../gate/GateFrame.tsx';
import { isComplete, NOTHING_TYPED, TwicePassphrase } from '../passphrase/TwicePassphrase.tsx';
import { RestoreHere } from './RestoreHere.tsx';
import { RolePicker } from './RolePicker.tsx';

/** A new workplace has nobody yet: whoever opened it says who it is, and becomes its administrator. */
export function FirstPerson() {
  const first = useSession((store) => store.first);
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [unit, setUnit] = useState('');
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [alone, setAlone] = useState(true);
  const [roles, setRoles] = useState<readonly Role[]>(['administrator']);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  // The name is a login too, until the person writes another one.
  const asLogin = login.trim() === '' ? name.trim() : login.trim();
  const problem = isComplete(typed) ? passwordProblem(typed.passphrase, { login: asLogin }) : null;
  const ready = name.trim() !== '' && isComplete(typed) && problem === null;

  const begin = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      await first({ name, login: asLogin, unit, roles: alone ? [...ROLES] : [...roles], password: typed.passphrase });
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };

  return (
    <GateFrame title="您是谁" wide>
      <p>每一步操作都会记下是谁做的。先登记您自己；以后可以在“设置—人员”里增加同事。</p>
      <Form layout="vertical" onFinish={() => void begin()} requiredMark={false}>
        <div className="two-fields">
          <Form.Item label="姓名" htmlFor="first-name">
            <Input
              id="first-name"
              autoFocus
              maxLength={20}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Form.Item>
          <Form.Item label="登录名" htmlFor="first-login" extra="不填就用姓名登录">
            <Input
              id="first-login"
              autoComplete="username"
              maxLength={32}
              placeholder={name.trim()}
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          </Form.Item>
        </div>
        <Form.Item label="单位（可以不填）" htmlFor="first-unit">
          <Input
            id="first-unit"
            maxLength={60}
            placeholder="例如：县民政局社会救助股"
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
          />
        </Form.Item>
        <div className="two-fields">
          <TwicePassphrase label="登录密码" value={typed} onChange={setTyped} />
        </div>
        {problem !== null && <p className="field-problem">{problem}</p>}
        <Form.Item>
          <Radio.Group
            className="choices"
            value={alone}
            onChange={({ target }) => setAlone(target.value as boolean)}
            options={[
              { value: true, label: '我一个人用，或者我什么都要做（全部角色）' },
              { value: false, label: '单位里有分工，我只做其中几样' },
            ]}
          />
        </Form.Item>
        {!alone && (
          <RolePicker
            value={roles}
            onChange={setRoles}
            fixed={{ administrator: '第一个人总是管理员：管人员、角色和备份' }}
          />
        )}
        {error !== null && <Failure error={error} />}
        <div className="buttons">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>
            开始工作
          </Button>
          <RestoreHere />
        </div>
      </Form>
    </GateFrame>
  );
}
