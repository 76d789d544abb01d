import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Statement } from '../../../shared/contracts/statement.ts';
import { listing, sanzhang, scratch, sha256, statementIn } from './command-line.ts';
import { csv, ledger, lineOf, reconcileArgs, threeLedgers } from './ledger-files.ts';

const root = scratch();
const kept = join(root, 'kept');
const place = join(root, 'place');
const out = join(place, 'out');
const sources = join(place, 'in');

/** Two discrepancies: the bank pays household 1 ten yuan more, and household 9 out of nowhere. */
function makeKept(): readonly string[] {
  const bank = ledger(5);
  bank[2]![6] = '311.00';
  bank.push(lineOf(9));
  return threeLedgers(join(kept, 'in'), { bank });
}

const WITH_ALL_REPORTS = join(root, 'with-all-reports');

beforeAll(async () => {
  const args = reconcileArgs(makeKept(), join(kept, 'out'));
  expect(await sanzhang(...args)).toMatchObject({ code: 1, stderr: '' });
  // Workbook and PDF take a second to make anew: they are there only where they are looked at.
  cpSync(kept, WITH_ALL_REPORTS, { recursive: true });
  const all = args.filter((arg) => !arg.startsWith('--no-')).map((arg) => arg.replace(kept, WITH_ALL_REPORTS));
  expect(await sanzhang(...all)).toMatchObject({ code: 1, stderr: '' });
});

/** Result and sources together in a new place: the statement's relative paths must lead there. */
function putInPlace(what: string): void {
  rmSync(place, { recursive: true, force: true });
  cpSync(what, place, { recursive: true });
}

beforeEach(() => putInPlace(kept));

const verify = async (...more: readonly string[]): Promise<readonly [code: number | null, said: string]> => {
  const { code, stdout, stderr } = await sanzhang('verify', out, ...more);
  return [code, stdout + stderr];
};

