import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import type { SealedMonth } from '../../../shared/contracts/desk/seals.ts';
import { ADJUSTMENT_KINDS, ADJUSTMENT_LABEL, type AdjustmentKind } from '../../../shared/domain/seal/adjustment.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Money } from '../../components/common/Money.tsx';
import { useMay } from '../../stores/session.ts';
import { formatInstant } from '../../text/format.ts';

const OPTIONS = ADJUSTMENT_KINDS.map((kind) => ({ value: kind, label: ADJUSTMENT_LABEL[kind] }));
const YUAN = /^-?\d{1,10}(?:\.\d{1,2})?$/;

/** The corrections of a sealed month, and a new one. */
export function Adjustments({ month, onClose }: { readonly month: SealedMonth; readonly onClose: () => void }) {
  const list = useCall('adjustments.list', { monthId: month.monthId });
  const [kind, setKind] = useState<AdjustmentKind>('recover');
  const [yuan, setYuan] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<DeskError | null>(null);
  const mayAdd = useMay('seal');
  const add = async (): Promise<void> => {
    setError(null);
    try {
      const fen = Math.round(Number(yuan) * 100);
      await call('adjustments.add', { monthId: month.monthId, kind, fen, reason: reason.trim(), caseId: null });
      setYuan('');
      setReason('');
      list.reload();
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  };
  return (
    <Modal
      open
      width={720}
      title={`封账后调整：${month.period} ${month.programme}`}
      footer={<Button onClick={onClose}>关闭</Button>}
      onCancel={onClose}
    >
      {list.state === 'loading' && <Loading />}
      {list.state === 'failed' && <Failure error={list.error} retry={list.reload} />}
      {list.state === 'ready' && list.value.length === 0 && <p className="quiet">还没有调整。</p>}
      {list.state === 'ready' && list.value.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">人员</th>
              <th scope="col">类别</th>
              <th scope="col">金额（元）</th>
              <th scope="col">原因</th>
            </tr>
          </thead>
          <tbody>
            {list.value.map(({ adjustmentId, madeAt, byName, label, fen, reason: why }) => (
              <tr key={adjustmentId}>
                <td className="figures">{formatInstant(madeAt)}</td>
                <td>{byName}</td>
                <td>{label}</td>
                <td>
                  <Money fen={fen} />
                </td>
                <td>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayAdd && (
        <div className="adjustment-form">
          <Select aria-label="类别" value={kind} options={OPTIONS} onChange={setKind} />
          <Input
            aria-label="金额（元）"
            placeholder={kind === 'recover' ? '-465.00' : '465.00'}
            value={yuan}
            onChange={(event) => setYuan(event.target.value)}
          />
          <Input
            aria-label="原因"
            placeholder="原因，例如：死亡后多发 1 个月"
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button disabled={!YUAN.test(yuan) || reason.trim() === ''} onClick={() => void add()}>
            登记
          </Button>
        </div>
      )}
      {error !== null && <Failure error={error} />}
    </Modal>
  );
}
