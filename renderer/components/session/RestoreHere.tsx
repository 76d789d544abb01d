import { Button, Modal } from 'antd';
import { useState } from 'react';
import { RestoreForm } from './RestoreForm.tsx';

/** A new computer: the office has a backup, with its people in it. */
export function RestoreHere() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        用备份恢复
      </Button>
      <Modal title="用备份恢复" open={open} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <p>换了电脑或重新安装时：把原来的备份恢复到这里，人员和账号也在备份里。</p>
        <RestoreForm replaces={false} />
      </Modal>
    </>
  );
}
