import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACCOUNT_LENGTH,
  accountSurvivesIn,
  maskAccount,
  passesLuhn,
  readBankAccount,
} from '../../../../../shared/domain/identity/bank-account.ts';
import { CellKind } from '../../../../../shared/domain/ledger/source-row.ts';

const CARD = '6217995880012345670';
const read = (text: string, kind: CellKind = CellKind.text) => readBankAccount(text, kind);
/** Accounts whose sixteenth digit, where they have one, is no zero: nothing about them looks damaged. */
const soundAccount = fc
  .integer({ min: ACCOUNT_LENGTH.least, max: ACCOUNT_LENGTH.most })
  .chain((length) => fc.array(fc.nat(9), { minLength: length, maxLength: length }))
  .map((digits) => digits.map((digit, i) => (i === 15 ? digit || 7 : digit)).join(''));

describe('a sound account', () => {
  test('the reference card passes Luhn, its neighbour does not, and both are valid', () => {
    expect(read(CARD)).toEqual({ canonical: CARD, state: 'valid', problem: null, luhn: 'passes', changes: [] });
    expect(read('6217995880012345671')).toMatchObject({ state: 'valid', luhn: 'fails' });
  });

  test('a passbook has no Luhn digit', () => {
    expect(read('230251010100123456').luhn).toBe('not-a-card');
    expect(read('621799588001234567').luhn).toBe('not-a-card');
  });

  test('digits read as themselves', () => {
    fc.assert(
      fc.property(soundAccount, (account) => {
        expect(read(account)).toMatchObject({ canonical: account, state: 'valid', changes: [] });
      }),
    );
  });

  test('cleaning finds the same account under blanks, hyphens, apostrophes and full width', () => {
    const noise = fc.constantFrom(' ', '-', "'", '\u00a0', '\u3000', '\u200b', '\ufeff', '－', '’', '\t');
    fc.assert(
      fc.property(
        soundAccount,
        fc.array(fc.tuple(noise, fc.nat(32)), { minLength: 1, maxLength: 4 }),
        (account, added) => {
          const text = added.reduce(
            (soFar, [sign, place]) => soFar.slice(0, place) + sign + soFar.slice(place),
            account,
          );
          const reading = read(text);
          expect(reading).toMatchObject({ canonical: account, state: 'valid' });
          expect(reading.changes.length).toBeGreaterThan(0);
        },
      ),
    );
    expect(read('６２１７９９５８８００１２３４５６７０')).toMatchObject({ canonical: CARD, changes: ['full-width'] });
  });

  test('the .0 a number cell leaves is taken off', () => {
    expect(read('230251010100.00', CellKind.number)).toMatchObject({
      canonical: '230251010100',
      state: 'valid',
      changes: ['decimal-zeros-removed'],
    });
    expect(read('2.302510101E+11', CellKind.number)).toMatchObject({ canonical: '230251010100', state: 'valid' });
  });
});

describe('an impossible account', () => {
  test.each([
    ['1234567', 'length'],
    ['1'.repeat(33), 'length'],
    ['62179958800A2345670', 'characters'],
    ['230251010100.5', 'characters'],
    ['信用社存折', 'characters'],
  ])('%s: %s', (text, problem) => {
    expect(read(text)).toMatchObject({ canonical: text, state: 'invalid', problem });
  });

  test.each(['', ' ', '无', '-'])('%j says that there is none', (text) => {
    expect(read(text)).toMatchObject({ canonical: '', state: 'empty' });
  });
});

describe('an account a spreadsheet damaged', () => {
  test.each([
    ['6.21799588001234E+18', CellKind.text, '621799588001234'],
    ['6.2179958800123E+18', CellKind.number, '62179958800123'],
    ['6217995880012340000', CellKind.text, '621799588001234'],
    ['2302510101001230', CellKind.number, '230251010100123'],
    ['6217995880012340000.0', CellKind.number, '621799588001234'],
  ])('%s (kind %i)', (text, kind, canonical) => {
    expect(read(text, kind)).toMatchObject({ canonical, state: 'damaged', problem: null });
  });

  test('zeros at the end of a text are damage only where a card would fail Luhn', () => {
    expect(read('230251010100123000').state).toBe('valid');
    const passing = [...'0123456789'].map((digit) => `62179958800123${digit}0000`).find(passesLuhn);
    expect(read(passing!).state).toBe('valid');
  });

  test('the surviving digits are found in the whole account and in no other', () => {
    expect(accountSurvivesIn('621799588001234', CARD)).toBe(true);
    expect(accountSurvivesIn('621799588001235', CARD)).toBe(true); // …2345670 shown rounded
    expect(accountSurvivesIn('621799588001236', CARD)).toBe(false);
    expect(accountSurvivesIn('', CARD)).toBe(false);
  });
});

test('a masked account shows its first six and last four digits', () => {
  expect(maskAccount(CARD)).toBe('621799*********5670');
});

describe('accounts that a program kept as binary fractions', () => {
  test('leaves 15 digits of a card number whose last digits were rounded', () => {
    const rounded = String(BigInt(Number('6217995880012345670')));
    expect(rounded).not.toBe('6217995880012345670');
    expect(readBankAccount(rounded, CellKind.number)).toMatchObject({ state: 'damaged', canonical: '621799588001234' });
    expect(readBankAccount('6217995880012345700', CellKind.number)).toMatchObject({ state: 'damaged' });
    expect(readBankAccount('6217995880012345670', CellKind.number)).toMatchObject({ state: 'valid' });
  });
});
