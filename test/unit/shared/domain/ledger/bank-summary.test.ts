import { describe, expect, it } from 'vitest';
import { mayBeSummary, readBankSummary, settleSummary } from '../../../../../shared/domain/ledger/bank-summary.ts';

const read = (line: string) => readBankSummary(line.split('|'));
const summary = (count: number, fenIfYuan: number) => ({ count, fenIfYuan });

describe('a summary line', () => {
  // The shapes of dibao.md 5.2.
  it.each([
    ['P|5000|1234567.00', summary(5000, 123456700)],
    ['PO|5000|1234567.00|', summary(5000, 123456700)],
    ['20260430|5000|1234567.00|', summary(5000, 123456700)],
    ['5000|1234567|某某县民政局|01|', summary(5000, 123456700)],
    ['5000|1,234,567.00', summary(5000, 123456700)],
    ['总计|２|￥６００', summary(2, 60000)],
    ['0|0.00', summary(0, 0)],
  ])('%s', (line, expected) => expect(read(line)).toEqual(expected));

  it.each([
    '1|6217995880012345670|王某某|300.00|',
    '1|2399000123|王某某|300.00|',
    '1|王某某|300.00|备注',
    '5|||300.00|',
    '|王某某|300|2',
    '王某某|300|2|',
    '1|未开户|王某某|300|2|',
    '|5000|1234567.00',
    '序号|账号|户名|金额',
    '########',
    '5000',
    '某某县|2026年4月',
    '20260430|',
    '',
  ])('is not %s', (line) => expect(read(line)).toBeNull());
});

describe('a line that may be a summary', () => {
  it('never takes a person with an amount for a summary, however spoilt the account is', () => {
    const telling = { account: 1, name: 2, amount: 3 };
    expect(mayBeSummary(['54', '621799', '孔富', '1204.00', '成功'], telling)).toBe(false);
    expect(mayBeSummary(['54', '', '孔富', '1204', ''], telling)).toBe(false);
    expect(mayBeSummary(['5000', '1234567', '岭河县财政局', '01', ''], telling)).toBe(true);
  });

  const may = (line: string) => mayBeSummary(line.split('|'), { account: 1, name: 2, amount: 3 });

  it('has no account or no name where they should stand', () => {
    expect(may('P|5000|1234567.00')).toBe(true);
    expect(may('5000|1234567.00|某某局|01|')).toBe(true);
    expect(may('20260430|50000000|1234567.00|')).toBe(true);
    expect(may('########')).toBe(true);
  });

  it('is not a payment, however its name is written', () => {
    expect(may('1|6217995880012345670|王某某|300.00|')).toBe(false);
    expect(may('1|2399000123| 王某某|300.00|')).toBe(false);
    expect(may('1|6217995880012345670|Zhao|300.00|')).toBe(false);
    expect(mayBeSummary(['1', '6217995880012345670', '300.00'], { account: 1, name: -1, amount: 2 })).toBe(false);
  });
});

describe('yuan or fen, by the control total', () => {
  it('leaves details and summary in yuan as they are', () => {
    expect(settleSummary(summary(2, 60000), 60000, true)).toEqual({ detailsInFen: false, declaredFen: 60000 });
  });

  it('sees that details are fen under a summary in yuan', () => {
    // 300.00 + 300.00 declared 600.00, written 30000 and 30000.
    expect(settleSummary(summary(2, 60000), 6_000_000, true)).toEqual({ detailsInFen: true, declaredFen: 60000 });
  });

  it('sees that the summary is fen over details in yuan', () => {
    expect(settleSummary(summary(2, 6_000_000), 60000, false)).toEqual({ detailsInFen: false, declaredFen: 60000 });
  });

  it('sees it even where the totals do not agree', () => {
    expect(settleSummary(summary(2, 61000), 6_000_000, true)).toEqual({ detailsInFen: true, declaredFen: 61000 });
    expect(settleSummary(summary(2, 6_100_000), 60000, false)).toEqual({ detailsInFen: false, declaredFen: 61000 });
  });

  it('never takes details with decimals for fen, nor a summary with decimals', () => {
    expect(settleSummary(summary(2, 60000), 6_000_050, false).detailsInFen).toBe(false);
    expect(settleSummary(summary(2, 6_000_050), 60000, false).declaredFen).toBe(6_000_050);
  });

  it('keeps a plainly wrong summary as it is declared', () => {
    expect(settleSummary(summary(2, 66000), 60000, true)).toEqual({ detailsInFen: false, declaredFen: 66000 });
    expect(settleSummary(summary(0, 0), 60000, true)).toEqual({ detailsInFen: false, declaredFen: 0 });
  });
});
