import { Button } from 'antd';
import type { DifferenceDetail } from '../../../../shared/contracts/desk/differences.ts';
import { DISCREPANCY_CODES } from '../../../../shared/domain/discrepancy/code.ts';
import { Money } from '../../../components/common/Money.tsx';
import { useRoute } from '../../../stores/route.ts';
import { formatPeriod } from '../../../text/format.ts';
import { POINT_LABEL } from '../../../text/words.ts';

/** The same household in other months. */
export function EarlierMonths({ detail }: { readonly detail: DifferenceDetail }) {
  const go = useRoute((store) => store.go);
  if (detail.earlier.length === 0) return <p className="quiet">其他月份没有这一户的记录。</p>;
  return (
    <>
      <table className="sheet earlier">
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col">{POINT_LABEL.approved}</th>
            <th scope="col">{POINT_LABEL.requested}</th>
            <th scope="col">{POINT_LABEL.paid}</th>
            <th scope="col">{POINT_LABEL.credited}</th>
            <th scope="col">差异</th>
          </tr>
        </thead>
        <tbody>
          {detail.earlier.map((month) => (
            <tr key={month.runId}>
              <th scope="row">
                {formatPeriod(month.period)} {month.programme}
              </th>
              <td>
                <Money fen={month.approvedFen} />
              </td>
              <td>
                <Money fen={month.requestedFen} />
              </td>
              <td>
                <Money fen={month.paidFen} />
              </td>
              <td>
                <Money fen={month.creditedFen} />
              </td>
              <td className="earlier-codes">
                {month.codes.length === 0 ? '无' : month.codes.map((code) => DISCREPANCY_CODES[code].label).join('、')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        type="link"
        size="small"
        onClick={() => go({ page: 'history', monthId: null, household: detail.household })}
      >
        在历史中查看这一户
      </Button>
    </>
  );
}
