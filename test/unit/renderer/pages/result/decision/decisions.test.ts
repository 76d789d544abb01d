import { describe, expect, it } from 'vitest';
import {
  chosenAtFirst,
  chosenWith,
  pairsToShow,
} from '../../../../../../renderer/pages/result/decision/candidate-choice.ts';
import { isPending, standing } from '../../../../../../renderer/pages/result/decision/decision-state.ts';
import type { DifferenceDetail } from '../../../../../../shared/contracts/desk/differences.ts';

function candidate(key: string, ledger: 'approval' | 'finance' | 'bank'): DifferenceDetail['candidates'][number] {
  const nothing = { name: '', idNumber: '', account: '', cert: '', township: '', village: '', months: '', rows: '' };
  return { key, ledger, household: 0, ...nothing, amountFen: null, headcount: null };
}

describe('choosing candidates', () => {
  const two = [candidate('a', 'approval'), candidate('f', 'finance')];
  const several = [...two, candidate('a2', 'approval')];

  it('begins with both sides where each ledger has one candidate, and with nothing where a person has to choose', () => {
    expect(chosenAtFirst(two)).toEqual(['a', 'f']);
    expect(chosenAtFirst(several)).toEqual([]);
  });

  it('lets one candidate of a ledger take the place of the other', () => {
    expect(chosenWith(several, ['a', 'f'], 'a2')).toEqual(['f', 'a2']);
    expect(chosenWith(several, ['a', 'f'], 'f')).toEqual(['a']);
  });

  it('weighs the pairs among the chosen, all of them while fewer than two are', () => {
    const weighed = [
      { a: 0, b: 1, evidence: [] },
      { a: 2, b: 1, evidence: [] },
    ];
    const asked = { candidates: several, weighed };
    expect(pairsToShow(asked, [])).toHaveLength(2);
    expect(pairsToShow(asked, ['a2'])).toHaveLength(2);
    expect(pairsToShow(asked, ['a2', 'f'])).toEqual([weighed[1]]);
  });
});

describe('where a decision stands', () => {
  const undone = '2026-05-01T00:00:00Z';
  it('waits for a reconciliation when it is new, and when it was undone after it was applied', () => {
    expect(isPending({ undoneAt: null, applied: false })).toBe(true);
    expect(isPending({ undoneAt: undone, applied: true })).toBe(true);
    expect(isPending({ undoneAt: null, applied: true })).toBe(false);
    expect(isPending({ undoneAt: undone, applied: false })).toBe(false);
  });

  it('is said in words', () => {
    expect(standing({ undoneAt: null, applied: true })).toBe('已生效');
    expect(standing({ undoneAt: null, applied: false })).toBe('重新核对后生效');
    expect(standing({ undoneAt: undone, applied: true })).toBe('已撤销，重新核对后失效');
    expect(standing({ undoneAt: undone, applied: false })).toBe('已撤销');
  });
});
