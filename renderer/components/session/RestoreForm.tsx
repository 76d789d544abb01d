import { App, Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useRoute } from '../../stores/route.ts';
import { formatInstant } from '../../text/format.ts';
import { Failure } from '../common/Failure.tsx';

/** Puts a backup in the place of everything. `replaces`: whether there is anything it takes the place of, which has to be understood first. */
export function RestoreForm({ replaces }: { readonly replaces: boolean }) {
  const [passphrase, setPassphrase] = useState('');
  const [understood, setUnderstood] = useState(!replaces);
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
      // Everything on screen came from the data that was replaced, and so did whoever had signed in: the gate asks again.
      if (restored !== null) {
        useRoute.getState().go({ page: 'workplace' });
        modal.success({
          title: '已恢复',
          content: `“${restored.name}”，备份于 ${formatInstant(restored.madeAt)}，共 ${restored.months} 个月份。请用备份里的账号登录。`,
        });
      }
    } catch (thrown) {
      const failure = errorOf(thrown);
      setError(failure);
      // Where nobody is yet there is no bar that tells how the job went, and this form is gone once the data was opened again.
      if (!replaces) modal.error({ title: failure.message, content: failure.mend });
    }
    setBusy(false);
  };

  return (
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
      {replaces && (
        <Form.Item>
          <Checkbox checked={understood} onChange={(event) => setUnderstood(event.target.checked)}>
            我知道现在的数据会被备份中的数据替换
          </Checkbox>
        </Form.Item>
      )}
      {error !== null && <Failure error={error} />}
      <Button danger={replaces} htmlType="submit" disabled={!ready} loading={busy}>
        选择备份并恢复…
      </Button>
    </Form>
  );
}
