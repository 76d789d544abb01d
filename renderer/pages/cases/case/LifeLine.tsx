import { CheckOutlined } from '@ant-design/icons';
import type { CaseState } from '../../../../shared/domain/case/case-state.ts';
import { lifeLine } from './life-line.ts';

/** Where the case stands in its life: not by colour alone. */
export function LifeLine({ state }: { readonly state: CaseState }) {
  return (
    <ol className="life-line" aria-label="疑点的经历">
      {lifeLine(state).map(({ state: point, label, place }) => (
        <li
          key={point}
          className={`life-point life-${place} life-point-${point}`}
          aria-current={place === 'here' ? 'step' : undefined}
        >
          <span className="life-dot" aria-hidden>
            {place === 'behind' && <CheckOutlined />}
          </span>
          {label}
        </li>
      ))}
    </ol>
  );
}
