import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { archiveManifestSchema } from '../../../shared/contracts/archive-manifest.ts';
import { listing, sanzhang, scratch, sha256 } from './command-line.ts';

const root = scratch();
const HOUSEHOLDS = join(root, 'households.csv');
const PERSONS = join(root, 'persons.csv');
const INVENTORY = join(root, 'inventory.csv');
const PAPER = join(root, 'paper.csv');
const ID = '239900198001011171';
const FILES = [
  '--households',
  HOUSEHOLDS,
  '--persons',
  PERSONS,
  '--inventory',
  INVENTORY,
  '--paper',
  PAPER,
  '--year',
  '2026',
];

beforeAll(() => {
  writeFileSync(
    HOUSEHOLDS,
    `户主姓名,户主身份证号,低保（特困）证号,救助类型,家庭人口,保障人口,家庭年总收入（元）,户月保障金额（元）,人员分类施保总额（元）,合计（元）,所属区,所属街,所属社,最初享受月,银行帐号\n张三,${ID},N1,农村低保,1,1,0,632,0,632,岭河县,柳泉镇,柳毛河村,2026-04,6217995880012345670\n李四,,N2,农村低保,1,1,0,632,0,632,岭河县,白桦镇,白桦村,2026-04,\n,,,,,,,,,,,,,,\n王五,,,农村低保,1,1,0,632,0,632,岭河县,白桦镇,白桦村,2026-04,\n`,
  );
  writeFileSync(PERSONS, `姓名,身份证号,户主身份证号,与户主关系,是否残疾人\n张三,${ID},${ID},户主,是\n`);
  writeFileSync(
    INVENTORY,
    '低保证号,材料代码,日期,页数,签字,盖章\nN1,A01,2026-03-01,1,是,否\nN1,A07,,2,,\nN8,A01,2026-03-01,1,是,否\n',
  );
  writeFileSync(PAPER, '低保证号,户主姓名,银行账号\nN1,张山,6217995880012395670\nN2,李四,\nN9,赵六,\n');
});

const rowsOf = (path: string): readonly (readonly string[])[] =>
  readFileSync(path, 'utf8')
    .replace(/^\uFEFF/u, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
const manifestIn = (out: string) =>
  archiveManifestSchema.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));

