import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  birthDateOf,
  checkDigitOf,
  isOneSlipApart,
  maskPersonId,
  readPersonId,
  sexOf,
  splitPersonIds,
  survivesIn,
  toEighteen,
} from '../../../../../shared/domain/identity/person-id.ts';
import { CellKind } from '../../../../../shared/domain/ledger/source-row.ts';

const VECTORS = ['23990019500101001X', '239900194506150021', '239901201202290032', '239900198001011171'] as const;

const two = (value: number): string => String(value).padStart(2, '0');
/** Valid numbers of synthetic people; the sequence never ends in 00, which a spreadsheet could have made. */
const validId = fc
  .record({
    region: fc.integer({ min: 0, max: 99 }),
    year: fc.integer({ min: 1900, max: 2025 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    sequence: fc.integer({ min: 1, max: 999 }).filter((value) => value % 100 !== 0),
  })
  .map(({ region, year, month, day, sequence }) => {
    const first17 = `2399${two(region)}${year}${two(month)}${two(day)}${String(sequence).padStart(3, '0')}`;
    return first17 + checkDigitOf(first17);
  });

const read = (text: string, kind: CellKind = CellKind.text) => readPersonId(text, kind);

describe('a sound identity number', () => {
  test.each(VECTORS)('%s is valid as it is', (id) => {
    expect(read(id)).toEqual({
      canonical: id,
      state: 'valid',
      problem: null,
      unknownRegion: false,
      was15: false,
      changes: [],
    });
  });

  test('any generated valid number reads as itself, as text or as an exactly stored number', () => {
    fc.assert(
      fc.property(validId, fc.constantFrom(CellKind.text, CellKind.number), (id, kind) => {
        expect(read(id, kind)).toMatchObject({ canonical: id, state: 'valid', changes: [] });
      }),
    );
  });

  test('one wrong digit never leaves it valid', () => {
    fc.assert(
      fc.property(validId, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, place, step) => {
        const wrong = id.slice(0, place) + ((Number(id[place]) + step) % 10) + id.slice(place + 1);
        expect(read(wrong).state).not.toBe('valid');
        expect(isOneSlipApart(id, wrong)).toBe(true);
      }),
    );
  });

  test('an unknown province is only a remark', () => {
    const first17 = '99000019500101001';
    expect(read(first17 + checkDigitOf(first17))).toMatchObject({ state: 'valid', unknownRegion: true });
  });
});

describe('what is cleaned, and said so', () => {
  test.each([
    ["'239900194506150021", '239900194506150021', ['apostrophe-removed']],
    ['2399 0019 4506 1500 21', '239900194506150021', ['spaces-removed']],
    ['\ufeff239900\u00a0194506150021\u200b', '239900194506150021', ['spaces-removed']],
    ['239900-19450615-0021', '239900194506150021', ['separators-removed']],
    ['２３９９００１９４５０６１５００２１', '239900194506150021', ['full-width']],
    ['239900194506150021（旧）', '239900194506150021', ['full-width', 'annotation-removed']],
    ['239900194506150021.0', '239900194506150021', ['decimal-zeros-removed']],
    ['23990019500101001x', '23990019500101001X', ['x-upper']],
    ['23990019500101001Х', '23990019500101001X', ['x-lookalike']],
    ['23990019500101001х', '23990019500101001X', ['x-lookalike']],
    ['23990019500101001×', '23990019500101001X', ['x-lookalike']],
    ['23990019500101001*', '23990019500101001X', ['x-lookalike']],
    ['23990019500101001Ｘ', '23990019500101001X', ['full-width', 'x-lookalike']],
    ['2399O0194506150021', '239900194506150021', ['letter-for-digit']],
    ['23990019450615002l', '239900194506150021', ['upper-case', 'letter-for-digit']],
  ])('%s', (text, canonical, changes) => {
    expect(read(text)).toMatchObject({ canonical, state: 'valid', changes });
  });

  test('a star in the last place is an X only where the check says X', () => {
    expect(read('23990019450615002*')).toMatchObject({ state: 'invalid', problem: 'characters' });
  });

  test('reading a canonical number again changes nothing', () => {
    const noise = fc.constantFrom('', ' ', "'", '-', '\u3000', 'x', 'Ｏ', '(旧)', '.0', '7', '户');
    fc.assert(
      fc.property(validId, noise, noise, fc.nat(18), (id, before, inside, place) => {
        const reading = read(before + id.slice(0, place) + inside + id.slice(place));
        if (reading.state === 'damaged') return;
        expect(read(reading.canonical)).toEqual({ ...reading, was15: false, changes: [] });
      }),
    );
  });
});

describe('a number of 15 digits', () => {
  test('is the same person as its 18-digit form', () => {
    expect(read('239900450615002')).toEqual({
      canonical: '239900194506150021',
      state: 'valid',
      problem: null,
      unknownRegion: false,
      was15: true,
      changes: ['fifteen-to-eighteen'],
    });
  });

  test('every person born in the twentieth century keeps the identity', () => {
    fc.assert(
      fc.property(validId, (id) => {
        fc.pre(id.slice(6, 8) === '19' && id.slice(14, 17) < '996');
        expect(toEighteen(id.slice(0, 6) + id.slice(8, 17))).toBe(id);
      }),
    );
  });

  test('sequences 996 to 999 were born in the nineteenth century', () => {
    expect(birthDateOf(toEighteen('239900890101996'))).toBe('1889-01-01');
    expect(birthDateOf(toEighteen('239900890101995'))).toBe('1989-01-01');
  });

  test('stored as a number it is whole even in scientific notation', () => {
    expect(read('2.39900450615002E+14', CellKind.number)).toMatchObject({
      canonical: '239900194506150021',
      state: 'valid',
      was15: true,
    });
  });
});

describe('an impossible number', () => {
  test.each([
    ['2399001950010100', 'length'],
    ['2399001950010100X', 'length'],
    ['239900195001010010123', 'length'],
    ['231025********1234', 'characters'],
    ['张三', 'characters'],
    ['#N/A', 'characters'],
    ['239900195002300013', 'date'],
    ['239900450230002', 'date'],
    ['239900184901010011', 'date'],
    ['239900194506150022', 'checksum'],
  ] as const)('%s has an impossible %s', (text, problem) => {
    expect(read(text)).toMatchObject({ canonical: text, state: 'invalid', problem });
  });

  test('29 February stands only in leap years', () => {
    const of = (year: number): string => `239900${year}0229001${checkDigitOf(`239900${year}0229001`)}`;
    expect([2000, 2012, 1900, 2013].map((year) => read(of(year)).problem)).toEqual([null, null, 'date', 'date']);
  });

  test('nobody is born after the day the ledger is read for', () => {
    expect(readPersonId('239901201202290032', CellKind.text, '2012-02-28').problem).toBe('date');
    expect(readPersonId('239901201202290032', CellKind.text, '2012-02-29').state).toBe('valid');
  });

  test.each(['', '   ', '无', '/', '-', '\u3000'])('%j says that there is none', (text) => {
    expect(read(text)).toMatchObject({ canonical: '', state: 'empty', problem: null });
  });
});

describe('a number a spreadsheet damaged', () => {
  test.each([
    ['2.39900195001010E+17', '239900195001010', CellKind.text],
    ['2.31025E+17', '231025', CellKind.text],
    ['2.3990019500101001E+17', '239900195001010', CellKind.number],
    ['239900195001010000', '239900195001010', CellKind.text],
    ['239900195001010000', '239900195001010', CellKind.number],
    ['239900195001010000.0', '239900195001010', CellKind.number],
  ])('%s keeps only the digits that survived', (text, canonical, kind) => {
    expect(read(text, kind)).toMatchObject({ canonical, state: 'damaged', problem: null });
  });

  test('in a number cell three zeros at the end are damage even where the checksum happens to pass', () => {
    const first16 = '2399001950010900';
    const passing = [...'0123456789']
      .map((digit) => `${first16.slice(0, 14)}${digit}00`)
      .find((first17) => checkDigitOf(first17) === '0');
    expect(passing).toBeDefined();
    expect(read(`${passing}0`, CellKind.number).state).toBe('damaged');
    expect(read(`${passing}0`, CellKind.text).state).toBe('valid');
  });

  test('what survives is found in the whole number, however few digits a display left', () => {
    fc.assert(
      fc.property(validId, fc.integer({ min: 1, max: 14 }), (id, decimals) => {
        fc.pre(!id.endsWith('X'));
        const shown = Number(id).toExponential(decimals).replace('e', 'E');
        const reading = read(shown);
        expect(reading.state).toBe('damaged');
        expect(survivesIn(reading.canonical, id)).toBe(true);
      }),
    );
  });

  test('other people do not have those digits', () => {
    expect(survivesIn('239900195001010', '239900195001020017')).toBe(false);
    expect(survivesIn('', VECTORS[0])).toBe(false);
  });
});

describe('around the number', () => {
  test.each([
    ['23990019500101001X；239900194506150021', 2],
    ['23990019500101001X,239900194506150021、239901201202290032', 3],
    ['23990019500101001X\n239900194506150021 / ', 2],
    ['23990019500101001X 239900194506150021', 2],
    ['2399 0019 4506 1500 21', 1],
    ['', 0],
  ])('%j holds %i numbers', (text, count) => {
    const ids = splitPersonIds(text);
    expect(ids).toHaveLength(count);
    for (const id of ids) expect(read(id).state).toBe('valid');
  });

  test('one slip is one wrong character or two neighbours exchanged', () => {
    expect(isOneSlipApart('1234', '1243')).toBe(true);
    expect(isOneSlipApart('1234', '1934')).toBe(true);
    expect(isOneSlipApart('1234', '1234')).toBe(false);
    expect(isOneSlipApart('1234', '4231')).toBe(false);
    expect(isOneSlipApart('1234', '1256')).toBe(false);
    expect(isOneSlipApart('1234', '123')).toBe(false);
  });

  test('sex and date of birth are read off it', () => {
    expect(VECTORS.map(sexOf)).toEqual(['male', 'female', 'male', 'male']);
    expect(birthDateOf(VECTORS[2])).toBe('2012-02-29');
  });

  test('a masked number shows six and four characters at most, and always hides four', () => {
    expect(maskPersonId('239900194506150021')).toBe('239900********0021');
    expect(maskPersonId('12345678')).toBe('********');
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,30}$/), (text) => {
        const shown = maskPersonId(text).replaceAll('*', '').length;
        expect(maskPersonId(text)).toHaveLength(text.length);
        expect(shown).toBeLessThanOrEqual(text.length <= 8 ? 0 : Math.min(10, text.length - 4));
      }),
    );
  });
});

describe('numbers that a program kept as binary fractions', () => {
  test('leaves 15 digits of an identity number whose last digits were rounded', () => {
    // 239900198001011171 as the nearest double, in the shortest decimal text that gives it back
    const rounded = String(Number('239900198001011171'));
    expect(rounded).toBe('239900198001011170');
    expect(readPersonId(rounded, CellKind.number)).toMatchObject({ state: 'damaged', canonical: '239900198001011' });
    expect(readPersonId(rounded, CellKind.text)).toMatchObject({ state: 'invalid', problem: 'checksum' });
  });

  test('believes a number cell whose 18 digits check', () => {
    expect(readPersonId('239900198001011171', CellKind.number)).toMatchObject({ state: 'valid' });
  });
});
