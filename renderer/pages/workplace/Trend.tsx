import { lazy, Suspense, useMemo } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useJob } from '../../stores/job.ts';
import { trendOption } from './trend-option.ts';

const Chart = lazy(async () => ({ default: (await import('../../components/chart/Chart.tsx')).Chart }));

const MONTHS = 24;

/** A programme through its months, small: differences and money paid. Nothing where there is no line to draw. */
export function Trend({ programme }: { readonly programme: string }) {
  const endings = useJob((store) => store.endings);
  const { value } = useCall('history.months', { programme }, { reloadOn: [endings] });
  const months = useMemo(() => value?.slice(-MONTHS) ?? [], [value]);
  const option = useMemo(() => trendOption(months), [months]);
  if (months.filter(({ run }) => run !== null).length < 2) return null;
  return (
    <div className="trend">
      <span className="quiet small">差异条数（柱）、代发金额（线）</span>
      <div className="trend-chart">
        <Suspense>
          <Chart option={option} height={44} label={`${programme}最近 ${months.length} 个月的差异条数与代发金额`} />
        </Suspense>
      </div>
    </div>
  );
}
