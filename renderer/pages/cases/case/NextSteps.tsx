import { App, Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import { CASE_STATE_LABEL } from '../../../../shared/domain/case/case-state.ts';
import type { PersonAction } from '../../../../shared/domain/case/transition.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { STEP_BUTTON } from '../../../text/case-words.ts';
import { AssignDialog } from '../assign/AssignDialog.tsx';
import { stepsToShow } from './next-steps.ts';
import { StepForm, type WordedStep } from './StepForm.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly people: CallOutput<'cases.people'>;
  /** The step whose form is open. */
  readonly step: PersonAction | null;
  readonly onStep: (step: PersonAction | null) => void;
  readonly onDone: () => void;
}

/** The heading of the section: where the keyboard goes on after a step. */
export const NEXT = 'case-next';

/** Steps that need nothing but the word itself. */
const AT_ONCE = { start: 'cases.start', 'send-to-review': 'cases.sendToReview' } as const;
const WORDED: readonly PersonAction[] = ['approve', 'return', 'suspend', 'resume', 'reopen', 'undo'];

function isWorded(step: PersonAction | null): step is WordedStep {
  return step !== null && WORDED.includes(step);
}

/** What comes next and who may do it; a button only for whoever may, else why not. */
export function NextSteps({ detail, people, step, onStep, onDone }: Props) {
  const { message } = App.useApp();
  const { caseId, state } = detail.row;
  const { onward, others } = stepsToShow(detail);
  const [busy, setBusy] = useState(false);

  const take = async (action: PersonAction): Promise<void> => {
    if (action !== 'start' && action !== 'send-to-review') {
      onStep(action);
      return;
    }
    setBusy(true);
    try {
      await call(AT_ONCE[action], { caseId });
      onDone();
    } catch (thrown) {
      const { message: sentence, mend } = errorOf(thrown);
      message.error(`${sentence}。${mend}`, 8);
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="panel case-next" aria-labelledby={NEXT}>
      <h3 id={NEXT} tabIndex={-1}>
        接下来
      </h3>
      {onward.map(({ action, label, refusal }) =>
        refusal === null ? (
          <Button
            key={action}
            type={action === 'return' || action === 'reopen' ? 'default' : 'primary'}
            loading={busy}
            aria-expanded={action === 'start' || action === 'send-to-review' ? undefined : step === action}
            onClick={() => void take(action)}
          >
            {STEP_BUTTON[action]}
          </Button>
        ) : (
          <p key={action} className="case-refused">
            <strong>{label}</strong>：{refusal.message}。{refusal.mend}。
          </p>
        ),
      )}
      {others.length > 0 && (
        <span className="case-others">
          {others.map(({ action }) => (
            <Button key={action} size="small" aria-expanded={step === action} onClick={() => void take(action)}>
              {action === 'assign' && state !== 'found' ? '改派' : STEP_BUTTON[action]}
            </Button>
          ))}
        </span>
      )}
      {onward.length === 0 && others.length === 0 && (
        <p className="quiet">这条疑点现在是“{CASE_STATE_LABEL[state]}”，您没有要办的。</p>
      )}
      {isWorded(step) && (
        <StepForm key={step} step={step} detail={detail} onDone={onDone} onCancel={() => onStep(null)} />
      )}
      {step === 'assign' && (
        <AssignDialog
          what={{ caseIds: [caseId] }}
          people={people}
          onDone={({ assigned }) => assigned > 0 && onDone()}
          onClose={() => onStep(null)}
        />
      )}
    </section>
  );
}
