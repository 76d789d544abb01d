import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { monthById } from '../../../electron/data/month-repo.ts';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { csv, HEADER, ledger, lineOf, person, workbook } from '../cli/ledger-files.ts';
import { importPaths, newMonth, newWorkplace, scratchFolder, type Workplace } from '../desk/workplace.ts';
import { ask } from './ask.ts';

const folder = scratchFolder();
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

/** Imports a file of this case into a month; gives its entry. */
async function bring(name: string, content: string | Buffer, kind: FileKind | null = 'approval', into = monthId) {
  const path = join(dir, name);
  writeFileSync(path, content);
  const { files } = await importPaths(place, into, kind, [path]);
  expect(files[0]).toMatchObject({ outcome: 'added', error: null });
  return files[0]!.monthFileId!;
}

const reading = (monthFileId: number) => ask(place, 'files.reading', { monthFileId });
const revision = () => monthById(place.db, monthId).revision;
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof WorkplaceError ? error.code : Promise.reject(error)),
  );
/** A sheet whose columns nobody can tell from their words. */
const PUZZLE = [['编码甲', '编码乙', '称呼', '数目', '去处'], ...[0, 1, 2, 3].map((i) => puzzleLine(i))];

function puzzleLine(i: number): string[] {
  const { id, account, name } = person(i);
  return [id, account, name, `${300 + i}.00`, '甲镇'];
}

const PUZZLE_SAYS = {
  headerRows: [1],
  columns: { head_id: '编码甲', acct_no: '编码乙', head_name: '称呼', total_amount: '数目' },
};

describe('the reading of a file', () => {
  it('has every header, the first rows as understood beside as written, and no number of a person', async () => {
    const titled = [['某县农村低保审批表', '', '', '', '', '', ''], ...ledger(20)];
    const seen = await reading(await bring('审批202604.xlsx', workbook(titled)));
    const [sheet] = seen.sheets;
    expect(sheet).toMatchObject({ isTable: true, headerRows: [2], headers: [...HEADER], rowsAccepted: 20 });
    expect(seen).toMatchObject({ kind: 'approval', lines: 20, households: 20, format: 'xlsx', sheetNames: ['表1'] });
    const [{ rows }] = seen.asWritten as [(typeof seen.asWritten)[number]];
    expect(rows[0]!.cells[0]).toBe('某县农村低保审批表');
    expect(rows[1]!.cells).toEqual([...HEADER]);
    expect(rows.find(({ row }) => row === sheet!.previewRows[0])!.cells[3]).toBe(person(0).name);
    const text = JSON.stringify(seen);
    for (let i = 0; i < 20; i++) {
      expect(text).not.toContain(person(i).id);
      expect(text).not.toContain(person(i).account);
    }
    expect(sheet!.preview[0]!.身份证号 ?? Object.values(sheet!.preview[0]!).join()).toContain('********');
    expect(sheet!.columns.every(({ reason }) => !reason.includes('映射文件'))).toBe(true);
  });

  it('hides names where the settings say so', async () => {
    const monthFileId = await bring('审批.csv', csv(ledger(3)));
    const settings = await ask(place, 'settings.get', {});
    await ask(place, 'settings.set', { ...settings, maskNames: true });
    const text = JSON.stringify(await reading(monthFileId));
    expect(text).not.toContain(person(0).name);
    expect(text).toContain('赵*天');
  });

  it('of a file without the columns of a ledger says what is missing, in the words of the window', async () => {
    const monthFileId = await bring('谜.xlsx', workbook(PUZZLE));
    const seen = await reading(monthFileId);
    expect(seen.lines).toBe(0);
    const { problem } = seen.sheets[0]!;
    expect(problem!.message).toBeTruthy();
    expect(`${problem!.message}${problem!.mend}`).not.toMatch(/--mapping|映射文件/);
    expect(seen.asWritten[0]!.rows[0]!.cells).toEqual(PUZZLE[0]);
    const { files } = await ask(place, 'months.get', { monthId });
    expect(files[0]!.remarks.join()).toContain(problem!.message);
  });
});

