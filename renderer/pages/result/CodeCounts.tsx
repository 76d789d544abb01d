import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { DISCREPANCY_CODES, type DiscrepancyCode } from '../../../shared/domain/discrepancy/code.ts';
import { Money } from '../../components/common/Money.tsx';
import { PriorityTag } from '../../components/common/PriorityTag.tsx';
import { formatCount } from '../../text/format.ts';

export type Counts = CallOutput<'differences.counts'>;

interface Props {
  readonly byCode: Counts['byCode'];
  readonly selected: readonly DiscrepancyCode[];
  /** undefined: on paper. */
  readonly onCode?: (code: DiscrepancyCode) => void;
}

/** How many differences of each code, and the money at stake. A code is a button: it narrows the list to it. */
export function CodeCounts({ byCode, selected, onCode }: Props) {
  const found = byCode.filter(({ count, code }) => count > 0 || selected.includes(code));
  return (
    <table className="sheet code-table">
      <thead>
        <tr>
          <th scope="col">类型</th>
          <th scope="col">优先级</th>
          <th scope="col">条数</th>
          <th scope="col">涉及金额（元）</th>
        </tr>
      </thead>
      <tbody>
        {found.map(({ code, label, count, fen }) => (
          <tr key={code} className={selected.includes(code) ? 'row-selected' : ''}>
            <th scope="row">
              {onCode === undefined ? (
                label
              ) : (
                <button
                  type="button"
                  className="row-button"
                  aria-pressed={selected.includes(code)}
                  onClick={() => onCode(code)}
                >
                  {label}
                </button>
              )}
            </th>
            <td className="cell-tag">
              <PriorityTag priority={DISCREPANCY_CODES[code].priority} />
            </td>
            <td className="figures">{formatCount(count)}</td>
            <td>
              <Money fen={fen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
