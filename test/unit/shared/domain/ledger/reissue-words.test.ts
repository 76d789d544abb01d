import { describe, expect, it } from 'vitest';
import { monthText } from '../../../../../shared/domain/ledger/ledger.ts';
import { readReissueWords, speaksOfReturn } from '../../../../../shared/domain/ledger/reissue-words.ts';

const read = (text: string, period = '2026-04') => {
  const month = readReissueWords(text, period);
  return month === null ? null : month === 0 ? '' : monthText(month);
};

describe('the words of a bank line', () => {
  it.each([
    ['2026年3月农村低保金', null],
    ['农村低保金', null],
    ['', null],
    ['补发2026年3月农村低保金', '2026-03'],
    ['补发202603', '2026-03'],
    ['３月退汇重发', '2026-03'],
    ['12月份低保金补发', '2025-12'],
    ['重发4月', '2026-04'],
    ['提标补发', ''],
    ['补发1-3月低保金', ''],
    ['补发2026年2月、3月低保金', ''],
  ])('%s names %s', (text, month) => expect(read(text)).toBe(month));

  it('tell a payment that came back from a raised standard', () => {
    expect(speaksOfReturn('3月退汇重发')).toBe(true);
    expect(speaksOfReturn('提标补发')).toBe(false);
  });
});