describe('archive', () => {
  const out = join(root, 'out');

  it('writes what the contract says and exits with 1 where something is missing or differs', async () => {
    const { code, stdout, stderr } = await sanzhang('archive', ...FILES, '--out', out);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('2 户 1 人，材料 78 项');
    expect(
      Object.keys(listing(out)!)
        .filter((path) => listing(out)![path] !== 'folder')
        .sort(),
    ).toEqual(
      [
        'catalogue.xlsx',
        'completeness.csv',
        'consistency.csv',
        'labels.pdf',
        'lists.pdf',
        'publicity.pdf',
        'manifest.json',
        'self-check.json',
        'self-check.pdf',
        '柳泉镇/柳毛河村/N1-张三.json',
        '柳泉镇/柳毛河村/N1-张三.pdf',
        '柳泉镇/柳毛河村/N1-张三.xml',
        '白桦镇/白桦村/N2-李四.json',
        '白桦镇/白桦村/N2-李四.pdf',
        '白桦镇/白桦村/N2-李四.xml',
      ].sort(),
    );
  });

  it('says of every household and material one status', () => {
    const [header, ...rows] = rowsOf(join(out, 'completeness.csv'));
    expect(header).toEqual(['cert_no', 'head_name', 'township', 'village', 'item_code', 'item', 'status', 'reason']);
    expect(rows).toHaveLength(78);
    const stateOf = (cert: string, item: string) => rows.find((row) => row[0] === cert && row[4] === item)![6];
    expect([stateOf('N1', 'A01'), stateOf('N1', 'A07'), stateOf('N1', 'B02')]).toEqual([
      'present',
      'present',
      'missing_required',
    ]);
  });

  it('says where system and paper differ, numbers masked', () => {
    const [header, ...rows] = rowsOf(join(out, 'consistency.csv'));
    expect(header).toEqual(['cert_no', 'field', 'system_value', 'paper_value', 'result', 'severity']);
    expect(rows.map(([cert, field, , , result, severity]) => [cert, field, result, severity])).toEqual([
      ['N1', 'head_name', 'differs', 'serious'],
      ['N1', 'acct_no', 'differs', 'serious'],
      ['N9', 'household', 'system_missing', 'serious'],
    ]);
    expect(rows[0]!.slice(2, 4)).toEqual(['张三', '张山']);
    expect(rows[1]!.slice(2, 4)).toEqual(['621799********45670', '621799********95670']);
    expect(readFileSync(join(out, 'consistency.csv'), 'utf8')).not.toContain('6217995880012345670');
  });

  it('accounts for every row of its sources, and tells of those that belong nowhere', () => {
    const { sources, remarks } = manifestIn(out);
    for (const source of Object.values(sources).flat())
      expect(source.rowsRead).toBe(
        source.taken + Object.values(source.setAside).reduce((sum, count) => sum + count, 0),
      );
    expect(remarks.map(({ pointer }) => pointer)).toEqual(['households.csv#5', 'inventory.csv#4']);
  });

  it('lists every file with its hash, every dossier with pages and materials', () => {
    const { files, totals } = manifestIn(out);
    for (const { path, sha256: recorded } of files) expect(sha256(readFileSync(join(out, path))), path).toBe(recorded);
    const dossiers = files.flatMap((file) => ('pages' in file ? [file] : []));
    expect(dossiers.map(({ certNo }) => certNo)).toEqual(['N1', 'N2']);
    expect(dossiers[0]!.items.slice(0, 3)).toEqual(['F00', 'F01', 'A01']);
    expect(totals.pages).toBe(dossiers.reduce((sum, { pages }) => sum + pages, 0));
  });

  it('gives the same bytes again, and the same result whether masked or not', async () => {
    const again = join(root, 'again');
    await sanzhang('archive', ...FILES, '--out', again);
    expect(listing(again)).toEqual(listing(out));
    const open = join(root, 'open');
    await sanzhang('archive', ...FILES, '--out', open, '--unmasked');
    expect(manifestIn(open).resultSha256).toBe(manifestIn(out).resultSha256);
    expect(readFileSync(join(open, 'consistency.csv'), 'utf8')).toContain('6217995880012345670');
  });

  it('makes one household as it makes all', async () => {
    const one = join(root, 'one');
    await sanzhang('archive', ...FILES, '--out', one, '--only', 'n2');
    const path = '白桦镇/白桦村/N2-李四.pdf';
    expect(readFileSync(join(one, path)).equals(readFileSync(join(out, path)))).toBe(true);
    expect(existsSync(join(one, '柳泉镇'))).toBe(false);
  });

  it('takes the dossiers of households away that are no more, and nothing that is not its own', async () => {
    const place = join(root, 'place');
    await sanzhang('archive', ...FILES, '--out', place);
    writeFileSync(join(place, '柳泉镇', 'mine.txt'), 'mine');
    const fewer = join(root, 'fewer.csv');
    const lines = readFileSync(HOUSEHOLDS, 'utf8').split('\n');
    writeFileSync(fewer, lines.filter((line) => !line.startsWith('张三')).join('\n'));
    await sanzhang('archive', '--households', fewer, ...FILES.slice(2), '--out', place);
    expect(existsSync(join(place, '柳泉镇/柳毛河村'))).toBe(false);
    expect(readFileSync(join(place, '柳泉镇', 'mine.txt'), 'utf8')).toBe('mine');
    expect((await sanzhang('verify', place)).code).toBe(0);
  });

  it('takes no dossiers away where only some households are wanted, or a check', async () => {
    const place = join(root, 'kept');
    await sanzhang('archive', ...FILES, '--out', place);
    const before = listing(place);
    for (const flags of [['--only', 'N2'], ['--check-only']]) {
      const { code, stderr } = await sanzhang('archive', ...FILES, '--out', place, ...flags);
      expect(code).toBe(2);
      expect(stderr).toMatch(/做好的 [12] 卷不在这次的范围里，接着做会去掉它们; 请另选一个文件夹/u);
    }
    expect(listing(place)).toEqual(before);
  });

  it('says at once where a whole file belongs to nobody here', async () => {
    const foreign = join(root, '外县清单.csv');
    writeFileSync(foreign, '低保证号,材料代码,日期\nN8,A01,2026-03-01\nN9,A01,2026-03-01\n');
    const files = FILES.map((each) => (each === INVENTORY ? foreign : each));
    const { stdout } = await sanzhang('archive', ...files, '--out', join(root, 'foreign'), '--check-only');
    expect(stdout).toContain('提示：\n  纸质材料清单 外县清单.csv 没有一行属于家庭查询里的户');
  });

  it('with --check-only makes no dossier', async () => {
    const checked = join(root, 'checked');
    expect((await sanzhang('archive', ...FILES, '--out', checked, '--check-only')).code).toBe(1);
    expect(Object.keys(listing(checked)!).sort()).toEqual([
      'catalogue.xlsx',
      'completeness.csv',
      'consistency.csv',
      'manifest.json',
    ]);
    expect(readFileSync(join(checked, 'completeness.csv')).equals(readFileSync(join(out, 'completeness.csv')))).toBe(
      true,
    );
  });
});

