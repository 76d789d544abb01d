import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Io } from '../../electron/cli/io.ts';
import { runSample } from '../../electron/cli/sample.ts';
import type { JobContext } from '../../electron/jobs/progress.ts';
import { officeFiles, writeSampleCounty } from '../../electron/jobs/write-sample-county.ts';
import { AppError } from '../../shared/contracts/app-error.ts';
import { ALL_CODES } from '../../shared/domain/discrepancy/code.ts';
import { APPROVAL_COLUMNS } from '../../shared/domain/sample/approval-columns.ts';
import { makeCounty } from '../../shared/domain/sample/make-county.ts';
import type { SampleTruth } from '../../shared/domain/sample/truth.ts';

const OPTIONS = { households: 400, seed: 3, period: '2026-04', faults: 'all' } as const;
const FILES = officeFiles('2026-04');
const context: JobContext = { signal: new AbortController().signal, report: () => {} };

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sample-county-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const gb18030 = async (path: string): Promise<string[]> =>
  new TextDecoder('gb18030', { fatal: true }).decode(await readFile(path)).split('\r\n');

async function bytesOf(dir: string): Promise<Record<string, string>> {
  const names = (await readdir(dir)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(dir, name), 'hex')])),
  );
}

describe('the office files', () => {
  let dir: string;
  let truth: SampleTruth;
  let approval: XLSX.WorkBook;
  let finance: XLSX.WorkBook;
  let bank: string[];
  let bankReturn: string[];
  beforeAll(async () => {
    dir = join(root, 'office');
    truth = await writeSampleCounty(dir, OPTIONS, context);
    approval = XLSX.read(await readFile(join(dir, FILES.approval)));
    finance = XLSX.read(await readFile(join(dir, FILES.finance)));
    bank = await gb18030(join(dir, FILES.bank));
    bankReturn = await gb18030(join(dir, FILES.bankReturn));
  });

  /** The physical row that a pointer of truth.json names, as texts. */
  function rowAt(pointer: string): string[] {
    const [, file, sheet, row] = /^([^#]+)#(?:(.+)!)?(\d+)$/.exec(pointer)!;
    if (sheet === undefined)
      return { [FILES.bank]: bank, [FILES.bankReturn]: bankReturn }[file!]![Number(row) - 1]!.split('|');
    const workbook = { [FILES.approval]: approval, [FILES.finance]: finance }[file!]!;
    const range = { ...XLSX.utils.decode_range(workbook.Sheets[sheet]!['!ref']!) };
    range.s.r = Number(row) - 1;
    range.e.r = range.s.r;
    const [cells] = XLSX.utils.sheet_to_json<unknown[]>(workbook.Sheets[sheet]!, { header: 1, range, defval: '' });
    return cells!.map(String);
  }

  it('are there, with the answers and a readme, and nothing else', async () => {
    expect((await readdir(dir)).sort()).toEqual([...Object.values(FILES), 'truth.json', 'README.txt'].sort());
    expect(JSON.parse(await readFile(join(dir, 'truth.json'), 'utf8'))).toEqual(truth);
    expect(await readFile(join(dir, 'README.txt'), 'utf8')).toContain(`--bank-return ${FILES.bankReturn}`);
  });

  it('have the same bytes for the same options at another time', async () => {
    await new Promise((resume) => setTimeout(resume, 2100)); // the time in a zip has a grain of two seconds
    const again = join(root, 'again');
    await writeSampleCounty(again, OPTIONS, context);
    expect(await bytesOf(again)).toEqual(await bytesOf(dir));
  });

  it('give the approval as the provincial export, numbers that identify as text', () => {
    const sheet = approval.Sheets[approval.SheetNames[0]!]!;
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 });
    expect(rows[0]).toEqual(APPROVAL_COLUMNS.map(({ header }) => header));
    expect(rows[0]!.slice(0, 2)).toEqual(['户主姓名', '户主身份证号']);
    expect(rows[0]!.length).toBe(33);
    expect(sheet.B2).toMatchObject({ t: 's' });
    expect(sheet.Y2).toMatchObject({ t: 's' });
    expect(sheet.J2).toMatchObject({ t: 'n' });
  });

  it('give finance a sheet a township with a merged two-row header and a total that holds, but for the planted one', () => {
    const wrong: string[] = [];
    for (const name of finance.SheetNames) {
      const sheet = finance.Sheets[name]!;
      const rows = XLSX.utils.sheet_to_json<(string | number)[]>(sheet, { header: 1, defval: '' });
      expect(rows[0]![0]).toContain(name);
      expect(rows[1]!.join()).toContain('单位：元');
      expect(sheet['!merges']!.length).toBeGreaterThan(10);
      expect(rows[2]!.slice(8, 12)).toEqual(['发放月数', '资金构成', '', '']);
      expect(rows[3]!.slice(9, 12)).toEqual(['保障金', '分类施保金', '合计']);
      const [total, signatures] = rows.slice(-2) as [(string | number)[], string[]];
      const lines = rows.slice(4, -2);
      expect(total.slice(0, 4)).toEqual(['合计', '', '', `${lines.length}户`]);
      expect(signatures[0]).toContain('财政审核');
      const sum = lines.reduce((fen, line) => fen + yuanToFen(String(line[11])), 0);
      if (Math.round(Number(total[11]) * 100) !== sum) wrong.push(`${FILES.finance}#${name}!${rows.length - 1}`);
    }
    expect(wrong).toEqual(truth.planted.find(({ fault }) => fault === 'control_total_mismatch')!.rows.finance);
  });

  it('give the bank its count and sum in the first line, and every line ends in a bar', () => {
    for (const lines of [bank, bankReturn]) {
      expect(lines.at(-1)).toBe('');
      const details = lines.slice(2, -1).map((line) => line.split('|'));
      const fen = details.reduce((sum, fields) => sum + yuanToFen(fields[3]!), 0);
      expect(lines[0]).toBe(`P|${details.length}|${(fen / 100).toFixed(2)}|`);
      expect(details.every((fields) => fields.at(-1) === '')).toBe(true);
      expect(details.map((fields) => Number(fields[0]))).toEqual(details.map((_, i) => i + 1));
    }
  });

  it('write all lines of the county, in order', () => {
    const county = makeCounty(OPTIONS);
    expect(bank.slice(2, -1).map((line) => line.split('|')[1])).toEqual(county.bank.map((line) => line.account));
    const sheet = approval.Sheets[approval.SheetNames[0]!]!;
    const heads = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 }).slice(1);
    expect(heads.map((row) => row[1])).toEqual(county.approval.map((line) => line.idNumber));
  });

  it('hold every code and the truth points at the physical rows of its household', () => {
    expect(Object.keys(truth.expected.byCode)).toEqual(ALL_CODES);
    for (const { fault, name, idNumber, others, rows } of truth.planted) {
      const pointers = [...rows.approval, ...rows.finance, ...rows.bank, ...rows.bankReturn];
      expect(pointers.length).toBeGreaterThan(0);
      if (fault === 'control_total_mismatch') continue;
      const marks = [...[{ name, idNumber }, ...others].flatMap((each) => [each.name, each.idNumber])];
      marks.push(...rows.approval.map((pointer) => rowAt(pointer)[24]!));
      for (const pointer of pointers) {
        const cells = rowAt(pointer).map(bare);
        expect(
          marks.some((mark) => cells.includes(bare(mark))),
          `${fault} ${pointer}: ${cells.join(' ')}`,
        ).toBe(true);
      }
    }
  });

  it('show each fault in the row that the truth names', () => {
    const cellsOf = (fault: string, ledger: 'approval' | 'finance' | 'bank' | 'bankReturn') =>
      rowAt(truth.planted.find((each) => each.fault === fault)!.rows[ledger][0]!);
    expect(cellsOf('invalid_amount', 'finance')[11]).toBe('三百元');
    expect(cellsOf('missing_key', 'finance')[4]).toBe('');
    expect(cellsOf('category_mismatch', 'finance')[6]).toBe('城市低保');
    expect(cellsOf('months_mismatch', 'finance')[8]).toBe('2');
    expect(cellsOf('damaged_id_number', 'finance')[4]).toMatch(/E\+17$/);
    expect(cellsOf('garbled_text', 'bank')[2]).toMatch(/\?$/);
    expect(cellsOf('payment_failed', 'bankReturn').slice(4, 6)).toEqual(['失败', '户名不符']);
    expect(cellsOf('returned_unresolved', 'bankReturn')[4]).toBe('退汇');
    expect(yuanToFen(cellsOf('amount_mismatch', 'bank')[3]!)).toBe(
      yuanToFen(cellsOf('amount_mismatch', 'approval')[9]!) + 10_00,
    );
  });
});

