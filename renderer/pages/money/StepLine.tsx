import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import type { MoneyStep } from '../../../shared/contracts/desk/money.ts';
import { formatInstant } from '../../text/format.ts';

interface Props {
  readonly steps: readonly MoneyStep[];
  /** Takes a step back; rejects where it is refused. */
  readonly onUndo: (place: number, reason: string) => Promise<void>;
}

/** What happened, in order: when, what, by whom. The program's own steps are those it read off bank files. */
export function StepLine({ steps, onUndo }: Props) {
  return (
    <ol className="money-line">
      {steps.map((step) => (
        <li key={step.place} className={step.isUndone ? 'undone' : undefined}>
          <div className="money-line-head">
            <strong>{step.label}</strong>
            <span className="quiet">
              {formatInstant(step.at)}　{step.by === '' ? '对账' : step.by}
            </span>
            {step.isUndone && <span className="quiet">已撤销</span>}
            {step.canUndo && !step.isUndone && (
              <Undo onUndo={(reason) => onUndo(step.place, reason)} label={step.label} />
            )}
          </div>
          <div>{step.sentence}</div>
        </li>
      ))}
    </ol>
  );
}

function Undo({ onUndo, label }: { readonly onUndo: (reason: string) => Promise<void>; readonly label: string }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={`撤销“${label}”`}
      content={
        <div className="money-undo">
          <Input
            aria-label="撤销的理由"
            placeholder="理由"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            danger
            size="small"
            disabled={reason.trim() === ''}
            onClick={() => void onUndo(reason.trim()).then(() => setOpen(false))}
          >
            撤销
          </Button>
        </div>
      }
    >
      <Button type="link" size="small">
        撤销
      </Button>
    </Popover>
  );
}
