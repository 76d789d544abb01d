import { describe, expect, test } from 'vitest';
import { accountOf, cleanLine, idOf } from '../../../../reference/clean-county.ts';
import type { Kind, PlainLine } from '../../../../reference/plain-line.ts';
import { answerOfProduct, runProduct } from '../../../../reference/product-answer.ts';
import { PERIOD } from '../../../../reference/random-ledgers.ts';

const none = { id: '', idState: 'absent' } as const;
const noAccount = { account: '', accountState: 'absent' } as const;

function line(ref: string, i: number, change: Partial<PlainLine> = {}): PlainLine {
  const kind = ({ A: 'approval', F: 'finance', B: 'bank' } as const)[ref[0] as 'A' | 'F' | 'B'] satisfies Kind;
  return cleanLine(kind, i, { ref, ...change });
}

function answer(lines: readonly PlainLine[], successions: readonly (readonly [string, string])[] = []) {
  const county = { lines, successions };
  return answerOfProduct(county, runProduct(county, PERIOD));
}

describe('lines without a whole number', () => {
  test('are not put together by the digits that survived of two accounts', () => {
    const damaged = { ...none, name: '张伟', account: '621799588001234', accountState: 'damaged', cert: '' } as const;
    expect(answer([line('F1', 0, damaged), line('F2', 1, damaged)]).joined).toEqual(['F1', 'F2']);
  });

  test('stand alone, each of them, where two households have their account and name', () => {
    const same = { name: '张伟', account: accountOf(0) };
    const lines = [
      line('F1', 0, same),
      line('F2', 1, same),
      line('F3', 2, { ...same, ...none }),
      line('F4', 3, { ...same, ...none }),
    ];
    expect(answer(lines).joined).toEqual(['F1', 'F2', 'F3', 'F4']);
  });

  test('join the one household that has their account and name', () => {
    const lines = [line('F1', 0), line('F2', 0, { ...none, item: '价格补贴' })];
    expect(answer(lines).joined).toEqual(['F1 F2']);
  });
});

test('a member who was succeeded by another is still found', () => {
  const bank = line('B1', 0, { id: idOf(0, 1), name: '欧阳长青', ...noAccount });
  expect(answer([line('A1', 0), bank], [[idOf(0, 1), idOf(0, 2)]]).joined).toEqual(['A1 B1']);
});

test('amounts that cannot be read are not alike', () => {
  const unknown = { ...none, ...noAccount, fen: null, cert: '' };
  expect(answer([line('A1', 0, unknown), line('B1', 0, unknown)]).undecided).toEqual([]);
});

test('thousands of the same name cost no more than as many different names', { timeout: 20_000 }, () => {
  const lines: PlainLine[] = [];
  for (let i = 0; i < 3000; i++) {
    const same = { name: '张伟', cert: '', members: [], memberNames: [], village: `${i}村`, fen: 10000 + i };
    lines.push(
      line(`A${i}`, i % 12, { ...same, id: `2399011960${String(10000000 + i * 7)}`, account: `23010000${i}` }),
    );
    lines.push(line(`B${i}`, i % 12, { ...same, id: '239901', idState: 'damaged', account: `99010000${i}`, fen: i }));
  }
  // Their surviving digits fit every one of them, which is for a person to decide and no reason to compare each with each.
  expect(runProduct({ lines, successions: [] }, PERIOD).matching.undecided.length).toBe(1);
});
