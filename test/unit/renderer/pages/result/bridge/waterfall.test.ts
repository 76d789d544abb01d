import { describe, expect, it } from 'vitest';
import { folded } from '../../../../../../renderer/pages/result/bridge/fold-label.ts';
import { groundOf, stepsShownIn, waterfallOf } from '../../../../../../renderer/pages/result/bridge/waterfall.ts';
import { ALL_CODES } from '../../../../../../shared/domain/discrepancy/code.ts';
import type { BridgeRow, BridgeStep, StepCode } from '../../../../../../shared/domain/statement/bridge-row.ts';

const WAYS = { approved: 'requested', requested: 'paid', paid: 'credited' } as const;

function step(from: keyof typeof WAYS, code: StepCode, fen: number, count = 1): BridgeStep {
  return { from, to: WAYS[from], code, count, fen };
}

/** A row whose points follow from its steps. */
function row(approvedFen: number, steps: readonly BridgeStep[]): BridgeRow {
  const after = (fen: number, from: string): number =>
    fen - steps.filter((one) => one.from === from).reduce((sum, one) => sum + one.fen, 0);
  const requestedFen = after(approvedFen, 'approved');
  const paidFen = after(requestedFen, 'requested');
  const creditedFen = after(paidFen, 'paid');
  const counts = { approvedCount: 10, requestedCount: 10, paidCount: 10, creditedCount: 10 };
  return {
    township: '合计',
    ...counts,
    approvedFen,
    requestedFen,
    paidFen,
    creditedFen,
    steps,
    grossFen: 0,
    residualFen: 0,
  };
}

describe('the bridge as a waterfall', () => {
  it('leads from approved to credited, each bar beginning where the one before ended', () => {
    const bars = waterfallOf(
      row(100_000, [
        step('approved', 'approved_only', 30_000),
        step('approved', 'requested_only', -5000),
        step('requested', 'unpaid', 10_000),
        step('paid', 'payment_failed', 1000),
      ]),
      9,
    );
    expect(bars.map(({ label, to }) => [label, to])).toEqual([
      ['审批', 100_000],
      ['仅有审批', 70_000],
      ['仅有请款', 75_000],
      ['请款', 75_000],
      ['已请款未代发', 65_000],
      ['代发', 65_000],
      ['发放失败', 64_000],
      ['到账', 64_000],
    ]);
    bars.slice(1).forEach((bar, index) => {
      if (bar.kind !== 'total') expect(bar.from).toBe(bars[index]!.to);
    });
    expect(bars.map(({ kind }) => kind)).toEqual([
      'total',
      'falls',
      'rises',
      'total',
      'falls',
      'total',
      'falls',
      'total',
    ]);
  });

  it('draws the small steps of a way together, with the money and the households of all of them', () => {
    const codes = ALL_CODES.slice(0, 20);
    const steps = codes.map((code, index) => step('approved', code, (index + 1) * 100, 2));
    const bars = waterfallOf(row(10_000_000, steps), 9);
    const together = bars.find(({ label }) => label.startsWith('其他'))!;
    expect(together.label).toBe('其他 11 项');
    expect(together.codes).toEqual(codes.slice(0, 11));
    expect(together.count).toBe(22);
    expect(together.from - together.to).toBe((100 * (11 * 12)) / 2);
    expect(bars.filter(({ kind }) => kind !== 'total')).toHaveLength(10);
  });

  it('leaves a step by itself rather than calling one step others', () => {
    const steps = [
      ...ALL_CODES.slice(0, 10).map((code) => step('approved', code, 5000)),
      step('paid', 'payment_failed', 1),
    ];
    const labels = waterfallOf(row(10_000_000, steps), 9).map(({ label }) => label);
    expect(labels).toContain('发放失败');
    expect(labels.filter((label) => label.startsWith('其他'))).toEqual([]);
  });

  it('leaves out steps without money and still holds every fen', () => {
    const steps = [step('approved', 'headcount_mismatch', 0), step('requested', 'amount_mismatch', 7)];
    const bars = waterfallOf(row(1000, steps), 9);
    expect(bars.map(({ label }) => label)).toEqual(['审批', '请款', '金额不一致', '代发', '到账']);
  });

  it('cuts the foot off only where the steps would be too small to be seen', () => {
    expect(groundOf(waterfallOf(row(100_000, [step('approved', 'approved_only', 90_000)]), 9))).toBe(0);
    const bars = waterfallOf(row(51_698_900, [step('approved', 'approved_only', 393_600)]), 9);
    const ground = groundOf(bars);
    expect(ground).toBeGreaterThan(50_000_000);
    expect(ground).toBeLessThan(51_698_900 - 393_600);
    expect(groundOf(waterfallOf(row(0, []), 9))).toBe(0);
    expect(groundOf(waterfallOf(row(5000, []), 9))).toBe(0);
  });

  it('shows fewer steps by themselves where the window is narrow, and never fewer than three', () => {
    expect(stepsShownIn(1080)).toBe(8);
    expect(stepsShownIn(840)).toBe(4);
    expect(stepsShownIn(300)).toBe(3);
  });

  it('folds long labels into lines of about the same length', () => {
    expect(folded('无审批已发放', 4)).toBe('无审批\n已发放');
    expect(folded('审批', 4)).toBe('审批');
  });
});
