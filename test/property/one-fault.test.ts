import { describe, expect, test } from 'vitest';
import { accountOf, cleanCounty, cleanLine, idOf, withLine, withMore } from '../reference/clean-county.ts';
import type { PlainCounty } from '../reference/plain-line.ts';
import { answerOfProduct, runProduct } from '../reference/product-answer.ts';
import { PERIOD } from '../reference/random-ledgers.ts';
import { answerPlainly } from '../reference/reference-comparer.ts';

/** What is done to household `i` (written n = i + 1 in refs), and the one thing that is then found. */
interface Fault {
  readonly code: string;
  readonly spoil: (county: PlainCounty, i: number, n: number) => PlainCounty;
  /** Where the discrepancy is; all lines of the household where left out. */
  readonly at?: (i: number, n: number) => string;
}

const garbledName = (name: string): string => `${name.slice(0, -1)}?`;
const otherName = '欧阳长青';

const FAULTS: readonly Fault[] = [
  {
    code: 'approved_only',
    spoil: (c, _, n) => withLine(withLine(c, `F${n}`, null), `B${n}`, null),
    at: (_, n) => `A${n}`,
  },
  {
    code: 'requested_only',
    spoil: (c, _, n) => withLine(withLine(c, `A${n}`, null), `B${n}`, null),
    at: (_, n) => `F${n}`,
  },
  { code: 'paid_only', spoil: (c, _, n) => withLine(withLine(c, `A${n}`, null), `F${n}`, null), at: (_, n) => `B${n}` },
  { code: 'unpaid', spoil: (c, _, n) => withLine(c, `B${n}`, null), at: (_, n) => `A${n} F${n}` },
  { code: 'paid_without_request', spoil: (c, _, n) => withLine(c, `F${n}`, null), at: (_, n) => `A${n} B${n}` },
  { code: 'paid_without_approval', spoil: (c, _, n) => withLine(c, `A${n}`, null), at: (_, n) => `B${n} F${n}` },
  { code: 'amount_mismatch', spoil: (c, _, n) => withLine(c, `B${n}`, { fen: 12345 }) },
  { code: 'name_mismatch', spoil: (c, _, n) => withLine(c, `B${n}`, { name: otherName }) },
  { code: 'id_mismatch', spoil: (c, i, n) => withLine(c, `F${n}`, { id: idOf(i, 2) }) },
  { code: 'account_mismatch', spoil: (c, _, n) => withLine(c, `B${n}`, { account: '9900112233445566' }) },
  { code: 'headcount_mismatch', spoil: (c, _, n) => withLine(c, `F${n}`, { headcount: 9 }) },
  {
    code: 'category_mismatch',
    spoil: (c, i, n) => withLine(c, `F${n}`, { category: i % 2 === 0 ? 'urban' : 'rural' }),
  },
  { code: 'months_mismatch', spoil: (c, _, n) => withLine(c, `B${n}`, { month: '2026-03' }) },
  { code: 'months_mismatch', spoil: (c, i, n) => withLine(c, `B${n}`, { months: 3, fen: 3 * (30000 + i * 1100) }) },
  {
    code: 'duplicate_line',
    spoil: (c, i, n) => withMore(c, cleanLine('finance', i, { ref: `F${n}x` })),
    at: (_, n) => `A${n} B${n} F${n} F${n}x`,
  },
  {
    code: 'shared_account',
    spoil: (c, i, n) =>
      ['A', 'F', 'B'].reduce((all, kind) => withLine(all, `${kind}${n}`, { account: accountOf((i + 1) % 12) }), c),
    at: (i) => accountOf((i + 1) % 12),
  },
  {
    code: 'invalid_id_number',
    spoil: (c, i, n) =>
      ['A', 'F', 'B'].reduce(
        (all, kind) => withLine(all, `${kind}${n}`, { id: idOf(i).slice(0, 17), idState: 'invalid' }),
        c,
      ),
  },
  {
    code: 'damaged_id_number',
    spoil: (c, i, n) => withLine(c, `F${n}`, { id: idOf(i).slice(0, 15), idState: 'damaged' }),
  },
  {
    code: 'damaged_account',
    spoil: (c, i, n) => withLine(c, `F${n}`, { account: accountOf(i).slice(0, 12), accountState: 'damaged' }),
  },
  { code: 'invalid_account', spoil: (c, _, n) => withLine(c, `B${n}`, { account: '', accountState: 'empty' }) },
  {
    code: 'invalid_account',
    spoil: (c, _, n) =>
      ['A', 'F', 'B'].reduce(
        (all, kind) => withLine(all, `${kind}${n}`, { account: '12', accountState: 'invalid' }),
        c,
      ),
  },
  { code: 'invalid_amount', spoil: (c, _, n) => withLine(c, `F${n}`, { fen: null }) },
  { code: 'missing_key', spoil: (c, _, n) => withLine(c, `B${n}`, { id: '', idState: 'empty' }) },
  {
    code: 'garbled_text',
    spoil: (c, _, n) => withLine(c, `B${n}`, { name: garbledName(c.lines.find((line) => line.ref === `B${n}`)!.name) }),
  },
  { code: 'payment_failed', spoil: (c, _, n) => withLine(c, `B${n}`, { outcome: 'failed' }) },
  { code: 'returned_unresolved', spoil: (c, _, n) => withLine(c, `B${n}`, { outcome: 'returned' }) },
  {
    // Neither number nor account agree any more: name, village and amount are all that is left.
    code: 'possible_match',
    spoil: (c, _, n) =>
      withLine(c, `B${n}`, { id: '', idState: 'absent', account: '', accountState: 'absent', months: null }),
  },
  {
    // A second household of the same name, village and amount: no one can say which of the two was paid.
    code: 'ambiguous_match',
    spoil: (c, i, n) => {
      const twin = { id: idOf(i, 2), account: '8800112233445566', cert: 'C99', members: [], memberNames: [] };
      const both = withMore(
        withMore(c, cleanLine('approval', i, { ref: `A${n}x`, ...twin })),
        cleanLine('finance', i, { ref: `F${n}x`, ...twin }),
      );
      return withLine(both, `B${n}`, { id: '', idState: 'absent', account: '', accountState: 'absent' });
    },
    at: (_, n) => `A${n} A${n}x B${n} F${n} F${n}x`,
  },
  {
    // Nothing is wrong: base and class supplement on two lines are one payment.
    code: '',
    spoil: (c, i, n) =>
      withMore(withLine(c, `B${n}`, { fen: 25000 + i * 1100 }), cleanLine('bank', i, { ref: `B${n}x`, fen: 5000 })),
  },
  {
    // Nothing is wrong: a payment that failed was made good.
    code: '',
    spoil: (c, i, n) => withMore(c, cleanLine('bank', i, { ref: `B${n}x`, outcome: 'failed' })),
  },
  {
    // Nothing is wrong: a member was paid on behalf of the household.
    code: '',
    spoil: (c, i, n) => withLine(c, `B${n}`, { id: idOf(i, 1), name: otherName }),
  },
];

test('a clean county of any size has no discrepancy', () => {
  for (let households = 1; households <= 12; households++) {
    const county = cleanCounty(households);
    const answer = answerOfProduct(county, runProduct(county, PERIOD));
    expect(answer.found).toEqual([]);
    expect(answer.presence).toEqual({ AFB: households });
    expect(answer.steps).toEqual([]);
  }
});

describe('one fault in a clean county adds exactly its own discrepancy', () => {
  for (const [number, { code, spoil, at }] of FAULTS.entries()) {
    test(`${number + 1}. ${code === '' ? 'none' : code}`, () => {
      for (const i of [0, 6, 11]) {
        const n = i + 1;
        const county = spoil(cleanCounty(12), i, n);
        const answer = answerOfProduct(county, runProduct(county, PERIOD));
        const where = at?.(i, n) ?? `A${n} B${n} F${n}`;
        expect(answer.found).toEqual(code === '' ? [] : [`${code} @ ${where}`]);
        expect(answerPlainly(county, PERIOD)).toEqual(answer);
      }
    });
  }
});
