import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CsvRow, discrepanciesIn, sanzhang, scratch, statementIn } from './command-line.ts';
import { csv, HEADER, ledger, lineOf, put, reconcileArgs, workbook } from './ledger-files.ts';

const root = scratch();
const COUNT = 60;

/** Every tenth household is wrong in the bank's ledger: more money, another name, not there. */
function bankRows(): string[][] {
  return ledger(COUNT)
    .slice(1)
    .flatMap((row, n) => {
      if (n % 10 !== 0) return [row];
      if (n % 30 === 0) return [row.with(6, '999.00')];
      return n % 30 === 10 ? [row.with(3, '冯某某')] : [];
    });
}

let byCsv: readonly CsvRow[];
const finance = (from: number, to: number): string[][] => [
  [...HEADER],
  ...Array.from({ length: to - from }, (_, i) => lineOf(from + i)),
];

async function reconciled(name: string, files: Record<'approval' | 'finance' | 'bank', readonly string[]>) {
  const out = join(root, `out-${name}`);
  const args = Object.entries(files).flatMap(([kind, paths]) => [`--${kind}`, ...paths]);
  expect(await sanzhang(...reconcileArgs(args, out))).toMatchObject({ code: 1, stderr: '' });
  return { rows: discrepanciesIn(out), statement: statementIn(out) };
}

/** All but where the rows stand, which the sentence says as well. */
const withoutPlaces = (rows: readonly CsvRow[]) =>
  rows.map(({ approval_rows: _a, finance_rows: _f, bank_rows: _b, explanation: _e, ...rest }) => rest);

let approval: string;
let bank: string;
beforeAll(async () => {
  approval = put(root, 'approval.csv', csv(ledger(COUNT)));
  bank = put(root, 'bank.csv', csv([[...HEADER], ...bankRows()]));
  const whole = put(root, 'finance.csv', csv(finance(0, COUNT)));
  ({ rows: byCsv } = await reconciled('csv', { approval: [approval], finance: [whole], bank: [bank] }));
  expect(byCsv.map(({ code }) => code).sort()).toEqual([
    ...['amount_mismatch', 'amount_mismatch', 'name_mismatch', 'name_mismatch', 'unpaid', 'unpaid'],
  ]);
});

describe('the same lines in another order', () => {
  it('of rows', async () => {
    const turned = put(root, 'turned.csv', csv([[...HEADER], ...bankRows().reverse()]));
    const { rows } = await reconciled('rows', {
      approval: [approval],
      finance: [put(root, 'f.csv', csv(finance(0, COUNT)))],
      bank: [turned],
    });
    expect(withoutPlaces(rows)).toEqual(withoutPlaces(byCsv));
  });

  it('of files give the same discrepancies, rows and result, and so do the files in one workbook, a sheet each, in any order', async () => {
    const parts = [finance(0, 20), finance(20, 21), finance(21, COUNT)];
    const files = parts.map((part, i) => put(root, `finance-${i}.csv`, csv(part)));
    const first = await reconciled('files', { approval: [approval], finance: files, bank: [bank] });
    const second = await reconciled('files-turned', {
      bank: [bank],
      finance: [...files].reverse(),
      approval: [approval],
    });
    expect(withoutPlaces(first.rows)).toEqual(withoutPlaces(byCsv));
    expect(second.rows).toEqual(first.rows);
    expect(second.statement.resultSha256).toBe(first.statement.resultSha256);
    for (const [name, sheets] of [
      ['sheets', parts],
      ['sheets-turned', [...parts].reverse()],
    ] as const) {
      const path = put(root, `${name}.xlsx`, workbook(...sheets));
      const { rows, statement } = await reconciled(name, { approval: [approval], finance: [path], bank: [bank] });
      expect(withoutPlaces(rows)).toEqual(withoutPlaces(byCsv));
      expect(statement.bridge).toEqual(first.statement.bridge);
    }
  });
});

it('files of one name in different folders are told apart in the pointers', async () => {
  const files = ['甲镇', '乙镇'].map((town, i) => put(root, `${town}/请款.csv`, csv(finance(i * 30, i * 30 + 30))));
  const { rows } = await reconciled('namesakes', { approval: [approval], finance: files, bank: [bank] });
  expect(withoutPlaces(rows)).toEqual(withoutPlaces(byCsv));
  const pointers = rows.map(({ finance_rows }) => finance_rows!);
  expect(pointers.some((pointer) => pointer.startsWith('甲镇/请款.csv#'))).toBe(true);
  expect(pointers.some((pointer) => pointer.startsWith('乙镇/请款.csv#'))).toBe(true);
});
