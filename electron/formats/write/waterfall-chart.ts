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
/** Type sizes in points. */
const SIZE = { total: 8, totalFigure: 7.5, step: 6.5, stepFigure: 6.8 };
const LINE_GAP = 1.8;
/** Bold figures are a little wider than the plain ones the estimate is made for. */
const BOLD_WIDENS = 1.06;
/** Points above the highest bar, for its figure, and below the floor, for a line of labels. */
const MARGIN = { top: 14, bottom: 17 };
const HEIGHT = { withSteps: 120, plain: 92 };

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
export function waterfallSvg(total: BridgeRow, width: number): string {
  const bars = barsOf(total);
  const { base, top } = rangeOf(bars);
  const unit = width / bars.reduce((sum, bar) => sum + (bar.isTotal ? TOTAL_SLOT : 1), 0);
  const slots = bars.map((bar) => unit * (bar.isTotal ? TOTAL_SLOT : 1));
  const labels = bars.map((bar, i) => foldLabel(bar.label, (slots[i]! - 2) / (bar.isTotal ? SIZE.total : SIZE.step)));
  const moreLines = Math.max(...labels.map((lines) => lines.length)) - 1;
  const height =
    (bars.every((bar) => bar.isTotal) ? HEIGHT.plain : HEIGHT.withSteps) + moreLines * (SIZE.step + LINE_GAP);
  const floor = height - MARGIN.bottom - moreLines * (SIZE.step + LINE_GAP);
  const y = (fen: number): number => floor - ((floor - MARGIN.top) * (fen - base)) / (top - base);
  const zero = Math.max(base, 0);
  const parts: string[] = [];
  let left = 0;
  let lastRight: number | null = null;
  bars.forEach((bar, i) => {
    const slot = slots[i]!;
    const middle = left + slot / 2;
    const barWidth = Math.min(slot * 0.58, bar.isTotal ? 62 : 40);
    const x = middle - barWidth / 2;
    const start = bar.isTotal ? zero : bar.from;
    const upper = Math.min(y(start), y(bar.to));
    const barHeight = Math.max(Math.abs(y(start) - y(bar.to)), 0.8);
    const level = y(bar.isTotal ? bar.to : bar.from);
    if (lastRight !== null) parts.push(line(lastRight, level, x, level, COLOUR.line, 0.5, '2 2'));
    parts.push(
      `<rect x="${n(x)}" y="${n(upper)}" width="${n(barWidth)}" height="${n(barHeight)}" fill="${bar.colour}"/>`,
    );
    if (bar.isTotal && base > 0) parts.push(cutMark(x, barWidth, floor - 9));
    const room = (slot - 3) / (widthInEm(bar.figure) * (bar.isTotal ? BOLD_WIDENS : 1));
    const figureSize = Math.min(bar.isTotal ? SIZE.totalFigure : SIZE.stepFigure, room);
    parts.push(text(bar.figure, middle, upper - 3.5, figureSize, bar.isTotal ? COLOUR.text : bar.colour, bar.isTotal));
    const labelSize = bar.isTotal ? SIZE.total : SIZE.step;
    labels[i]!.forEach((folded, lineAt) => {
      const below = floor + 11 + lineAt * (labelSize + LINE_GAP);
      parts.push(text(folded, middle, below, labelSize, bar.isTotal ? COLOUR.text : COLOUR.faint, bar.isTotal));
    });
    lastRight = x + barWidth;
    left += slot;
  });
  parts.push(line(0, y(zero), width, y(zero), COLOUR.line, 0.7));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}">${parts.join('')}</svg>`;
}

/** Whether the chart of these totals does not begin at zero, which the caption must say. */
export function isWaterfallCut(total: BridgeRow): boolean {
  return rangeOf(barsOf(total)).base > 0;
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
function rangeOf(bars: readonly Bar[]): { readonly base: number; readonly top: number } {
  const levels = bars.flatMap((bar) => (bar.isTotal ? [bar.to] : [bar.from, bar.to]));
  const low = Math.min(...levels);
  const high = Math.max(...levels);
  const spread = high - low;
  if (spread > 0 && low > 0 && spread < 0.35 * high) return { base: Math.max(0, low - spread * 0.8), top: high };
  const base = Math.min(0, low);
  return { base, top: Math.max(high, base + 1) };
}

function foldLabel(label: string, room: number): readonly string[] {
  const perLine = Math.max(2, Math.floor(room));
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
