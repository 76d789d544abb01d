import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepExemption } from '../../../electron/data/exemption-repo.ts';
import { changeMonthFile, filesOfMonth } from '../../../electron/data/month-file-repo.ts';
import { growRevision } from '../../../electron/data/month-repo.ts';
import { runById, statementOf } from '../../../electron/data/run-repo.ts';
import { DEFAULT_SETTINGS, writeSettings } from '../../../electron/data/setting-repo.ts';
import { openTable } from '../../../electron/formats/open-table.ts';
import { DEFAULT_READ_LIMITS } from '../../../electron/formats/table.ts';
import { exportRun } from '../../../electron/jobs/desk/export-run.ts';
import { reconcileMonth } from '../../../electron/jobs/desk/reconcile-month.ts';
import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import { reconcileCounty, sanzhang, statementIn } from '../cli/command-line.ts';
import { COLLEAGUE, contextOf, keepPerson } from '../data/people.ts';
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
const ORDER = ['bank', 'approval', 'bankReturn', 'finance'] as const;

async function imported(place: Workplace, kinds: readonly (keyof typeof county)[] = ORDER): Promise<number> {
  const monthId = newMonth(place);
  for (const kind of kinds) {
    const { files } = await importPaths(place, monthId, kind, [county[kind]]);
    expect(files).toMatchObject([{ outcome: 'added', kind, error: null }]);
  }
  return monthId;
}

const place = newWorkplace(join(folder, 'same'));
const monthId = await imported(place);
const { runId } = await reconcileMonth({ monthId }, place.context);
const out = join(folder, 'out');
await sanzhang(...reconcileCounty(join(folder, 'county'), out));
const statement = statementIn(out);

const exporting = { filter: null, unmasked: false, purpose: '' } as const;

