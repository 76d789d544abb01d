import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { CASE_STATE_LABEL } from '../../../shared/domain/case/case-state.ts';
import { CONCLUSION_LABEL } from '../../../shared/domain/case/conclusion.ts';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Money } from '../../components/common/Money.tsx';
import { formatCount } from '../../text/format.ts';

const SHOWN = 200;

interface Props {
  readonly chosen: readonly number[];
  readonly onChange: (caseIds: number[]) => void;
}

/** The cases that are concluded 属实 or 部分属实: those a lead may come from. Chosen by checkboxes. */
export function CasePicker({ chosen, onChange }: Props) {
  const [text, setText] = useState('');
  const cases = useCall('cases.page', {
    filter: {
      conclusions: ['confirmed-ineligible', 'confirmed-reduce', 'confirmed-correct-system', 'partly'],
      ...(text.trim() === '' ? {} : { text: text.trim() }),
    },
    sort: { by: 'number', descending: false },
    offset: 0,
    limit: SHOWN,
  });
  return (
    <>
      <Input
        allowClear
        aria-label="查找疑点"
        placeholder="姓名、拼音首字母、编号"
        maxLength={40}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {cases.state === 'loading' && <Loading />}
      {cases.state === 'failed' && <Failure error={cases.error} retry={cases.reload} />}
      {cases.state === 'ready' && cases.value.rows.length === 0 && (
        <p className="quiet">没有结论为“属实”或“部分属实”的疑点。线索要经调查核实后才能移交。</p>
      )}
      {cases.state === 'ready' && cases.value.rows.length > 0 && (
        <ul className="leads-picker" aria-label="可关联的疑点">
          {cases.value.rows.map((row) => (
            <li key={row.caseId}>
              <Checkbox
                checked={chosen.includes(row.caseId)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosen, row.caseId] : chosen.filter((each) => each !== row.caseId))
                }
              >
                {row.number} {row.township} {row.name}，{row.codeLabel}，<Money fen={row.amountFen} unit />，
                {row.conclusion === null ? '' : CONCLUSION_LABEL[row.conclusion]}，{CASE_STATE_LABEL[row.state]}
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
      {cases.state === 'ready' && cases.value.total > SHOWN && (
        <p className="quiet">
          共 {formatCount(cases.value.total)} 条，只列出前 {SHOWN} 条，请查找。
        </p>
      )}
    </>
  );
}
