import { Button } from 'antd';
import { useState } from 'react';
import type { DeskPerson } from '../../../../shared/contracts/desk/people.ts';
import { ROLE_LABEL } from '../../../../shared/domain/people/role.ts';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { useSession } from '../../../stores/session.ts';
import { formatInstant } from '../../../text/format.ts';
import { AddPerson } from './AddPerson.tsx';
import { ChangePerson } from './ChangePerson.tsx';
import { Exemption } from './Exemption.tsx';

type Open = { readonly what: 'add' } | { readonly what: 'change'; readonly person: DeskPerson };

/** Who works here, with which roles. Nobody is ever taken out of the list. */
export function People() {
  const told = useCall('people.list', {});
  const [open, setOpen] = useState<Open | null>(null);
  const close = (changed: boolean): void => {
    setOpen(null);
    if (!changed) return;
    told.reload();
    // It may have been oneself.
    void useSession
      .getState()
      .refresh()
      .catch(() => undefined);
  };

  if (told.state === 'loading') return <Loading />;
  if (told.state === 'failed') return <Failure error={told.error} retry={told.reload} />;
  const { people } = told.value;
  return (
    <>
      <section className="panel table-wide" aria-labelledby="people">
        <div className="panel-head">
          <h2 id="people">人员</h2>
          <Button type="primary" onClick={() => setOpen({ what: 'add' })}>
            增加人员
          </Button>
        </div>
        <table className="table people">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">登录名</th>
              <th scope="col">单位</th>
              <th scope="col">角色</th>
              <th scope="col">情况</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.personId} className={person.state === 'ended' ? 'person-ended' : ''}>
                <th scope="row">{person.name}</th>
                <td>{person.login}</td>
                <td>{person.unit}</td>
                <td>{person.roles.map((role) => ROLE_LABEL[role]).join('、')}</td>
                <td>{standing(person)}</td>
                <td className="actions">
                  <Button
                    size="small"
                    type="link"
                    aria-label={`修改：${person.name}`}
                    onClick={() => setOpen({ what: 'change', person })}
                  >
                    修改
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Exemption people={people} />
      {open?.what === 'add' && <AddPerson onClose={close} />}
      {open?.what === 'change' && <ChangePerson person={open.person} onClose={close} />}
    </>
  );
}

function standing({ state, lockedUntil, mustChangePassword }: DeskPerson): string {
  if (state === 'ended') return '已停用';
  if (lockedUntil !== null) return `锁定到 ${formatInstant(lockedUntil)}`;
  return mustChangePassword ? '还没有换成自己的密码' : '在用';
}
