import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Mapping } from '../../../shared/contracts/mapping.ts';
import { type CsvRow, discrepanciesIn, sanzhang, scratch, statementIn } from './command-line.ts';
import { ledger, person, put, reconcileArgs, threeLedgers } from './ledger-files.ts';

const root = scratch();
const { id } = person(3);
/** Two digits changed places, which nothing but the name bears out: another account, another amount. */
const SLIPPED = `${id.slice(0, 14)}${id[15]}${id[14]}${id.slice(16)}`;
const OTHER_ACCOUNT = '230100123456789';

type Decision = NonNullable<Mapping['decisions']>[number];
const APPROVED = `approval:id:${id}`;
const PAID = `bank:id:${SLIPPED}`;
const decide = (verdict: Decision['verdict'], ...households: readonly string[]): Decision => ({
  households: [...households],
  verdict,
  reason: '已查户口簿',
});

let sources: readonly string[];
let runs = 0;

beforeAll(() => {
  const bank = ledger(5);
  bank[4] = ['4', '甲镇', '乙村', person(3).name, SLIPPED, OTHER_ACCOUNT, '310.00'];
  const [header, ...lines] = ledger(5);
  sources = threeLedgers(join(root, 'in'), { bank, finance: [header!, ...lines.reverse()] });
});

interface Result {
  readonly out: string;
  readonly code: number | null;
  readonly found: readonly CsvRow[];
  readonly warnings: readonly string[];
}

/** Reconciles with these decisions; none: without a mapping file. */
async function reconciled(...decisions: readonly Decision[]): Promise<Result> {
  const out = join(root, `out${++runs}`);
  const mapping = put(root, `mapping${runs}.json`, JSON.stringify({ version: 1, decisions }));
  const { code, stderr } = await sanzhang(
    ...reconcileArgs(sources, out),
    ...(decisions.length === 0 ? [] : ['--mapping', mapping]),
  );
  expect(stderr).toBe('');
  return { out, code, found: discrepanciesIn(out), warnings: statementIn(out).warnings };
}

const codesOf = ({ found }: Result): readonly string[] => found.map(({ code }) => code!).sort();

async function expectReplay({ out }: Result): Promise<void> {
  expect(await sanzhang('verify', out)).toMatchObject({ code: 0, stderr: '' });
}

describe('decisions in the mapping file', () => {
  it('are what a possible match waits for', async () => {
    const asked = await reconciled();
    expect(codesOf(asked)).toEqual(['invalid_id_number', 'possible_match']);
    expect(asked.warnings).toEqual([]);
  });

  it('make one household of those that a person says are the same, and the result can be replayed', async () => {
    const result = await reconciled(decide('same', APPROVED, PAID));
    expect(codesOf(result)).toEqual(['account_mismatch', 'amount_mismatch', 'id_mismatch']);
    expect(result.found.map(({ rule }) => rule)).toEqual(['decision', 'decision', 'decision']);
    expect(result.found[0]!.explanation).toContain('按人工确认与');
    expect(result.warnings).toEqual([]);
    const { rules, mapping, presence } = statementIn(result.out);
    expect(rules).toEqual({ id: 9, decision: 1 });
    expect(presence).toMatchObject({ AFB: 5, 'AF-': 0, '--B': 0 });
    expect(mapping?.content).toMatchObject({ decisions: [{ verdict: 'same', households: [APPROVED, PAID] }] });
    await expectReplay(result);
  });

  it('keep apart those that a person says are different, and ask no more', async () => {
    const result = await reconciled(decide('different', PAID, APPROVED));
    expect(codesOf(result)).toEqual(['invalid_id_number', 'paid_only', 'unpaid']);
    expect(result.warnings).toEqual([]);
    await expectReplay(result);
  });

  it('change nothing where they cannot be followed, and say so without a number in full', async () => {
    const before = await reconciled();
    const { id: another } = person(4);
    const result = await reconciled(
      decide('same', APPROVED, `bank:id:${another}`),
      decide('same', APPROVED, 'bank:cert:D77'),
    );
    expect(result.found).toEqual(before.found);
    expect(result.warnings).toHaveLength(2);
    expect(result.warnings.join('\n')).toContain('账里这次没有代发低保证号 D77');
    expect(result.warnings.join('\n')).toContain('同一本账里就会有两户');
    expect(result.warnings.join('\n')).not.toContain(another);
    expect(result.warnings.join('\n')).not.toContain(id);
    await expectReplay(result);
  });

  it('give the same records in whatever order they stand', async () => {
    const decisions = [
      decide('same', APPROVED, PAID),
      decide('different', APPROVED, `finance:id:${person(1).id}`),
      decide('same', 'approval:cert:D1', APPROVED),
    ];
    const one = await reconciled(...decisions);
    const other = await reconciled(...[...decisions].reverse());
    expect(other.found).toEqual(one.found);
    expect(other.warnings).toEqual(one.warnings);
  });

  it('are refused where they name no household by a key', async () => {
    const mapping = put(root, 'wrong.json', JSON.stringify({ version: 1, decisions: [decide('same', APPROVED, id)] }));
    const out = join(root, 'refused');
    const { code, stderr } = await sanzhang(...reconcileArgs(sources, out), '--mapping', mapping);
    expect(code).toBe(2);
    expect(stderr).toContain('decisions.0.households.1');
    expect(stderr).toContain('不是户的标识');
  });
});
