import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { EvidenceRow } from '../../../../shared/contracts/desk/cases.ts';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';

interface Props {
  readonly evidence: EvidenceRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Takes a piece of evidence back, with a reason; the file and the reason stay. */
export function WithdrawDialog({ evidence, onDone, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [error, setError] = useState<DeskError | null>(null);
  const withdraw = async (): Promise<void> => {
    try {
      await call('evidence.withdraw', { evidenceId: evidence.evidenceId, reason: reason.trim() });
      onDone();
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  };
  return (
    <Modal
      open
      title={`撤回《${evidence.name}》`}
      okText="撤回"
      cancelText="不撤回"
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={withdraw}
      onCancel={onClose}
    >
      <div className="form">
        <label htmlFor="withdraw-reason">撤回的理由（必填；文件不会删除，仍可查看）</label>
        <Input
          id="withdraw-reason"
          autoFocus
          maxLength={1000}
          placeholder="例如：拍错了，不是这一户的"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {reason.trim() === '' && <span className="form-missing">还没写理由</span>}
        {error !== null && <Failure error={error} />}
      </div>
    </Modal>
  );
}