describe('a file read another way', () => {
  it('is read again from its kept rows, and the last result of the month is stale', async () => {
    const monthFileId = await bring('谜.xlsx', workbook(PUZZLE));
    const before = revision();
    const seen = await ask(place, 'files.change', {
      monthFileId,
      kind: 'finance',
      overrides: PUZZLE_SAYS,
      keepAs: null,
    });
    expect(seen).toMatchObject({ kind: 'finance', lines: 4, amountFen: 120600, overrides: PUZZLE_SAYS, profile: null });
    expect(await reading(monthFileId)).toEqual(seen);
    expect(revision()).toBe(before + 1);
    const back = await ask(place, 'files.change', { monthFileId, kind: 'finance', overrides: {}, keepAs: null });
    expect(back).toMatchObject({ overrides: null, lines: 0 });
  });

  it('may leave a sheet out', async () => {
    const monthFileId = await bring('两表.xlsx', workbook(ledger(3), [[...HEADER], lineOf(3), lineOf(4)]));
    expect((await reading(monthFileId)).lines).toBe(5);
    const change = { monthFileId, kind: 'approval', keepAs: null } as const;
    const seen = await ask(place, 'files.change', { ...change, overrides: { sheets: ['表2'] } });
    expect(seen).toMatchObject({ lines: 2, sheetNames: ['表1', '表2'] });
    expect(seen.sheets.map(({ name }) => name)).toEqual(['表2']);
    const wrong = ask(place, 'files.change', { ...change, overrides: { sheets: ['表3'] } });
    await expect(wrong).rejects.toThrow('表3');
    expect((await reading(monthFileId)).lines).toBe(2);
  });

  it('cannot have its bytes decoded otherwise: that takes the file itself', async () => {
    const monthFileId = await bring('审批.csv', csv(ledger(3)));
    for (const overrides of [{ encoding: 'gbk' }, { delimiter: ';' }]) {
      const change = ask(place, 'files.change', { monthFileId, kind: 'approval', overrides, keepAs: null });
      expect(await codeOf(change)).toBe('E_REFUSED');
    }
    expect((await reading(monthFileId)).overrides).toBe(null);
  });

  it('that is kept as a profile is met again next month, under whatever name', async () => {
    const monthFileId = await bring('谜202604.xlsx', workbook(PUZZLE));
    const change = { monthFileId, kind: 'finance', overrides: PUZZLE_SAYS, keepAs: '财政的谜' } as const;
    const kept = await ask(place, 'files.change', change);
    expect(kept.profile).toEqual({ id: expect.any(Number), name: '财政的谜' });
    const [profile] = await ask(place, 'profiles.list', {});
    expect(profile).toMatchObject({ name: '财政的谜', kind: 'finance', headers: PUZZLE[0], overrides: PUZZLE_SAYS });

    const may = newMonth(place, '2026-05');
    const next = await reading(await bring('别的名字.xlsx', workbook([...PUZZLE, puzzleLine(4)]), 'finance', may));
    expect(next).toMatchObject({ lines: 5, profile: kept.profile, layoutChange: null, overrides: PUZZLE_SAYS });

    // Said again under the same name, it is the same profile.
    await ask(place, 'files.change', change);
    expect(await ask(place, 'profiles.list', {})).toHaveLength(1);
    await ask(place, 'profiles.rename', { profileId: profile!.id, name: '改名' });
    expect((await reading(monthFileId)).profile!.name).toBe('改名');
    await ask(place, 'profiles.remove', { profileId: profile!.id });
    expect(await reading(monthFileId)).toMatchObject({ profile: null, overrides: PUZZLE_SAYS, lines: 4 });
    expect(await codeOf(ask(place, 'profiles.rename', { profileId: profile!.id, name: 'x' }))).toBe('E_GONE');
  });

  it('shows how the layout of next month’s file differs from its profile, before anything runs', async () => {
    const monthFileId = await bring('谜202604.xlsx', workbook(PUZZLE));
    await ask(place, 'files.change', { monthFileId, kind: 'finance', overrides: PUZZLE_SAYS, keepAs: '财政的谜' });
    const may = newMonth(place, '2026-05');
    const other = [
      ['编码乙', '编码甲', '称呼', '金额', '去处'],
      ...PUZZLE.slice(1).map(([a, b, ...rest]) => [b!, a!, ...rest]),
    ];
    const changed = await bring('谜202605.xlsx', workbook(other), 'finance', may);
    const seen = await reading(changed);
    expect(seen.profile).toBe(null);
    expect(seen.layoutChange).toEqual({
      profileId: expect.any(Number),
      profileName: '财政的谜',
      added: ['金额'],
      removed: ['数目'],
      moved: ['编码甲'],
    });
    const { files } = await ask(place, 'months.get', { monthId: may });
    expect(files[0]).toMatchObject({ layoutChanged: true });
    expect(files[0]!.remarks[0]).toContain('版式与保存的《财政的谜》不同');
    const overrides = { ...PUZZLE_SAYS, columns: { ...PUZZLE_SAYS.columns, total_amount: '金额' } };
    const told = await ask(place, 'files.change', {
      monthFileId: changed,
      kind: 'finance',
      overrides,
      keepAs: '财政的谜',
    });
    expect(told).toMatchObject({ layoutChange: null, lines: 4 });
    // April was read by what the profile said then, and is not called changed for what it says now.
    expect(await reading(monthFileId)).toMatchObject({ layoutChange: null, lines: 4 });
  });
});

