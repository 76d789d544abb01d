import { describe, expect, it } from 'vitest';
import { bandOf, strataRuleText, stratumOf } from '../../../../../shared/domain/sampling/stratum.ts';

const FACTS = { township: '柳树镇', priority: 'P1', amountFen: 50_001 } as const;

describe('the stratum of a unit', () => {
  it('is made of its township and its risk, as far as the rule asks for them', () => {
    expect(stratumOf({ byTownship: true, risk: 'priority', bandsFen: [] }, FACTS)).toBe('柳树镇／P1');
    expect(stratumOf({ byTownship: false, risk: 'priority', bandsFen: [] }, { ...FACTS, priority: null })).toBe(
      '无差异',
    );
    expect(stratumOf({ byTownship: true, risk: 'none', bandsFen: [] }, { ...FACTS, township: ' ' })).toBe(
      '（未填乡镇）',
    );
    expect(stratumOf({ byTownship: false, risk: 'none', bandsFen: [] }, FACTS)).toBe('全部');
  });

  it('never holds a line end, whatever a damaged cell holds', () => {
    const facts = { ...FACTS, township: '柳树\n镇\t' };
    expect(stratumOf({ byTownship: true, risk: 'none', bandsFen: [] }, facts)).toBe('柳树 镇');
  });

  it('of an amount is the band whose upper end it does not pass', () => {
    const bands = [50_000, 100_050];
    expect([50_000, 50_001, 100_050, 100_051, -1].map((fen) => bandOf(bands, fen))).toEqual([
      '500 元及以下',
      '500～1000.50 元',
      '500～1000.50 元',
      '1000.50 元以上',
      '500 元及以下',
    ]);
  });

  it('is told in words', () => {
    expect(strataRuleText({ byTownship: true, risk: 'priority', bandsFen: [] })).toBe('按乡镇和差异级别分层');
    expect(strataRuleText({ byTownship: false, risk: 'amount', bandsFen: [50_000] })).toBe('按金额（500 元为界）分层');
    expect(strataRuleText({ byTownship: false, risk: 'none', bandsFen: [] })).toBe('不分层');
  });
});
