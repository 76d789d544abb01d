import { Button } from 'antd';
import { useSession } from '../../stores/session.ts';
import { GateFrame } from '../gate/GateFrame.tsx';
import { ChangePassword } from './ChangePassword.tsx';

/** Somebody else chose the password: the person chooses one before anything else. */
export function OwnPassword() {
  const signOut = useSession((store) => store.signOut);
  return (
    <GateFrame title="换成自己的密码">
      <p>您现在的密码是管理员设的。换成只有自己知道的密码后，就可以开始工作。</p>
      <ChangePassword
        extra={
          <Button type="link" onClick={() => void signOut().catch(() => undefined)}>
            退出
          </Button>
        }
      />
    </GateFrame>
  );
}
