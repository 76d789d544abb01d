import { App, Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import type { CallInput } from '../../../../shared/contracts/desk/desk.ts';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import type { DeskPerson } from '../../../../shared/contracts/desk/people.ts';
import { passwordProblem } from '../../../../shared/domain/people/password.ts';
import type { Role } from '../../../../shared/domain/people/role.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { RolePicker } from '../../../components/session/RolePicker.tsx';
import { useSession } from '../../../stores/session.ts';
import { formatInstant } from '../../../text/format.ts';

interface Props {
  readonly person: DeskPerson;
  readonly onClose: (changed: boolean) => void;
}

/** What may be changed of a person: name, unit, roles, whether the account is in use; its lock and its password. */
export function ChangePerson({ person, onClose }: Props) {
  const { message } = App.useApp();
  const me = useSession(({ session }) => (session?.state === 'signed-in' ? session.person.personId : 0));
  const [draft, setDraft] = useState<Omit<CallInput<'people.change'>, 'personId'>>({
    name: person.name,
    unit: person.unit,
    roles: person.roles,
    state: person.state,
  });
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const { personId, login } = person;
  const problem = password === '' ? null : passwordProblem(password, { login });
  const ready = draft.name.trim() !== '' && draft.roles.length > 0;

  const doing = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await work();
      void message.success(done);
      onClose(true);
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };
  const change = (): void => {
    if (ready) void doing(() => call('people.change', { ...draft, personId }), `已修改${draft.name}`);
  };

  return (
    <Modal
      open
      title={`修改人员：${person.name}（${login}）`}
      okText="保存"
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={change}
      onCancel={() => onClose(false)}
    >
      {person.lockedUntil !== null && (
        <p className="person-lock">
          密码错的次数太多，锁定到 {formatInstant(person.lockedUntil)}。
          <Button
            size="small"
            onClick={() => void doing(() => call('people.unlock', { personId }), `已解除${person.name}的锁定`)}
          >
            解除锁定
          </Button>
        </p>
      )}
      <Form layout="vertical" onFinish={change} requiredMark={false}>
        <Form.Item label="姓名" htmlFor="person-name">
          <Input
            id="person-name"
            autoFocus
            maxLength={20}
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
        </Form.Item>
        <Form.Item label="单位（可以不填）" htmlFor="person-unit">
          <Input
            id="person-unit"
            maxLength={60}
            value={draft.unit}
            onChange={(event) => setDraft({ ...draft, unit: event.target.value })}
          />
        </Form.Item>
        <RolePicker
          value={draft.roles as readonly Role[]}
          onChange={(roles) => setDraft({ ...draft, roles: [...roles] })}
        />
        <Form.Item>
          <Checkbox
            checked={draft.state === 'ended'}
            onChange={({ target }) => setDraft({ ...draft, state: target.checked ? 'ended' : 'active' })}
          >
            停用：不能再登录，做过的事都保留
          </Checkbox>
        </Form.Item>
        {error !== null && <Failure error={error} />}
        <button type="submit" hidden />
      </Form>
      {personId !== me && person.state === 'active' && (
        <Form
          className="person-password"
          layout="vertical"
          onFinish={() => {
            if (password !== '' && problem === null)
              void doing(() => call('people.setPassword', { personId, password }), `已重设${person.name}的密码`);
          }}
        >
          <Form.Item
            label="忘了密码：设一个新的"
            htmlFor="person-new-password"
            extra="当面告诉本人；下次登录时必须换成自己的密码"
            {...(problem === null ? {} : { validateStatus: 'error' as const, help: problem })}
          >
            <Input
              id="person-new-password"
              autoComplete="off"
              maxLength={200}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </Form.Item>
          <Button htmlType="submit" disabled={password === '' || problem !== null || busy}>
            重设密码
          </Button>
        </Form>
      )}
    </Modal>
  );
}
