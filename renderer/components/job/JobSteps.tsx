import { CheckOutlined } from '@ant-design/icons';
import type { Job } from '../../../shared/contracts/desk/jobs.ts';
import { stepsOf } from '../../text/job-steps.ts';
import { PHASE_LABEL } from '../../text/words.ts';

/** The phases of a job as steps in words. */
export function JobSteps({ job }: { readonly job: Job }) {
  return (
    <ol className="job-steps">
      {stepsOf(job).map(({ phase, state }) => (
        <li key={phase} className={`job-step-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
          {state === 'done' && <CheckOutlined aria-label="已完成" />}
          {PHASE_LABEL[phase]}
        </li>
      ))}
    </ol>
  );
}