describe('archive that cannot run', () => {
  const refused = async (...argv: readonly string[]) => {
    const { code, stderr } = await sanzhang('archive', ...argv);
    expect(code).toBe(2);
    return stderr;
  };
  const out = join(root, 'never');

  it.each([
    [['--households', HOUSEHOLDS], '缺少 --persons'],
    [[...FILES.slice(0, -1), '20', '--out', out], '年度“20”不对'],
    [[...FILES, '--out', out, '--date', '2026-02-30'], '制作日期“2026-02-30”不对'],
    [[...FILES.slice(0, -1), '2005', '--out', out], '没有 2005 年的内置政策包'],
    [[...FILES, '--out', out, '--only', 'N77'], '--only 指的低保证号“N77”不在家庭查询里'],
    [['--households', HOUSEHOLDS, '--persons', HOUSEHOLDS, '--year', '2026', '--out', out], '同一个文件给了两次'],
    [['--households', PERSONS, '--persons', HOUSEHOLDS, '--year', '2026', '--out', out], '是人员查询，不是家庭查询'],
    [['--households', HOUSEHOLDS, '--persons', INVENTORY, '--year', '2026', '--out', out], 'E_NO_COLUMN'],
  ] as const)('%#: %s', async (argv, says) => {
    expect(await refused(...argv)).toContain(says);
    expect(listing(out)).toBeNull();
  });
});

describe('archive --policy', () => {
  const pack = join(root, 'pack.json');
  const run = (json: unknown) => {
    writeFileSync(pack, typeof json === 'string' ? json : JSON.stringify(json));
    return sanzhang('archive', ...FILES, '--policy', pack, '--out', join(root, 'packed'), '--check-only');
  };

  it('takes a pack that changes a built-in one, and records it', async () => {
    const { code } = await run({ version: 1, id: 'ours', extends: 'heilongjiang-57', without: ['E08'] });
    expect(code).toBe(1);
    expect(rowsOf(join(root, 'packed', 'completeness.csv'))).toHaveLength(1 + 2 * 38);
    expect(manifestIn(join(root, 'packed')).policy).toMatchObject({ id: 'ours', file: 'pack.json' });
    expect((await sanzhang('verify', join(root, 'packed'))).code).toBe(0);
  });

  it.each([
    ['{', '政策包不是有效的 JSON'],
    [{ version: 1, id: 'x', extends: 'mars' }, '政策包“mars”不存在'],
    [
      { version: 1, id: 'x', extends: 'heilongjiang-57', materials: [{ code: 'A07', when: 'any(member.lame)' }] },
      'materials 的 A07：没有“member.lame”这个项目',
    ],
    [{ version: 1, id: 'x', extends: 'heilongjiang-57', setings: {} }, 'E_FORMAT'],
    [{ version: 1 }, '政策包的“id”不对：缺这一项'],
    [{ version: 1, id: 1 }, '政策包的“id”不对：应当是文字（写在引号里）'],
    [{ version: 1, id: 'x', extends: 'heilongjiang-57', titel: '' }, '政策包不对：没有叫“titel”的项，是不是写错了名称'],
  ] as const)('refuses %j', async (json, says) => {
    const { code, stderr } = await run(json);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });
});

describe('verify of a delivered archive', () => {
  const out = join(root, 'delivered');
  beforeAll(async () => {
    await sanzhang('archive', ...FILES, '--out', out);
  });
  const verified = async (...more: readonly string[]) => {
    const { code, stdout } = await sanzhang('verify', out, ...more);
    return [code, stdout] as const;
  };

  it('agrees with what was delivered', async () => {
    expect(await verified()).toEqual([0, '一致：每个文件的哈希、检查结果和每一卷都与重新生成的相同\n']);
  });

  it('names a dossier that was changed, one that is missing, and one that was added', async () => {
    const path = join(out, '柳泉镇/柳毛河村/N1-张三.pdf');
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes, Buffer.from(' ')]));
    expect((await verified())[1]).toContain('N1-张三.pdf 被改动过');
    rmSync(path);
    expect((await verified())[1]).toContain('缺少 柳泉镇/柳毛河村/N1-张三.pdf');
    writeFileSync(path, bytes);
    mkdirSync(join(out, '别处'));
    writeFileSync(join(out, '别处', 'N3.pdf'), bytes);
    expect((await verified())[1]).toContain('别处/N3.pdf 不在清单里');
    rmSync(join(out, '别处'), { recursive: true });
  });

  it('names a figure of the manifest that does not follow from the sources', async () => {
    const path = join(out, 'manifest.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"completeHouseholds": 0', '"completeHouseholds": 2'));
    expect(await verified()).toEqual([1, expect.stringContaining('manifest.json 的“totals”与重新生成的不同')]);
    writeFileSync(path, '{"kind": "archive"}');
    expect((await sanzhang('verify', out)).stderr).toContain('E_CORRUPT');
    writeFileSync(path, text);
  });

  it('names a source that was changed or is gone', async () => {
    const text = readFileSync(INVENTORY, 'utf8');
    writeFileSync(INVENTORY, `${text}N2,A01,2026-03-01,1,是,否\n`);
    expect((await verified())[1]).toContain('源文件 inventory.csv 被改动过');
    writeFileSync(INVENTORY, text);
    expect((await verified())[0]).toBe(0);
  });
});