describe('the csv format', () => {
  it('differs between the files in what the truth says and nowhere else', async () => {
    const dir = join(root, 'csv');
    const truth = await writeSampleCounty(
      dir,
      { ...OPTIONS, households: 4000, format: 'csv', faultShare: 0.02 },
      context,
    );
    const read = async (name: string) => {
      const lines = (await readFile(join(dir, `${name}.csv`), 'utf8')).split('\r\n').slice(1, -1);
      const rows = lines.map((line, i) => ({ cells: line.split(','), pointer: `${name}.csv#${i + 2}` }));
      expect(rows.map(({ cells }) => Number(cells[0]))).toEqual(rows.map((_, i) => i + 1));
      return rows;
    };
    const ledgers = {
      approval: new Map(
        (await read('approval')).map(({ cells: c, pointer }) => [c[4]!, { key: [c[3], c[10], c[12]], pointer }]),
      ),
      finance: new Map(
        (await read('finance')).map(({ cells: c, pointer }) => [c[4]!, { key: [c[3], c[7], c[9]], pointer }]),
      ),
      bank: new Map((await read('bank')).map(({ cells: c, pointer }) => [c[3]!, { key: [c[2], c[4], c[1]], pointer }])),
    };
    const FIELDS = ['name_mismatch', 'amount_mismatch', 'account_mismatch'];
    const PRESENCE: Record<string, string> = {
      '100': 'approved_only',
      '010': 'requested_only',
      '001': 'paid_only',
      '110': 'unpaid',
      '101': 'paid_without_request',
      '011': 'paid_without_approval',
    };
    const found: unknown[] = [];
    for (const id of new Set(Object.values(ledgers).flatMap((ledger) => [...ledger.keys()]))) {
      const { a, f, b } = { a: ledgers.approval.get(id), f: ledgers.finance.get(id), b: ledgers.bank.get(id) };
      const codes =
        a && f && b
          ? FIELDS.filter((_, i) => new Set([a.key[i], f.key[i], b.key[i]]).size > 1)
          : [PRESENCE[[a, f, b].map((line) => (line ? '1' : '0')).join('')]];
      if (codes.length > 0) found.push([id, codes, a?.pointer, f?.pointer, b?.pointer]);
    }
    const expected = truth.planted.map(({ idNumber, codes, rows }) => [
      idNumber,
      codes,
      rows.approval[0],
      rows.finance[0],
      rows.bank[0],
    ]);
    const byId = (x: unknown, y: unknown) => (String(x) < String(y) ? -1 : 1);
    expect(found.sort(byId)).toEqual(expected.sort(byId));
    expect(expected.length).toBeGreaterThan(40);
    expect(Object.keys(truth.expected.byCode).length).toBe(9);
  });
});

