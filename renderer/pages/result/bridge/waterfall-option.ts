import { formatYuanGrouped } from '../../../../shared/domain/identity/money.ts';
import type { ChartOption } from '../../../components/chart/echarts.ts';
import { formatCount, formatYuanShort } from '../../../text/format.ts';
import { COLOUR } from '../../../theme.ts';
import { stepLabel } from '../result-words.ts';
import { folded } from './fold-label.ts';
import { groundOf, type WaterfallBar } from './waterfall.ts';

const FILL = { total: '#3b5878', falls: '#b4654a', rises: '#4f7f66' } as const satisfies Record<
  WaterfallBar['kind'],
  string
>;
/** Pixels of a character over the bars, of one below them, and of the axis at the left. */
const DIGIT_WIDTH = 6.4;
const LABEL_WIDTH = 12.5;
const AXIS_WIDTH = 70;

/** To the fen where that fits over its bar, else in 万元; the table and the tooltip have it exactly. */
function figureOf({ kind, from, to }: WaterfallBar, slot: number): string {
  const fen = kind === 'total' ? to : to - from;
  const exact = formatYuanGrouped(Math.abs(fen));
  const fits = exact.length * DIGIT_WIDTH <= slot;
  const figure = fits ? exact : `${formatYuanGrouped(Math.round(Math.abs(fen) / 10_000))} 万`;
  return `${fen < 0 ? '−' : kind === 'total' ? '' : '+'}${figure}`;
}

function tooltipOf(bar: WaterfallBar): string {
  const fen = bar.kind === 'total' ? bar.to : bar.to - bar.from;
  const codes = bar.codes.map((code) => `\n${stepLabel(code)}`).join('');
  return `${bar.label} ${formatCount(bar.count)} 户\n${fen > 0 && bar.kind !== 'total' ? '+' : ''}${formatYuanGrouped(fen)} 元${bar.codes.length > 1 ? codes : ''}`;
}

/** The waterfall as ECharts draws it, `width` pixels wide: each bar on an invisible one that lifts it to its level. */
export function waterfallOption(bars: readonly WaterfallBar[], width: number): ChartOption {
  const ground = groundOf(bars);
  const slot = (width - AXIS_WIDTH) / bars.length;
  const room = Math.max(3, Math.floor((slot - 6) / LABEL_WIDTH));
  return {
    grid: { left: 8, right: 8, top: 26, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'item',
      formatter: (point) => tooltipOf(bars[(Array.isArray(point) ? point[0]?.dataIndex : point.dataIndex) ?? 0]!),
    },
    xAxis: {
      type: 'category',
      data: bars.map(({ label }, index) => `${index}|${label}`),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#9aa4ae' } },
      axisLabel: {
        interval: 0,
        fontSize: 12,
        lineHeight: 15,
        color: COLOUR.text,
        formatter: (_: string, index: number) => {
          const bar = bars[index]!;
          const label = folded(bar.label, room);
          return bar.kind === 'total' ? `{total|${label}}\n{count|${formatCount(bar.count)} 户}` : label;
        },
        rich: {
          total: { fontWeight: 'bold', fontSize: 13, lineHeight: 18, color: COLOUR.text },
          count: { fontSize: 12, lineHeight: 15, color: COLOUR.quiet },
        },
      },
    },
    yAxis: {
      type: 'value',
      min: ground,
      axisLabel: { fontSize: 11, color: COLOUR.quiet, formatter: (fen: number) => formatYuanShort(fen) },
      splitLine: { lineStyle: { color: '#edf0f3' } },
      splitNumber: 4,
    },
    series: [
      {
        type: 'bar',
        stack: 'bridge',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: bars.map(({ kind, from, to }) => (kind === 'total' ? 0 : Math.min(from, to))),
      },
      {
        type: 'bar',
        stack: 'bridge',
        barMaxWidth: 56,
        barMinHeight: 2,
        cursor: 'pointer',
        data: bars.map((bar) => ({
          value: bar.kind === 'total' ? bar.to : Math.abs(bar.to - bar.from),
          itemStyle: { color: FILL[bar.kind] },
          label: {
            show: true,
            position: 'top' as const,
            distance: 3,
            fontSize: 11,
            formatter: figureOf(bar, slot),
            color: bar.kind === 'total' ? COLOUR.text : FILL[bar.kind],
            fontWeight: bar.kind === 'total' ? ('bold' as const) : ('normal' as const),
          },
        })),
      },
    ],
  };
}
