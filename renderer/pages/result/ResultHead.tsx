import { Button } from 'antd';
import { useState } from 'react';
import type { Run } from '../../../shared/contracts/desk/months.ts';
import type { Priority } from '../../../shared/domain/discrepancy/code.ts';
import { Money } from '../../components/common/Money.tsx';
import { formatCount, formatInstant } from '../../text/format.ts';
import { ComparedFiles } from './ComparedFiles.tsx';

interface Props {
  readonly run: Run;
  readonly undecided: number;
  readonly selected: readonly Priority[];
  readonly onPriority: (priority: Priority) => void;
  readonly onQuestions: () => void;
}

const PRIORITIES = ['P1', 'P2', 'P3'] as const;
const MEANING = {
  P1: '须先处理：钱发错、多发、无依据发放，或金额、账号不一致',
  P2: '应当处理：应发未发，或对应关系尚须人工确认',
  P3: '应当更正：信息不规范，不影响本月金额',
} as const satisfies Record<Priority, string>;

/** What came out, in one line, and what was noted without being a difference. */
export function ResultHead({ run, undecided, selected, onPriority, onQuestions }: Props) {
  const [open, setOpen] = useState(false);
  const { brief, warnings } = run;
  return (
    <section className="result-head" aria-label="结果概要">
      <span>
        差异 <strong className="figures">{formatCount(brief.differences)}</strong> 条
      </span>
      <span className="head-chips">
        {PRIORITIES.map((priority) => (
          <button
            key={priority}
            type="button"
            className={`chip chip-${priority}`}
            title={MEANING[priority]}
            aria-pressed={selected.includes(priority)}
            onClick={() => onPriority(priority)}
          >
            {priority} <span className="figures">{formatCount(brief.byPriority[priority])}</span>
          </button>
        ))}
      </span>
      <span>
        涉及 <Money fen={brief.atStakeFen} unit />
      </span>
      {undecided > 0 && (
        <Button type="link" size="small" className="inline-link" onClick={onQuestions}>
          {formatCount(undecided)} 条待人工确认
        </Button>
      )}
      <ComparedFiles run={run} />
      {warnings.length > 0 && (
        <Button
          type="link"
          size="small"
          className="inline-link"
          aria-expanded={open}
          aria-controls="result-warnings"
          onClick={() => setOpen(!open)}
        >
          {open ? '收起' : ''}提示 {formatCount(warnings.length)} 条
        </Button>
      )}
      <span className="quiet">{formatInstant(brief.finishedAt)} 核对</span>
      {open && (
        <ul id="result-warnings" className="result-warnings">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
