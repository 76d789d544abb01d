import { useCall } from '../../api/use-call.ts';
import { Money } from '../../components/common/Money.tsx';
import { useRoute } from '../../stores/route.ts';
import { formatCount } from '../../text/format.ts';

/** What does not agree between what was ordered and what was done: differences of their own. Nothing where all agrees. */
export function DisposalFaults({ programme, round }: { readonly programme: string; readonly round: number }) {
  const { go } = useRoute.getState();
  const faults = useCall('disposals.faults', { programme }, { reloadOn: [round] });
  if (faults.state !== 'ready') return null;
  const { rows, removed } = faults.value;
  return (
    <>
      {rows.length > 0 && (
        <table className="money-table">
          <caption className="money-caption">手续与执行不一致 {formatCount(rows.length)} 户</caption>
          <thead>
            <tr>
              <th scope="col">户主</th>
              <th scope="col">不一致</th>
              <th scope="col" className="right">
                金额（元）
              </th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {rows.flatMap((row) =>
              row.faults.map((fault) => (
                <tr key={`${row.disposalId}-${fault.code}`}>
                  <td>
                    <button
                      type="button"
                      className="linklike"
                      onClick={() => go({ page: 'money', tab: 'disposals', id: row.disposalId })}
                    >
                      {row.name}
                    </button>
                  </td>
                  <td className="money-late">{fault.label}</td>
                  <td className="right">
                    <Money fen={fault.fen} />
                  </td>
                  <td>{fault.sentence}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
      {removed.total > 0 && (
        <details className="money-equation">
          <summary>
            {removed.period} 审批名单里已没有、又查不到停发手续的 {formatCount(removed.total)}{' '}
            户（可能是注销而未停发，请核对手续）
          </summary>
          <table className="money-table">
            <thead>
              <tr>
                <th scope="col">户主</th>
                <th scope="col">身份证号</th>
                <th scope="col">乡镇、村</th>
                <th scope="col" className="right">
                  上月审批（元）
                </th>
              </tr>
            </thead>
            <tbody>
              {removed.rows.map((row) => (
                <tr key={`${row.name}-${row.idNumber}-${row.village}`}>
                  <td>{row.name}</td>
                  <td className="figures">{row.idNumber}</td>
                  <td>
                    {row.township} {row.village}
                  </td>
                  <td className="right">
                    <Money fen={row.fen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}
