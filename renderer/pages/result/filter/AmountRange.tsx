import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { fenOfTyped, typedOfFen } from './yuan-input.ts';

interface Props {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly onRange: (from: number | undefined, to: number | undefined) => void;
}

/** From and to, in yuan; taken over with Enter or when the field is left. What is no amount is marked and not taken. */
export function AmountRange({ from, to, onRange }: Props) {
  const [typed, setTyped] = useState({ from: typedOfFen(from), to: typedOfFen(to) });
  useEffect(() => setTyped({ from: typedOfFen(from), to: typedOfFen(to) }), [from, to]);
  const read = { from: fenOfTyped(typed.from), to: fenOfTyped(typed.to) };
  const isReversed = typeof read.from === 'number' && typeof read.to === 'number' && read.from > read.to;

  const take = (): void => {
    if (read.from === undefined || read.to === undefined || isReversed) return;
    const [newFrom, newTo] = [read.from ?? undefined, read.to ?? undefined];
    if (newFrom !== from || newTo !== to) onRange(newFrom, newTo);
  };
  const field = (end: 'from' | 'to', label: string) => (
    <Input
      className="filter-amount"
      aria-label={label}
      placeholder={end === 'from' ? '金额从' : '到（元）'}
      inputMode="decimal"
      maxLength={16}
      value={typed[end]}
      status={read[end] === undefined || isReversed ? 'error' : ''}
      title={read[end] === undefined ? '不是金额' : isReversed ? '起点大于终点' : ''}
      onChange={(event) => setTyped({ ...typed, [end]: event.target.value })}
      onPressEnter={take}
      onBlur={take}
    />
  );
  return (
    <fieldset className="filter-range">
      <legend className="only-read">涉及金额，单位元</legend>
      {field('from', '金额从（元）')}
      <span aria-hidden>–</span>
      {field('to', '金额到（元）')}
    </fieldset>
  );
}
