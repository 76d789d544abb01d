import { Alert, Tag } from 'antd';
import { useEffect, useState } from 'react';
import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import { PRESENCE_LABEL } from '../../../../shared/domain/case/case.ts';
import type { PersonAction } from '../../../../shared/domain/case/transition.ts';
import { CaseStateTag } from '../../../components/case/CaseStateTag.tsx';
import { DueDay } from '../../../components/case/DueDay.tsx';
import { PriorityTag } from '../../../components/common/PriorityTag.tsx';
import { ProposeDisposal } from '../../money/ProposeDisposal.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CaseNotes } from './CaseNotes.tsx';
import { CaseTasks } from './CaseTasks.tsx';
import { ChainOfEyes } from './ChainOfEyes.tsx';
import { ConclusionForm } from './ConclusionForm.tsx';
import { ConclusionText } from './ConclusionText.tsx';
import { EvidenceSection } from './EvidenceSection.tsx';
import { History } from './History.tsx';
import { LifeLine } from './LifeLine.tsx';
import { NEXT, NextSteps } from './NextSteps.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly people: CallOutput<'cases.people'>;
  /** What takes the place of the masked, for a while. */
  readonly uncovered: CallOutput<'cases.uncover'> | null;
  readonly onChanged: () => void;
}

/** Everything about a case: what it is, where it stands, what is to be done next, and everything that was done. */
export function CaseBody({ detail, people, uncovered, onChanged }: Props) {
  const { row, why, today, conclusion } = detail;
  const [step, setStep] = useState<PersonAction | null>(null);
  const done = (): void => {
    setStep(null);
    onChanged();
  };
  // A step takes its own button away with it: the keyboard goes on from what comes next.
  const steps = detail.history.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step taken, a form opened or left is why.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body)
      document.getElementById(NEXT)?.focus({ preventScroll: true });
  }, [steps, step]);
  const explanation = uncovered?.explanation ?? detail.explanation;
  return (
    <div className="case">
      <div className="difference-tags">
        <CaseStateTag state={row.state} />
        <PriorityTag priority={row.priority} />
        <strong>{row.codeLabel}</strong>
        <Tag className={row.presence === 'back' ? 'tag-red' : 'tag-grey'}>{PRESENCE_LABEL[row.presence]}</Tag>
        {row.state !== 'closed' && <DueDay dueOn={row.dueOn} today={today} />}
        {row.segment > 1 && <span className="quiet">第 {row.segment} 次核查</span>}
      </div>
      <p className="difference-sentence">{explanation ?? '现在的对账结果里已没有这条差异。'}</p>
      {why.length > 0 && <Alert className="case-why" type="warning" showIcon title={why.join('；')} />}
      <LifeLine state={row.state} />
      <div className="case-columns">
        <div className="case-main">
          <NextSteps detail={detail} people={people} step={step} onStep={setStep} onDone={done} />
          {conclusion !== null && <ProposeDisposal caseId={row.caseId} round={steps} />}
          {(step === 'conclude' || step === 'supplement') && (
            <ConclusionForm detail={detail} people={people} onDone={done} onCancel={() => setStep(null)} />
          )}
          <CaseFacts detail={detail} uncovered={uncovered} />
          {conclusion !== null && <ConclusionText conclusion={conclusion} evidence={detail.evidence} />}
          <EvidenceSection detail={detail} onChanged={onChanged} />
        </div>
        <div className="case-side">
          <CaseTasks detail={detail} people={people} onChanged={onChanged} />
          <CaseNotes detail={detail} onChanged={onChanged} />
          <History steps={detail.history} />
          <ChainOfEyes chain={detail.chain} />
        </div>
      </div>
    </div>
  );
}
