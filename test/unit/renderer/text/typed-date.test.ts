import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedDate, typedPeriod } from '../../../../renderer/text/typed-date.ts';

const around = { year: '2026', before: null };

describe('a date as people type it', () => {
  it('is taken with and without separators', () => {
    for (const text of [
      '20260301',
      '2026-3-1',
      '2026.03.01',
      '2026/3/1',
      '2026年3月1日',
      '３.１',
      '3.1',
      '3-1',
      '3月1日',
    ])
      expect([text, typedDate(text, around)]).toEqual([text, '2026-03-01']);
  });

  it('is the one above for 同上 and its signs, and nothing where there is none', () => {
    for (const text of ['同上', '=', '"', '〃']) {
      expect(typedDate(text, { year: '2026', before: '2025-12-09' })).toBe('2025-12-09');
      expect(typedDate(text, around)).toBeNull();
    }
  });

  it('is none where the calendar has no such day', () => {
    for (const text of ['2026-2-29', '20261301', '2.30', '0.5', '4.31', '202603', '昨天', '', '18990101'])
      expect([text, typedDate(text, around)]).toEqual([text, null]);
    expect(typedDate('2024-2-29', around)).toBe('2024-02-29');
  });

  it('comes back as itself, whatever day it is', () => {
    const day = fc.date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(typedDate(iso, around)).toBe(iso);
        expect(typedDate(iso.replaceAll('-', ''), around)).toBe(iso);
      }),
    );
  });
});

describe('a stretch of days', () => {
  it('is parted by a word or a dash', () => {
    for (const text of ['3.1-3.8', '20260301-20260308', '2026-03-01至2026-03-08', '3.1 到 3.8', '2026.3.1～3.8'])
      expect([text, typedPeriod(text, around)]).toEqual([text, { from: '2026-03-01', to: '2026-03-08' }]);
  });

  it('is the one above for 同上', () => {
    expect(typedPeriod('同上', { year: '2026', before: '2026-03-01至2026-03-08' })).toEqual({
      from: '2026-03-01',
      to: '2026-03-08',
    });
  });

  it('is none for a single day or three', () => {
    for (const text of ['3.1', '2026-03-01', '3.1-3.8-3.9', '同上', ''])
      expect([text, typedPeriod(text, around)]).toEqual([text, null]);
  });
});
