import { describe, expect, it } from 'vitest';
import { changedFacts, factsOf, factsText } from '../../../../../shared/domain/case/facts.ts';
import { aDifference } from '../../../../integration/data/written-run.ts';

const facts = (more: Parameters<typeof aDifference>[0] = {}, period = '2026-04') => factsOf(aDifference(more), period);

describe('the facts a conclusion rests on', () => {
  it('are the same whatever the month, the rows, the rule, the place and the wording', () => {
    const again = facts(
      {
        rows: { approval: 'x#9', finance: '', bank: '' },
        rule: 'account',
        township: '红星乡',
        name: '张三丰',
        explanation: '别的话',
      },
      '2026-05',
    );
    expect(factsText(again)).toBe(factsText(facts()));
    expect(changedFacts(facts(), again)).toEqual([]);
  });

  it('see months from the month itself: the same delay is the same fact', () => {
    const late = (values: { approval: string; finance: string; bank: string }, period: string) =>
      factsText(facts({ code: 'months_mismatch', field: 'months', values }, period));
    const april = late({ approval: '2026-04', finance: '2026-04', bank: '2026-03起2个月' }, '2026-04');
    expect(late({ approval: '2026-01', finance: '2026-01', bank: '2025-12起2个月' }, '2026-01')).toBe(april);
    expect(late({ approval: '2026-05', finance: '2026-05', bank: '2026-03起2个月' }, '2026-05')).not.toBe(april);
  });

  it('that changed are named one by one, with numbers masked and never alike', () => {
    const now = facts({ values: { approval: '300.00', finance: '320.00', bank: '' }, amountFen: 2000 });
    expect(changedFacts(facts(), now)).toEqual(['请款金额由 310.00 变为 320.00', '涉及金额由 10.00 元变为 20.00 元']);
    const account = facts({ account: '6217995880012340002' });
    const [said] = changedFacts(facts(), account);
    expect(said).toMatch(/^涉及账号由 /);
    expect(said).not.toMatch(/\d{10}/);
    const gone = facts({ values: { approval: '300.00', finance: '', bank: '' } });
    expect(changedFacts(facts(), gone)).toEqual(['请款金额由 310.00 变为 （无）']);
  });
});
