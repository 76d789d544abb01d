import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatInstant,
  formatPeriod,
  formatYuanShort,
} from '../../../../renderer/text/format.ts';

describe('what a clerk reads', () => {
  it('writes a period as year and month', () => {
    expect(formatPeriod('2026-04')).toBe('2026年4月');
    expect(formatPeriod('2026-12')).toBe('2026年12月');
  });

  it('writes counts with thousands', () => {
    expect([0, 999, 1000, 1_234_567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']);
  });

  it('writes an instant by the clock of this computer', () => {
    const at = new Date(2026, 3, 5, 7, 8);
    expect(formatInstant(at.toISOString())).toBe('2026-04-05 07:08');
  });

  it('shows an instant it cannot read as it is', () => {
    expect(formatInstant('昨天')).toBe('昨天');
  });

  it.each([
    [0, '0 字节'],
    [999, '999 字节'],
    [1000, '1 KB'],
    [999_499, '999 KB'],
    [999_500, '1.0 MB'],
    [12_340_000, '12.3 MB'],
    [999_949_999, '999.9 MB'],
    [999_950_000, '1.00 GB'],
  ])('writes %i bytes as %s, never as 1000 of the smaller unit', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it.each([
    [0, '不到 1 秒'],
    [499, '不到 1 秒'],
    [8200, '8 秒'],
    [59_600, '1 分'],
    [125_000, '2 分 5 秒'],
    [3_600_000, '1 小时'],
    [3_780_000, '1 小时 3 分'],
  ])('writes %i ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it.each([
    [0, '0 元'],
    [98_000, '980 元'],
    [999_900, '9,999 元'],
    [51_698_900, '51.7 万元'],
    [50_000_000, '50 万元'],
    [123_456_700, '123 万元'],
    [12_600_000_000, '1.26 亿元'],
    [-51_698_900, '-51.7 万元'],
  ])('writes %i fen in short as %s', (fen, text) => {
    expect(formatYuanShort(fen)).toBe(text);
  });
});
