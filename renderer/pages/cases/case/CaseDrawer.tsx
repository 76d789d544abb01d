import { useRef } from 'react';
import type { CaseFilter, CaseSort } from '../../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import { call } from '../../../api/desk.ts';
import { useCall } from '../../../api/use-call.ts';
import { useCovered } from '../../../components/common/use-covered.ts';
import { type PlaceInList, StepDrawer } from '../../../components/drawer/StepDrawer.tsx';
import { CaseBody } from './CaseBody.tsx';

interface Props {
  readonly caseId: number;
  readonly filter: CaseFilter;
  readonly sort: CaseSort;
  readonly people: CallOutput<'cases.people'>;
  readonly onStep: (caseId: number) => void;
  readonly onClose: (position: number | null) => void;
  /** A step was taken. */
  readonly onChanged: () => void;
}

const NOWHERE: PlaceInList = { position: null, total: 0, previous: null, next: null };

/** One case, beside the list it was opened from. */
export function CaseDrawer({ caseId, filter, sort, people, onStep, onClose, onChanged }: Props) {
  const detail = useCall('cases.get', { caseId });
  const neighbours = useCall('cases.neighbours', { filter, sort, caseId });
  const uncovered = useCovered<CallOutput<'cases.uncover'>>(caseId);

  // A step may take the case out of the view: its former neighbours stay those to go on to.
  const known = useRef({ caseId: 0, place: NOWHERE });
  if (neighbours.state === 'ready' && (neighbours.value.position !== null || known.current.caseId !== caseId))
    known.current = { caseId, place: neighbours.value };
  const { place } = known.current;

  return (
    <StepDrawer
      subject={caseId}
      title={(shown) => `疑点 ${shown?.row.number ?? ''}`}
      size="max(80%, 940px)"
      className="case-drawer"
      detail={detail}
      place={place}
      uncovered={uncovered}
      uncover={() => call('cases.uncover', { caseId })}
      onStep={onStep}
      onClose={() => onClose(place.position)}
    >
      {(shown) => (
        <CaseBody
          key={shown.row.caseId}
          detail={shown}
          people={people}
          uncovered={uncovered.value}
          onChanged={() => {
            detail.reload();
            neighbours.reload();
            onChanged();
          }}
        />
      )}
    </StepDrawer>
  );
}
