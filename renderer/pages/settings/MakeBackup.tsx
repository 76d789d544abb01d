import { Button, Form } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../api/desk.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { isComplete, NOTHING_TYPED, TwicePassphrase } from '../../components/passphrase/TwicePassphrase.tsx';

export function MakeBackup() {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);

  const make = async (): Promise<void> => {
    if (!isComplete(typed) || busy) return;
    setBusy(true);
    setError(null);
    try {
      const saved = await call('backup.make', { passphrase: typed.passphrase });
      // Closing the dialog is no end: the passphrase stays for the next try. What was made, the job's bar says.
      if (saved !== null) setTyped(NOTHING_TYPED);
    } catch (thrown) {
      setError(errorOf(thrown));
    }
    setBusy(false);
  };

  return (
    <section className="panel" aria-labelledby="make-backup">
      <h2 id="make-backup">备份</h2>
      <p>
        把全部月份、原始文件的内容、核对结果、人工决定和操作日志存成一个加密文件。建议每月存档后备份一次，放在另一台电脑或移动硬盘上。换电脑时也用它搬数据。
      </p>
      <Form layout="vertical" onFinish={() => void make()} requiredMark={false}>
        <TwicePassphrase label="备份口令" value={typed} onChange={setTyped} />
        <p className="quiet">恢复时要用这个口令。口令不会保存，丢失后这份备份就打不开，请写下来锁好。</p>
        {error !== null && <Failure error={error} />}
        <Button type="primary" htmlType="submit" disabled={!isComplete(typed)} loading={busy}>
          备份到…
        </Button>
      </Form>
    </section>
  );
}