describe('the job', () => {
  it('leaves the folder as it was when it is stopped', async () => {
    const dir = join(root, 'stopped');
    await writeSampleCounty(dir, { ...OPTIONS, faults: 'none', households: 5 }, context);
    const before = await bytesOf(dir);
    for (const format of ['office', 'csv'] as const) {
      const stop = new AbortController();
      const report = () => stop.abort(new Error('stopped'));
      const options = { ...OPTIONS, households: 20_000, format };
      await expect(writeSampleCounty(dir, options, { signal: stop.signal, report })).rejects.toThrow('stopped');
      expect(await bytesOf(dir)).toEqual(before);
    }
    expect((await readdir(root)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('says how many households all faults need', async () => {
    const failure = writeSampleCounty(join(root, 'few'), { ...OPTIONS, households: 20 }, context);
    await expect(failure).rejects.toThrow('E_USAGE: 20 户太少，埋不下全部种类的问题；请把 --households 设为 300 以上');
  });
});

describe('the command', () => {
  const listening = (): { io: Io; said: string[] } => {
    const said: string[] = [];
    const io: Io = {
      stdout: (text) => said.push(text),
      stderr: () => {},
      isTty: false,
      language: 'zh',
      signal: context.signal,
    };
    return { io, said };
  };

  it('makes the county and says where the answers are', async () => {
    const { io, said } = listening();
    const dir = join(root, 'command');
    expect(await runSample([dir, '--households', '30', '--faults', 'none', '--period', '2026-05'], io)).toBe(0);
    expect(said.join('')).toContain('30 户，应查出 0 条问题');
    expect(await readdir(dir)).toContain('代发明细_202605.txt');
  });

  it('writes the same folder again', async () => {
    const { io } = listening();
    const dir = join(root, 'twice');
    await runSample([dir, '--households', '30', '--faults', 'none', '--seed', '1'], io);
    await writeFile(join(dir, '我的笔记.txt'), '留着');
    await runSample([dir, '--households', '30', '--faults', 'none', '--seed', '2'], io);
    expect(JSON.parse(await readFile(join(dir, 'truth.json'), 'utf8'))).toMatchObject({ seed: 2 });
    expect(await readFile(join(dir, '我的笔记.txt'), 'utf8')).toBe('留着');
  });

  it.each([
    [[], 'E_USAGE', '缺少输出文件夹'],
    [['a', 'b'], 'E_USAGE', '多出“b”'],
    [['a', '--households', '0'], 'E_USAGE', '--households 不能是“0”'],
    [['a', '--households', '1e3'], 'E_USAGE', '--households 不能是“1e3”'],
    [['a', '--seed', '-1'], 'E_USAGE', '--seed 不能是“-1”'],
    [['a', '--period', '2026-13'], 'E_PERIOD', '月份“2026-13”不对'],
    [['a', '--faults', 'some'], 'E_USAGE', '可以是 all、none'],
    [['a', '--format', 'pdf'], 'E_USAGE', '可以是 office、csv'],
  ] as const)('refuses %j with %s', async (argv, code, words) => {
    const failure = await runSample(argv, listening().io).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect((failure as AppError).code).toBe(code);
    expect((failure as AppError).message).toContain(words);
  });
});

/** Fen of an amount as the files write it; 0 where it cannot be read, as the declared totals have it. */
function yuanToFen(text: string): number {
  const yuan = Number(text.replace(/[￥,元]/g, ''));
  return Number.isNaN(yuan) ? 0 : Math.round(yuan * 100);
}

/** Without the differences that are none. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·•.'’-]/g, '');
}
