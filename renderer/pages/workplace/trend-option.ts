import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { formatYuanGrouped } from '../../../shared/domain/identity/money.ts';
import type { ChartOption } from '../../components/chart/echarts.ts';
import { formatCount, formatPeriod } from '../../text/format.ts';
import { COLOUR } from '../../theme.ts';

type HistoryMonths = CallOutput<'history.months'>;

/** Differences as bars and the money paid as a line, too small for axes: the tooltip has the figures. */
export function trendOption(months: HistoryMonths): ChartOption {
  const periods = months.map(({ period }) => period);
  return {
    grid: { left: 2, right: 2, top: 4, bottom: 2 },
    tooltip: {
      trigger: 'axis',
      formatter: (points) => {
        const at = (Array.isArray(points) ? points[0] : points)?.dataIndex ?? 0;
        const month = months[at];
        if (month === undefined) return '';
        const differences = month.run === null ? '未核对' : `差异 ${formatCount(month.run.differences)} 条`;
        return `${formatPeriod(month.period)}\n${differences}\n代发 ${formatYuanGrouped(month.paidFen)} 元`;
      },
    },
    xAxis: { type: 'category', data: periods, show: false },
    yAxis: [
      { type: 'value', show: false, min: 0 },
      { type: 'value', show: false, scale: true },
    ],
    series: [
      {
        type: 'bar',
        data: months.map(({ run }) => run?.differences ?? null),
        itemStyle: { color: '#c3cfdf' },
        barMaxWidth: 14,
      },
      {
        type: 'line',
        yAxisIndex: 1,
        data: months.map(({ run, paidFen }) => (run === null ? null : paidFen)),
        symbolSize: 4,
        lineStyle: { color: COLOUR.blue, width: 1.5 },
        itemStyle: { color: COLOUR.blue },
      },
    ],
  };
}
