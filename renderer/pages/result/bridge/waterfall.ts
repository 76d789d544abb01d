import type { BridgePoint, BridgeRow, BridgeStep, StepCode } from '../../../../shared/domain/statement/bridge-row.ts';
import { POINT_LABEL } from '../../../text/words.ts';
import { shortStepLabel } from '../result-words.ts';

/** One bar of the waterfall. Steps hang between `from` and `to`; totals stand on the ground. All in fen. */
export interface WaterfallBar {
  readonly kind: 'total' | 'falls' | 'rises';
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** Households. */
  readonly count: number;
  /** What a step stands for: one code, or several drawn together. Empty for a total. */
  readonly codes: readonly StepCode[];
}

/** A bar narrower than this cannot carry its figure. */
const SLOT_WIDTH = 66;
/** The axis at the left, and the bars that are there whatever is shown: four totals, and what is drawn together on each way. */
const AXIS_WIDTH = 70;
const BARS_ALWAYS = 7;

/** How many steps may stand by themselves in a chart as wide as that, in pixels. */
export function stepsShownIn(width: number): number {
  return Math.max(3, Math.floor((width - AXIS_WIDTH) / SLOT_WIDTH) - BARS_ALWAYS);
}

const WAYS = [
  ['approved', 'requested'],
  ['requested', 'paid'],
  ['paid', 'credited'],
] as const satisfies readonly (readonly [BridgePoint, BridgePoint])[];

function total(row: BridgeRow, point: BridgePoint): WaterfallBar {
  return {
    kind: 'total',
    label: POINT_LABEL[point],
    from: 0,
    to: row[`${point}Fen`],
    count: row[`${point}Count`],
    codes: [],
  };
}

/** The steps of a way: those that may be shown by themselves, and the rest of them as one. */
function groupsOf(steps: readonly BridgeStep[], shown: ReadonlySet<BridgeStep>) {
  const alone = steps
    .filter((step) => shown.has(step))
    .map((step) => ({ label: shortStepLabel(step.code), of: [step] }));
  const rest = steps.filter((step) => !shown.has(step));
  if (rest.length === 0) return alone;
  const label = rest.length === 1 ? shortStepLabel(rest[0]!.code) : `其他 ${rest.length} 项`;
  return [...alone, { label, of: rest }];
}

/**
 * The bridge as bars: approved, what fell away or came in, requested, and so on to credited. The largest steps stand by themselves
 * wherever they are; the small ones of each way are drawn together, rises and falls netted. Steps without money are left out.
 */
export function waterfallOf(row: BridgeRow, stepsShown: number): readonly WaterfallBar[] {
  const withMoney = row.steps.filter(({ fen }) => fen !== 0);
  const largest = [...withMoney].sort((a, b) => Math.abs(b.fen) - Math.abs(a.fen));
  const shown = new Set(withMoney.length <= stepsShown + 1 ? largest : largest.slice(0, stepsShown));
  const bars: WaterfallBar[] = [total(row, 'approved')];
  for (const [from, to] of WAYS) {
    let level = row[`${from}Fen`];
    for (const { label, of } of groupsOf(
      withMoney.filter((step) => step.from === from),
      shown,
    )) {
      const fen = of.reduce((sum, step) => sum + step.fen, 0);
      bars.push({
        kind: fen > 0 ? 'falls' : 'rises',
        label,
        from: level,
        to: level - fen,
        count: of.reduce((sum, step) => sum + step.count, 0),
        codes: of.map(({ code }) => code),
      });
      level -= fen;
    }
    bars.push(total(row, to));
  }
  return bars;
}

/**
 * Where the axis begins: at 0, unless the steps would be too small beside the totals to be seen. Then the foot of the totals is cut
 * off, which has to be said beside the chart.
 */
export function groundOf(bars: readonly WaterfallBar[]): number {
  const levels = bars.flatMap(({ kind, from, to }) => (kind === 'total' ? [to] : [from, to]));
  const low = Math.min(...levels);
  const spread = Math.max(...levels) - low;
  if (spread === 0 || low <= 0 || spread >= 0.35 * Math.max(...levels)) return Math.min(0, low);
  // Down to a plain figure, by no more than the spread itself.
  const unit = 10 ** Math.max(2, Math.floor(Math.log10(spread)));
  return Math.max(0, Math.floor((low - spread * 0.8) / unit) * unit);
}
