import { UpOutlined, UserOutlined } from '@ant-design/icons';
import { Dropdown, Modal } from 'antd';
import { useState } from 'react';
import { ROLE_LABEL, ROLES } from '../../../shared/domain/people/role.ts';
import { useSession } from '../../stores/session.ts';
import { ChangePassword } from './ChangePassword.tsx';

/** Who has signed in, and the ways to leave. */
export function PersonMenu() {
  const session = useSession((store) => store.session);
  const [changing, setChanging] = useState(false);
  if (session?.state !== 'signed-in') return null;
  const { name, roles } = session.person;
  const { lock, signOut } = useSession.getState();
  const labels = roles.length === ROLES.length ? '全部角色' : roles.map((role) => ROLE_LABEL[role]).join('、');
  const items = [
    { key: 'lock', label: '锁定（Ctrl+L）', onClick: () => void lock().catch(() => undefined) },
    { key: 'password', label: '修改密码…', onClick: () => setChanging(true) },
    { key: 'out', label: '退出登录', onClick: () => void signOut().catch(() => undefined) },
  ];
  return (
    <div className="side-person">
      <Dropdown menu={{ items }} trigger={['click']} placement="topLeft">
        <button type="button" aria-label={`${name}，${labels}`}>
          <UserOutlined aria-hidden />
          <span className="side-person-name">{name}</span>
          <UpOutlined aria-hidden />
          <span className="side-person-roles quiet">{labels}</span>
        </button>
      </Dropdown>
      <Modal title="修改密码" open={changing} footer={null} destroyOnHidden onCancel={() => setChanging(false)}>
        <ChangePassword done={() => setChanging(false)} />
      </Modal>
    </div>
  );
}
