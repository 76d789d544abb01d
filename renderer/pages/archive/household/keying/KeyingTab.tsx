import { Button, Checkbox, Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useArchiveDrafts, useTyped } from '../../../../stores/archive-drafts.ts';
import type { ArchiveHouseholdView } from '../../../../text/archive-words.ts';
import { isWanted } from '../materials/material-groups.ts';
import type { Change } from '../use-household.ts';
import { KeyingRow } from './KeyingRow.tsx';
import {
  dateAbove,
  type Fault,
  fieldText,
  isTyped,
  type KeyedField,
  type KeyRow,
  keyedOf,
  keyRows,
  nextTicks,
  ticksOf,
} from './keying-rows.ts';

interface Props {
  readonly view: ArchiveHouseholdView;
  readonly change: Change;
  readonly may: boolean;
  readonly year: string;
}

/**
 * What the dossier holds, keyed in without the mouse: Enter says that it is there, with what was typed, and goes to the next line; arrows go
 * on without. What was typed and not confirmed stays, whatever page is looked at meanwhile.
 */
export function KeyingTab({ view, change, may, year }: Props) {
  const { householdId } = view.row;
  const typed = useTyped(householdId);
  const { type, drop } = useArchiveDrafts.getState();
  const [all, setAll] = useState(false);
  const [extra, setExtra] = useState<ReadonlyMap<string, number>>(new Map());
  const [faults, setFaults] = useState<ReadonlyMap<string, Fault>>(new Map());
  const [jump, setJump] = useState('');
  const [says, setSays] = useState('');
  const table = useRef<HTMLTableElement>(null);
  const box = useRef<InputRef>(null);
  const rows = keyRows(
    view.items.filter((item) => all || isWanted(item)),
    extra,
  );
  const counts = rows.some(({ item }) => item.asks.signatures);
  const names = rows.some(({ item }) => item.asks.investigators);
  const waiting = rows.filter((row) => isTyped(row, typed)).length;

  // Whoever comes here types the first code at once, and so at every next household.
  useEffect(() => box.current?.focus(), []);

  if (!may) return <p className="quiet">录入是档案员的工作；您可以在“材料”里看录入了什么。</p>;

  const focus = (index: number, field: KeyedField): void => {
    const line = table.current?.querySelector(`[data-row="${index}"]`);
    const cell =
      line?.querySelector<HTMLInputElement>(`[data-field="${field}"] input`) ??
      line?.querySelector<HTMLInputElement>('[data-field="date"] input');
    cell?.focus();
    cell?.select();
    cell?.scrollIntoView({ block: 'nearest' });
  };
  const setFault = (place: string, fault: Fault | null): void =>
    setFaults((before) => {
      const next = new Map(before);
      if (fault === null) next.delete(place);
      else next.set(place, fault);
      return next;
    });
  const save = (row: KeyRow, index: number): boolean => {
    const { keyed, fault } = keyedOf(row, typed, dateAbove(rows, index, typed, year), year);
    setFault(row.place, fault);
    if (fault !== null) {
      focus(index, fault.field);
      return false;
    }
    void change('archive.putEntry', { entry: row.entry?.entry ?? null, keyed }).then((error) => {
      if (error !== null) setFault(row.place, { field: 'date', says: `${error.message}。${error.mend}` });
      else drop(householdId, [row.place]);
    });
    return true;
  };
  const saveAll = (): void => {
    for (const [index, row] of rows.entries()) if (isTyped(row, typed) && !save(row, index)) return;
  };
  const goTo = (code: string): void => {
    const index = rows.findIndex(({ item }) => item.code === code);
    if (index >= 0) {
      setJump('');
      setSays('');
      focus(index, 'date');
    } else
      setSays(
        view.items.some((item) => item.code === code)
          ? `${code} 这一户不需要，要录请先勾“全部材料”`
          : `没有代码 ${code}`,
      );
  };
  const onJump = (text: string): void => {
    const code = text.normalize('NFKC').toUpperCase().trim();
    setJump(code);
    setSays('');
    if (/^[A-Z]\d{2}$/.test(code)) goTo(code);
  };
  const onKeyDown = (event: KeyboardEvent, row: KeyRow, index: number, field: KeyedField): void => {
    if (event.nativeEvent.isComposing) return;
    const held = event.ctrlKey || event.metaKey;
    const { key } = event;
    if (held && key === 'Enter') saveAll();
    else if (held && key === 'Delete' && row.entry !== null)
      void change('archive.removeEntry', { entry: row.entry.entry }).then((error) => {
        if (error === null) drop(householdId, [`entry ${row.item.code} `]);
      });
    else if (held || event.altKey) return;
    else if (key === 'Enter') {
      if (save(row, index) && index + 1 < rows.length) focus(index + 1, 'date');
    } else if (key === 'ArrowDown') focus(Math.min(rows.length - 1, index + 1), field);
    else if (key === 'ArrowUp') focus(Math.max(0, index - 1), field);
    else if (key === ' ' && field !== 'investigators' && field !== 'remark') tick(row);
    else if (key === '+' && field !== 'remark') {
      const count = rows.filter(({ item }) => item.code === row.item.code).length;
      setExtra(new Map(extra).set(row.item.code, count + 1));
      setTimeout(() => focus(index + 1, 'date'), 0);
    } else if (key === 'Escape' && isTyped(row, typed)) {
      drop(householdId, [row.place]);
      setFault(row.place, null);
    } else if (field === 'date' && /^[a-zA-Z]$/.test(key)) {
      onJump(key);
      box.current?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const tick = (row: KeyRow): void => {
    const { signed, sealed } = nextTicks(ticksOf(row, typed), row.item.asks);
    if (!row.item.asks.signed && !row.item.asks.sealed) return;
    type(householdId, `${row.place}ticks`, `${signed ? '签' : ''}${sealed ? '章' : ''}`);
  };

  return (
    <div className="keying">
      <div className="keying-head">
        <label htmlFor="keying-code">代码</label>
        <Input
          ref={box}
          id="keying-code"
          className="keying-code"
          maxLength={3}
          placeholder="A01"
          value={jump}
          aria-describedby="keying-says"
          onChange={(event) => onJump(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            if (jump === '') focus(0, 'date');
            else goTo(jump);
          }}
        />
        <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
          全部材料
        </Checkbox>
        {waiting > 0 && (
          <Button size="small" type="primary" onClick={saveAll}>
            保存 {waiting} 行（Ctrl+Enter）
          </Button>
        )}
        <span id="keying-says" className="form-missing" role="status">
          {says}
        </span>
      </div>
      <p className="quiet keying-keys">
        日期写 20260301、3.1 或 同上（=）。回车：卷里有，到下一行；↑↓
        只移动；空格：签字盖章都有→只有签字→只有盖章→都没有；打字母到那个代码；+ 再加一份；Ctrl+Delete 去掉；Ctrl+Z
        撤销；Ctrl+↓ 下一户
      </p>
      <table ref={table} className="table keying-table">
        <thead>
          <tr>
            <th scope="col">代码</th>
            <th scope="col">材料</th>
            <th scope="col">日期</th>
            <th scope="col">签章</th>
            <th scope="col">页数</th>
            {counts && <th scope="col">签字人数</th>}
            {names && <th scope="col">调查人</th>}
            <th scope="col">备注</th>
            <th scope="col">现在</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <KeyingRow
              key={row.place}
              row={row}
              index={index}
              text={(field) => fieldText(row, field, typed)}
              ticks={ticksOf(row, typed)}
              typed={isTyped(row, typed)}
              counts={counts}
              names={names}
              fault={faults.get(row.place) ?? null}
              onType={(field, text) => {
                type(householdId, `${row.place}${field}`, text);
                setFault(row.place, null);
              }}
              onTick={() => tick(row)}
              onKeyDown={(event, field) => onKeyDown(event, row, index, field)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
