import { useMemo } from 'react';
import { useCall } from '../../api/use-call.ts';
import { Chart } from '../../components/chart/Chart.tsx';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { useJob } from '../../stores/job.ts';
import { MonthsTable } from './MonthsTable.tsx';
import { differencesOption, type HistoryMonth, householdsOption, moneyOption } from './time-options.ts';

/** A programme through its months: money, differences, households; the figures in a table below. */
export function OverTime({ programme }: { readonly programme: string }) {
  const endings = useJob((store) => store.endings);
  const months = useCall('history.months', { programme }, { reloadOn: [endings] });
  if (months.state === 'loading') return <Loading />;
  if (months.state === 'failed') return <Failure error={months.error} retry={months.reload} />;
  const run = months.value.filter((month) => month.run !== null);
  if (run.length < 2)
    return <Empty title="核对过两个月以后才有走势" text={`${programme}目前核对过 ${run.length} 个月。`} />;
  return <Plots programme={programme} months={run} />;
}

function Plots({ programme, months }: { readonly programme: string; readonly months: readonly HistoryMonth[] }) {
  const money = useMemo(
    () =>
      moneyOption(
        months.map(({ period }) => period),
        months,
      ),
    [months],
  );
  const differences = useMemo(() => differencesOption(months), [months]);
  const households = useMemo(() => householdsOption(months), [months]);
  const label = (what: string): string => `${programme} ${months.length} 个月的${what}，数字见下表`;
  return (
    <>
      <div className="history-plots">
        <section className="panel history-wide">
          <h2>金额</h2>
          <Chart option={money} height={240} label={label('审批、请款、代发、到账金额')} />
        </section>
        <section className="panel">
          <h2>差异条数</h2>
          <Chart option={differences} height={190} label={label('差异条数')} />
        </section>
        <section className="panel">
          <h2>户数</h2>
          <Chart option={households} height={190} label={label('户数')} />
        </section>
      </div>
      <MonthsTable months={months} />
    </>
  );
}
