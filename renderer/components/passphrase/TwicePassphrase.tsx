import { Form, Input } from 'antd';
import { useId } from 'react';
import { LEAST_LENGTH, strengthOf } from '../../text/passphrase-strength.ts';

export interface Twice {
  readonly passphrase: string;
  readonly again: string;
}

export const NOTHING_TYPED: Twice = { passphrase: '', again: '' };

/** Whether both fields say the same and it is long enough. */
export function isComplete({ passphrase, again }: Twice): boolean {
  return passphrase.length >= LEAST_LENGTH && again === passphrase;
}

interface Props {
  readonly value: Twice;
  readonly onChange: (value: Twice) => void;
  readonly label: string;
  readonly autoFocus?: boolean;
}

/** A new passphrase, typed twice, with its strength in words. Inside a Form. */
export function TwicePassphrase({ value, onChange, label, autoFocus = false }: Props) {
  const id = useId();
  const { passphrase, again } = value;
  const { word, advice } = strengthOf(passphrase);
  const differs = again !== '' && !passphrase.startsWith(again);
  return (
    <>
      <Form.Item
        label={label}
        htmlFor={id}
        extra={
          <span aria-live="polite">
            {passphrase === ''
              ? `至少 ${LEAST_LENGTH} 个字符，可以用中文`
              : `强度：${word}${advice === '' ? '' : `，${advice}`}`}
          </span>
        }
      >
        <Input.Password
          id={id}
          autoFocus={autoFocus}
          autoComplete="new-password"
          maxLength={200}
          value={passphrase}
          onChange={(event) => onChange({ ...value, passphrase: event.target.value })}
        />
      </Form.Item>
      <Form.Item
        label="再输入一次"
        htmlFor={`${id}-again`}
        {...(differs ? { validateStatus: 'error' as const, help: '两次输入不一样' } : {})}
      >
        <Input.Password
          id={`${id}-again`}
          autoComplete="new-password"
          maxLength={200}
          value={again}
          onChange={(event) => onChange({ ...value, again: event.target.value })}
        />
      </Form.Item>
    </>
  );
}
