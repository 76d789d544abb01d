import { CheckOutlined, CloseOutlined, WarningOutlined } from '@ant-design/icons';
import { Modal } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import type { SealedMonth } from '../../../shared/contracts/desk/seals.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';

/** The list before sealing: what has to be finished, what will be said on the seal; then the sealing itself, which nothing takes back. */
export function SealDialog({ month, onClose }: { readonly month: SealedMonth; readonly onClose: () => void }) {
  const checks = useCall('seals.checks', { monthId: month.monthId });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const seal = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await call('seals.make', { monthId: month.monthId });
      onClose();
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={`封账：${month.period} ${month.programme}`}
      okText="封账，不能撤销"
      cancelText="取消"
      okButtonProps={{ disabled: checks.value?.maySeal !== true, loading: busy }}
      onOk={seal}
      onCancel={onClose}
    >
      {checks.state === 'loading' && <Loading />}
      {checks.state === 'failed' && <Failure error={checks.error} retry={checks.reload} />}
      {checks.state === 'ready' && (
        <ul className="seal-checks">
          {checks.value.checks.map(({ id, level, ok, sentence }) => (
            <li key={id} className={ok ? 'seal-ok' : level === 'must' ? 'seal-missing' : 'seal-warning'}>
              {ok ? (
                <CheckOutlined aria-label="已满足" />
              ) : level === 'must' ? (
                <CloseOutlined aria-label="未满足" />
              ) : (
                <WarningOutlined aria-label="提示" />
              )}{' '}
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">封账后这个月的文件、决定和对账结果都不能再改，也不能删除。</p>
      {error !== null && <Failure error={error} />}
    </Modal>
  );
}
