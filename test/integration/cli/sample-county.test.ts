import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Statement } from '../../../shared/contracts/statement.ts';
import type { SampleTruth } from '../../../shared/domain/sample/truth.ts';
import {
  type Answer,
  buildProgram,
  type CsvRow,
  discrepanciesIn,
  listing,
  reconcileCounty,
  runProgram,
  scratch,
  statementIn,
} from './command-line.ts';

const COLUMNS =
  'id,code,priority,township,village,name,id_number,account,field,approval_value,finance_value,bank_value,amount_yuan,approval_rows,finance_rows,bank_rows,rule,explanation';
const REPORTS = ['discrepancies.csv', 'discrepancies.xlsx', 'statement.json', 'statement.pdf'];

const root = scratch();
const county = join(root, '县');
const out = join(root, '结果');
const again = join(root, 'again', 'below');
let made: Answer;
let first: Answer;
let second: Answer;
let verified: Answer;
let truth: SampleTruth;
let rows: readonly CsvRow[];
let statement: Statement;

beforeAll(async () => {
  await buildProgram();
  made = await runProgram(['sample', county]);
  first = await runProgram(reconcileCounty(county, out));
  verified = await runProgram(['verify', out]);
  // From elsewhere, with other paths, unmasked, in the other language.
  second = await runProgram(reconcileCounty(basename(county), again, '--unmasked', '--lang', 'en', '--json'), {
    cwd: root,
  });
  truth = JSON.parse(readFileSync(join(county, 'truth.json'), 'utf8')) as SampleTruth;
  rows = discrepanciesIn(out);
  statement = statementIn(out);
});

const pointers = (text: string): readonly string[] =>
  text
    .split(';')
    .filter((each) => each !== '')
    .sort();

describe('the sample county of 600 households, reconciled by the program', () => {
  it('is made, reconciled with exit code 1, and verified with exit code 0', () => {
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(first).toMatchObject({ code: 1, stderr: '' });
    expect(verified).toEqual({
      code: 0,
      stdout: '一致：哈希、每一条差异和对账单都与重新对账的结果相同\n',
      stderr: '',
    });
  });

  it('writes the four reports and nothing else, and leaves nothing beside them', () => {
    expect(Object.keys(listing(out)!)).toEqual(REPORTS);
    expect(Object.keys(listing(root)!).filter((name) => basename(name).startsWith('.'))).toEqual([]);
  });

  it('shows exactly the planted faults', () => {
    expect(statement.discrepancies.byCode).toEqual(truth.expected.byCode);
    expect(rows).toHaveLength(truth.expected.total);
    expect(truth.expected.total).toBe(27);
  });

  it('shows each fault on the rows where it stands', () => {
    for (const { fault, codes, rows: at, name, others } of truth.planted) {
      for (const code of codes) {
        const found = rows.filter((row) => row.code === code);
        expect(found, fault).toHaveLength(1);
        const { approval_rows, finance_rows, bank_rows, name: shown } = found[0]!;
        const shownAt = {
          approval: pointers(approval_rows!),
          finance: pointers(finance_rows!),
          bank: pointers(bank_rows!),
        };
        for (const ledger of ['approval', 'finance', 'bank'] as const)
          expect(shownAt[ledger], `${fault}, ${ledger}`).toEqual([...at[ledger]].sort());
        if (fault !== 'control_total_mismatch' && fault !== 'garbled_text')
          expect([name, ...others.map((other) => other.name)], fault).toContain(shown);
      }
    }
  });

  it('prints what was understood, the verdict with every count, and where the reports lie', () => {
    expect(first.stdout).toContain('结论：不符，差异 27 条');
    expect(first.stdout).toContain('（delimited，gb18030，竖线分隔，597 行中 595 行为明细）');
    expect(first.stdout).toContain('残差 0.00 元');
    for (const name of REPORTS) expect(first.stdout).toContain(join(out, name));
  });
});

