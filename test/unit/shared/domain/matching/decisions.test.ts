import { describe, expect, test } from 'vitest';
import { ledgerHouseholdKey } from '../../../../../shared/domain/matching/ledger-household-key.ts';
import { accountOf, cleanLine, idOf } from '../../../../reference/clean-county.ts';
import type { Kind, PlainDecision, PlainLine } from '../../../../reference/plain-line.ts';
import { answerOfProduct, type ProductRun, runProduct } from '../../../../reference/product-answer.ts';
import { PERIOD } from '../../../../reference/random-ledgers.ts';

const none = { id: '', idState: 'absent' } as const;
const noAccount = { account: '', accountState: 'absent' } as const;

function line(ref: string, i: number, change: Partial<PlainLine> = {}): PlainLine {
  const kind = ({ A: 'approval', F: 'finance', B: 'bank' } as const)[ref[0] as 'A' | 'F' | 'B'] satisfies Kind;
  return cleanLine(kind, i, { ref, ...change });
}

function decided(
  lines: readonly PlainLine[],
  decisions: readonly PlainDecision[],
  successions: readonly (readonly [string, string])[] = [],
) {
  const county = { lines, successions, decisions };
  const run = runProduct(county, PERIOD);
  const troubles = run.matching.decisions.map(({ trouble }) => trouble);
  return { ...answerOfProduct(county, run), troubles, run };
}

const same = (...households: readonly string[]): PlainDecision => ({ verdict: 'same', households });
const different = (...households: readonly string[]): PlainDecision => ({ verdict: 'different', households });
const A = (i: number): string => `approval:id:${idOf(i)}`;
const F = (i: number): string => `finance:id:${idOf(i)}`;
const B = (i: number): string => `bank:id:${idOf(i)}`;

describe('the key of a household of a ledger', () => {
  const keysOf = ({ matching }: ProductRun, kind: Kind): readonly string[] => {
    const households = matching.joined.ledgers[kind];
    return Array.from({ length: households.count }, (_, i) => ledgerHouseholdKey(households, i)).sort();
  };

  test('is its number, else account and name, else certificate, else all that its line says', () => {
    const lines = [
      line('B1', 0),
      line('B2', 1, { ...none, cert: 'C7' }),
      line('B3', 2, { ...none, ...noAccount, cert: 'C8' }),
      line('B4', 3, { ...none, ...noAccount, month: '2026-03', item: '价格补贴' }),
      line('B5', 4, { ...none, account: '621799588001234', accountState: 'damaged', fen: null }),
    ];
    expect(keysOf(decided(lines, []).run, 'bank')).toEqual(
      [
        B(0),
        `bank:acct:${accountOf(1)}|钱秀英`,
        'bank:cert:C8',
        'bank:line:李桂兰|||红星乡|李家村|333.00|2026-03|价格补贴',
        'bank:line:周玉梅||621799588001234|柳树镇|周家村|||',
      ].sort(),
    );
  });

  test('follows successions', () => {
    const lines = [line('F1', 0), line('F2', 1)];
    expect(keysOf(decided(lines, [], [[idOf(0), idOf(2)]]).run, 'finance')).toEqual([F(2), F(1)].sort());
  });
});

describe('“same”', () => {
  test('joins whatever was said to be one household, with all that their numbers joined to them', () => {
    const { joined, troubles, run } = decided([line('A1', 0), line('F1', 0), line('B1', 5)], [same(F(0), B(5))]);
    expect(joined).toEqual(['A1 B1 F1']);
    expect(troubles).toEqual([null]);
    expect(run.findings.discrepancies.map(({ rule }) => rule)).toContain('decision');
  });

  test('comes before every rule but the number', () => {
    const account = accountOf(0);
    const lines = [line('A1', 0, { members: [] }), line('B1', 1, { account }), line('B2', 2)];
    expect(decided(lines, []).joined).toEqual(['A1 B1', 'B2']);
    expect(decided(lines, [same(A(0), B(2))]).joined).toEqual(['A1 B2', 'B1']);
  });

  test('does not hold for two households of one ledger', () => {
    expect(decided([line('A1', 0), line('A2', 1)], [same(A(0), A(1))])).toMatchObject({
      joined: ['A1', 'A2'],
      troubles: ['one-ledger'],
    });
  });

  test('does not hold where the number has given the place to another', () => {
    const lines = [line('A1', 0), line('F1', 0), line('F2', 1)];
    expect(decided(lines, [same(A(0), F(1))])).toMatchObject({ joined: ['A1 F1', 'F2'], troubles: ['one-ledger'] });
  });

  test('does not hold against “different”, whichever was said first', () => {
    const lines = [line('A1', 0), line('F1', 1)];
    for (const decisions of [
      [same(A(0), F(1)), different(A(0), F(1))],
      [different(F(1), A(0)), same(A(0), F(1))],
    ]) {
      expect(decided(lines, decisions)).toMatchObject({ joined: ['A1', 'F1'], troubles: [null, 'said-different'] });
    }
  });

  test('does not hold together with others that contradict it; those apart from them hold', () => {
    const lines = [line('A1', 0), line('F1', 1), line('F2', 2), line('A2', 3), line('B2', 4)];
    const answer = decided(lines, [same(A(0), F(1)), same(A(0), F(2)), same(A(3), B(4))]);
    expect(answer.joined).toEqual(['A1', 'A2 B2', 'F1', 'F2']);
    expect(answer.troubles.toSorted()).toEqual(['contradicting', 'contradicting', null]);
  });

  test('taken together from several decisions joins all three ledgers', () => {
    const lines = [line('A1', 0), line('F1', 1), line('B1', 2)];
    expect(decided(lines, [same(A(0), F(1)), same(B(2), F(1))]).joined).toEqual(['A1 B1 F1']);
  });

  test('may be said of what is one already', () => {
    expect(decided([line('A1', 0), line('F1', 0)], [same(A(0), F(0))])).toMatchObject({
      joined: ['A1 F1'],
      troubles: [null],
    });
  });

  test('finds a household under the number of its former head', () => {
    const answer = decided([line('A1', 3), line('B1', 5)], [same(A(3), B(0))], [[idOf(0), idOf(5)]]);
    expect(answer).toMatchObject({ joined: ['A1 B1'], troubles: [null] });
  });
});

