import type { Priority } from '../../../shared/domain/discrepancy/code.ts';
import { formatCount } from '../../text/format.ts';
import { toggled } from './filter-values.ts';

const PRIORITIES: readonly Priority[] = ['P1', 'P2', 'P3'];

interface Props {
  readonly value: readonly Priority[] | undefined;
  readonly onChange: (value: Priority[]) => void;
  readonly counts: readonly { readonly priority: Priority; readonly count: number }[];
}

/** The three priorities as buttons that stay down, with how many there are of each. */
export function PriorityChips({ value, onChange, counts }: Props) {
  const byPriority = new Map(counts.map(({ priority, count }) => [priority, count]));
  return (
    <fieldset className="filter-chips">
      <legend className="only-read">优先级</legend>
      {PRIORITIES.map((priority) => (
        <button
          key={priority}
          type="button"
          className={`chip chip-${priority}`}
          aria-pressed={value?.includes(priority) === true}
          onClick={() => onChange(toggled(value, priority))}
        >
          {priority} <span className="figures">{formatCount(byPriority.get(priority) ?? 0)}</span>
        </button>
      ))}
    </fieldset>
  );
}