describe('discrepancies.csv', () => {
  it('is UTF-8 with a byte order mark, ends every row with CRLF, and has the columns of the contract', () => {
    const text = readFileSync(join(out, 'discrepancies.csv'), 'utf8');
    expect(text.startsWith(`\uFEFF${COLUMNS}\r\n`)).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const row of rows) expect(Object.keys(row).join(',')).toBe(COLUMNS);
  });

  it('is sorted by priority, township and id, with unique ids', () => {
    const keys = rows.map(({ priority, township, id }) => [priority!, township!, id!] as const);
    const inOrder = [...keys].sort((a, b) => {
      const i = a.findIndex((part, at) => part !== b[at]);
      return i === -1 ? 0 : a[i]! < b[i]! ? -1 : 1;
    });
    expect(keys).toEqual(inOrder);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('has physical pointers, two decimals, and a sentence in every row', () => {
    for (const row of rows) {
      for (const at of [row.approval_rows!, row.finance_rows!, row.bank_rows!].flatMap(pointers))
        expect(at).toMatch(/^[^#]+\.(?:xlsx#[^!]+![1-9]\d*|txt#[1-9]\d*)$/);
      expect(row.amount_yuan).toMatch(/^\d+\.\d\d$/);
      expect(row.explanation).toMatch(/[\u4e00-\u9fff]{4}/);
      expect(row.explanation).not.toMatch(/[{}\n]|undefined|NaN/);
    }
  });

  it('masks identity numbers and accounts unless told otherwise', () => {
    const numbers = truth.planted.flatMap(({ idNumber, others }) => [idNumber, ...others.map((each) => each.idNumber)]);
    const wholeNumbers = /(?<!\d)\d{15}(?!\d)|\d{17}[\dXx]/;
    for (const name of ['discrepancies.csv', 'statement.json']) {
      // Hashes and ids are hexadecimal and no numbers of people.
      const text = readFileSync(join(out, name), 'utf8').replace(/\b[0-9a-f]{16}\b|[0-9a-f]{64}/g, '');
      expect(text).not.toMatch(wholeNumbers);
    }
    for (const { id_number, account } of rows) {
      if (id_number !== '' && !id_number!.includes('E')) expect(id_number).toMatch(/^\d{6}\*{4,8}\d{3}[\dX]/);
      if (account !== '') expect(account).toMatch(/\*{4}/);
    }
    const inFull = discrepanciesIn(again);
    const shown = inFull.map(({ id_number }) => id_number);
    expect(numbers.filter((number) => shown.includes(number)).length).toBeGreaterThan(20);
    expect(inFull.map(({ explanation }) => explanation).join('')).not.toContain('****');
  });

  it('keeps ids, order and rows whether masked or not', () => {
    const bare = (row: CsvRow): readonly unknown[] => [
      row.id,
      row.code,
      row.approval_rows,
      row.finance_rows,
      row.bank_rows,
      row.amount_yuan,
    ];
    expect(discrepanciesIn(again).map(bare)).toEqual(rows.map(bare));
  });
});

describe('discrepancies.xlsx', () => {
  it('can be opened and has a row for every discrepancy on the sheets behind the summary', () => {
    const workbook = XLSX.read(readFileSync(join(out, 'discrepancies.xlsx')));
    const text = workbook.SheetNames.map((name) => XLSX.utils.sheet_to_csv(workbook.Sheets[name]!)).join('\n');
    for (const { approval_rows, finance_rows, bank_rows } of rows) {
      const at = [approval_rows!, finance_rows!, bank_rows!].flatMap(pointers)[0]!;
      expect(text).toContain(at.slice(0, at.indexOf('#')));
    }
    expect(text.replace(/\b[0-9a-f]{16}\b/g, '')).not.toMatch(/\d{17}[\dXx]/);
  });
});

describe('statement.json', () => {
  it('has the shape of the contract', () => {
    expect(Object.keys(statement)).toEqual(
      expect.arrayContaining([
        ...[
          'period',
          'verdict',
          'engine',
          'sources',
          'presence',
          'rules',
          'discrepancies',
          'bridge',
          'resultSha256',
          'timings',
        ],
      ]),
    );
    expect(statement.period).toBe('2026-04');
    expect(statement.verdict).toBe('discrepancies');
    expect(statement.engine).toEqual({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      rules: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    expect(Object.keys(statement.presence)).toEqual(['AFB', 'AF-', 'A-B', '-FB', 'A--', '-F-', '--B']);
    expect(Object.keys(statement.timings)).toEqual(['readMs', 'matchMs', 'writeMs', 'totalMs']);
    expect(statement.sources.finance.files[0]).toMatchObject({
      name: '财政请款明细_202604.xlsx',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      headerRows: [3, 4],
      columns: { head_name: '家庭信息.户主姓名', head_id: '家庭信息.身份证号码' },
    });
    expect(statement.sources.bank.files[0]).toMatchObject({ encoding: 'gb18030', headerRows: [2] });
  });

  it('loses no row: read = accepted + set aside, in every ledger', () => {
    for (const source of Object.values(statement.sources)) {
      expect(Object.keys(source.rowsSetAside)).toEqual(['title', 'subtotal', 'blank', 'duplicate', 'unreadable']);
      const aside = Object.values(source.rowsSetAside).reduce((sum, count) => sum + count, 0);
      expect(source.rowsRead).toBe(source.rowsAccepted + aside);
      expect(source.rowsAccepted).toBeGreaterThan(590);
    }
  });

  it('explains every fen between approved, requested, paid and credited', () => {
    expect(statement.bridge.length).toBeGreaterThan(5);
    for (const row of statement.bridge) {
      expect(row.residualFen).toBe(0);
      for (const [from, to] of [
        ['approved', 'requested'],
        ['requested', 'paid'],
        ['paid', 'credited'],
      ] as const) {
        const explained = row.steps.filter((step) => step.from === from && step.to === to);
        expect(row[`${from}Fen`] - row[`${to}Fen`]).toBe(explained.reduce((sum, { fen }) => sum + fen, 0));
      }
    }
    const sum = (of: 'approvedFen' | 'requestedFen' | 'paidFen'): number =>
      statement.bridge.reduce((total, row) => total + row[of], 0);
    expect(sum('approvedFen')).toBe(statement.sources.approval.amountFen);
    expect(sum('requestedFen')).toBe(statement.sources.finance.amountFen);
    expect(sum('paidFen')).toBe(statement.sources.bank.amountFen);
  });

  it('counts the rows of discrepancies.csv', () => {
    const count = (column: 'code' | 'priority', value: string): number =>
      rows.filter((row) => row[column] === value).length;
    for (const [code, found] of Object.entries(statement.discrepancies.byCode)) expect(count('code', code)).toBe(found);
    for (const [priority, found] of Object.entries(statement.discrepancies.byPriority))
      expect(count('priority', priority)).toBe(found);
  });
});

describe('the same files again, from elsewhere', () => {
  it('give the same resultSha256 and the same statement but for paths, masking and timings', () => {
    expect(second.code).toBe(1);
    const other = statementIn(again);
    expect(other.resultSha256).toBe(statement.resultSha256);
    expect(other.bridge).toEqual(statement.bridge);
    expect(other.sources.bank.files[0]!.path).not.toBe(statement.sources.bank.files[0]!.path);
    expect(JSON.parse(second.stdout)).toEqual(other);
  });
});