describe('the sample county in the window', () => {
  test('comes to the very result of the command line', () => {
    const { outputs: _outputs, timings: _timings, masked: _masked, ...expected } = statement;
    const plain = (text: string) => JSON.parse(text.replaceAll(/"path":"[^"]*"/g, '"path":""'));
    expect(plain(JSON.stringify(statementOf(place.db, runId)))).toEqual(plain(JSON.stringify(expected)));
    expect(runById(place.db, runId)).toMatchObject({
      resultSha256: statement.resultSha256,
      differences: statement.discrepancies.total,
      byPriority: statement.discrepancies.byPriority,
      stale: false,
    });
  });

  test('says where it is, phase by phase', () => {
    const phases = place.heard.map(({ phase }) => phase);
    expect(phases.slice(phases.lastIndexOf('keep') + 1).filter((phase, i, all) => phase !== all[i - 1])).toEqual([
      'read',
      'match',
      'write',
    ]);
    const read = place.heard.filter(({ phase, unit }) => phase === 'read' && unit === 'rows');
    expect(read.at(-1)!.done).toBe(read.at(-1)!.total);
    for (let i = 1; i < read.length; i++) expect(read[i]!.done).toBeGreaterThanOrEqual(read[i - 1]!.done);
  });

  test('keeps every household with its money, which add up to the bridge', () => {
    const sums = place.db.get(
      `SELECT sum(approved_fen) AS approved, sum(requested_fen) AS requested, sum(paid_fen) AS paid, sum(credited_fen) AS credited
       FROM household_month WHERE run_id = ?`,
      [runId],
    );
    const sumOf = (point: 'approvedFen' | 'requestedFen' | 'paidFen' | 'creditedFen') =>
      statement.bridge.reduce((sum, row) => sum + row[point], 0);
    expect(sums).toEqual({
      approved: sumOf('approvedFen'),
      requested: sumOf('requestedFen'),
      paid: sumOf('paidFen'),
      credited: sumOf('creditedFen'),
    });
  });

  test('is handed out as the very CSV of the command line', async () => {
    const target = join(folder, '差异.csv');
    const result = await exportRun({ runId, what: 'csv', ...exporting, target }, place.context);
    expect(result).toEqual({
      kind: 'export',
      runId,
      name: '差异.csv',
      rows: statement.discrepancies.total,
      warnings: [],
    });
    expect(readFileSync(target)).toEqual(readFileSync(join(out, 'discrepancies.csv')));
  });

  test('is handed out in part by the filter, in the order of the whole', async () => {
    const target = join(folder, '部分.csv');
    const filter = { priorities: ['P1' as const] };
    const { rows } = await exportRun({ runId, what: 'csv', ...exporting, filter, target }, place.context);
    expect(rows).toBe(statement.discrepancies.byPriority.P1);
    const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\r\n');
    const whole = lines(join(out, 'discrepancies.csv'));
    expect(lines(target)).toEqual([whole[0], ...whole.slice(1).filter((line) => line.split(',')[2] === 'P1')]);
  });

  test('is handed out in full only for a purpose, which is recorded', async () => {
    const target = join(folder, '完整.csv');
    const input = { runId, what: 'csv', filter: null, unmasked: true, target } as const;
    await expect(exportRun({ ...input, purpose: ' ' }, place.context)).rejects.toMatchObject({ code: 'E_REFUSED' });
    expect(() => readFileSync(target)).toThrow();
    await exportRun({ ...input, purpose: '财政核对 239900195001010019' }, place.context);
    const full = join(folder, 'full');
    await sanzhang(...reconcileCounty(join(folder, 'county'), full, '--unmasked', '--no-xlsx', '--no-pdf'));
    expect(readFileSync(target)).toEqual(readFileSync(join(full, 'discrepancies.csv')));
    const [last] = place.db.all<{ action: string; detail: string }>('SELECT * FROM log ORDER BY seq DESC');
    expect(last).toMatchObject({
      action: 'export',
      detail: expect.stringMatching(/完整号码，用途：财政核对 \*+0019"/),
    });
  });

  test('is handed out as a workbook and a statement with the name of the office', async () => {
    writeSettings(place.db, { ...DEFAULT_SETTINGS, office: '岭河县民政局' });
    const reason = '全局只有一名经办人员';
    keepExemption(place.db, { at: '2026-05-01T00:00:00.000Z', what: 'begin', byPerson: 1, reason });
    const xlsx = join(folder, '差异.xlsx');
    const filter = { codes: ['payment_failed' as const] };
    await exportRun({ runId, what: 'xlsx', ...exporting, filter, target: xlsx }, place.context);
    const source = await openTable(xlsx, DEFAULT_READ_LIMITS);
    const rows: string[] = [];
    await source.readSheet(0, ({ cells }) => rows.push(cells.join(' ').trim()));
    expect(source.sheets).toHaveLength(2);
    expect(rows).toContain('编制单位 岭河县民政局');
    const says =
      '四眼豁免：本单位自2026年5月1日起登记豁免“经办与复核由不同的人完成”，登记人王芳，原因：全局只有一名经办人员';
    expect(rows.find((row) => row.startsWith('四眼 '))).toContain(says);
    expect(rows.find((row) => row.startsWith('范围'))).toContain(`${statement.discrepancies.total} 笔`);
    await source.close();
    const pdf = join(folder, '对账单.pdf');
    await exportRun({ runId, what: 'pdf', ...exporting, target: pdf }, place.context);
    const printed = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    expect(printed.replace(/\s+/g, '')).toContain(says);
  });

  test('has no settings to hand out where nobody set anything', async () => {
    const target = join(folder, '设置.json');
    await expect(exportRun({ runId, what: 'mapping', ...exporting, target }, place.context)).rejects.toMatchObject({
      code: 'E_REFUSED',
    });
  });
});

test('what people set is a mapping file with which the command line comes to the same result', async () => {
  const place = newWorkplace(join(folder, 'mapped'));
  const monthId = await imported(place);
  const finance = filesOfMonth(place.db, monthId).find(({ kind }) => kind === 'finance')!;
  place.db.transaction(() => {
    changeMonthFile(place.db, finance.monthFileId, { ...finance, overrides: { ignore: ['低保证号'] } });
    growRevision(place.db, monthId);
  });
  const { runId } = await reconcileMonth({ monthId }, place.context);
  const target = join(folder, 'mapping.json');
  await exportRun({ runId, what: 'mapping', ...exporting, target }, place.context);
  const out = join(folder, 'mapped-out');
  const { code } = await sanzhang(...reconcileCounty(join(folder, 'county'), out, '--mapping', target, '--no-pdf'));
  expect(code).toBe(1);
  expect(statementIn(out).resultSha256).toBe(runById(place.db, runId).resultSha256);
  expect(statementIn(out).mapping!.sha256).toBe(statementOf(place.db, runId).mapping!.sha256);
  expect((await sanzhang('verify', out)).code).toBe(0);
});

test('what people decided is in the mapping file too, and a decision taken back leaves the first result', async () => {
  const place = newWorkplace(join(folder, 'decided'));
  const { db, context } = place;
  const monthId = await imported(place);
  const first = await reconcileMonth({ monthId }, context);
  const [question] = db.all<{ difference_id: number }>(
    "SELECT difference_id FROM difference WHERE code = 'possible_match'",
  );
  const { candidates } = await DATA_HANDLERS['differences.get'](contextOf(context.db, context.now), {
    differenceId: question!.difference_id,
  });
  const households = candidates.map(({ key }) => key);
  expect(households).toHaveLength(2);
  const given = {
    differenceId: question!.difference_id,
    verdict: 'same',
    households,
    reason: '村里核实是同一户',
  } as const;
  expect(() => DATA_HANDLERS['decisions.make'](contextOf(context.db, context.now), given)).toThrow(
    '选入了这个月的文件',
  );
  const colleague = keepPerson(db, COLLEAGUE);
  const { decisionId } = await DATA_HANDLERS['decisions.make'](contextOf(context.db, context.now, colleague), given);
  const second = await reconcileMonth({ monthId }, context);
  const codes = (runId: number) =>
    db.get('SELECT count(*) AS n FROM difference WHERE run_id = ? AND code = ?', [runId, 'possible_match']);
  expect([codes(first.runId), codes(second.runId)]).toEqual([{ n: 1 }, { n: 0 }]);
  const target = join(folder, 'decided.json');
  await exportRun({ runId: second.runId, what: 'mapping', ...exporting, target }, context);
  const out = join(folder, 'decided-out');
  await sanzhang(...reconcileCounty(join(folder, 'county'), out, '--mapping', target, '--no-pdf', '--no-xlsx'));
  expect(statementIn(out).resultSha256).toBe(runById(db, second.runId).resultSha256);
  await DATA_HANDLERS['decisions.undo'](contextOf(context.db, context.now), { decisionId, reason: '认错了' });
  const third = await reconcileMonth({ monthId }, context);
  expect(runById(db, third.runId).resultSha256).toBe(runById(db, first.runId).resultSha256);
});

test('a month without one of its ledgers is refused in words, and nothing begins', async () => {
  const place = newWorkplace(join(folder, 'lacking'));
  const monthId = await imported(place, ['approval']);
  await expect(reconcileMonth({ monthId }, place.context)).rejects.toMatchObject({
    code: 'E_REFUSED',
    told: { message: '还没有请款、代发文件，无法对账' },
  });
  expect(place.db.all('SELECT * FROM run')).toEqual([]);
});

test('files that cannot be used are told by name, all of them', async () => {
  const place = newWorkplace(join(folder, 'unusable'));
  const monthId = newMonth(place);
  const dir = join(folder, 'unusable-files');
  mkdirSync(dir);
  for (const name of ['审批甲.csv', '请款乙.csv']) writeFileSync(join(dir, name), '姓名,备注\n张三,无\n李四,无\n');
  copyFileSync(county.bank, join(dir, '代发.txt'));
  await importPaths(place, monthId, 'approval', [join(dir, '审批甲.csv')]);
  await importPaths(place, monthId, 'finance', [join(dir, '请款乙.csv')]);
  await importPaths(place, monthId, 'bank', [join(dir, '代发.txt')]);
  const before = everything(place.db);
  const failure = await reconcileMonth({ monthId }, place.context).catch((error) => error);
  expect(failure.told.message).toContain('《审批甲.csv》');
  expect(failure.told.message).toContain('《请款乙.csv》');
  expect(failure.told.mend).not.toContain('--');
  expect(everything(place.db)).toEqual(before);
});

test('a reconciliation that is stopped leaves nothing', async () => {
  const place = newWorkplace(join(folder, 'stopped'));
  const monthId = await imported(place);
  const before = everything(place.db);
  for (const phase of ['read', 'match', 'write'] as const) {
    const abort = new AbortController();
    const context = {
      ...place.stoppable(abort.signal),
      report: (progress: { readonly phase: string }) => {
        if (progress.phase === phase) abort.abort();
      },
    };
    await expect(reconcileMonth({ monthId }, context)).rejects.toThrow();
    expect(everything(place.db)).toEqual(before);
  }
});
