import { expect, test } from 'vitest';
import { decisionWarnings } from '../../../../../shared/domain/discrepancy/decision-warnings.ts';
import type { DecisionTrouble } from '../../../../../shared/domain/matching/apply-decisions.ts';
import { accountOf, idOf } from '../../../../reference/clean-county.ts';

const A = `approval:id:${idOf(0)}`;
const B = `bank:acct:${accountOf(1)}|李四`;

function warning(trouble: DecisionTrouble | null, households = [A, B], about = households): readonly string[] {
  return decisionWarnings([{ decision: { verdict: 'same', households }, trouble, households: about }]);
}

test('a decision that holds is not told', () => {
  expect(warning(null)).toEqual([]);
});

test('the sentence says which decision, what is wrong and what to do, with numbers masked', () => {
  expect(warning('not-there', [A, B], [B])).toEqual([
    `人工决定“是同一户”（审批身份证号 ${masked(idOf(0))}、代发账号 ${masked(accountOf(1))}）没有采用：账里这次没有代发账号 ${masked(accountOf(1))}，请核对后重新认定`,
  ]);
  const troubles = ['not-unique', 'one-by-id', 'one-ledger', 'said-different', 'contradicting'] as const;
  const sentences = troubles.map((trouble) => warning(trouble)[0]!);
  expect(new Set(sentences).size).toBe(troubles.length);
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^人工决定“是同一户”（.+）没有(全部)?采用：.+，请核对后重新认定$/);
    expect(sentence).not.toContain(idOf(0));
    expect(sentence).not.toContain(accountOf(1));
    expect(sentence).not.toContain('李四');
  }
});

test('two numbers that would look alike masked do not', () => {
  const near = `${idOf(0).slice(0, 9)}${(Number(idOf(0)[9]) + 1) % 10}${idOf(0).slice(10)}`;
  const [sentence] = warning('one-ledger', [A, `approval:id:${near}`]);
  const shown = [...sentence!.matchAll(/身份证号 ([\dX*]+)/g)].map(([, number]) => number);
  expect(new Set(shown).size).toBe(2);
});

test('what has neither number nor account is told by certificate or name', () => {
  const [sentence] = warning('one-ledger', [
    'bank:cert:D77',
    'finance:line:张三|||柳树镇|东村|300.00||',
    'bank:line:||||||||',
  ]);
  expect(sentence).toContain('（代发低保证号 D77、请款“张三”、代发没有姓名的一户）');
});

test('of many households the first are named', () => {
  const many = Array.from({ length: 9 }, (_, i) => `bank:cert:D${i}`);
  expect(warning('contradicting', many)[0]).toContain('、代发低保证号 D5等 9 户）');
});

function masked(number: string): string {
  return number.slice(0, 6) + '*'.repeat(number.length - 10) + number.slice(-4);
}
