import { appendFileSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { beforeEach, describe, expect, test } from 'vitest';
import { filesOfMonth, formerFilesOf } from '../../../electron/data/month-file-repo.ts';
import { monthById } from '../../../electron/data/month-repo.ts';
import { keepProfile } from '../../../electron/data/profile-repo.ts';
import { reconcileMonth } from '../../../electron/jobs/desk/reconcile-month.ts';
import { csv, HEADER, ledger } from '../cli/ledger-files.ts';
import {
  everything,
  importPaths,
  newMonth,
  newWorkplace,
  sampleCounty,
  scratchFolder,
  type Workplace,
} from './workplace.ts';

const folder = scratchFolder();
const county = await sampleCounty(join(folder, 'county'));
const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

let n = 0;
let dir: string;
let place: Workplace;
let monthId: number;
beforeEach(() => {
  dir = join(folder, `case-${++n}`);
  mkdirSync(dir);
  place = newWorkplace(dir);
  monthId = newMonth(place);
});

/** Writes a file of this case. */
function put(name: string, content: string | Buffer, below = ''): string {
  mkdirSync(join(dir, below), { recursive: true });
  const path = join(dir, below, name);
  writeFileSync(path, content);
  return path;
}

const sourceFiles = () => place.db.all<{ file_id: number; state: string }>('SELECT file_id, state FROM source_file');
const standing = () => filesOfMonth(place.db, monthId).map(({ kind, name, lines }) => ({ kind, name, lines }));

describe('files dropped together', () => {
  test('are told apart by what is in them', async () => {
    const { files } = await importPaths(place, monthId, null, Object.values(county));
    expect(files.map(({ kind, outcome }) => ({ kind, outcome }))).toEqual(
      ['approval', 'finance', 'bank', 'bankReturn'].map((kind) => ({ kind, outcome: 'added' })),
    );
    expect(monthById(place.db, monthId).revision).toBe(1);
    await reconcileMonth({ monthId }, place.context);
  });

  test('are taken in where they are good, and told where they are not', async () => {
    const truncated = put('半截.xlsx', readFileSync(county.approval).subarray(0, 20_000));
    const wrong = put('照片.xlsx', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    const letter = put('通知.txt', '各乡镇：\n请张三 239900195001010018 于月底前报送名单。\n');
    const empty = put('空.csv', '');
    const paths = [
      county.bank,
      fixture('encrypted/protected.xlsx'),
      truncated,
      wrong,
      letter,
      empty,
      join(dir, '没有.xls'),
      county.approval,
    ];
    const { files } = await importPaths(place, monthId, null, paths);
    expect(files.map(({ outcome, error }) => error?.code ?? outcome)).toEqual([
      'added',
      'E_ENCRYPTED',
      'E_CORRUPT',
      'E_FORMAT',
      'E_NO_HEADER',
      'E_EMPTY',
      'E_NOT_FOUND',
      'added',
    ]);
    for (const { error } of files) {
      if (error === null) continue;
      expect(error.message + error.mend).not.toMatch(/--|\/tmp|239900195001010018/);
      expect(error.number).toBe(0);
    }
    expect(standing().map(({ kind }) => kind)).toEqual(['bank', 'approval']);
    expect(sourceFiles().map(({ state }) => state)).toEqual(['done', 'done']);
  });

  test('get a name each for row pointers where they are namesakes', async () => {
    const one = put('名册.csv', csv(ledger(4)), '甲镇');
    const other = put('名册.csv', csv(ledger(5)), '乙镇');
    const third = put('名册.CSV', csv(ledger(6)), '丙镇');
    const { files } = await importPaths(place, monthId, 'finance', [one, other, third]);
    expect(files.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added']);
    expect(standing().map(({ name }) => name)).toEqual(['名册.csv', '名册（2）.csv', '名册（3）.CSV']);
    expect(standing().map(({ lines }) => lines)).toEqual([4, 5, 6]);
  });

  test('say how far they are, in bytes of all of them', async () => {
    await importPaths(place, monthId, null, [county.bank, county.approval]);
    const read = place.heard.filter(({ unit }) => unit === 'bytes');
    for (let i = 1; i < read.length; i++) expect(read[i]!.done).toBeGreaterThanOrEqual(read[i - 1]!.done);
    expect(read.at(-1)!.done).toBeLessThanOrEqual(read.at(-1)!.total);
    expect(place.heard.map(({ phase }) => phase)).toContain('keep');
  });
});

describe('the same file again', () => {
  test('is recognised, and nothing is done', async () => {
    await importPaths(place, monthId, 'bank', [county.bank]);
    const before = everything(place.db);
    const renamed = put('另一个名字.txt', readFileSync(county.bank));
    const { files } = await importPaths(place, monthId, null, [county.bank, renamed]);
    expect(files).toMatchObject([
      { outcome: 'same', kind: 'bank', monthFileId: 1 },
      { outcome: 'same', kind: 'bank', monthFileId: 1 },
    ]);
    expect(everything(place.db)).toEqual(before);
  });

  test('is recognised within one import', async () => {
    const { files } = await importPaths(place, monthId, 'bank', [county.bank, county.bank]);
    expect(files.map(({ outcome, monthFileId }) => [outcome, monthFileId])).toEqual([
      ['added', 1],
      ['same', 1],
    ]);
  });

  test('is not read again for another month or another kind: its rows are there', async () => {
    await importPaths(place, monthId, 'bank', [county.bank]);
    const other = newMonth(place, '2026-05');
    expect((await importPaths(place, other, 'bank', [county.bank])).files).toMatchObject([{ outcome: 'added' }]);
    expect((await importPaths(place, other, 'finance', [county.bank])).files).toMatchObject([{ outcome: 'added' }]);
    expect(sourceFiles()).toHaveLength(1);
    expect(filesOfMonth(place.db, other).map(({ fileId }) => fileId)).toEqual([1, 1]);
  });

  test('is read again where a person says how its bytes are decoded', async () => {
    const path = put('代发.csv', iconv.encode(csv(ledger(4)).replaceAll(',', ';'), 'gb18030'));
    await importPaths(place, monthId, 'bank', [path]);
    const [first] = filesOfMonth(place.db, monthId);
    const overrides = { encoding: 'gb18030', delimiter: ';' };
    const again = await importPaths(place, monthId, 'bank', [path], { replaces: first!.monthFileId, overrides });
    expect(again.files).toMatchObject([{ outcome: 'replaced' }]);
    expect(sourceFiles()).toHaveLength(2);
    expect(filesOfMonth(place.db, monthId)).toMatchObject([{ overrides, lines: 4 }]);
  });
});

describe('a corrected file', () => {
  test('takes the place of the version of its name; the earlier one stays in the history', async () => {
    const path = put('请款.csv', csv(ledger(4)));
    await importPaths(place, monthId, 'finance', [path]);
    writeFileSync(path, csv(ledger(5)));
    const { files } = await importPaths(place, monthId, 'finance', [path]);
    expect(files).toMatchObject([{ outcome: 'replaced', name: '请款.csv' }]);
    expect(standing()).toEqual([{ kind: 'finance', name: '请款.csv', lines: 5 }]);
    expect(formerFilesOf(place.db, monthId)).toMatchObject([{ name: '请款.csv', replacedBy: '请款.csv' }]);
    expect(monthById(place.db, monthId).revision).toBe(2);
  });

  test('takes the place of the entry a person names, whatever it is called, and is read as that was', async () => {
    const rows = ledger(4).map((row) => [...row.slice(0, 6), row[6]!, '0']);
    rows[0] = [...HEADER.slice(0, 6), '甲栏', '乙栏'];
    const path = put('三月.csv', csv(rows));
    const overrides = { columns: { total_amount: '甲栏' } };
    await importPaths(place, monthId, 'finance', [path], { overrides });
    const [first] = filesOfMonth(place.db, monthId);
    rows.push([...rows[1]!]);
    const corrected = put('更正后.csv', csv(rows));
    const { files } = await importPaths(place, monthId, null, [corrected], { replaces: first!.monthFileId });
    expect(files).toMatchObject([{ outcome: 'replaced', kind: 'finance' }]);
    expect(filesOfMonth(place.db, monthId)).toMatchObject([{ name: '更正后.csv', overrides, lines: 5 }]);
  });
});

describe('a file whose layout is known', () => {
  const rows = ledger(4).map((row) => [...row.slice(0, 6), row[6]!]);
  rows[0] = [...HEADER.slice(0, 6), '甲栏'];
  const overrides = { columns: { total_amount: '甲栏' } };
  const profile = { name: '财政表', kind: 'finance', stem: '财政', headers: rows[0]!, overrides } as const;

  test('is read by its profile', async () => {
    const id = keepProfile(place.db, profile, place.context.now());
    await importPaths(place, monthId, null, [put('财政202604.csv', csv(rows))]);
    expect(filesOfMonth(place.db, monthId)).toMatchObject([
      { kind: 'finance', overrides, profileId: id, lines: 4, report: { sheets: [{ problem: null }] } },
    ]);
  });

  test('is decoded as its profile says, and nothing remains of the first try', async () => {
    const decoding = { ...overrides, encoding: 'gb18030', delimiter: '~' };
    keepProfile(place.db, { ...profile, overrides: decoding }, place.context.now());
    const path = put('财政202604.csv', iconv.encode(csv(rows).replaceAll(',', '~'), 'gb18030'));
    await importPaths(place, monthId, 'finance', [path]);
    expect(filesOfMonth(place.db, monthId)).toMatchObject([{ overrides: decoding, lines: 4 }]);
    expect(sourceFiles()).toHaveLength(1);
  });

  test('is not read by it where a header is another, and says which column is missing', async () => {
    keepProfile(place.db, profile, place.context.now());
    const changed = [[...HEADER.slice(0, 6), '乙栏'], ...rows.slice(1)];
    await importPaths(place, monthId, 'finance', [put('财政202605.csv', csv(changed))]);
    const [file] = filesOfMonth(place.db, monthId);
    expect(file).toMatchObject({ overrides: null, profileId: null });
    expect(file!.report.sheets[0]!.problem?.code).toBe('E_NO_COLUMN');
  });
});

describe('an import that is stopped', () => {
  test.each(['read', 'keep'] as const)('while it does “%s” leaves everything as it was', async (phase) => {
    await importPaths(place, monthId, 'finance', [county.finance]);
    const large = put('大.csv', csv(ledger(3)));
    for (let i = 0; i < 40; i++) appendFileSync(large, csv(ledger(700).slice(1)));
    const before = everything(place.db);
    const abort = new AbortController();
    let times = 0;
    const context = {
      ...place.stoppable(abort.signal),
      report: (progress: { readonly phase: string; readonly what: string }) => {
        if (progress.phase === phase && progress.what === '大.csv' && ++times === 2) abort.abort();
      },
    };
    await expect(importPaths({ context }, monthId, null, [county.approval, large])).rejects.toThrow();
    expect(times).toBeGreaterThanOrEqual(2);
    expect(everything(place.db)).toEqual(before);
  });
});

test('what a person chose as a ledger but lacks a column is taken in with its problem, to be mended by hand', async () => {
  copyFileSync(county.bank, join(dir, 'bank.txt'));
  const path = put('名单.csv', '姓名,备注\n张三,无\n李四,无\n');
  const { files } = await importPaths(place, monthId, 'approval', [path]);
  expect(files).toMatchObject([{ outcome: 'added', error: null }]);
  expect(filesOfMonth(place.db, monthId)[0]!.report.sheets[0]!.problem).not.toBeNull();
});
