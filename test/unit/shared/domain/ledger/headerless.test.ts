import { describe, expect, it } from 'vitest';
import { checkDigitOf } from '../../../../../shared/domain/identity/person-id.ts';
import { guessHeaderless } from '../../../../../shared/domain/ledger/headerless.ts';
import { textRowsOf } from './rows.ts';

const idOf = (i: number): string => {
  const first17 = `2399001950010${1 + i}${String(100 + i)}`;
  return first17 + checkDigitOf(first17);
};
const accountOf = (i: number): string => `62179958800${String(i).padStart(8, '0')}`;
const name = (i: number): string => `赵某${'甲乙丙丁戊己'[i]}`;
const linesOf = (line: (i: number) => string) => Array.from({ length: 6 }, (_, i) => line(i));

/** Canonical column → 1-based column. */
const guessed = (lines: readonly string[]) => {
  const map = guessHeaderless(textRowsOf(lines), 'bank');
  return map && Object.fromEntries(map.columns.map(({ column, indexes }) => [column, indexes[0]! + 1]));
};

describe('a bank text without header', () => {
  it('is understood by what its columns hold, below a summary and above an end mark', () => {
    const lines = [
      'P|6|1850.00',
      ...linesOf((i) => `${i + 1}|${accountOf(i)}|${name(i)}|${300 + i}.00|${idOf(i)}|农村低保金|`),
      '########',
    ];
    expect(guessed(lines)).toEqual({ seq: 1, acct_no: 2, head_name: 3, total_amount: 4, head_id: 5, remark: 6 });
  });

  it('is understood with short passbook numbers, in any order of columns', () => {
    expect(guessed(linesOf((i) => `${name(i)}|${250 + i}.50|23990001${10 + i}`))).toEqual({
      head_name: 1,
      total_amount: 2,
      acct_no: 3,
    });
  });

  it('is understood where everybody is paid the same', () => {
    expect(guessed(linesOf((i) => `${accountOf(i)}|${name(i)}|300.00`))).toMatchObject({ total_amount: 3 });
  });

  it('finds results and their reasons', () => {
    expect(
      guessed(linesOf((i) => `${accountOf(i)}|${name(i)}|${300 + i}|${i === 2 ? '失败|户名不符' : '成功|'}`)),
    ).toEqual({
      acct_no: 1,
      head_name: 2,
      total_amount: 3,
      status: 4,
      fail_reason: 5,
    });
  });

  it('takes neither dates nor telephones nor codes for accounts and amounts', () => {
    expect(guessed(linesOf((i) => `20260430|1990000000${i}|${accountOf(i)}|${name(i)}|00|${300 + i}.00`))).toEqual({
      acct_no: 3,
      head_name: 4,
      status: 5,
      total_amount: 6,
    });
  });

  it('guesses nothing where two columns look like the amount or the account', () => {
    expect(guessed(linesOf((i) => `${accountOf(i)}|${name(i)}|${300 + i}.00|${400 + i}.00`))).toBeNull();
    expect(guessed(linesOf((i) => `${accountOf(i)}|${accountOf(i + 20)}|${name(i)}|${300 + i}.00`))).toBeNull();
  });

  it('leaves two columns of names out', () => {
    expect(guessed(linesOf((i) => `${accountOf(i)}|${name(i)}|${name(5 - i)}|${300 + i}.00`))).toEqual({
      acct_no: 1,
      total_amount: 4,
    });
  });

  it('guesses nothing from one line, nor of other ledgers', () => {
    expect(guessed([`1|${accountOf(1)}|${name(1)}|300.00`])).toBeNull();
    expect(
      guessHeaderless(textRowsOf(linesOf((i) => `${accountOf(i)}|${name(i)}|${300 + i}.00`)), 'finance'),
    ).toBeNull();
  });

  it('says that it guessed', () => {
    const map = guessHeaderless(textRowsOf(linesOf((i) => `${accountOf(i)}|${name(i)}|${300 + i}.00`)), 'bank');
    expect(map?.warnings).toEqual(['没有表头，各列按内容判断，请核对']);
    expect(map?.columns[0]).toMatchObject({ headers: ['第1列'], confidence: 0.8, reason: '没有表头，按内容判断' });
  });

  it('obeys the mapping file, by column numbers, for any ledger', () => {
    const rows = textRowsOf([`${name(1)}|${accountOf(1)}|300`]);
    const map = guessHeaderless(rows, 'finance', { head_name: 1, acct_no: 2, total_amount: 3 });
    expect(map?.columns.map(({ column, headers }) => [column, headers[0]])).toEqual([
      ['head_name', '第1列'],
      ['acct_no', '第2列'],
      ['total_amount', '第3列'],
    ]);
    expect(map?.missing).toEqual([]);
  });
});
