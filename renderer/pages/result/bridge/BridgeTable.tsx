import type { BridgeRow } from '../../../../shared/domain/statement/bridge-row.ts';
import { Money } from '../../../components/common/Money.tsx';
import { formatCount } from '../../../text/format.ts';
import { POINT_LABEL, townshipLabel } from '../../../text/words.ts';

const POINTS = ['approved', 'requested', 'paid', 'credited'] as const;

interface Props {
  readonly rows: readonly BridgeRow[];
  readonly total: BridgeRow;
  readonly selected: readonly string[];
  /** undefined: on paper, where nothing can be chosen. */
  readonly onTownship?: (township: string) => void;
}

function Figures({ row }: { readonly row: BridgeRow }) {
  return (
    <>
      {POINTS.map((point) => (
        <td key={point}>
          <Money fen={row[`${point}Fen`]} />
          <span className="bridge-count figures">{formatCount(row[`${point}Count`])} 户</span>
        </td>
      ))}
      <td>
        <Money fen={row.creditedFen - row.approvedFen} />
      </td>
      <td className={row.residualFen === 0 ? '' : 'residual-not-zero'}>
        <Money fen={row.residualFen} />
      </td>
    </>
  );
}

/** The bridge a row a township. A row is a button: it narrows everything to its township, and widens it again. */
export function BridgeTable({ rows, total, selected, onTownship }: Props) {
  return (
    <table className="sheet bridge-table">
      <thead>
        <tr>
          <th scope="col">乡镇</th>
          {POINTS.map((point) => (
            <th key={point} scope="col">
              {POINT_LABEL[point]}
            </th>
          ))}
          <th scope="col">到账比审批</th>
          <th scope="col" title="没有差异能说明的金额，应为 0">
            残差
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const isSelected = selected.includes(row.township);
          return (
            <tr key={row.township} className={isSelected ? 'row-selected' : ''}>
              <th scope="row">
                {onTownship === undefined ? (
                  townshipLabel(row.township)
                ) : (
                  <button
                    type="button"
                    className="row-button"
                    aria-pressed={isSelected}
                    onClick={() => onTownship(row.township)}
                  >
                    {townshipLabel(row.township)}
                  </button>
                )}
              </th>
              <Figures row={row} />
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计</th>
          <Figures row={total} />
        </tr>
      </tfoot>
    </table>
  );
}
