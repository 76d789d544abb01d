import { Button, Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ArchiveField } from '../../../../../shared/contracts/desk/archive-views.ts';
import { useArchiveDrafts, useTyped } from '../../../../stores/archive-drafts.ts';
import type { ArchiveHouseholdView } from '../../../../text/archive-words.ts';
import { ResultTag } from '../compare/ResultTag.tsx';
import type { Change } from '../use-household.ts';
import { paperValue } from './paper-value.ts';

interface Props {
  readonly view: ArchiveHouseholdView;
  readonly change: Change;
  readonly may: boolean;
  readonly year: string;
}

/**
 * What the paper says, keyed in field by field. What the system says is shown only of fields that were keyed in and saved: whoever sees it
 * before copies it, and the comparison would compare the system with itself.
 */
export function PaperTab({ view, change, may, year }: Props) {
  const { householdId } = view.row;
  const { fields } = view;
  const typed = useTyped(householdId);
  const { type, drop } = useArchiveDrafts.getState();
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const form = useRef<HTMLDivElement>(null);
  const waiting = fields.filter(({ field }) => typed[`paper ${field} `] !== undefined);

  const focus = (index: number): void => {
    const input = form.current?.querySelectorAll<HTMLInputElement>('.paper-field input')[index];
    input?.focus();
    input?.select();
    input?.scrollIntoView({ block: 'nearest' });
  };
  // Whoever comes here writes the first of what is not keyed in yet at once, and so at every next household.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arrival.
  useEffect(() => {
    const inputs = form.current?.querySelectorAll<HTMLInputElement>('.paper-field input');
    const blank = fields.findIndex(({ paperValue }) => paperValue === null);
    inputs?.[Math.max(0, blank)]?.focus();
  }, []);
  const read = ({ field, type: kind }: ArchiveField) => {
    const text = typed[`paper ${field} `] ?? '';
    // Emptied again: the field goes back to not keyed in.
    return text.trim() === '' ? { value: null, fault: '' } : paperValue(kind, text, year);
  };
  const save = (): void => {
    const wrong = new Map<string, string>();
    const values: Record<string, string | null> = {};
    for (const field of waiting) {
      const { value, fault } = read(field);
      if (fault !== '') wrong.set(field.field, fault);
      else values[field.field] = value;
    }
    setFaults(wrong);
    if (wrong.size > 0) focus(fields.findIndex(({ field }) => wrong.has(field)));
    const saved = Object.keys(values);
    if (saved.length === 0) return;
    void change('archive.putPaper', { values }).then((error) => {
      if (error === null)
        drop(
          householdId,
          saved.map((field) => `paper ${field} `),
        );
    });
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const held = event.ctrlKey || event.metaKey;
    const { field } = fields[index]!;
    if (event.key === 'Enter') {
      const { fault } = read(fields[index]!);
      setFaults((before) => new Map(before).set(field, fault));
      if (held) save();
      else if (fault === '') {
        if (index + 1 < fields.length) focus(index + 1);
        else save();
      }
    } else if (held) return;
    else if (event.key === 'ArrowDown') focus(Math.min(fields.length - 1, index + 1));
    else if (event.key === 'ArrowUp') focus(Math.max(0, index - 1));
    else if (event.key === 'Escape' && typed[`paper ${field} `] !== undefined) {
      drop(householdId, [`paper ${field} `]);
      setFaults((before) => new Map(before).set(field, ''));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={form} className="paper-form">
      <p className="quiet">
        {may
          ? '照着纸写。回车到下一项，最后一项回车或 Ctrl+Enter 保存；纸上空着的打一个 -；没看的不填。省系统的内容保存以后才显示：先看到就容易照抄，核对就没有意义了。'
          : '登记是档案员的工作；您可以在这里看登记了什么。'}
      </p>
      {waiting.length > 0 && (
        <p>
          <Button type="primary" size="small" onClick={save}>
            保存 {waiting.length} 项（Ctrl+Enter）
          </Button>
        </p>
      )}
      <div className="paper-fields">
        {fields.map((each, index) => {
          const { field, label, paperValue: kept, systemValue, result } = each;
          const place = `paper ${field} `;
          const isTyped = typed[place] !== undefined;
          const masked = kept?.includes('*') === true;
          const fault = faults.get(field) ?? '';
          return (
            <div key={field} className={isTyped ? 'paper-field paper-typed' : 'paper-field'} data-typed={isTyped}>
              <label htmlFor={`paper-${field}`}>{label}</label>
              <Input
                id={`paper-${field}`}
                readOnly={!may}
                size="small"
                maxLength={500}
                status={fault === '' ? '' : 'error'}
                aria-invalid={fault !== ''}
                aria-describedby={`paper-says-${field}`}
                placeholder={
                  masked ? `已登记 ${kept}` : kept === '' ? '已登记：纸上空着' : each.type === 'yesno' ? '是 / 否' : ''
                }
                value={typed[place] ?? (masked ? '' : (kept ?? ''))}
                onChange={(event) => type(householdId, place, event.target.value)}
                onKeyDown={(event) => onKeyDown(event, index)}
              />
              <span id={`paper-says-${field}`} className={fault === '' ? 'paper-says' : 'paper-says form-missing'}>
                {fault !== '' ? (
                  fault
                ) : isTyped ? (
                  <span className="keying-unsaved">未保存</span>
                ) : kept === null ? (
                  ''
                ) : result === null ? (
                  <span className="quiet">{systemValue === null ? '线上没有这一项' : '和线上一致'}</span>
                ) : (
                  <>
                    <ResultTag result={result} /> 线上：{systemValue === '' ? '空' : systemValue}
                  </>
                )}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
