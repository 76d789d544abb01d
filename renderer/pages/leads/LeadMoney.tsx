import type { LeadDetail } from '../../../shared/contracts/desk/leads.ts';
import { Money } from '../../components/common/Money.tsx';
import { formatCount, formatPeriod } from '../../text/format.ts';

interface Props {
  readonly money: LeadDetail['money'];
  readonly households: LeadDetail['households'];
}

/** Money by household and month, as the cases have it, and what a person put in its place with the reason. */
export function LeadMoney({ money, households }: Props) {
  const idOf = new Map(households.map(({ household, idNumber }) => [household, idNumber]));
  return (
    <section className="panel" aria-label="涉及户和金额">
      <h2>涉及户和金额</h2>
      {money.rows.length === 0 ? (
        <p className="quiet">关联的疑点没有带来金额。</p>
      ) : (
        <>
          <p>
            {formatCount(money.households)} 户，{formatPeriod(money.from ?? '')}
            {money.to !== money.from && `至${formatPeriod(money.to ?? '')}`}，合计{' '}
            <strong>
              <Money fen={money.fen} unit />
            </strong>
          </p>
          <div className="table-wide">
            <table className="table">
              <thead>
                <tr>
                  {['乡镇', '户主', '身份证号', '月份'].map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                  <th scope="col" className="number">
                    对账金额（元）
                  </th>
                  <th scope="col" className="number">
                    认定金额（元）
                  </th>
                  <th scope="col">改动理由</th>
                </tr>
              </thead>
              <tbody>
                {money.rows.map((row) => (
                  <tr key={`${row.household} ${row.period}`}>
                    <td>{row.township}</td>
                    <th scope="row">{row.name}</th>
                    <td className="figures">{idOf.get(row.household) ?? ''}</td>
                    <td>{formatPeriod(row.period)}</td>
                    <td className="number">
                      <Money fen={row.foundFen} />
                    </td>
                    <td className="number">
                      <Money fen={row.fen} />
                    </td>
                    <td>{row.reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