function changeText(name: string, from: string | RegExp, to: string): void {
  const path = join(out, name);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

function changeStatement(change: (statement: Statement) => void): void {
  const statement = statementIn(out);
  change(statement);
  writeFileSync(join(out, 'statement.json'), JSON.stringify(statement));
}

function setAt(object: object, [key, ...rest]: readonly (string | number)[], value: unknown): void {
  const fields = object as Record<string | number, unknown>;
  if (rest.length === 0) fields[key!] = value;
  else setAt(fields[key!] as object, rest, value);
}

/** As a forger would: the recorded hash of a report is made to fit the report. */
function adjustHash(name: string): void {
  changeStatement(({ outputs }) => {
    (outputs as Record<string, string>)[name] = sha256(readFileSync(join(out, name)));
  });
}

describe('verify agrees', () => {
  it('with a result that was moved together with its sources, and changes nothing', async () => {
    putInPlace(WITH_ALL_REPORTS);
    const before = listing(place);
    expect(await verify()).toEqual([0, '一致：哈希、每一条差异和对账单都与重新对账的结果相同\n']);
    expect(listing(place)).toEqual(before);
    putInPlace(kept);
    expect(await verify('--json')).toEqual([0, '{"agrees":true,"difference":null}\n']);
  });

  it('with sources that lie elsewhere, once it is told where', async () => {
    const moved = join(place, 'moved', 'away');
    mkdirSync(moved, { recursive: true });
    renameSync(sources, join(moved, 'in'));
    expect(await verify()).toEqual([1, '不一致：找不到源文件 approval.csv，请用 --sources 指明它现在的位置\n']);
    const files = ['bank', 'approval', 'finance'].map((kind) => join(moved, 'in', `${kind}.csv`));
    expect(await verify('--lang', 'en', '--sources', ...files)).toEqual([
      0,
      'agrees: hashes, every discrepancy and the statement are the same as replayed\n',
    ]);
  });
});

describe('verify notices', () => {
  it('a digit changed in discrepancies.csv', async () => {
    changeText('discrepancies.csv', '311.00', '310.00');
    const [code, said] = await verify();
    expect(code).toBe(1);
    expect(said).toMatch(/^不一致：discrepancies\.csv 被改动过：记录的哈希是 [0-9a-f]{64}，现在是 [0-9a-f]{64}\n$/);
  });

  it('a digit changed in discrepancies.csv with the hash adjusted', async () => {
    changeText('discrepancies.csv', '311.00', '310.00');
    adjustHash('discrepancies.csv');
    expect((await verify())[1]).toMatch(/第 \d 行的 bank_value 不符：记录为“310\.00”，重新对账为“311\.00”/);
    expect((await verify('--json'))[1]).toMatch(/^\{"agrees":false,"difference":"discrepancies\.csv 第/);
  });

  it.each([
    [
      'taken out',
      /[^\r\n]*paid_only[^\r\n]*\r\n/,
      '',
      /discrepancies\.csv (?:第 2 行的 id 不符|缺少差异 [0-9a-f]{16}（\w+）)/,
    ],
    ['added', /$/, 'x,paid_only,P1,,,,,,,,,,0.00,,,,,\r\n', /discrepancies\.csv 多出第 4 行（x），重新对账没有这一条/],
  ])('a row %s, hash adjusted', async (_, from, to, expected) => {
    changeText('discrepancies.csv', from, to);
    adjustHash('discrepancies.csv');
    const [code, said] = await verify();
    expect(code).toBe(1);
    expect(said).toMatch(expected);
  });

  it('a discrepancies.csv that is none any more, hash adjusted', async () => {
    writeFileSync(join(out, 'discrepancies.csv'), '');
    adjustHash('discrepancies.csv');
    expect(await verify()).toEqual([1, '不一致：discrepancies.csv 读不出来\n']);
  });

  it.each(['discrepancies.xlsx', 'statement.pdf'])('a changed %s, with the hash adjusted or not', async (name) => {
    putInPlace(WITH_ALL_REPORTS);
    writeFileSync(join(out, name), Buffer.concat([readFileSync(join(out, name)), Buffer.from(' ')]));
    expect((await verify())[1]).toContain(`${name} 被改动过`);
    adjustHash(name);
    const [code, said] = await verify();
    expect(code).toBe(1);
    expect(said).toContain(`${name} 与按源文件重新生成的不同`);
  });

  it('a report that is missing, or that is not recorded', async () => {
    putInPlace(WITH_ALL_REPORTS);
    rmSync(join(out, 'statement.pdf'));
    expect(await verify()).toEqual([1, '不一致：缺少 statement.pdf\n']);
    changeStatement((statement) => {
      delete (statement.outputs as Record<string, string>)['discrepancies.csv'];
    });
    expect(await verify()).toEqual([1, '不一致：statement.json 没有记录 discrepancies.csv\n']);
  });

  it.each([
    ['an amount of the bridge', ['bridge', 0, 'paidFen'], 1, 'bridge.0.paidFen'],
    ['a count of discrepancies', ['discrepancies', 'total'], 1, 'discrepancies.total'],
    ['a code', ['discrepancies', 'byCode'], { amount_mismatch: 1, name_mismatch: 1 }, 'discrepancies.byCode'],
    ['the verdict', ['verdict'], 'balanced', 'verdict'],
    ['the rules', ['engine', 'rules'], 'sha256:0', 'engine.rules'],
    ['a row count', ['sources', 'bank', 'rowsRead'], 6, 'sources.bank.rowsRead'],
    ['a column', ['sources', 'finance', 'files', 0, 'columns', 'head_name'], '户名', 'sources.finance.files.0.columns'],
    ['a warning', ['warnings', 0], '已核实', 'warnings'],
    ['the hash of the result', ['resultSha256'], '0', 'resultSha256'],
    ['something that does not belong there', ['approvedBy'], '某某', 'approvedBy'],
  ])('%s changed in statement.json', async (_, path, value, where) => {
    changeStatement((statement) => setAt(statement, path, value));
    const [code, said] = await verify();
    expect(code).toBe(1);
    expect(said).toContain(`不一致：statement.json 的 ${where}`);
    expect((await verify('--lang', 'en'))[1]).toContain(`differs: statement.json, ${where}`);
  });

  it('a changed source file, wherever it is', async () => {
    const path = join(sources, 'finance.csv');
    writeFileSync(path, csv([...ledger(5), lineOf(6)]));
    expect((await verify())[1]).toMatch(/^不一致：源文件 finance\.csv 与对账时不同：记录的哈希是 [0-9a-f]{64}，现在是/);
    const moved = join(place, 'finance.csv');
    renameSync(path, moved);
    expect((await verify('--sources', moved))[1]).toContain('源文件 finance.csv 与对账时不同');
  });

  it('a missing source file', async () => {
    rmSync(join(sources, 'bank.csv'));
    expect(await verify()).toEqual([1, '不一致：找不到源文件 bank.csv，请用 --sources 指明它现在的位置\n']);
  });
});

describe('verify cannot run', () => {
  it('where there is no result', async () => {
    const { code, stderr } = await sanzhang('verify', sources);
    expect([code, stderr.replace(place, 'PLACE')]).toEqual([
      2,
      'error E_NOT_FOUND PLACE/in/statement.json: 这里没有对账结果（缺 statement.json）; 请指明 reconcile --out 写出的文件夹\n',
    ]);
  });

  it('where a named source is not there', async () => {
    expect(await verify('--sources', '/nowhere/x.csv')).toEqual([
      2,
      'error E_NOT_FOUND /nowhere/x.csv: 源文件打不开; 请检查文件名、路径和权限\n',
    ]);
  });

  it.each([
    ['no JSON', '{', ''],
    ['another JSON', '[1]', ''],
    ['half of one', '{"resultSha256": "x", "sources": {}}', '（“period”不对）'],
  ])('where statement.json is %s', async (_, text, where) => {
    writeFileSync(join(out, 'statement.json'), text);
    const [code, said] = await verify();
    expect(code).toBe(2);
    expect(said).toContain(`/out/statement.json: statement.json 不是一份完整的对账单${where}; 请用原件，或重新对账\n`);
  });
});
