import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { useCaseView } from '../../stores/case-view.ts';
import { useRoute } from '../../stores/route.ts';
import { formatCount } from '../../text/format.ts';
import { barPieces } from './states-bar.ts';

/** Where all cases stand, as a bar; each state is a button that opens the cases in it. */
export function StatesPicture({ counts }: { readonly counts: CallOutput<'cases.counts'> }) {
  const go = useRoute((store) => store.go);
  const pieces = barPieces(counts.byState);
  if (pieces.length === 0) return null;
  return (
    <div className="states">
      <svg className="states-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden>
        {pieces.map(({ state, from, width }) => (
          <rect key={state} className={`states-${state}`} x={from} y={0} width={width} height={10} />
        ))}
      </svg>
      <ul className="states-words">
        {pieces.map(({ state, label, count }) => (
          <li key={state}>
            <button
              type="button"
              className="row-button"
              onClick={() => {
                useCaseView.getState().look({ filter: { states: [state] } });
                go({ page: 'cases', caseId: null });
              }}
            >
              <span className={`states-dot states-${state}`} aria-hidden />
              {label} <span className="figures">{formatCount(count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
