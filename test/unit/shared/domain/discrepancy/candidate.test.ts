import { expect, test } from 'vitest';
import { accountOf, cleanLine, idOf } from '../../../../reference/clean-county.ts';
import { runProduct } from '../../../../reference/product-answer.ts';
import { PERIOD } from '../../../../reference/random-ledgers.ts';

const none = { id: '', idState: 'absent', cert: '' } as const;

test('a question carries its candidates, each ledger’s by itself, and which of them are one already', () => {
  const lines = [
    cleanLine('approval', 0, { written: '赵 建国' }),
    cleanLine('finance', 0),
    cleanLine('bank', 0, { ...none, account: accountOf(5), month: '2026-03', months: 3, headcount: null }),
    cleanLine('bank', 0, { ref: 'B2', ...none, account: '230111', accountState: 'damaged', fen: 30000 }),
  ];
  const { findings } = runProduct({ lines, successions: [] }, PERIOD);
  const [question, ...others] = findings.discrepancies.filter(({ candidates }) => candidates !== undefined);
  expect(others).toEqual([]);
  expect(question?.code).toBe('ambiguous_match');
  const sorted = [...question!.candidates!].sort((a, b) => (a.key < b.key ? -1 : 1));
  expect(sorted).toEqual([
    {
      key: `approval:id:${idOf(0)}`,
      ledger: 'approval',
      household: expect.any(Number),
      name: '赵 建国',
      idNumber: idOf(0),
      idDamaged: false,
      account: accountOf(0),
      accountDamaged: false,
      cert: 'C1',
      township: '柳树镇',
      village: '赵家村',
      amountFen: 30000,
      months: '',
      headcount: 1,
      rows: 'approval.xlsx#表0!2',
    },
    expect.objectContaining({
      key: `bank:acct:${accountOf(5)}|赵建国`,
      ledger: 'bank',
      idNumber: '',
      months: '2026-03起3个月',
      headcount: null,
      rows: 'bank.xlsx#表0!2',
    }),
    expect.objectContaining({
      key: 'bank:line:赵建国||230111|柳树镇|赵家村|300.00||',
      account: '230111',
      accountDamaged: true,
    }),
    expect.objectContaining({ key: `finance:id:${idOf(0)}`, ledger: 'finance' }),
  ]);
  const [approval, one, other, finance] = sorted.map(({ household }) => household);
  expect(finance).toBe(approval);
  expect(new Set([approval, one, other])).toEqual(new Set([0, 1, 2]));
});

test('nothing but a question carries candidates', () => {
  const lines = [cleanLine('approval', 0), cleanLine('bank', 0, { fen: 1 })];
  const { findings } = runProduct({ lines, successions: [] }, PERIOD);
  expect(findings.discrepancies.length).toBeGreaterThan(0);
  expect(findings.discrepancies.every((each) => !('candidates' in each))).toBe(true);
});
