import { describe, expect, it } from 'vitest';
import { isWaterfallCut, waterfallSvg } from '../../../../../electron/formats/write/waterfall-chart.ts';
import { ALL_CODES } from '../../../../../shared/domain/discrepancy/code.ts';
import { aTownship, STEPS } from './sample-reports.ts';

const bars = (svg: string) => svg.match(/<rect /g)?.length;

describe('waterfallSvg', () => {
  it('draws a bar for each point and each step', () => {
    const svg = waterfallSvg(aTownship('合计', 3_000_000, STEPS), 700);
    expect(bars(svg)).toBe(4 + STEPS.length);
    for (const text of ['30,000.00', '−825.00', '+520.00', '银行处理中']) expect(svg).toContain(`>${text}<`);
  });

  it('draws the four points alone where nothing differs, also where there is no money at all', () => {
    expect(bars(waterfallSvg(aTownship('合计', 3_000_000, []), 700))).toBe(4);
    expect(waterfallSvg(aTownship('合计', 0, []), 700)).not.toContain('NaN');
  });

  it('draws small steps together, so that every bar keeps its room', () => {
    const many = ALL_CODES.slice(0, 9).map((code, i) => ({
      from: 'approved' as const,
      to: 'requested' as const,
      code,
      count: 1,
      fen: 100 * (i + 1),
    }));
    const svg = waterfallSvg(aTownship('合计', 3_000_000, many), 700);
    expect(bars(svg)).toBe(4 + 5);
    expect(svg).toContain('其余5项');
  });

  it('shows money that no step explains', () => {
    const row = {
      ...aTownship('合计', 3_000_000, []),
      requestedFen: 2_900_000,
      paidFen: 2_900_000,
      creditedFen: 2_900_000,
    };
    expect(waterfallSvg(row, 700)).toContain('未能说明');
  });

  it('cuts the foot of the bars only where the steps are small beside them', () => {
    expect(isWaterfallCut(aTownship('合计', 3_000_000, STEPS))).toBe(true);
    expect(isWaterfallCut(aTownship('合计', 100_000, STEPS))).toBe(false);
    expect(isWaterfallCut(aTownship('合计', 3_000_000, []))).toBe(false);
  });
});