describe('“different”', () => {
  test('forbids weaker rules what they would have joined', () => {
    const lines = [line('A1', 0, { members: [] }), line('B1', 1, { account: accountOf(0) })];
    expect(decided(lines, []).joined).toEqual(['A1 B1']);
    const answer = decided(lines, [different(A(0), B(1))]);
    expect(answer).toMatchObject({ joined: ['A1', 'B1'], undecided: [], troubles: [null] });
    expect(answer.found).toEqual(['approved_only @ A1', 'paid_only @ B1']);
  });

  test('leaves to a person which of two that differ a third one is', () => {
    // The account is everybody's; the rule would have made one household of all three.
    const account = { account: accountOf(0) };
    const lines = [line('A1', 0, { members: [] }), line('F1', 1, { ...account, cert: '' }), line('B1', 2, account)];
    expect(decided(lines, []).joined).toEqual(['A1 B1 F1']);
    const answer = decided(lines, [different(A(0), F(1))]);
    expect(answer.joined).toEqual(['A1', 'B1', 'F1']);
    expect(answer.undecided).toEqual(['ambiguous_match: A1 | B1 | F1']);
  });

  test('leaves of two questions in one what was not answered', () => {
    const name = {
      name: '张伟',
      village: '东村',
      township: '柳树镇',
      fen: 30000,
      cert: '',
      members: [],
      memberNames: [],
    };
    const lines = [
      line('A1', 0, name),
      line('A2', 1, name),
      line('B1', 2, { ...name, ...none }),
      line('B2', 3, { ...name, ...none }),
    ];
    expect(decided(lines, []).undecided).toEqual(['ambiguous_match: A1 | A2 | B1 | B2']);
    const [B1, B2] = [`bank:acct:${accountOf(2)}|张伟`, `bank:acct:${accountOf(3)}|张伟`];
    const answer = decided(lines, [different(A(0), B2), different(A(1), B1)]);
    expect(answer.undecided).toEqual(['possible_match: A1 | B1', 'possible_match: A2 | B2']);
  });

  test('changes nothing of what numbers have joined, and holds for the rest', () => {
    const lines = [line('A1', 0, { members: [] }), line('F1', 0), line('B1', 1, { account: accountOf(0) })];
    expect(decided(lines, []).joined).toEqual(['A1 B1 F1']);
    expect(decided(lines, [different(A(0), F(0), B(1))])).toMatchObject({
      joined: ['A1 F1', 'B1'],
      troubles: ['one-by-id'],
    });
    expect(decided(lines, [different(A(0), F(0))])).toMatchObject({ joined: ['A1 B1 F1'], troubles: ['one-by-id'] });
  });
});

describe('a decision', () => {
  test('that names a household twice over changes nothing', () => {
    const lone = { ...none, ...noAccount, cert: '' };
    const lines = [line('A1', 0), line('B1', 1, lone), line('B2', 1, lone)];
    const key = 'bank:line:钱秀英|||红星乡|钱家村|311.00||';
    expect(decided(lines, [same(A(0), key)])).toMatchObject({ joined: ['A1', 'B1', 'B2'], troubles: ['not-unique'] });
  });

  test('that names nobody changes nothing', () => {
    const lines = [line('A1', 0), line('F1', 1), line('B1', 2)];
    expect(decided(lines, [same(A(0), F(1), B(9))])).toMatchObject({
      joined: ['A1', 'B1', 'F1'],
      troubles: ['not-there'],
    });
    expect(decided(lines, [same(A(0), 'nobody')]).troubles).toEqual(['not-there']);
  });

  test('said twice is told once', () => {
    expect(decided([line('A1', 0)], [same(A(0), F(1)), same(F(1), A(0), F(1))]).troubles).toEqual(['not-there']);
  });
});
