import { Checkbox, Input } from 'antd';
import { useId } from 'react';

interface Props {
  readonly unmasked: boolean;
  readonly onUnmasked: (unmasked: boolean) => void;
  readonly purpose: string;
  readonly onPurpose: (purpose: string) => void;
  /** Behind the words of the choice: when full numbers are wanted. */
  readonly hint?: string;
  readonly placeholder?: string;
  /** Whether the purpose is typed at once where full numbers are chosen. */
  readonly focusPurpose?: boolean;
}

/** Masked, or in full for a purpose that is recorded. */
export function FullNumbers({
  unmasked,
  onUnmasked,
  purpose,
  onPurpose,
  hint = '',
  placeholder = '例如：送乡镇逐户核实',
  focusPurpose = false,
}: Props) {
  const id = useId();
  return (
    <>
      <Checkbox checked={unmasked} onChange={(event) => onUnmasked(event.target.checked)}>
        身份证号和账号不打码{hint}
      </Checkbox>
      {unmasked && (
        <div>
          <label htmlFor={id}>用途（必填，会记入操作日志）</label>
          <Input
            id={id}
            autoFocus={focusPurpose}
            placeholder={placeholder}
            maxLength={200}
            value={purpose}
            onChange={(event) => onPurpose(event.target.value)}
          />
        </div>
      )}
    </>
  );
}
