import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { formatYuanGrouped } from '../../../shared/domain/identity/money.ts';
import type { ChartOption } from '../../components/chart/echarts.ts';
import { formatYuanShort } from '../../text/format.ts';
import { POINT_LABEL } from '../../text/words.ts';
import { COLOUR } from '../../theme.ts';

export type HistoryMonth = CallOutput<'history.months'>[number];

const POINTS = [
  { name: POINT_LABEL.approved, of: 'approvedFen', colour: COLOUR.blue, dash: 'solid' },
  { name: POINT_LABEL.requested, of: 'requestedFen', colour: COLOUR.orange, dash: 'dashed' },
  { name: POINT_LABEL.paid, of: 'paidFen', colour: COLOUR.green, dash: 'solid' },
  { name: POINT_LABEL.credited, of: 'creditedFen', colour: '#6b3fa0', dash: 'dotted' },
] as const;

type Points = Readonly<Record<(typeof POINTS)[number]['of'], number | null>>;

const GRID = { left: 8, right: 16, top: 36, bottom: 4, containLabel: true };

/** The money at the four points over months; a ledger that does not have it leaves a gap. Lines differ in dashes too, not in colour alone. */
export function moneyOption(periods: readonly string[], months: readonly Points[]): ChartOption {
  return {
    grid: GRID,
    legend: { top: 0, left: 0 },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value) => (typeof value === 'number' ? `${formatYuanGrouped(value)} 元` : '—'),
    },
    xAxis: { type: 'category', data: [...periods], axisTick: { alignWithLabel: true } },
    yAxis: { type: 'value', scale: true, axisLabel: { formatter: (fen: number) => formatYuanShort(fen) } },
    series: POINTS.map(({ name, of, colour, dash }) => ({
      type: 'line' as const,
      name,
      data: months.map((month) => month[of]),
      symbolSize: 6,
      lineStyle: { width: 2, type: dash },
      itemStyle: { color: colour },
    })),
  };
}

/** Differences by priority, piled up. */
export function differencesOption(months: readonly HistoryMonth[]): ChartOption {
  const bar = (priority: 'P1' | 'P2' | 'P3', colour: string) => ({
    type: 'bar' as const,
    name: priority,
    stack: 'differences',
    data: months.map(({ run }) => run?.byPriority[priority] ?? null),
    itemStyle: { color: colour },
    barMaxWidth: 28,
  });
  return {
    grid: GRID,
    legend: { top: 0, left: 0 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: months.map(({ period }) => period) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [bar('P1', COLOUR.red), bar('P2', '#d9922b'), bar('P3', '#a9b2bf')],
  };
}

/** Households of each month. */
export function householdsOption(months: readonly HistoryMonth[]): ChartOption {
  return {
    grid: { ...GRID, top: 12 },
    tooltip: { trigger: 'axis', valueFormatter: (value) => `${String(value ?? '—')} 户` },
    xAxis: { type: 'category', data: months.map(({ period }) => period) },
    yAxis: { type: 'value', scale: true, minInterval: 1 },
    series: [
      {
        type: 'line',
        name: '户数',
        data: months.map(({ run, households }) => (run === null ? null : households)),
        symbolSize: 6,
        itemStyle: { color: COLOUR.blue },
      },
    ],
  };
}
