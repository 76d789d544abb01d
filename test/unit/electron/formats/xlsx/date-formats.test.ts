import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBuiltinDateFormat, isDateFormatCode } from '../../../../../electron/formats/xlsx/number-format.ts';
import { isoCellToIso, serialToIso } from '../../../../../electron/formats/xlsx/serial-date.ts';

describe('a format code', () => {
  it.each([
    'yyyy-mm-dd',
    'yyyy/m/d;@',
    'yyyy"年"m"月"d"日"',
    '[$-804]yyyy"年"m"月";@',
    '[DBNum1][$-804]yyyy"年"m"月"d"日"',
    'h:mm AM/PM',
    '[h]:mm:ss',
    '[mm]:ss',
    '[Red]d-mmm',
    'General;yyyy',
    '[$-411]ge.m.d',
    '[$-404]e',
  ])('%s shows a date', (code) => {
    expect(isDateFormatCode(code)).toBe(true);
  });

  it.each([
    'General',
    'G/通用格式',
    '0.00',
    '#,##0.00_);[Red](#,##0.00)',
    '0.00"d"',
    '0\\d',
    '0_s',
    '*y0',
    '[Red]0',
    '[$￥-804]#,##0.00',
    '[Magenta]0;[Cyan]-0',
    '0.00E+00',
    '##0.0e-0',
    '@',
    '"yyyy',
    '[yyyy',
    '# ?/?',
    '0.00"元/month"',
  ])('%s does not', (code) => {
    expect(isDateFormatCode(code)).toBe(false);
  });

  it('is known for the builtin ids', () => {
    const ids = Array.from({ length: 164 }, (_, id) => id).filter(isBuiltinDateFormat);
    expect(ids).toEqual([
      14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55,
      56, 57, 58,
    ]);
  });
});

describe('a serial date', () => {
  const two = (value: number) => String(value).padStart(2, '0');

  it('is the same day and second as in SheetJS', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 61, max: 2_958_464 }),
        fc.integer({ min: 0, max: 86_399 }),
        fc.boolean(),
        (day, second, is1904) => {
          const serial = day + second / 86_400;
          const shifted = is1904 ? serial - 1462 : serial;
          fc.pre(shifted >= 0);
          const { y, m, d, H, M, S, u } = XLSX.SSF.parse_date_code(serial);
          // SheetJS gives the part of a second it found beside the whole ones.
          expect(H * 3600 + M * 60 + Math.round(S + u)).toBe(second);
          const date = `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}`;
          const time = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
          expect(serialToIso(shifted, is1904)).toBe(second === 0 ? date : `${date} ${time}`);
        },
      ),
    );
  });

  it('before March 1900 is counted without the day that never was', () => {
    expect([0, 1, 59, 60, 61].map((serial) => serialToIso(serial, false))).toEqual([
      '1899-12-31',
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
    ]);
  });

  it('is rounded to the second, up to the next day', () => {
    expect(serialToIso(45306.9999999, false)).toBe('2024-01-16');
    expect(serialToIso(45306.5 + 0.4 / 86_400, false)).toBe('2024-01-15 12:00:00');
    expect(serialToIso(Number.NaN, false)).toBe(null);
  });
});

it('an ISO cell that is no date is none', () => {
  expect(['', 'T', 'Z', '2024', '2024-01-15T', 'x'].map(isoCellToIso)).toEqual(Array(6).fill(null));
  expect(isoCellToIso('12:30')).toBe('1899-12-31 12:30:00');
});
