import { Input } from 'antd';
import { fenOfYuan } from '../../text/yuan-field.ts';

/** A receipt as it is typed. */
export interface TypedReceipt {
  readonly yuan: string;
  readonly number: string;
  readonly date: string;
}

interface Props {
  readonly value: TypedReceipt;
  readonly today: string;
  readonly onChange: (value: TypedReceipt) => void;
}

/** Amount, number and date of a receipt. */
export function ReceiptFields({ value, today, onChange }: Props) {
  return (
    <>
      <div className="money-field">
        <span>金额（元）</span>
        <Input
          aria-label="金额（元）"
          value={value.yuan}
          status={fenOfYuan(value.yuan) === null ? 'error' : ''}
          onChange={({ target }) => onChange({ ...value, yuan: target.value })}
        />
      </div>
      <div className="money-field">
        <span>凭证号</span>
        <Input
          aria-label="凭证号"
          value={value.number}
          maxLength={60}
          onChange={({ target }) => onChange({ ...value, number: target.value })}
        />
      </div>
      <DayField value={value.date} today={today} onChange={(date) => onChange({ ...value, date })} />
    </>
  );
}

interface DayProps {
  readonly value: string;
  readonly today: string;
  readonly onChange: (date: string) => void;
}

/** A day that has been. */
export function DayField({ value, today, onChange }: DayProps) {
  return (
    <div className="money-field">
      <span>日期</span>
      <Input
        aria-label="日期"
        type="date"
        max={today}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

/** The receipt as the calls take it; null while something of it is missing. */
export function receiptOf({ yuan, number, date }: TypedReceipt) {
  const fen = fenOfYuan(yuan);
  return fen === null || number.trim() === '' ? null : { fen, receipt: { number: number.trim(), date } };
}
