import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Input, Tag } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ArchiveField } from '../../../../../shared/contracts/desk/archive-views.ts';
import { useArchiveDrafts, useTyped } from '../../../../stores/archive-drafts.ts';
import type { ArchiveHouseholdView } from '../../../../text/archive-words.ts';
import type { Change } from '../use-household.ts';
import { ResultTag } from './ResultTag.tsx';

interface Props {
  readonly view: ArchiveHouseholdView;
  readonly uncovered: ArchiveHouseholdView | null;
  readonly change: Change;
  readonly may: boolean;
}

const DECISIONS = [
  { key: '1', result: 'system_wrong', label: '线上错' },
  { key: '2', result: 'paper_wrong', label: '线下错' },
  { key: '3', result: 'both_wrong', label: '均错' },
] as const;

/** System and paper side by side; a person says which side is wrong. 1, 2, 3 decide, 0 takes the decision back, arrows move. */
export function CompareTab({ view, uncovered, change, may }: Props) {
  const { householdId } = view.row;
  const typed = useTyped(householdId);
  const { type, drop } = useArchiveDrafts.getState();
  const [equals, setEquals] = useState(false);
  const [at, setAt] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);
  const fields = uncovered?.fields ?? view.fields;
  const differing = fields.filter(({ result }) => result !== null);
  const equal = fields.filter(
    ({ result, systemValue, paperValue }) => result === null && systemValue !== null && paperValue !== null,
  );
  const keyed = fields.some(({ paperValue }) => paperValue !== null);

  const decide = ({ field }: ArchiveField, result: (typeof DECISIONS)[number]['result'] | null): void => {
    if (!may) return;
    const place = `decide ${field} `;
    void change('archive.decide', { field, result, note: result === null ? '' : (typed[place] ?? '') }).then(
      (error) => {
        if (error === null) drop(householdId, [place]);
      },
    );
  };
  const move = (to: number): void => {
    const index = Math.max(0, Math.min(differing.length - 1, to));
    setAt(index);
    body.current?.querySelectorAll<HTMLElement>('tr')[index]?.focus();
  };
  // Whoever comes here decides the first undecided difference at once, and so at every next household.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arrival.
  useEffect(() => {
    const undecided = differing.findIndex(({ decision }) => decision === null);
    body.current?.querySelectorAll<HTMLElement>('tr')[Math.max(0, undecided)]?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent, field: ArchiveField, index: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const decision = DECISIONS.find(({ key }) => key === event.key);
    if (decision !== undefined) {
      decide(field, decision.result);
      if (index + 1 < differing.length) move(index + 1);
    } else if (event.key === '0' || event.key === 'Backspace') decide(field, null);
    else if (event.key === 'ArrowDown') move(index + 1);
    else if (event.key === 'ArrowUp') move(index - 1);
    else return;
    event.preventDefault();
  };

  if (!keyed)
    return <p className="quiet">这一户还没有登记纸质内容，没有可比的。请在“纸质登记”里录入，或读入“纸质登记”表。</p>;
  return (
    <div className="compare">
      {differing.length === 0 ? (
        <p className="archive-none-to-do">线上线下一致，登记过的 {equal.length} 项都相同。</p>
      ) : (
        <>
          {may && <p className="quiet">↑↓ 移动；1 线上错（改省系统），2 线下错（改纸质），3 均错，0 取消认定</p>}
          <table className="table compare-table">
            <thead>
              <tr>
                <th scope="col">项目</th>
                <th scope="col">线上（省系统）</th>
                <th scope="col">线下（纸质）</th>
                <th scope="col">认定</th>
              </tr>
            </thead>
            <tbody ref={body}>
              {differing.map((field, index) => (
                <tr
                  key={field.field}
                  tabIndex={index === Math.min(at, differing.length - 1) ? 0 : -1}
                  aria-label={`${field.label}，线上 ${field.systemValue || '空'}，线下 ${field.paperValue || '空'}`}
                  onFocus={() => setAt(index)}
                  onKeyDown={(event) => onKeyDown(event, field, index)}
                >
                  <th scope="row">
                    {field.label}
                    {field.severity === 'serious' && <Tag className="tag-red compare-serious">严重</Tag>}
                  </th>
                  <td className="digits">{field.systemValue === null ? '没有这一列' : field.systemValue || '空'}</td>
                  <td className="digits">{field.paperValue === null ? '没有登记' : field.paperValue || '空'}</td>
                  <td>
                    {may && (
                      <span className="compare-choices">
                        {DECISIONS.map(({ key, result, label }) => (
                          <Button
                            key={key}
                            size="small"
                            type={field.decision?.result === result ? 'primary' : 'default'}
                            aria-pressed={field.decision?.result === result}
                            aria-label={`${field.label}：${label}`}
                            onClick={() => decide(field, field.decision?.result === result ? null : result)}
                          >
                            {key} {label}
                          </Button>
                        ))}
                        <Input
                          size="small"
                          className="compare-note"
                          maxLength={200}
                          placeholder="说明（可不填），写好再按认定"
                          aria-label={`${field.label} 的说明`}
                          data-typed={typed[`decide ${field.field} `] !== undefined}
                          value={typed[`decide ${field.field} `] ?? ''}
                          onChange={(event) => type(householdId, `decide ${field.field} `, event.target.value)}
                        />
                      </span>
                    )}
                    <div className="small compare-said">
                      {field.result !== null && <ResultTag result={field.result} />}
                      {field.decision !== null && (
                        <span className="quiet">
                          {[field.decision.by, field.decision.at.slice(0, 10), field.decision.note]
                            .filter((part) => part !== '')
                            .join(' ')}
                        </span>
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {equal.length > 0 && (
        <>
          <button type="button" className="fold" aria-expanded={equals} onClick={() => setEquals(!equals)}>
            {equals ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            一致的 {equal.length} 项
          </button>
          {equals && (
            <table className="table">
              <tbody>
                {equal.map(({ field, label, systemValue }) => (
                  <tr key={field}>
                    <th scope="row">{label}</th>
                    <td className="digits">{systemValue === '' ? '空' : systemValue}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </div>
  );
}
