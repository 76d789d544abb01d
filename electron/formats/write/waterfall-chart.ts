import { BRIDGE_WAYS } from '../../../shared/domain/statement/bridge.ts';
import type { BridgeRow } from '../../../shared/domain/statement/bridge-row.ts';
import { groupedYuan, POINT_LABEL, stepLabel } from './statement-words.ts';
import { widthInEm } from './text-width.ts';

const COLOUR = {
  total: '#3b5878',
  falls: '#b4654a',
  rises: '#5b8a72',
  residual: '#a32020',
  line: '#9aa4ae',
  text: '#333333',
  faint: '#666666',
};
/** Steps of a way shown by themselves; the smaller ones are drawn together. The table beside the chart names them all. */
const STEPS_SHOWN = 4;
const TOTAL_SLOT = 1.7;
const CHART = { top: 16, bottom: 40 };

interface Bar {
  readonly label: string;
  readonly figure: string;
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  readonly isTotal: boolean;
}

/**
 * Draws approved → steps → requested → steps → paid → steps → credited as SVG.
 * Where the steps are small beside the totals the foot of the totals is cut off, which is drawn as a gap and said.
 *
 * @param total the bridge's sum row, in fen
 */
export function waterfallSvg(total: BridgeRow, width: number, height: number): string {
  const bars = barsOf(total);
  const levels = bars.flatMap((bar) => (bar.isTotal ? [bar.to] : [bar.from, bar.to]));
  const { base, top } = rangeOf(levels);
  const isCut = base > 0;
  const plotHeight = height - CHART.top - CHART.bottom;
  const y = (fen: number): number => CHART.top + plotHeight * (1 - (fen - base) / (top - base));
  const unit = width / bars.reduce((sum, bar) => sum + (bar.isTotal ? TOTAL_SLOT : 1), 0);
  const parts: string[] = [];
  let left = 0;
  let lastRight: number | null = null;
  for (const bar of bars) {
    const slot = unit * (bar.isTotal ? TOTAL_SLOT : 1);
    const barWidth = Math.min(slot * (bar.isTotal ? 0.6 : 0.56), bar.isTotal ? 62 : 40);
    const x = left + (slot - barWidth) / 2;
    const start = bar.isTotal ? Math.max(base, Math.min(0, top)) : bar.from;
    const upper = Math.min(y(start), y(bar.to));
    const barHeight = Math.max(Math.abs(y(start) - y(bar.to)), 0.8);
    if (lastRight !== null) {
      const level = y(bar.isTotal ? bar.to : bar.from);
      parts.push(line(lastRight, level, x, level, COLOUR.line, 0.5, '2 2'));
    }
    parts.push(
      `<rect x="${n(x)}" y="${n(upper)}" width="${n(barWidth)}" height="${n(barHeight)}" fill="${bar.colour}"/>`,
    );
    if (bar.isTotal && isCut) parts.push(cutMark(x, barWidth, CHART.top + plotHeight - 9));
    const middle = left + slot / 2;
    const figureSize = Math.min(bar.isTotal ? 7.5 : 6.8, (slot - 2) / widthInEm(bar.figure));
    parts.push(text(bar.figure, middle, upper - 3.5, figureSize, bar.isTotal ? COLOUR.text : bar.colour, bar.isTotal));
    const labelSize = bar.isTotal ? 8 : 6.5;
    foldLabel(bar.label, Math.max(2, Math.floor((slot - 2) / labelSize))).forEach((folded, i) => {
      const below = CHART.top + plotHeight + 11 + i * (labelSize + 1.8);
      parts.push(text(folded, middle, below, labelSize, bar.isTotal ? COLOUR.text : COLOUR.faint, bar.isTotal));
    });
    lastRight = x + barWidth;
    left += slot;
  }
  const floor = y(Math.max(base, Math.min(0, top)));
  parts.push(line(0, floor, width, floor, COLOUR.line, 0.7));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}">${parts.join('')}</svg>`;
}

