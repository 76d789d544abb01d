import { describe, expect, it } from 'vitest';
import { median } from '../../bench/measure.mjs';
import { type BenchRow, page, type Target } from '../../bench/report.mjs';

const row = (targets: readonly Target[]): BenchRow => ({
  key: 'a',
  title: 'read a file',
  lines: [
    { name: 'ours', ms: 1000, allMs: [1000, 900, 1100], peakBytes: 50e6, note: '' },
    { name: 'theirs', ms: 2500, allMs: [2500, 2400, 2600], peakBytes: 150e6, note: '' },
  ],
  targets,
});
const pageOf = (targets: readonly Target[]): string =>
  page({ rows: [row(targets)], runs: 3, machine: 'm', command: 'c', seed: 1, dated: 'd', small: false });
const reached: Target = { what: 'times as fast', measured: 2.5, goal: '≥ 2', reached: true };
const missed: Target = { what: 'peak memory', measured: 900, goal: '≤ 800 MB', reached: false, unit: ' MB' };

describe('the page of the bench', () => {
  it('gives times, memory, and ratios to the first line', () => {
    expect(pageOf([reached])).toContain('| theirs | 2.50 s | 2.50 | 150 MB | 2.50 2.40 2.60 |  |');
  });

  it('says at the top that all targets are reached only where they are', () => {
    expect(pageOf([reached])).toContain('**All 1 targets are reached.**');
    expect(pageOf([reached, missed])).not.toContain('targets are reached');
  });

  it('names every missed target at the top and in its place', () => {
    const text = pageOf([reached, missed]);
    expect(text).toContain('**1 of 2 targets are missed:** a: peak memory 900 MB (≤ 800 MB).');
    expect(text).toContain('* peak memory: 900 MB, to reach ≤ 800 MB: **missed**');
  });
});

describe('median', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[10, 9], 9.5],
  ])('of %j is %d', (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });
});
