import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentCheck } from '../../../electron/data/archive-check-repo.ts';
import { checkArchiveOfDesk } from '../../../electron/jobs/desk/archive-check.ts';
import { readIntoArchive } from '../../../electron/jobs/desk/archive-read.ts';
import { addScans } from '../../../electron/jobs/desk/archive-scans.ts';
import type { CallInput, CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { verified, vouchForPeople } from '../data/audited-workplace.ts';
import { newWorkplace, scratchFolder, type Workplace } from '../desk/workplace.ts';
import { ask } from '../services/ask.ts';

const folder = scratchFolder();
const BY_PLACE = { by: 'place', descending: false } as const;
type View = CallOutput<'archive.get'>;

const CERTS = ['2399010001', '2399010002', '2399010003'] as const;
const HOUSEHOLDS = `低保证号,户主姓名,户主身份证号,所属乡镇,所属村,家庭人口,保障人口,户月保障金额,申请日期,银行账号
${CERTS[0]},张三,239901196001011112,城关镇,东风村,2,2,500,,6217000000000000001
${CERTS[1]},李四,239901196001011139,城关镇,东风村,1,1,300,2025-03-01,6217000000000000002
${CERTS[2]},王五,239901196001011155,柳树乡,西山村,1,1,300,2025-03-01,6217000000000000003
`;
const INVENTORY = `低保证号,材料代码,题名,日期,页数,签字,盖章
${CERTS[0]},A01,,2025-01-05,2,是,
${CERTS[0]},A04,,,3,,
${CERTS[1]},A01,,2025-03-01,1,否,
`;
const PAPER = `低保证号,户主姓名,家庭人口,户月保障金额
${CERTS[0]},张三,3,500
`;

async function smallPlace(name: string): Promise<Workplace> {
  const place = newWorkplace(join(folder, name));
  vouchForPeople(place.db);
  const file = (of: string, text: string) => {
    const path = join(folder, name, of);
    writeFileSync(path, text);
    return { path, name: of };
  };
  const files = [file('家庭查询.csv', HOUSEHOLDS), file('材料清单.csv', INVENTORY), file('纸质登记.csv', PAPER)];
  const { files: read } = await readIntoArchive({ tableKind: null, files, replaces: false }, place.context);
  expect(read.map(({ kind, outcome }) => [kind, outcome])).toEqual([
    ['households', 'added'],
    ['inventory', 'added'],
    ['paper', 'added'],
  ]);
  return place;
}

const household = async (place: Workplace, text: string): Promise<View> => {
  const { rows } = await ask(place, 'archive.page', { filter: { text }, sort: BY_PLACE, offset: 0, limit: 10 });
  return ask(place, 'archive.get', { householdId: rows[0]!.householdId });
};
const seen = ({ row, revision }: View) => ({ householdId: row.householdId, revision });
const itemOf = (view: View, code: string) => view.items.find((item) => item.code === code)!;
const fieldOf = (view: View, field: string) => view.fields.find((each) => each.field === field)!;
const ENTRY: CallInput<'archive.putEntry'>['keyed'] = {
  code: 'A02',
  title: '',
  date: '2025-01-10',
  from: '',
  to: '',
  pages: '2',
  signed: true,
  sealed: null,
  signatures: '',
  investigators: '',
  remark: '',
};

let place: Workplace;
beforeAll(async () => {
  place = await smallPlace('steps');
});

describe('what is keyed in', () => {
  it('of a material takes the place of its absence, can be changed, and be taken back', async () => {
    const before = await household(place, CERTS[0]);
    expect(itemOf(before, 'A02').status).toBe('missing_required');
    const keyed = await ask(place, 'archive.putEntry', { ...seen(before), entry: null, keyed: ENTRY });
    expect(itemOf(keyed, 'A02')).toMatchObject({
      status: 'present',
      entries: [{ date: '2025-01-10', pages: 2, signed: true, sealed: null, keyed: true, place: '手工登记' }],
    });
    expect(keyed.row.faults).toBe(before.row.faults - 1);
    const { entry } = itemOf(keyed, 'A02').entries[0]!;
    const unsigned = await ask(place, 'archive.putEntry', {
      ...seen(keyed),
      entry,
      keyed: { ...ENTRY, signed: false },
    });
    expect(itemOf(unsigned, 'A02').status).toBe('unsigned');
    // The first step carries the second.
    const [first, second] = unsigned.steps;
    await expect(ask(place, 'archive.undo', { ...seen(unsigned), stepId: first!.stepId })).rejects.toThrow(
      /先撤销后面的那一步/,
    );
    const back = await ask(place, 'archive.undo', { ...seen(unsigned), stepId: second!.stepId });
    expect(itemOf(back, 'A02').status).toBe('present');
    expect(back.steps.map(({ undone, undoable }) => [undone, undoable])).toEqual([
      [false, true],
      [true, false],
      [false, false],
    ]);
  });

  it('stands in the place of a row of a file, which can be taken away too', async () => {
    const before = await household(place, CERTS[1]);
    const { entry } = itemOf(before, 'A01').entries[0]!;
    expect(entry).toBe('材料清单.csv#4');
    expect(itemOf(before, 'A01').status).toBe('unsigned');
    const keyed = { ...ENTRY, code: 'A01', date: '2025年3月1日' };
    const put = await ask(place, 'archive.putEntry', { ...seen(before), entry, keyed });
    expect(itemOf(put, 'A01')).toMatchObject({ status: 'present', entries: [{ date: '2025-03-01', keyed: true }] });
    const now = itemOf(put, 'A01').entries[0]!.entry;
    const removed = await ask(place, 'archive.removeEntry', { ...seen(put), entry: now });
    expect(itemOf(removed, 'A01').status).toBe('missing_required');
    await expect(ask(place, 'archive.removeEntry', { ...seen(removed), entry })).rejects.toThrow(/登记已经不在了/);
  });

  it('that cannot be read is refused, names its field and changes nothing', async () => {
    const before = await household(place, CERTS[0]);
    const put = (change: Partial<typeof ENTRY>) =>
      ask(place, 'archive.putEntry', { ...seen(before), entry: null, keyed: { ...ENTRY, ...change } });
    await expect(put({ date: '去年春天' })).rejects.toThrow(/“日期”读不懂：“去年春天”不是日期/);
    await expect(put({ date: '2025-02-30' })).rejects.toThrow(/日期/);
    await expect(put({ pages: '两页' })).rejects.toThrow(/“页数”读不懂/);
    await expect(put({ from: '2025-03-09', to: '2025-03-01' })).rejects.toThrow(/早于/);
    await expect(put({ code: 'Q77' })).rejects.toThrow(/不在材料表里/);
    const paper = (values: Record<string, string | null>) =>
      ask(place, 'archive.putPaper', { ...seen(before), values });
    await expect(paper({ base: '五百' })).rejects.toThrow(/“户月保障金额”读不懂/);
    await expect(paper({ nonsense: '1' })).rejects.toThrow(/没有“nonsense”这一项/);
    await expect(paper({ decision: '户主姓名:线上错' })).rejects.toThrow(/没有“decision”这一项/);
    await expect(
      ask(place, 'archive.addEvent', { ...seen(before), kind: 'stop', date: '月底', note: '' }),
    ).rejects.toThrow(/“停保”的日期读不懂/);
    expect((await household(place, CERTS[0])).revision).toBe(before.revision);
  });

  it('is refused where somebody else was quicker', async () => {
    const before = await household(place, CERTS[0]);
    await ask(place, 'archive.addEvent', { ...seen(before), kind: 'recheck', date: '2025-12-01', note: '' });
    await expect(
      ask(place, 'archive.addEvent', { ...seen(before), kind: 'recheck', date: '2025-12-02', note: '' }),
    ).rejects.toThrow(/别人刚刚改过这一户/);
  });

  it('of the paper stands over the file, and a decision holds until a side says something else', async () => {
    const before = await household(place, CERTS[0]);
    expect(before.row).toMatchObject({ differences: 1, undecided: 1 });
    expect(fieldOf(before, 'family_size')).toMatchObject({ systemValue: '2', paperValue: '3', result: 'differs' });
    const decided = await ask(place, 'archive.decide', {
      ...seen(before),
      field: 'family_size',
      result: 'paper_wrong',
      note: '户口簿两人',
    });
    expect(fieldOf(decided, 'family_size')).toMatchObject({
      result: 'paper_wrong',
      decision: { by: '王芳', note: '户口簿两人' },
    });
    expect(decided.row).toMatchObject({ differences: 1, undecided: 0 });
    await expect(
      ask(place, 'archive.decide', { ...seen(decided), field: 'base', result: 'both_wrong', note: '' }),
    ).rejects.toThrow(/没有不一致/);
    const other = await ask(place, 'archive.putPaper', { ...seen(decided), values: { family_size: '4' } });
    expect(fieldOf(other, 'family_size')).toMatchObject({ paperValue: '4', result: 'differs', decision: null });
    const same = await ask(place, 'archive.putPaper', { ...seen(other), values: { family_size: '2人' } });
    expect(same.row.differences).toBe(0);
    const withdrawn = await ask(place, 'archive.putPaper', { ...seen(same), values: { family_size: null } });
    expect(fieldOf(withdrawn, 'family_size')).toMatchObject({ paperValue: '3', result: 'paper_wrong' });
    const taken = await ask(place, 'archive.decide', {
      ...seen(withdrawn),
      field: 'family_size',
      result: null,
      note: '',
    });
    expect(fieldOf(taken, 'family_size').result).toBe('differs');
  });

  it('makes a paper where there was none, and counts it', async () => {
    const before = await household(place, CERTS[2]);
    const { compared } = (await ask(place, 'archive.state', {})).totals;
    expect(before.row.differences).toBeNull();
    const put = await ask(place, 'archive.putPaper', {
      ...seen(before),
      values: { head_name: '王五', cert_no: '2399019999', township: '柳树乡' },
    });
    expect(put.row).toMatchObject({ differences: 1, undecided: 1 });
    expect(fieldOf(put, 'cert_no')).toMatchObject({ systemValue: CERTS[2], paperValue: '2399019999' });
    expect((await ask(place, 'archive.state', {})).totals.compared).toBe(compared + 1);
    const label = await ask(place, 'archive.putPaper', { ...seen(put), values: { township: '柳河乡' } });
    const decided = await ask(place, 'archive.decide', {
      ...seen(label),
      field: 'township',
      result: 'both_wrong',
      note: '',
    });
    expect(fieldOf(decided, 'township').result).toBe('both_wrong');
  });

  it('of an event completes what system and paper are silent on', async () => {
    const before = await household(place, CERTS[0]);
    expect(before.events).toContainEqual(
      expect.objectContaining({ kind: 'apply', date: '2025-01-05', from: '材料 A01' }),
    );
    const put = await ask(place, 'archive.addEvent', { ...seen(before), kind: 'apply', date: '2025.1.4', note: '' });
    expect(put.facts.find(({ name }) => name === 'application_date')?.value).toBe('2025-01-04');
    const stopped = await ask(place, 'archive.addEvent', {
      ...seen(put),
      kind: 'stop',
      date: '2026-02-01',
      note: '收入超标',
    });
    expect(stopped.retention).toContain('至 2029-02-01');
    // The system's own word is never replaced.
    const spoken = await household(place, CERTS[1]);
    const told = await ask(place, 'archive.addEvent', { ...seen(spoken), kind: 'apply', date: '2024-01-01', note: '' });
    expect(told.facts.find(({ name }) => name === 'application_date')?.value).toBe('2025-03-01');
  });

  it('lies in a kept table: nobody changes it, and the log vouches for every row', () => {
    const { db } = place;
    expect(() => db.run("UPDATE archive_step SET detail = '{}'")).toThrow(/kept as they are/);
    expect(() => db.run('DELETE FROM archive_step')).toThrow(/kept as they are/);
    expect(findingOf(place)).toBeNull();
    db.exec('DROP TRIGGER archive_step_no_update');
    db.run("UPDATE archive_step SET person_name = '别人' WHERE step_id = 2");
    expect(findingOf(place)).toMatch(/archive_step 第 2 行与操作日志第 \d+ 条担保的不同/);
    db.run("UPDATE archive_step SET person_name = '王芳' WHERE step_id = 2");
    expect(findingOf(place)).toBeNull();
    db.run(
      "INSERT INTO archive_step (household, at, person_id, person_name, action, detail) VALUES ('cert:1', 'x', 1, '', 'undo', '{}')",
    );
    expect(findingOf(place)).toMatch(/archive_step 第 \d+ 行没有任何操作日志担保/);
  });

  it('is in the log without a word of what was typed', () => {
    const told = place.db.all<{ detail: string }>("SELECT detail FROM log WHERE action = 'archive.step'");
    expect(told.length).toBeGreaterThan(10);
    expect(JSON.stringify(told)).not.toMatch(/收入超标|户口簿两人|王五/);
  });
});

function findingOf({ db }: Workplace): string | null {
  return verified(db).finding?.sentence ?? null;
}

describe('reading again', () => {
  it('keeps what was keyed in, and the number of a household; what belongs to nobody now waits', async () => {
    const again = await smallPlace('again');
    const before = await household(again, CERTS[0]);
    await ask(again, 'archive.putEntry', {
      ...seen(before),
      entry: '材料清单.csv#2',
      keyed: { ...ENTRY, code: 'A01' },
    });
    const path = join(folder, 'again', '家庭查询2.csv');
    const read = async (text: string, replaces: boolean) => {
      writeFileSync(path, text);
      const files = [{ path, name: '家庭查询2.csv' }];
      return readIntoArchive({ tableKind: 'households', files, replaces }, again.context);
    };
    const lines = HOUSEHOLDS.trim().split('\n');
    const result = await read([lines[0], lines[2], lines[1]!.replace('东风村', '新村')].join('\n'), true);
    expect(result).toMatchObject({ households: 2, files: [{ outcome: 'replaced' }] });
    const after = await household(again, CERTS[0]);
    expect(after.row).toMatchObject({ householdId: before.row.householdId, village: '新村' });
    expect(itemOf(after, 'A01').entries).toMatchObject([{ keyed: true, signed: true }]);
    expect(
      (await read([lines[0], lines[2], lines[1]!.replace('东风村', '新村')].join('\n'), true)).files,
    ).toMatchObject([{ outcome: 'same' }]);
    await read([lines[0], lines[2]].join('\n'), true);
    const { totals } = await ask(again, 'archive.state', {});
    expect(totals).toMatchObject({ households: 1, detachedHouseholds: 1, detachedSteps: 1 });
    await expect(ask(again, 'archive.get', { householdId: before.row.householdId })).rejects.toThrow(/没有这一户/);
    await read(HOUSEHOLDS, true);
    expect(itemOf(await household(again, CERTS[0]), 'A01').entries).toMatchObject([{ keyed: true }]);
    expect(findingOf(again)).toBeNull();
  });

  it('leaves the archive as it was where it is cancelled, and takes a file out on demand', async () => {
    const stopped = await smallPlace('stopped');
    const before = await ask(stopped, 'archive.state', {});
    const path = join(folder, 'stopped', '更多.csv');
    writeFileSync(path, INVENTORY.replaceAll('A04', 'A05'));
    const abort = new AbortController();
    const context = {
      ...stopped.context,
      signal: abort.signal,
      report: ({ phase }: { phase: string }) => phase === 'keep' && abort.abort(),
    };
    await expect(
      readIntoArchive({ tableKind: 'inventory', files: [{ path, name: '更多.csv' }], replaces: true }, context),
    ).rejects.toThrow();
    expect(await ask(stopped, 'archive.state', {})).toEqual(before);
    const { sourceId } = before.sources.find(({ kind }) => kind === 'inventory')!;
    await ask(stopped, 'archive.removeSource', { sourceId });
    expect(await ask(stopped, 'archive.state', {})).toMatchObject({ stale: true });
    // Until the next check the households are those of the last one, and can be opened.
    expect(itemOf(await household(stopped, CERTS[0]), 'A04').entries).toHaveLength(1);
    await checkArchiveOfDesk(stopped.context);
    expect(itemOf(await household(stopped, CERTS[0]), 'A04').entries).toHaveLength(0);
    expect(stopped.db.get('SELECT count(*) AS n FROM archive_source')).toEqual({ n: 2 });
  });

  it('refuses a table of which nobody can tell what it is, and says what to do', async () => {
    const path = join(folder, 'steps', '数据.csv');
    writeFileSync(path, PAPER);
    const { files } = await readIntoArchive(
      { tableKind: null, files: [{ path, name: '数据.csv' }], replaces: false },
      (await smallPlace('unknown')).context,
    );
    expect(files).toMatchObject([{ outcome: 'refused', error: { message: expect.stringMatching(/看不出是哪一种/) } }]);
  });
});

const CODES = ['A01', 'A02', 'A08', 'C01', 'D01', 'E06'] as const;
const stepArb = fc.oneof(
  fc.record({
    what: fc.constant('entry' as const),
    code: fc.constantFrom(...CODES),
    date: fc.constantFrom('', '2025-01-01', '2025-06-01至2025-06-09', '20251231', '坏'),
    signed: fc.constantFrom(true, false, null),
    at: fc.nat(4),
  }),
  fc.record({ what: fc.constant('remove' as const), at: fc.nat(4) }),
  fc.record({
    what: fc.constant('paper' as const),
    field: fc.constantFrom('family_size', 'base', 'head_name', 'township'),
    text: fc.constantFrom('1', '3', '500', '张三', '', null),
  }),
  fc.record({
    what: fc.constant('decide' as const),
    field: fc.constantFrom('family_size', 'base', 'township'),
    result: fc.constantFrom('system_wrong' as const, 'both_wrong' as const, null),
  }),
  fc.record({
    what: fc.constant('event' as const),
    kind: fc.constantFrom('apply' as const, 'stop' as const),
    date: fc.constantFrom('2025-02-01', '2026-01-01'),
  }),
  fc.record({ what: fc.constant('undo' as const), at: fc.nat(6) }),
);

describe('a household checked alone after a step', () => {
  let walked: Workplace;
  beforeAll(async () => {
    walked = await smallPlace('walk');
  });

  const tables = () => {
    const { checkId } = currentCheck(walked.db)!;
    const of = (table: string, order: string) =>
      walked.db
        .all<Record<string, unknown>>(`SELECT * FROM ${table} WHERE check_id = ? ORDER BY ${order}`, [checkId])
        .map(({ check_id: _, ...row }) => ({ ...row, sums: row.sums && JSON.parse(row.sums as string) }));
    return [of('archive_household', 'volume_no'), of('archive_village', 'township, village')];
  };

  it('is what the check of everything finds, after any walk of steps', async () => {
    const walks = fc.array(fc.tuple(fc.nat(2), stepArb), { minLength: 1, maxLength: 12 });
    const property = fc.asyncProperty(walks, async (walk) => {
      for (const [which, step] of walk) {
        const view = await household(walked, CERTS[which]!);
        const entries = view.items.flatMap(({ entries: of }) => of.map(({ entry }) => entry));
        const on = seen(view);
        try {
          switch (step.what) {
            case 'entry': {
              const { code, date, signed, at } = step;
              const keyed = { ...ENTRY, code, date, signed };
              await ask(walked, 'archive.putEntry', { ...on, entry: entries[at] ?? null, keyed });
              break;
            }
            case 'remove':
              await ask(walked, 'archive.removeEntry', { ...on, entry: entries[step.at] ?? '没有' });
              break;
            case 'paper':
              await ask(walked, 'archive.putPaper', { ...on, values: { [step.field]: step.text } });
              break;
            case 'decide':
              await ask(walked, 'archive.decide', { ...on, field: step.field, result: step.result, note: '' });
              break;
            case 'event':
              await ask(walked, 'archive.addEvent', { ...on, kind: step.kind, date: step.date, note: '' });
              break;
            case 'undo':
              await ask(walked, 'archive.undo', { ...on, stepId: view.steps.at(-1 - step.at)?.stepId ?? 1 });
          }
        } catch (error) {
          expect((error as { code?: string }).code).toBe('E_REFUSED');
        }
      }
      const alone = tables();
      await checkArchiveOfDesk(walked.context);
      expect(tables()).toEqual(alone);
    });
    await fc.assert(property, { numRuns: 25 });
  });
});

describe('scans', () => {
  it('lie with their entry, are told by content, and hostile ones are refused one by one', async () => {
    const scanned = await smallPlace('scans');
    const { SAMPLE_SCANS } = await import('../../../electron/jobs/sample-county/sample-scans.ts');
    const files = SAMPLE_SCANS.flatMap((scan, at) => {
      const bytes = scan.bytes();
      if (bytes === null) return [];
      const path = join(folder, 'scans', `${at}${scan.extension}`);
      writeFileSync(path, bytes);
      return [{ path, name: `${at}${scan.extension}`, usable: scan.usable }];
    });
    const before = await household(scanned, CERTS[0]);
    const { entry } = itemOf(before, 'A04').entries[0]!;
    const result = await addScans({ ...seen(before), code: 'A04', entry, files }, scanned.context);
    expect(result.files.map(({ name, outcome }) => [name, outcome])).toEqual(
      files.map(({ name, usable }) => [name, usable ? 'added' : 'refused']),
    );
    for (const { outcome, error } of result.files)
      if (outcome === 'refused') expect(error?.message).toMatch(/[\u4e00-\u9fff]/u);
    const view = await household(scanned, CERTS[0]);
    const { scans } = itemOf(view, 'A04').entries[0]!;
    expect(scans).toHaveLength(files.filter(({ usable }) => usable).length);
    const shown = await ask(scanned, 'archive.scan', { scanId: scans[0]!.scanId });
    expect(Buffer.from(shown.content, 'base64')).toHaveLength(scans[0]!.bytes);
    const preview = await ask(scanned, 'archive.preview', {
      householdId: view.row.householdId,
      code: 'A04',
      placeholders: false,
    });
    expect(preview.pages).toBe(scans.reduce((sum, { pages }) => sum + pages, 0));
    const less = await ask(scanned, 'archive.detachScan', { ...seen(view), scanId: scans[0]!.scanId });
    expect(itemOf(less, 'A04').entries[0]!.scans).toHaveLength(scans.length - 1);
    const back = await ask(scanned, 'archive.undo', { ...seen(less), stepId: less.steps.at(-1)!.stepId });
    expect(itemOf(back, 'A04').entries[0]!.scans).toEqual(scans);
    expect(findingOf(scanned)).toBeNull();
  });
});