/** Whether the chart of these totals does not begin at zero, which the caption must say. */
export function isWaterfallCut(total: BridgeRow): boolean {
  return rangeOf(barsOf(total).flatMap((bar) => (bar.isTotal ? [bar.to] : [bar.from, bar.to]))).base > 0;
}

function barsOf(total: BridgeRow): readonly Bar[] {
  const bars: Bar[] = [totalBar('approved', total.approvedFen)];
  for (const [from, to] of BRIDGE_WAYS) {
    let level = total[`${from}Fen`];
    const end = total[`${to}Fen`];
    const step = (label: string, fen: number, colour: string): void => {
      bars.push({ label, figure: signed(-fen), from: level, to: level - fen, colour, isTotal: false });
      level -= fen;
    };
    const bySize = total.steps.filter((each) => each.from === from && each.fen !== 0);
    const large = new Set([...bySize].sort((a, b) => Math.abs(b.fen) - Math.abs(a.fen)).slice(0, STEPS_SHOWN));
    const small = bySize.filter((each) => !large.has(each));
    for (const { code, fen } of large.size === bySize.length ? bySize : bySize.filter((each) => large.has(each))) {
      // What stands in brackets in a label explains it; the chart has no room for that, the table says it.
      step(stepLabel(code).replace(/（.*）/, ''), fen, fen > 0 ? COLOUR.falls : COLOUR.rises);
    }
    if (small.length > 0) {
      const fen = small.reduce((sum, each) => sum + each.fen, 0);
      step(`其余${small.length}项`, fen, fen > 0 ? COLOUR.falls : COLOUR.rises);
    }
    if (level !== end) step('未能说明', level - end, COLOUR.residual);
    bars.push(totalBar(to, end));
  }
  return bars;
}

function totalBar(point: keyof typeof POINT_LABEL, fen: number): Bar {
  return { label: POINT_LABEL[point], figure: groupedYuan(fen), from: 0, to: fen, colour: COLOUR.total, isTotal: true };
}

function signed(fen: number): string {
  return fen > 0 ? `+${groupedYuan(fen)}` : groupedYuan(fen);
}

/** From where to where the axis runs: from zero, unless the steps would be too small to see. */
function rangeOf(levels: readonly number[]): { readonly base: number; readonly top: number } {
  const low = Math.min(...levels);
  const high = Math.max(...levels);
  const spread = high - low;
  if (spread > 0 && low > 0 && spread < 0.35 * high) return { base: Math.max(0, low - spread * 0.8), top: high };
  const base = Math.min(0, low);
  return { base, top: Math.max(high, base + 1) };
}

function foldLabel(label: string, perLine: number): readonly string[] {
  const lineCount = Math.ceil(label.length / perLine);
  const even = Math.ceil(label.length / lineCount);
  return Array.from({ length: lineCount }, (_, i) => label.slice(i * even, (i + 1) * even));
}

/** A white gap across the foot of a bar: its lower part is left out. */
function cutMark(x: number, width: number, y: number): string {
  const points = [
    [x - 2, y + 3],
    [x + width + 2, y - 2],
    [x + width + 2, y + 0.5],
    [x - 2, y + 5.5],
  ];
  return `<polygon points="${points.map(([px, py]) => `${n(px!)},${n(py!)}`).join(' ')}" fill="#ffffff"/>`;
}

function text(content: string, x: number, y: number, size: number, colour: string, bold: boolean): string {
  const weight = bold ? ' font-weight="bold"' : '';
  return `<text x="${n(x)}" y="${n(y)}" font-family="sans" font-size="${n(size)}"${weight} fill="${colour}" text-anchor="middle">${content}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number, colour: string, width: number, dashes = ''): string {
  const dashed = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
  return `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${colour}" stroke-width="${width}"${dashed}/>`;
}

/** Numbers with two decimals at most, so that the drawing stays small. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
