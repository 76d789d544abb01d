import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { reconcileMonth } from '../../../electron/jobs/desk/reconcile-month.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { csv, HEADER, ledger, lineOf } from '../cli/ledger-files.ts';
import {
  everything,
  importPaths,
  newMonth,
  newWorkplace,
  sampleCounty,
  scratchFolder,
  type Workplace,
} from '../desk/workplace.ts';
import { ask } from './ask.ts';

const folder = scratchFolder();
const county = await sampleCounty(join(folder, 'county'));
let n = 0;
let dir: string;
let place: Workplace;

beforeEach(() => {
  dir = join(folder, `case-${++n}`);
  mkdirSync(dir);
  place = newWorkplace(dir);
});

function put(name: string, rows: readonly (readonly string[])[]): string {
  writeFileSync(join(dir, name), csv(rows));
  return join(dir, name);
}

async function bringThree(monthId: number): Promise<void> {
  for (const kind of ['approval', 'finance', 'bank'] as const)
    await importPaths(place, monthId, kind, [put(`${kind}.csv`, ledger(5))]);
}

const card = async (monthId: number) => (await ask(place, 'months.get', { monthId })).card;

describe('a month', () => {
  it('is opened once for each programme, and listed newest first', async () => {
    const open = (period: string, programme: string) => ask(place, 'months.open', { period, programme });
    const april = await open('2026-04', '农村低保');
    expect(await open('2026-04', ' 农村低保 ')).toEqual(april);
    await open('2025-12', '农村低保');
    await open('2026-04', '城市低保');
    const listed = await ask(place, 'months.list', {});
    expect(listed.map(({ period, programme }) => `${period} ${programme}`)).toEqual([
      '2026-04 农村低保',
      '2026-04 城市低保',
      '2025-12 农村低保',
    ]);
    expect(listed[0]).toMatchObject({ run: null, stale: false, next: 'choose-files' });
  });

  it('says the next thing to do, from choosing files to handing out', async () => {
    const monthId = newMonth(place);
    await importPaths(place, monthId, 'approval', [put('approval.csv', ledger(5))]);
    await importPaths(place, monthId, 'finance', [put('finance.csv', ledger(5))]);
    expect(await card(monthId)).toMatchObject({ files: { approval: 1, finance: 1, bank: 0 }, next: 'choose-files' });
    await importPaths(place, monthId, 'bank', [put('bank.csv', ledger(5))]);
    expect(await card(monthId)).toMatchObject({ run: null, next: 'reconcile' });
    await reconcileMonth({ monthId }, place.context);
    expect(await card(monthId)).toMatchObject({ run: { differences: 0 }, stale: false, next: 'hand-out' });
    // A corrected file: what was found no longer says what is there.
    await importPaths(place, monthId, 'bank', [put('bank.csv', [[...HEADER], lineOf(0), lineOf(1)])]);
    expect(await card(monthId)).toMatchObject({ stale: true, next: 'reconcile' });
    await reconcileMonth({ monthId }, place.context);
    const found = await card(monthId);
    expect(found).toMatchObject({ stale: false, next: 'work-differences' });
    expect(found.run!.differences).toBe(3);
    expect(await ask(place, 'months.list', {})).toEqual([found]);
  });

  it('with questions for a person asks for them first', async () => {
    const monthId = newMonth(place);
    await importPaths(place, monthId, null, Object.values(county));
    await reconcileMonth({ monthId }, place.context);
    const { run, next, files } = await card(monthId);
    expect(files).toEqual({ approval: 1, finance: 1, bank: 1, bankReturn: 1 });
    expect(run!.undecided).toBeGreaterThan(0);
    expect(next).toBe('decide');
    expect(run!.byPriority.P1 + run!.byPriority.P2 + run!.byPriority.P3).toBe(run!.differences);
  });

  it('tells of each file what is worth reading before anything runs', async () => {
    const monthId = newMonth(place);
    const rows = [...ledger(3), ['合计', '', '', '', '', '', '999.00']];
    await importPaths(place, monthId, 'approval', [put('审批.csv', rows)]);
    const { files } = await ask(place, 'months.get', { monthId });
    expect(files).toMatchObject([
      {
        kind: 'approval',
        name: '审批.csv',
        lines: 3,
        households: 3,
        amountFen: 90300,
        sheets: 1,
        layoutChanged: false,
      },
    ]);
    expect(files[0]!.remarks.join()).toContain('与明细不符：写 999.00 元，明细合计 903.00 元');
  });

  it('that is removed is gone with everything, and what another month rests on stays', async () => {
    const monthId = newMonth(place);
    const other = newMonth(place, '2026-05');
    await bringThree(monthId);
    await reconcileMonth({ monthId }, place.context);
    const shared = join(dir, 'approval.csv');
    await importPaths(place, other, 'approval', [shared]);
    const before = place.db.get<{ files: number }>('SELECT count(*) AS files FROM source_file');
    // The three ledgers of a month may be one and the same file.
    await ask(place, 'months.remove', { monthId });
    const left = everything(place.db);
    for (const table of ['run', 'run_file', 'difference', 'household_month', 'decision'])
      expect(left[table]).toEqual([]);
    expect(left.month).toHaveLength(1);
    expect(left.month_file).toHaveLength(1);
    expect(left.source_file!.length).toBeLessThanOrEqual(before!.files);
    expect(left.source_file).toHaveLength(1);
    expect((await ask(place, 'log.page', { offset: 0, limit: 5 })).entries[0]).toMatchObject({
      action: '删除月份',
      subject: '2026-04 农村低保',
    });
    await expect(ask(place, 'months.get', { monthId })).rejects.toMatchObject({ code: 'E_GONE' });
    await ask(place, 'months.remove', { monthId: other });
    expect(everything(place.db).source_chunk).toEqual([]);
  });

  it('that is being reconciled cannot be removed', async () => {
    const monthId = newMonth(place);
    place.db.run("INSERT INTO run (month_id, revision, state, started_at) VALUES (?, 0, 'working', 'x')", [monthId]);
    await expect(ask(place, 'months.remove', { monthId })).rejects.toThrow(WorkplaceError);
    expect(
      (await ask(place, 'log.page', { offset: 0, limit: 5 })).entries.filter(({ action }) => action === '删除月份'),
    ).toEqual([]);
  });
});

describe('settings', () => {
  it('are there before anybody has set them, and stay as they were set', async () => {
    const settings = await ask(place, 'settings.get', {});
    expect(settings.programmes).toEqual(['农村低保', '城市低保', '特困供养', '临时救助']);
    const mine = { ...settings, office: ' 某县民政局 ', coverAfterSeconds: 60, programmes: ['农村低保', '农村低保'] };
    const set = { ...mine, office: '某县民政局', programmes: ['农村低保'] };
    expect(await ask(place, 'settings.set', mine)).toEqual(set);
    expect(await ask(place, 'settings.get', {})).toEqual(set);
    // What a later program wrote and this one does not understand is as if nobody had set it.
    place.db.run(`UPDATE setting SET value = '"soon"' WHERE name = 'coverAfterSeconds'`);
    expect((await ask(place, 'settings.get', {})).coverAfterSeconds).toBe(settings.coverAfterSeconds);
  });
});
