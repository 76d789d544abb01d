import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import type { DifferenceFilter, DifferenceSort } from '../../../../shared/contracts/desk/differences.ts';
import { call } from '../../../api/desk.ts';
import { useCall } from '../../../api/use-call.ts';
import { useCovered } from '../../../components/common/use-covered.ts';
import { StepDrawer } from '../../../components/drawer/StepDrawer.tsx';
import { DifferenceBody } from './DifferenceBody.tsx';

interface Props {
  readonly runId: number;
  readonly filter: DifferenceFilter;
  readonly sort: DifferenceSort;
  readonly differenceId: number;
  readonly onStep: (differenceId: number) => void;
  readonly onClose: (position: number | null) => void;
  /** A decision was made or undone. */
  readonly onDecided: () => void;
}

/** One difference, beside the list it was opened from. */
export function DifferenceDrawer({ runId, filter, sort, differenceId, onStep, onClose, onDecided }: Props) {
  const detail = useCall('differences.get', { differenceId });
  const neighbours = useCall('differences.neighbours', { runId, filter, sort, differenceId });
  const uncovered = useCovered<CallOutput<'differences.uncover'>>(differenceId);
  const { position = null, total = 0, previous = null, next = null } = neighbours.value ?? {};
  return (
    <StepDrawer
      subject={differenceId}
      title={() => '差异'}
      size="max(72%, 860px)"
      className="difference-drawer"
      detail={detail}
      place={{ position, total, previous, next }}
      uncovered={uncovered}
      uncover={() => call('differences.uncover', { differenceId })}
      onStep={onStep}
      onClose={() => onClose(position)}
    >
      {(shown) => (
        <DifferenceBody
          key={shown.row.differenceId}
          detail={shown}
          uncovered={uncovered.value}
          onDecided={() => {
            detail.reload();
            onDecided();
          }}
        />
      )}
    </StepDrawer>
  );
}