describe('a file taken out', () => {
  it('no longer counts, stays in the history, and cannot be changed any more', async () => {
    const monthFileId = await bring('审批.csv', csv(ledger(3)));
    const before = revision();
    await ask(place, 'files.remove', { monthFileId });
    expect(revision()).toBe(before + 1);
    expect((await ask(place, 'months.get', { monthId })).files).toEqual([]);
    expect(await ask(place, 'files.former', { monthId })).toMatchObject([
      { monthFileId, kind: 'approval', name: '审批.csv', replacedBy: null },
    ]);
    expect(await codeOf(ask(place, 'files.remove', { monthFileId }))).toBe('E_GONE');
    const change = { monthFileId, kind: 'approval', overrides: null, keepAs: null } as const;
    expect(await codeOf(ask(place, 'files.change', change))).toBe('E_GONE');
    expect((await reading(monthFileId)).lines).toBe(3);
  });

  it('that was replaced names what took its place', async () => {
    const monthFileId = await bring('审批.csv', csv(ledger(3)));
    const corrected = join(dir, '审批更正.csv');
    writeFileSync(corrected, csv(ledger(4)));
    await importPaths(place, monthId, 'approval', [corrected], { replaces: monthFileId });
    expect(await ask(place, 'files.former', { monthId })).toMatchObject([{ monthFileId, replacedBy: '审批更正.csv' }]);
  });
});

describe('rows of a source file', () => {
  it('are shown around a row, masked; uncovering one is written into the record, without the number', async () => {
    const { fileId } = await reading(await bring('审批.csv', csv(ledger(600))));
    const rows = await ask(place, 'files.rows', { fileId, sheet: '', firstRow: 398, lastRow: 402 });
    expect(rows.map(({ row }) => row)).toEqual([398, 399, 400, 401, 402]);
    const { id, account, name } = person(398);
    expect(rows[2]!.cells).toEqual(['399', '甲镇', '乙村', name, expect.anything(), expect.anything(), '698.00']);
    expect(JSON.stringify(rows)).not.toContain(id);
    expect(JSON.stringify(rows)).not.toContain(account);
    const before = (await ask(place, 'log.page', { offset: 0, limit: 10 })).total;

    const open = await ask(place, 'files.uncoverRow', { fileId, sheet: '', row: 400 });
    expect(open.cells.slice(3, 6)).toEqual([name, id, account]);
    const { total, entries } = await ask(place, 'log.page', { offset: 0, limit: 10 });
    expect(total).toBe(before + 1);
    expect(entries[0]).toMatchObject({ action: '查看原始行', actor: '王芳', subject: '审批.csv#400' });
    expect(JSON.stringify(entries)).not.toContain(id);
  });

  it('come a few hundred at a time at most, and a row or sheet that is not there is told', async () => {
    const { fileId } = await reading(await bring('审批.csv', csv(ledger(600))));
    expect(await ask(place, 'files.rows', { fileId, sheet: '', firstRow: 1, lastRow: 1_000_000 })).toHaveLength(400);
    expect(await ask(place, 'files.rows', { fileId, sheet: '', firstRow: 900, lastRow: 950 })).toEqual([]);
    expect(await codeOf(ask(place, 'files.rows', { fileId, sheet: '无', firstRow: 1, lastRow: 2 }))).toBe('E_GONE');
    expect(await codeOf(ask(place, 'files.rows', { fileId: 999, sheet: '', firstRow: 1, lastRow: 2 }))).toBe('E_GONE');
    expect(await codeOf(ask(place, 'files.uncoverRow', { fileId, sheet: '', row: 9000 }))).toBe('E_GONE');
    expect((await ask(place, 'log.page', { offset: 0, limit: 10 })).entries[0]).toMatchObject({ action: '读入文件' });
  });

  it('of a whole table of columns to choose from are named in the clerk’s words', async () => {
    const columns = await ask(place, 'files.columns', { kind: 'bankReturn' });
    expect(columns[0]).toEqual({ column: 'head_name', label: '户主姓名' });
    expect(columns.map(({ column }) => column)).toContain('fail_reason');
  });
});
