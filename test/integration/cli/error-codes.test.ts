import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../shared/contracts/app-error.ts';
import { makeZip } from '../../fixtures/make-zip.ts';
import { workbookParts } from '../../unit/electron/formats/xlsx/made-workbook.ts';
import { type Answer, listing, PERIOD, sanzhang, scratch, statementIn } from './command-line.ts';
import { csv, ledger, put, reconcileArgs, threeLedgers, workbook } from './ledger-files.ts';

const root = scratch();
const bad = join(root, 'bad');
const out = join(root, 'out');
const fixture = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../fixtures/encrypted/${name}`, import.meta.url)));

let good: readonly string[];
let before: ReturnType<typeof listing>;
const seen = new Set<string>();

beforeAll(() => {
  good = threeLedgers(join(root, 'good'));
  put(out, 'statement.json', 'an older result');
  put(out, 'notes/mine.txt', 'somebody else’s');
  before = listing(out);
});

/** Runs, and sees to it that nothing was printed or written where a command could not run. */
async function refused(argv: readonly string[]): Promise<string> {
  const answer: Answer = await sanzhang(...argv);
  expect(answer).toMatchObject({ code: 2, stdout: '' });
  for (const [, code] of answer.stderr.matchAll(/^error (\w+)/gm)) seen.add(code!);
  expect(answer.stderr).toMatch(/^(?:error E_[A-Z_]+[^\n]*: [^\n]+; [^\n]+\n)+$/);
  expect(listing(out)).toEqual(before);
  return answer.stderr;
}

const withFinance = (path: string, ...more: readonly string[]): readonly string[] =>
  reconcileArgs([...good.map((arg, i) => (good[i - 1] === '--finance' ? path : arg)), ...more], out);

/** A zip bomb: a sheet of so many bytes of blanks, which deflate to a thousandth. */
const bomb = (): Buffer => makeZip(workbookParts({ sheets: [`<sheetData>${' '.repeat(12 << 20)}</sheetData>`] }));
const cut = (bytes: Buffer, share: number): Buffer => bytes.subarray(0, Math.floor(bytes.length * share));
/** A sheet whose compressed bytes were hit: the directory is whole, the checksum is not. */
function hit(bytes: Buffer): Buffer {
  const damaged = Buffer.from(bytes);
  const at = damaged.indexOf('worksheets/sheet1.xml') + 'worksheets/sheet1.xml'.length + 40;
  damaged[at]! ^= 0xff;
  return damaged;
}
const table = ledger(4);

interface BadFile {
  readonly name: string;
  readonly bytes: string | Buffer;
  /** What stands behind `error `, FILE standing for the path. */
  readonly zh: string | RegExp;
  readonly en?: string;
}

const SAME_ZIP =
  'E_CORRUPT FILE: 压缩包目录读不出来，文件不完整或已损坏; 请向报送单位重新索取文件，或用 Excel、WPS 打开后另存为 .xlsx 再导入';
const LOCKED = 'E_ENCRYPTED FILE: 工作簿设了打开密码; 请用 WPS 或 Excel 打开，去掉密码后另存再导入';
const BAD_FILES: readonly BadFile[] = [
  {
    name: '空.csv',
    bytes: '',
    zh: 'E_EMPTY FILE: 文件是空的，没有任何内容; 请重新导出，确认导出时选中了数据',
    en: 'E_EMPTY FILE: the file is empty; export the file again and make sure that rows were selected',
  },
  {
    name: '空白.txt',
    bytes: ' \r\n\r\n\t\r\n',
    zh: 'E_EMPTY FILE: 文件是空的，没有任何内容; 请重新导出，确认导出时选中了数据',
  },
  { name: '空表.xlsx', bytes: workbook([]), zh: 'E_EMPTY FILE: 文件里没有任何数据; 请确认导出成功，重新导出' },
  {
    name: '扫描件.xlsx',
    bytes: '%PDF-1.7\n1 0 obj',
    zh: 'E_FORMAT FILE: 这不是能读的表格，而是PDF 文件; 请向出具单位索取 Excel 或文本格式的原始数据',
    en: 'E_FORMAT FILE: this is no table that can be read but a PDF; ask whoever issued it for the data as a spreadsheet or text',
  },
  {
    name: '打包.xlsx',
    bytes: makeZip([{ name: '请款.csv', data: csv(table) }]),
    zh: 'E_FORMAT FILE: 这不是能读的表格，而是压缩包（zip）; 请先解压，再导入里面的表格文件',
  },
  { name: '半截.xlsx', bytes: cut(workbook(table), 0.6), zh: SAME_ZIP },
  {
    name: '坏字节.xlsx',
    bytes: hit(workbook(table)),
    zh: /^E_CORRUPT FILE(?:#表1)?(?:!\d+)?: 工作簿里的 xl\/worksheets\/sheet1\.xml 已损坏：[^;]+; 请向报送单位重新索取文件，或用 Excel、WPS 打开后另存为 \.xlsx 再导入$/,
  },
  {
    name: '断电.csv',
    bytes: Buffer.alloc(300),
    zh: 'E_CORRUPT FILE: 文件里全是空字节，内容已丢失（多见于拷贝中断或突然断电）; 请重新拷贝或重新导出该文件',
  },
  {
    name: '加密.xlsx',
    bytes: fixture('protected.xlsx'),
    zh: LOCKED,
    en: 'E_ENCRYPTED FILE: the workbook is protected by a password; open it in WPS or Excel, remove the password and save it again',
  },
  { name: '加密.xls', bytes: fixture('protected.xls'), zh: LOCKED },
  {
    name: '炸弹.xlsx',
    bytes: bomb(),
    zh: /^E_TOO_LARGE FILE: 部件 xl\/worksheets\/sheet1\.xml 解压后是压缩前的 \d+ 倍，超过上限 maxInflateRatio = 200; 请把文件按乡镇或月份拆小后再导入；确属正常数据的，请联系管理员调高该上限$/,
  },
  {
    name: '无表头.csv',
    bytes: csv([
      ['甲', '乙'],
      ['这里', '没有'],
    ]),
    zh: 'E_NO_HEADER FILE: 前 30 行里找不到表头（要有姓名、身份证号、账号、金额等列名），第一行是“甲、乙”; 请补上列名，或用 --mapping 指明各列',
    en: 'E_NO_HEADER FILE: no header among the first 30 rows; the first row is "甲、乙"; add column names, or name the columns with --mapping',
  },
  {
    name: '说明.xlsx',
    bytes: workbook([['本月无数据'], ['请见附件']]),
    zh: 'E_NO_HEADER FILE: 各张工作表里都找不到表头（要有姓名、身份证号、账号、金额等列名）; 请补上列名，或用 --mapping 指明各列',
  },
  {
    name: '缺列.csv',
    bytes: csv([
      ['户主姓名', '身份证号', '村'],
      ['王某', '', '乙村'],
    ]),
    zh: 'E_NO_COLUMN FILE#1: 缺少必需的列：金额。看到的列有：户主姓名、身份证号、村; 请补上该列，或用 --mapping 指明哪一列是它',
  },
  {
    name: '缺列.xlsx',
    bytes: workbook([['某县请款表'], ['户主姓名', '金额'], ['王某', '300']]),
    zh: 'E_NO_COLUMN FILE#表1!2: 缺少必需的列：身份证号、银行账号或低保证号（至少一列）。看到的列有：户主姓名、金额; 请补上该列，或用 --mapping 指明哪一列是它',
  },
  {
    name: '坏编码.csv',
    bytes: Buffer.concat([
      Buffer.from('户主姓名,身份证号,银行账号,金额\n王某,'),
      Buffer.from([0xff, 0xfe, 0x80, 0x81]),
    ]),
    zh: 'E_ENCODING FILE#2: 第 2 行（文件第 54 个字节，FF FE 80 81）有无法识别的文字：文件大体是 UTF-8，但此处不是；UTF-8、UTF-16、GB18030 都读不通整个文件; 请从原系统重新导出；如文件是由两个不同编码的文件拼接而成，请分开导入',
    en: 'E_ENCODING FILE#2: line 2 (byte offset 53, FF FE 80 81) cannot be decoded: the file looks like UTF-8, but not here; it is neither UTF-8, UTF-16 nor GB18030 throughout; export the file again; if two files of different encodings were joined, import them separately',
  },
  {
    name: '乱码.csv',
    bytes: Buffer.from(iconv.decode(Buffer.from(csv(table), 'utf8'), 'gbk'), 'utf8'),
    zh: /^E_ENCODING FILE#1: 表头是乱码“[^”]+”，原文应为“[^”]+”：UTF-8 编码的文件曾被当作 GBK 打开并保存; 请从原系统重新导出，不要用记事本另存；或用导出时的原始文件$/,
  },
];

describe('a file that cannot be used', () => {
  it.each(BAD_FILES)('$name: $zh', async ({ name, bytes, zh, en }) => {
    const path = put(bad, name, bytes);
    const said = (await refused(withFinance(path))).replace(path, 'FILE').replace(/^error |\n$/g, '');
    if (typeof zh === 'string') expect(said).toBe(zh);
    else expect(said).toMatch(zh);
    if (en !== undefined)
      expect(await refused(withFinance(path, '--lang', 'en'))).toBe(`error ${en.replace('FILE', path)}\n`);
  });

  it('because of one sheet among others: people without a header cannot be left out, notes can', async () => {
    const people = put(bad, 'people.xlsx', workbook(table, table.slice(1)));
    expect(await refused(withFinance(people))).toMatch(/^error E_NO_HEADER \S+people\.xlsx#表2: 前 30 行里找不到表头/);
    const notes = put(bad, 'notes.xlsx', workbook(ledger(5), [['本表由财政股填报'], ['请勿修改']]));
    const elsewhere = join(root, 'with notes');
    const args = withFinance(notes).map((arg) => (arg === out ? elsewhere : arg));
    expect(await sanzhang(...args)).toMatchObject({ code: 0, stderr: '' });
    expect(statementIn(elsewhere)).toMatchObject({
      verdict: 'balanced_with_warnings',
      warnings: [expect.stringContaining('内容完全相同'), '请款《notes.xlsx》“表2”表：没有表头，2 行未当作明细'],
    });
  });

  it('that is not there, or is a folder', async () => {
    const missing = join(bad, '没有.xlsx');
    mkdirSync(bad, { recursive: true });
    expect(await refused(withFinance(missing))).toBe(
      `error E_NOT_FOUND ${missing}: 找不到这个文件; 请检查文件名和路径\n`,
    );
    expect(await refused(withFinance(bad))).toBe(
      `error E_NOT_FOUND ${bad}: 这是一个文件夹，不是文件; 请选择文件夹里的表格文件\n`,
    );
    expect(await refused(withFinance(missing, '--lang=en'))).toBe(
      `error E_NOT_FOUND ${missing}: there is no such file; check its name and path\n`,
    );
  });

  it('is told with every other one, a line each', async () => {
    const empty = put(bad, 'a.csv', '');
    const locked = put(bad, 'b.xlsx', fixture('protected.xlsx'));
    const missing = join(bad, 'c.txt');
    const ledgers = ['--approval', empty, '--finance', locked, '--bank', missing];
    expect((await refused(reconcileArgs(ledgers, out))).split('\n').map((line) => line.split(':')[0])).toEqual([
      `error E_EMPTY ${empty}`,
      `error E_ENCRYPTED ${locked}`,
      `error E_NOT_FOUND ${missing}`,
      '',
    ]);
  });

  it('does not show a person in the sentence about it', async () => {
    const path = put(bad, 'people.csv', csv(table.slice(1)));
    const said = await refused(withFinance(path));
    expect(said).toMatch(/^error E_NO_HEADER .*赵某天、239901\*{8}\d{3}[\dX]、621799\*{9}\d{4}/);
  });
});

describe('limits of the mapping file', () => {
  const mapping = (limits: Record<string, number>): string =>
    put(root, 'limits.json', JSON.stringify({ version: 1, limits }));

  it('are obeyed and named', async () => {
    const said = await refused([...reconcileArgs(good, out), '--mapping', mapping({ maxRows: 3 })]);
    expect(said.split('\n')).toHaveLength(4);
    expect(said).toMatch(
      /^error E_TOO_LARGE \S+approval\.csv(?:#\d+)?: .*超过上限 maxRows = 3; 请把文件按乡镇或月份拆小/,
    );
    expect(
      await refused([...reconcileArgs(good, out), '--mapping', mapping({ maxFileBytes: 100 }), '--lang', 'en']),
    ).toMatch(
      /^error E_TOO_LARGE \S+approval\.csv: the file has \d+ bytes, over the limit maxFileBytes = 100; split the file/,
    );
  });

  it('that do not exist are refused', async () => {
    expect(await refused([...reconcileArgs(good, out), '--mapping', mapping({ maxRow: 3 })])).toMatch(
      /^error E_USAGE: 映射文件里没有叫“maxRow”的限额; 可用的限额：.*maxRows/,
    );
  });
});

describe('a mapping file that cannot be used', () => {
  it.each([
    ['{"version": 1,', /^error E_FORMAT FILE: 映射文件不是有效的 JSON（.+）; 请对照 docs\/mapping\.md 中的示例改正\n$/],
    ['{"version": 2}', /^error E_FORMAT FILE: 映射文件的“version”不对：.+; 请对照 docs\/mapping\.md 中的示例改正\n$/],
    ['{"version": 1, "files": [{"sheets": []}]}', /^error E_FORMAT FILE: 映射文件的“files\.0\.match”不对：/],
    [
      '{"version": 1, "files": [{"match": "*", "columns": {"金额": 3}}]}',
      /^error E_FORMAT FILE: 映射文件里的列“金额”不是标准列名，标准列名有：.*total_amount/,
    ],
  ])('%s', async (text, said) => {
    const path = put(root, 'mapping.json', text);
    expect((await refused([...reconcileArgs(good, out), '--mapping', path])).replace(path, 'FILE')).toMatch(said);
  });

  it('that is not there', async () => {
    const path = join(root, 'no-mapping.json');
    expect(await refused([...reconcileArgs(good, out), '--mapping', path])).toBe(
      `error E_NOT_FOUND ${path}: 映射文件打不开（ENOENT）; 请检查文件名和权限\n`,
    );
  });
});

describe('arguments that cannot be used', () => {
  it.each([
    [[], '没有写命令; 用 --help 查看用法', 'no command is given; see --help'],
    [['对账'], '没有“对账”这个命令; 用 --help 查看用法', 'there is no command "对账"; see --help'],
    [['constructor'], '没有“constructor”这个命令; 用 --help 查看用法', 'there is no command "constructor"; see --help'],
    [
      ['--verbose'],
      '不认识的参数“--verbose”，第一个词应当是命令; 用 --help 查看用法',
      'unknown flag "--verbose": the first word is a command; see --help',
    ],
    [['verify', 'x', '--fast'], '不认识的参数“--fast”; 用 --help 查看用法', 'unknown flag "--fast"; see --help'],
    [['reconcile', 'x.csv'], '不认识的参数“x.csv”; 用 --help 查看用法', 'unexpected argument "x.csv"; see --help'],
    [['reconcile', '--bank'], '--bank 后面缺少文件; 用 --help 查看用法', '--bank needs at least one file; see --help'],
    [['reconcile', '--out', '--json'], '--out 后面缺少值; 用 --help 查看用法', '--out needs a value; see --help'],
    [
      ['reconcile', '--out', 'a', '--out', 'b'],
      '--out 写了两次; 用 --help 查看用法',
      '--out is given twice; see --help',
    ],
    [['inspect'], '缺少文件; 用 --help 查看用法', 'no file is named; see --help'],
    [
      ['inspect', 'x', '--kind', 'loan'],
      '--kind 不能是“loan”; 可用：approval、finance、bank、bank-return',
      '--kind cannot be "loan"; one of approval, finance, bank, bank-return',
    ],
    [
      ['verify'],
      '要且只要一个结果文件夹，或一个审计包; 例如 sanzhang verify 对账结果',
      'name exactly one result folder or audit package; such as: sanzhang verify DIR',
    ],
  ])('%j', async (argv, zh, en) => {
    expect(await refused(argv)).toBe(`error E_USAGE: ${zh}\n`);
    expect(await refused(['--lang', 'en', ...argv])).toBe(`error E_USAGE: ${en}\n`);
  });

  it('every flag that is missing is told', async () => {
    const said = await refused(['reconcile', '--bank', 'x.csv']);
    expect(said.match(/--[a-z]+(?=;)/g)).toEqual(['--approval', '--finance', '--period', '--out']);
  });

  it('a language that is none', async () => {
    expect(await refused(['inspect', 'x', '--lang', 'fr'])).toBe(
      'error E_USAGE: --lang 只能是 zh 或 en，不能是“fr”; 用 --help 查看用法\n',
    );
  });

  it.each(['2026-13', '2026-00', '2026-4', '202604', '2026-04-01', '二〇二六年四月'])('the month %s', async (month) => {
    const argv = reconcileArgs(good, out).map((arg) => (arg === PERIOD ? month : arg));
    expect(await refused(argv)).toBe(`error E_PERIOD: 所属月份“${month}”不对; 请写成 YYYY-MM，例如 2026-04\n`);
  });

  it('one file for two ledgers, or twice for one', async () => {
    const path = join(root, 'good', '..', 'good', 'approval.csv');
    expect(await refused(withFinance(path))).toBe(
      `error E_USAGE ${path}: 同一个文件既作审批又作请款; 每个文件只能给一次，请检查是否选错了文件\n`,
    );
    expect(await refused([...reconcileArgs(good, out), '--approval', good[1]!, '--lang', 'en'])).toMatch(
      /^error E_USAGE \S+: the file is named twice for approval; name every file once/,
    );
  });
});

describe('an output folder that cannot be written', () => {
  const unwritable = async (dir: string, ...more: readonly string[]): Promise<string> =>
    (await refused([...reconcileArgs(good, dir), ...more])).replaceAll(root, 'ROOT');

  it('because a file has its name, or lies on the way to it', async () => {
    const file = put(root, 'taken', 'a file');
    expect(await unwritable(file)).toBe(
      'error E_OUT ROOT/taken: 输出文件夹无法写入：这里已有一个同名的文件; 请换一个名字，或先移走该文件\n',
    );
    expect(await unwritable(join(file, 'below', 'that'))).toBe(
      'error E_OUT ROOT/taken/below/that: 输出文件夹无法写入：路径中间有一段是文件，不是文件夹; 请检查 --out 的路径\n',
    );
    expect(await unwritable(join(file, 'below'), '--lang', 'en')).toBe(
      'error E_OUT ROOT/taken/below: the output folder cannot be written: a part of its path is a file and no folder; check the path\n',
    );
    expect(readFileSync(file, 'utf8')).toBe('a file');
  });

  it('because its name is too long', async () => {
    const said = await unwritable(join(root, '长'.repeat(100)));
    expect(said).toContain('输出文件夹无法写入：路径太长; 请换一个短一些的名字');
  });

  it('because a report would lie where a folder is', async () => {
    const dir = join(root, 'occupied');
    put(dir, 'statement.json/keep.txt', 'kept');
    put(dir, 'discrepancies.csv', 'older');
    const there = listing(dir);
    expect(await unwritable(dir)).toBe(
      'error E_OUT ROOT/occupied: 输出文件夹无法写入：里面有一个与结果文件同名的文件夹 statement.json; 请换一个文件夹，或先移走它\n',
    );
    expect(listing(dir)).toEqual(there);
  });

  it('because a report would lie on a source', async () => {
    const dir = join(root, 'sources');
    const source = put(dir, 'discrepancies.csv', csv(ledger(5)));
    expect((await refused(reconcileArgs(withFinance(source).slice(1, 7), dir))).replaceAll(root, 'ROOT')).toBe(
      'error E_OUT ROOT/sources: 输出文件夹无法写入：结果会覆盖源文件 ROOT/sources/discrepancies.csv; 请换一个文件夹\n',
    );
  });
});

it('every code of the contract was seen', () => {
  expect([...seen].sort()).toEqual([...ERROR_CODES].sort());
});
