import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { addDays } from '../../../../shared/domain/case/case-day.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { STEP_BUTTON } from '../../../text/case-words.ts';

/** Steps that take a word of a person. */
export type WordedStep = 'approve' | 'return' | 'suspend' | 'resume' | 'reopen' | 'undo';

interface Asked {
  readonly title: string;
  readonly word: string;
  /** Without it the step is refused. */
  readonly needed: boolean;
  /** What is written most often. */
  readonly often: readonly string[];
}

const ASKED = {
  approve: {
    title: '复核通过，这条疑点销号',
    word: '复核意见（可不填）',
    needed: false,
    often: ['材料齐全，结论属实，同意'],
  },
  return: {
    title: '退回承办人补充',
    word: '退回的理由（必填，承办人会看到）',
    needed: true,
    often: ['入户记录没有乡镇签字', '依据材料不清楚，请重新拍照', '对象意见没有写明'],
  },
  suspend: {
    title: '暂挂：到那一天会出现在承办人的待办里',
    word: '暂挂的理由（必填）',
    needed: true,
    often: ['本人外出，约定回来后入户', '等部门函复'],
  },
  resume: { title: '恢复核查', word: '说明（可不填）', needed: false, often: [] },
  reopen: {
    title: '重开：从头再核查一次，原来的结论和材料留着',
    word: '重开的理由（必填）',
    needed: true,
    often: ['群众反映情况与结论不符', '抽查发现结论依据不足'],
  },
  undo: {
    title: '撤销上一步',
    word: '撤销的理由（必填）',
    needed: true,
    often: ['点错了', '分派错了人'],
  },
} as const satisfies Record<WordedStep, Asked>;

interface Props {
  readonly step: WordedStep;
  readonly detail: CaseDetail;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The word a step takes, with what is still missing beside it. */
export function StepForm({ step, detail, onDone, onCancel }: Props) {
  const { caseId } = detail.row;
  const { title, word, needed, often }: Asked = ASKED[step];
  const [text, setText] = useState('');
  const [until, setUntil] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const lacksText = needed && text.trim() === '';
  const lacksDay = step === 'suspend' && until <= detail.today;
  const { lastDecision } = detail;

  const take = async (): Promise<void> => {
    if (busy || lacksText || lacksDay) return;
    setBusy(true);
    setError(null);
    try {
      const reason = text.trim();
      if (step === 'approve') await call('cases.review', { caseId, word: reason });
      else if (step === 'suspend') await call('cases.suspend', { caseId, reason, until });
      else await call(`cases.${step}`, { caseId, reason });
      onDone();
    } catch (thrown) {
      setError(errorOf(thrown));
      setBusy(false);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for all fields of the form.
    <div
      className="form case-form"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey) void take();
      }}
    >
      <h4>{step === 'undo' && lastDecision !== null ? `撤销“${lastDecision.label}”（${lastDecision.by}）` : title}</h4>
      {step === 'suspend' && (
        <>
          <label htmlFor="step-until">暂挂到哪一天（必填）</label>
          <Input
            id="step-until"
            type="date"
            autoFocus
            className="form-day"
            min={addDays(detail.today, 1)}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
          {lacksDay && <span className="form-missing">{until === '' ? '还没选日期' : '要晚于今天'}</span>}
        </>
      )}
      <label htmlFor="step-word">{word}</label>
      <Input.TextArea
        id="step-word"
        rows={2}
        autoFocus={step !== 'suspend'}
        maxLength={1000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {often.length > 0 && (
        <ul className="reasons" aria-label="常用的话">
          {often.map((one) => (
            <li key={one}>
              <button type="button" className="chip" onClick={() => setText(one)}>
                {one}
              </button>
            </li>
          ))}
        </ul>
      )}
      {error !== null && <Failure error={error} />}
      <div className="form-buttons">
        <Button type="primary" loading={busy} disabled={lacksText || lacksDay} onClick={() => void take()}>
          {STEP_BUTTON[step]}（Ctrl+Enter）
        </Button>
        <Button onClick={onCancel}>取消</Button>
        {lacksText && <span className="form-missing">还没写理由</span>}
      </div>
    </div>
  );
}
