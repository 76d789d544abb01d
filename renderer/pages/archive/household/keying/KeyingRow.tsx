import { Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { StatusTag } from '../StatusTag.tsx';
import type { Fault, KeyedField, KeyRow, Ticks } from './keying-rows.ts';

interface Props {
  readonly row: KeyRow;
  readonly index: number;
  readonly text: (field: KeyedField) => string;
  readonly ticks: Ticks;
  /** Somebody typed in it and did not save it. */
  readonly typed: boolean;
  readonly fault: Fault | null;
  /** Whether there is a column for how many signed, and one for who investigated. */
  readonly counts: boolean;
  readonly names: boolean;
  readonly onType: (field: KeyedField, text: string) => void;
  readonly onTick: () => void;
  readonly onKeyDown: (event: KeyboardEvent, field: KeyedField) => void;
}

const WORD = {
  date: '日期',
  pages: '页数',
  signatures: '签字人数',
  investigators: '调查人',
  remark: '备注',
} as const satisfies Record<KeyedField, string>;

const MOST = { date: 40, pages: 4, signatures: 4, investigators: 100, remark: 200 } as const satisfies Record<
  KeyedField,
  number
>;

/** One line of what the dossier holds. */
export function KeyingRow({ row, index, text, ticks, typed, fault, counts, names, onType, onTick, onKeyDown }: Props) {
  const { item, entry } = row;
  const { code, title, asks, status } = item;
  const faultId = `keying-fault-${index}`;
  const field = (name: KeyedField, asked: boolean, placeholder = '') => (
    <td data-field={name} data-typed={typed}>
      {asked && (
        <Input
          size="small"
          className={`keying-${name}`}
          aria-label={`${code} ${title} ${WORD[name]}`}
          aria-invalid={fault?.field === name}
          aria-describedby={fault?.field === name ? faultId : undefined}
          status={fault?.field === name ? 'error' : ''}
          placeholder={placeholder}
          maxLength={MOST[name]}
          value={text(name)}
          onChange={(event) => onType(name, event.target.value)}
          onKeyDown={(event) => onKeyDown(event, name)}
        />
      )}
    </td>
  );
  return (
    <tr data-row={index} className={typed ? 'keying-typed' : undefined}>
      <th scope="row">{code}</th>
      <td className="keying-title" title={entry?.title}>
        {/* Papers have names of their own; they only matter where there are several. */}
        {entry === null || item.entries.length < 2 ? title : entry.title}
        {fault !== null && (
          <p id={faultId} className="form-missing" role="alert">
            {fault.says}
          </p>
        )}
      </td>
      {field('date', true, asks.period ? '3.1-3.8' : asks.date ? '' : '不要求日期')}
      <td className="keying-ticks">
        {(asks.signed || asks.sealed) && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={`${code} 签章：${[asks.signed ? (ticks.signed ? '已签字' : '没有签字') : '', asks.sealed ? (ticks.sealed ? '已盖章' : '没有盖章') : ''].filter((part) => part !== '').join('，')}`}
            onClick={onTick}
          >
            {asks.signed && <span className={ticks.signed ? 'tick-on' : 'tick-off'}>{ticks.signed ? '☑' : '☐'}签</span>}
            {asks.sealed && <span className={ticks.sealed ? 'tick-on' : 'tick-off'}>{ticks.sealed ? '☑' : '☐'}章</span>}
          </button>
        )}
      </td>
      {field('pages', true)}
      {counts && field('signatures', asks.signatures)}
      {names && field('investigators', asks.investigators)}
      {field('remark', true)}
      <td className="no-wrap">
        <StatusTag status={status} />
        {typed && <span className="keying-unsaved">未保存</span>}
      </td>
    </tr>
  );
}
