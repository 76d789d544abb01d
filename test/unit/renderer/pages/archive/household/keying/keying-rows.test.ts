import { describe, expect, it } from 'vitest';
import {
  dateAbove,
  fieldText,
  isTyped,
  keyedOf,
  keyRows,
  nextTicks,
  ticksOf,
} from '../../../../../../../renderer/pages/archive/household/keying/keying-rows.ts';
import { entry, item } from '../../item.ts';

const PERIOD = { date: true, period: true, signed: false, sealed: true, signatures: false, investigators: false };
const none = new Map<string, number>();
const nothingAbove = { day: null, period: null };

describe('the lines to key in', () => {
  it('are one for everything there, one for what is not, and more where somebody asked for them', () => {
    const items = [item('A01'), item('E02', { entries: [entry('x', 'E02'), entry('y', 'E02')] })];
    expect(keyRows(items, none).map(({ place }) => place)).toEqual(['entry A01 0 ', 'entry E02 0 ', 'entry E02 1 ']);
    expect(keyRows(items, new Map([['E02', 3]])).map((row) => row.entry?.entry ?? null)).toEqual([
      null,
      'x',
      'y',
      null,
    ]);
  });

  it('keep their place when the blank one has been saved', () => {
    const before = keyRows([item('A01')], none)[0]!;
    const after = keyRows([item('A01', { entries: [entry('step 1', 'A01')] })], none)[0]!;
    expect(after.place).toBe(before.place);
  });

  it('show what was typed before what was saved', () => {
    const row = keyRows([item('A01', { entries: [entry('x', 'A01', { date: '2026-03-01', pages: 2 })] })], none)[0]!;
    expect(fieldText(row, 'date', {})).toBe('2026-03-01');
    expect(fieldText(row, 'pages', { 'entry A01 0 pages': '3' })).toBe('3');
    const posted = entry('x', 'C01', { from: '2021-03-08', to: '2021-03-15' });
    expect(fieldText(keyRows([item('C01', { entries: [posted] })], none)[0]!, 'date', {})).toBe('2021-03-08至03-15');
    expect(isTyped(row, { 'entry A01 0 pages': '3' })).toBe(true);
    expect(isTyped(row, { 'entry A02 0 pages': '3' })).toBe(false);
  });
});

describe('ticks', () => {
  it('are not set by themselves', () => {
    expect(ticksOf(keyRows([item('A01')], none)[0]!, {})).toEqual({ signed: false, sealed: false });
  });

  it('go round by Space: both, one, the other, none', () => {
    const { asks } = item('A01');
    let ticks = { signed: false, sealed: false };
    const seen = Array.from({ length: 4 }, () => {
      ticks = nextTicks(ticks, asks);
      return `${ticks.signed ? '签' : ''}${ticks.sealed ? '章' : ''}`;
    });
    expect(seen).toEqual(['签章', '签', '章', '']);
  });

  it('leave alone what is not asked for', () => {
    expect(nextTicks({ signed: false, sealed: false }, PERIOD)).toEqual({ signed: false, sealed: true });
  });
});

describe('a line as it is saved', () => {
  const keyed = (
    typed: Readonly<Record<string, string>>,
    change = {},
    above: { day: string | null; period: string | null } = nothingAbove,
  ) => {
    const row = keyRows([item('D01', change)], none)[0]!;
    const places = Object.fromEntries(Object.entries(typed).map(([key, text]) => [`${row.place}${key}`, text]));
    return keyedOf(row, places, above, '2026');
  };

  it('carries dates in full, whatever was typed', () => {
    expect(keyed({ date: '3.1', ticks: '签章', pages: '2' }).keyed).toMatchObject({
      date: '2026-03-01',
      from: '',
      to: '',
      pages: '2',
      signed: true,
      sealed: true,
    });
  });

  it('carries a period with both ends, and takes one day for what it is', () => {
    expect(keyed({ date: '3.1-3.8' }, { asks: PERIOD }).keyed).toMatchObject({
      date: '',
      from: '2026-03-01',
      to: '2026-03-08',
      signed: null,
    });
    expect(keyed({ date: '3.1' }, { asks: PERIOD }).keyed).toMatchObject({ date: '2026-03-01', from: '' });
  });

  it('says at the field what is wrong with it', () => {
    expect(keyed({ date: '2.30' }).fault).toMatchObject({ field: 'date', says: expect.stringContaining('日期看不懂') });
    expect(keyed({ date: '同上' }).fault).toMatchObject({ field: 'date', says: expect.stringContaining('还没有日期') });
    expect(keyed({ date: '3.8-3.1' }, { asks: PERIOD }).fault).toMatchObject({ says: '截止日期在起始日期以前' });
    expect(keyed({ pages: '两' }).fault).toEqual({ field: 'pages', says: '页数写整数' });
  });

  it('comes back from how a saved period is shown', () => {
    const posted = entry('x', 'D01', { from: '2025-12-28', to: '2026-01-05' });
    for (const [to, text] of [
      ['2026-01-05', '2025-12-28至2026-01-05'],
      ['2025-12-31', '2025-12-28至12-31'],
    ] as const)
      expect(keyed({ date: text }, { asks: PERIOD, entries: [{ ...posted, to }] }).keyed).toMatchObject({
        from: '2025-12-28',
        to,
      });
  });

  it('takes the date above for 同上', () => {
    expect(keyed({ date: '=' }, {}, { day: '2026-03-01', period: null }).keyed).toMatchObject({ date: '2026-03-01' });
  });
});

describe('the date above', () => {
  it('is the last that can be read, of what was typed and what was saved', () => {
    const rows = keyRows(
      [
        item('A01', { entries: [entry('x', 'A01', { date: '2026-01-05' })] }),
        item('A02'),
        item('D01', { asks: PERIOD }),
        item('A04'),
      ],
      none,
    );
    const typed = { 'entry A02 0 date': '昨天', 'entry D01 0 date': '3.1-3.8' };
    expect(dateAbove(rows, 1, typed, '2026')).toEqual({ day: '2026-01-05', period: null });
    expect(dateAbove(rows, 2, typed, '2026').day).toBe('2026-01-05');
    expect(dateAbove(rows, 3, typed, '2026')).toEqual({ day: '2026-03-08', period: '2026-03-01至2026-03-08' });
  });
});
