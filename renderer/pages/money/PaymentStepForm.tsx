import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import type { PaymentDetail, PaymentStepInput } from '../../../shared/contracts/desk/money.ts';
import { PAYMENT_EVENT_LABEL } from '../../../shared/domain/payment/payment-event.ts';
import { yuanOfFen } from '../../text/yuan-field.ts';
import { DayField, ReceiptFields, receiptOf } from './ReceiptFields.tsx';

type StepType = PaymentStepInput['type'];

interface Props {
  readonly detail: PaymentDetail;
  readonly today: string;
  readonly onStep: (step: PaymentStepInput) => Promise<void>;
}

/** Enters what was done: only what may be done now is offered. */
export function PaymentStepForm({ detail: { may, row }, today, onStep }: Props) {
  const [type, setType] = useState<StepType>(may[0] ?? 'checked');
  const [words, setWords] = useState('');
  const [mustCorrect, setMustCorrect] = useState(true);
  const [receipt, setReceipt] = useState({
    yuan: yuanOfFen(type === 'recovered' ? row.returnedFen - row.recoveredFen : row.openFen - row.inFlightFen),
    number: '',
    date: today,
  });
  const [busy, setBusy] = useState(false);
  if (may.length === 0) return null;
  const chosen = may.includes(type) ? type : may[0]!;
  const isMoney = chosen === 'paid' || chosen === 'treasury' || chosen === 'recovered';
  const step = ((): PaymentStepInput | null => {
    if (isMoney) {
      const whole = receiptOf(receipt);
      return whole === null ? null : { type: chosen, ...whole };
    }
    if (words.trim() === '') return null;
    if (chosen === 'checked') return { type: chosen, finding: words.trim(), mustCorrect };
    if (chosen === 'corrected') return { type: chosen, what: words.trim() };
    return { type: 'sent', batch: words.trim(), date: receipt.date };
  })();
  const enter = async (): Promise<void> => {
    if (step === null) return;
    setBusy(true);
    try {
      await onStep(step);
      setWords('');
      setReceipt({ ...receipt, number: '' });
    } finally {
      setBusy(false);
    }
  };
  const label = chosen === 'checked' ? '核实情况' : chosen === 'corrected' ? '更正了什么、凭什么材料' : '补发批次';
  return (
    <section className="money-form" aria-label="登记">
      <Radio.Group
        optionType="button"
        value={chosen}
        options={may.map((each) => ({ value: each, label: PAYMENT_EVENT_LABEL[each] }))}
        onChange={({ target }) => setType(target.value as StepType)}
      />
      {!isMoney && (
        <Input.TextArea
          aria-label={label}
          placeholder={label}
          rows={2}
          maxLength={chosen === 'sent' ? 80 : 300}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      {chosen === 'checked' && (
        <Checkbox checked={mustCorrect} onChange={({ target }) => setMustCorrect(target.checked)}>
          要先更正账号或户名，才能重发
        </Checkbox>
      )}
      {isMoney && (
        <div className="money-fields">
          <ReceiptFields value={receipt} today={today} onChange={setReceipt} />
        </div>
      )}
      {chosen === 'sent' && (
        <DayField value={receipt.date} today={today} onChange={(date) => setReceipt({ ...receipt, date })} />
      )}
      <Button type="primary" loading={busy} disabled={step === null} onClick={() => void enter()}>
        登记
      </Button>
    </section>
  );
}
