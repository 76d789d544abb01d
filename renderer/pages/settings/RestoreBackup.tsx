import { App, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/jobs.ts';
import { call, errorOf } from '../../api/desk.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { useRoute } from '../../stores/route.ts';
import { useSettings } from '../../stores/settings.ts';
import { formatInstant } from '../../text/format.ts';

export function RestoreBackup() {
  const [passphrase, setPassphrase] = useState('');
  const [understood, setUnderstood] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const { modal } = App.useApp();
  const ready = passphrase !== '' && understood;

  const restore = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    setError(null);
    try {
      const restored = await call('backup.restore', { passphrase });
      if (restored !== null) {
        setPassphrase('');
        setUnderstood(false);
        // Everything on screen came from the data that was replaced.
        await useSettings.getState().load();
        useRoute.getState().go({ page: 'workplace' });
        modal.success({
          title: '已恢复',
          content: `“${restored.name}”，备份于 ${formatInstant(restored.madeAt)}，共 ${restored.months} 个月份。`,
        });
      }
    } catch (thrown) {
      setError(errorOf(thrown));
    }
    setBusy(false);
  };

  return (
    <section className="panel" aria-labelledby="restore-backup">
      <h2 id="restore-backup">恢复</h2>
      <p>
        用一份备份替换现在的全部数据：备份之后做的核对和人工决定都不会在里面。现在的数据不会删除，会原样留在数据文件夹里，文件名带有恢复的时间。
      </p>
      <Form layout="vertical" onFinish={() => void restore()} requiredMark={false}>
        <Form.Item label="这份备份的口令" htmlFor="restore-passphrase">
          <Input.Password
            id="restore-passphrase"
            autoComplete="off"
            maxLength={200}
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </Form.Item>
        <Form.Item>
          <Checkbox checked={understood} onChange={(event) => setUnderstood(event.target.checked)}>
            我知道现在的数据会被备份中的数据替换
          </Checkbox>
        </Form.Item>
        {error !== null && <Failure error={error} />}
        <Button danger htmlType="submit" disabled={!ready} loading={busy}>
          选择备份并恢复…
        </Button>
      </Form>
    </section>
  );
}
