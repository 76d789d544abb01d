import { Button } from 'antd';
import { useMemo } from 'react';
import { useCall } from '../../api/use-call.ts';
import { DossierLink } from '../../components/archive/DossierLink.tsx';
import { Chart } from '../../components/chart/Chart.tsx';
import { CodeLabel } from '../../components/common/CodeLabel.tsx';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Money } from '../../components/common/Money.tsx';
import { useJob } from '../../stores/job.ts';
import { hashOf } from '../../stores/route.ts';
import { formatPeriod } from '../../text/format.ts';
import { newestFirst } from './chosen-month.ts';
import { moneyOption } from './time-options.ts';

interface Props {
  readonly household: string;
  readonly onBack: () => void;
}

/** One household through the months: what each ledger gave it, and what was wrong. */
export function HouseholdLine({ household, onBack }: Props) {
  const endings = useJob((store) => store.endings);
  const line = useCall('households.line', { household }, { reloadOn: [endings] });
  const months = line.value;
  const newest = useMemo(() => newestFirst(months ?? []), [months]);
  const option = useMemo(() => {
    const inTime = newest.toReversed();
    return moneyOption(
      inTime.map(({ period }) => period),
      inTime,
    );
  }, [newest]);

  if (line.state === 'loading') return <Loading />;
  if (line.state === 'failed') return <Failure error={line.error} retry={line.reload} />;
  const last = newest[0];
  if (last === undefined)
    return <Empty title="没有这一户的记录" actions={<Button onClick={onBack}>返回查找</Button>} />;
  return (
    <section className="panel">
      <div className="history-household-head">
        <h2>
          {last.name} <span className="quiet">{last.township}</span>
        </h2>
        <DossierLink household={household} />
        <Button size="small" onClick={onBack}>
          返回查找
        </Button>
      </div>
      {newest.length > 1 && (
        <Chart option={option} height={180} label={`这一户 ${newest.length} 个月的金额，数字见下表`} />
      )}
      <div className="table-wide">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">月份</th>
              <th scope="col">资金项目</th>
              {['审批（元）', '请款（元）', '代发（元）', '到账（元）'].map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col">差异</th>
            </tr>
          </thead>
          <tbody>
            {newest.map((month) => (
              <tr key={month.runId}>
                <th scope="row">
                  <a href={hashOf({ page: 'result', runId: month.runId, differenceId: null })}>
                    {formatPeriod(month.period)}
                  </a>
                </th>
                <td>{month.programme}</td>
                <td className="number">
                  <Money fen={month.approvedFen} />
                </td>
                <td className="number">
                  <Money fen={month.requestedFen} />
                </td>
                <td className="number">
                  <Money fen={month.paidFen} />
                </td>
                <td className="number">
                  <Money fen={month.creditedFen} />
                </td>
                <td>
                  {month.codes.length === 0 ? (
                    <span className="quiet">无</span>
                  ) : (
                    <ul className="history-line-codes">
                      {month.codes.map((code) => (
                        <li key={code}>
                          <CodeLabel code={code} />
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
