import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { type Decision, VERDICT_WORD } from './decision-state.ts';

/** Takes a decision back, with a reason; both stay in the record. */
export function UndoButton({ decision, onUndone }: { readonly decision: Decision; readonly onUndone: () => void }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<DeskError | null>(null);
  const undo = async (): Promise<void> => {
    try {
      await call('decisions.undo', { decisionId: decision.decisionId, reason: reason.trim() });
      setAsking(false);
      onUndone();
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          setReason('');
          setError(null);
          setAsking(true);
        }}
      >
        撤销
      </Button>
      <Modal
        open={asking}
        title="撤销决定"
        okText="撤销"
        cancelText="不撤销"
        okButtonProps={{ disabled: reason.trim() === '' }}
        onOk={undo}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p>
          {decision.about}：{VERDICT_WORD[decision.verdict]}
        </p>
        <label htmlFor="undo-reason">撤销的理由（必填）</label>
        <Input
          id="undo-reason"
          autoFocus
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {error !== null && <Failure error={error} />}
      </Modal>
    </>
  );
}
