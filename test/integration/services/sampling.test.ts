import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { householdToken } from '../../../electron/data/household-token.ts';
import { SamplesReplay } from '../../../electron/data/replay/samples.ts';
import { makeDocument } from '../../../electron/jobs/desk/make-document.ts';
import type { HouseholdOfMonth } from '../../../shared/domain/discrepancy/household-of-month.ts';
import { aDifference, writeRun } from '../data/written-run.ts';
import { newWorkplace, scratchFolder, type Workplace } from '../desk/workplace.ts';
import { ask } from './ask.ts';
import { CaseOffice, PROGRAMME } from './case-office.ts';

const folder = scratchFolder();
let n = 0;
let place: Workplace;
let runId: number;

const TOWNS = ['柳树镇', '红星乡', '新立镇'];
const RULE = {
  precision: { confidence: 95, marginBp: 500, shareBp: 5000 },
  strata: { byTownship: true, risk: 'priority', bandsFen: [] as number[] },
} as const;

function household(at: number): HouseholdOfMonth {
  return {
    household: `id:2399001970${String(at).padStart(8, '0')}`,
    name: `户主${at}`,
    idNumber: `2399001970${String(at).padStart(8, '0')}`,
    township: TOWNS[at % 3]!,
    village: '东村',
    approvedFen: 30_000 + at,
    requestedFen: 30_000 + at,
    paidFen: at % 7 === 0 ? null : 31_000,
    creditedFen: null,
  };
}

beforeEach(async () => {
  place = newWorkplace(join(folder, `case-${++n}`));
  const differences = [7, 300, 301].map((at) =>
    aDifference({ id: `d${at}`, household: household(at).household, township: TOWNS[at % 3]! }),
  );
  ({ runId } = await writeRun(place.db, {
    differences,
    households: Array.from({ length: 900 }, (_, at) => household(at)),
  }));
});

const rule = () => ({
  from: { sampled: 'households', runId } as const,
  ...RULE,
  strata: { ...RULE.strata, bandsFen: [] },
});

describe('sampling for re-inspection', () => {
  it('plans without drawing: size, shares, how often it was drawn before', async () => {
    const plan = await ask(place, 'sampling.plan', rule());
    expect(plan).toMatchObject({ about: '2026-04 农村低保', before: 0, size: { population: 900, size: 270 } });
    expect(
      plan.allocation.map(({ stratum, population, drawn, raised }) => [stratum, population, drawn, raised]),
    ).toEqual([
      ['新立镇／无差异', 300, 90, false],
      ['柳树镇／P1', 1, 1, true],
      ['柳树镇／无差异', 299, 90, false],
      ['红星乡／P1', 2, 1, false],
      ['红星乡／无差异', 298, 89, false],
    ]);
    expect(plan.toDraw).toBe(271);
    expect(await ask(place, 'sampling.list', {})).toEqual([]);
  });

  it('draws what anybody can draw again, keeps it, and tells the log', async () => {
    const { drawId } = await ask(place, 'sampling.draw', { ...rule(), seed: '20260501' });
    const draw = await ask(place, 'sampling.get', { drawId });
    expect(draw).toMatchObject({ population: 900, drawn: 271, seed: '20260501', time: 1, by: '王芳' });
    expect(draw.units[0]).toMatchObject({ at: 1, known: true, idNumber: expect.stringContaining('****') });
    const smallest = Array.from({ length: 900 }, (_, at) => household(at))
      .filter(({ township }) => township === '新立镇')
      .map(({ household: key }) => householdToken(key))
      .map((id) => ({ id, key: createHash('sha256').update(`20260501\n新立镇／无差异\n${id}`).digest('hex') }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(draw.units.filter(({ stratum }) => stratum === '新立镇／无差异').map(({ id }) => id)).toEqual(
      smallest.slice(0, 90).map(({ id }) => id),
    );
    expect(await ask(place, 'sampling.redraw', { drawId })).toEqual({
      agrees: true,
      problems: [],
      populationUnchanged: true,
    });
    const [entry] = (await ask(place, 'log.page', { offset: 0, limit: 1 })).entries;
    expect(entry).toMatchObject({ action: '抽查抽样', subject: '2026-04 农村低保', actor: '王芳' });
    expect(entry!.detail).toContain('种子 20260501');
  });

  it('makes a seed where none is given, and counts who draws until it suits', async () => {
    await ask(place, 'sampling.draw', { ...rule(), seed: '' });
    const { drawId } = await ask(place, 'sampling.draw', { ...rule(), seed: '' });
    const [second, first] = await ask(place, 'sampling.list', {});
    expect(second).toMatchObject({ drawId, time: 2 });
    expect(first!.time).toBe(1);
    expect(second!.seed).toMatch(/^[0-9a-f]{16}$/);
    expect(second!.seed).not.toBe(first!.seed);
  });

  it('finds a list that was tampered with, and a population too', async () => {
    const { drawId } = await ask(place, 'sampling.draw', { ...rule(), seed: '1' });
    place.db.exec('DROP TRIGGER sample_draw_no_update; DROP TRIGGER sample_population_no_update;');
    const { drawn } = place.db.get<{ drawn: string }>('SELECT drawn FROM sample_draw')!;
    const ids = JSON.parse(drawn) as string[];
    place.db.run('UPDATE sample_draw SET drawn = ?', [JSON.stringify([...ids.slice(0, 5), 'x', ...ids.slice(6)])]);
    const { problems } = await ask(place, 'sampling.redraw', { drawId });
    expect(problems).toEqual([expect.stringContaining('从第 6 个起不一致')]);
  });

  it('has its population looked at by the verification of the log', async () => {
    await ask(place, 'sampling.draw', { ...rule(), seed: '1' });
    const found = () => [...new SamplesReplay().look(place.db), new SamplesReplay().look(place.db).next().value];
    expect(found().filter((each) => each != null)).toEqual([]);
    place.db.exec('DROP TRIGGER sample_population_no_update');
    place.db.run("UPDATE sample_population SET content = x'00'");
    expect(found()).toEqual([expect.objectContaining({ table: 'sample_population' })]);
  });

  it('is still there, and can be drawn again, when the month is gone', async () => {
    const { drawId } = await ask(place, 'sampling.draw', { ...rule(), seed: '1' });
    place.db.run('DELETE FROM month');
    expect(await ask(place, 'sampling.redraw', { drawId })).toMatchObject({ agrees: true, populationUnchanged: null });
    expect((await ask(place, 'sampling.get', { drawId })).units[0]).toMatchObject({ known: false, name: '' });
  });

  it('cannot be changed or removed', async () => {
    await ask(place, 'sampling.draw', { ...rule(), seed: '1' });
    expect(() => place.db.run("UPDATE sample_draw SET seed = '2'")).toThrow(/kept/);
    expect(() => place.db.run('DELETE FROM sample_draw')).toThrow(/kept/);
  });

  it('of nothing is refused', async () => {
    const empty = await writeRun(place.db, { period: '2026-05', differences: [] });
    await expect(
      ask(place, 'sampling.draw', { ...rule(), from: { sampled: 'households', runId: empty.runId }, seed: '1' }),
    ).rejects.toMatchObject({ code: 'E_REFUSED' });
  });
});

describe('sampling closed cases', () => {
  it('draws from what was closed until then, and says when that has changed since', async () => {
    const office = new CaseOffice();
    const differences = Array.from({ length: 6 }, (_, at) => ({ problem: `p${at}`, amountFen: 1000 * (at + 1) }));
    await office.reconcile('2026-04', differences);
    for (const at of [0, 1, 2]) await office.close(office.caseOf(`p${at}`));
    const from = { sampled: 'closed-cases', programme: PROGRAMME } as const;
    const strata = { byTownship: true, risk: 'amount' as const, bandsFen: [1500] };
    const asked = { from, precision: RULE.precision, strata, seed: '7' };
    const { drawId } = await office.ask('auditor', 'sampling.draw', asked);
    const draw = await office.ask('auditor', 'sampling.get', { drawId });
    expect(draw.about).toBe(PROGRAMME);
    expect(draw.units.map(({ id }) => id).sort()).toEqual(['YD000001', 'YD000002', 'YD000003']);
    expect(draw.allocation.map(({ stratum, population }) => [stratum, population])).toEqual([
      ['柳树镇／15 元以上', 2],
      ['柳树镇／15 元及以下', 1],
    ]);
    const redraw = () => office.ask('auditor', 'sampling.redraw', { drawId });
    expect(await redraw()).toEqual({ agrees: true, problems: [], populationUnchanged: true });
    await office.close(office.caseOf('p3'));
    expect(await redraw()).toEqual({ agrees: true, problems: [], populationUnchanged: false });
    await expect(
      office.ask('auditor', 'sampling.draw', { ...asked, from: { ...from, programme: '城市低保' } }),
    ).rejects.toThrow('疑点销号以后才能抽查');
  });
});

describe('the list of a sample', () => {
  it('as a workbook holds the list, the strata and the whole population, from which the sample is drawn again', async () => {
    const { drawId } = await ask(place, 'sampling.draw', { ...rule(), seed: '20260501' });
    const target = join(folder, `list-${n}.xlsx`);
    const document = { what: 'sample-list', drawId, format: 'xlsx', unmasked: false, purpose: '' } as const;
    const { name } = await ask(place, 'documents.name', document);
    expect(name).toBe('2026-04 农村低保 抽查抽样名单 第1号.xlsx');
    await makeDocument({ document, target }, place.context);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(target);
    const rows = (sheet: string) =>
      book
        .getWorksheet(sheet)!
        .getSheetValues()
        .slice(2)
        .map((row) => (row as unknown[]).slice(1));
    const population = rows('总体') as [string, string, string, string?][];
    expect(population).toHaveLength(900);
    // As an auditor does it, with the workbook alone.
    const drawn = new Set(population.filter(([, , , mark]) => mark === '抽中').map(([id]) => id));
    for (const stratum of ['新立镇／无差异', '红星乡／无差异', '柳树镇／无差异', '柳树镇／P1', '红星乡／P1']) {
      const own = population.filter(([, each]) => each === stratum);
      const again = own
        .map(([id]) => ({ id, key: createHash('sha256').update(`20260501\n${stratum}\n${id}`).digest('hex') }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      const count = own.filter(([id]) => drawn.has(id)).length;
      expect(count).toBeGreaterThan(0);
      expect(again.slice(0, count).every(({ id }) => drawn.has(id))).toBe(true);
    }
    const listed = rows('抽中名单');
    expect(listed).toHaveLength(271);
    expect(typeof listed[0]![6]).toBe('number');
    expect(JSON.stringify(listed)).not.toMatch(/2399001970\d{8}/);
    const entries = (await ask(place, 'log.page', { offset: 0, limit: 1 })).entries;
    expect(entries[0]).toMatchObject({ action: '导出', detail: 'xlsx，号码已打码' });
  });

  it('as a PDF shows the reckoning, the seed, the digest, the strata and places to sign', async () => {
    const { drawId } = await ask(place, 'sampling.draw', { ...rule(), seed: '20260501' });
    const target = join(folder, `list-${n}.pdf`);
    const document = { what: 'sample-list', drawId, format: 'pdf', unmasked: true, purpose: '入户核查' } as const;
    const done = await makeDocument({ document, target }, place.context);
    expect(done).toMatchObject({ rows: 271, warnings: [] });
    const text = execFileSync('pdftotext', ['-layout', target, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
    const { populationSha256 } = await ask(place, 'sampling.get', { drawId });
    for (const each of [
      '20260501',
      populationSha256,
      '384.160',
      '柳树镇／P1',
      '抽样人',
      '监督人',
      '第1号（从同一总体第1次抽取）',
    ])
      expect(text).toContain(each);
    expect(text).toMatch(/2399001970\d{8}/);
    const entries = (await ask(place, 'log.page', { offset: 0, limit: 1 })).entries;
    expect(entries[0]!.detail).toBe('pdf，完整号码，用途：入户核查');
    expect(readFileSync(target).length).toBeGreaterThan(10_000);
  });

  it('with full numbers wants a purpose, also from whoever comes by another door than the window', async () => {
    const { drawId } = await ask(place, 'sampling.draw', { ...rule(), seed: '1' });
    const document = { what: 'sample-list', drawId, format: 'xlsx', unmasked: true, purpose: ' ' } as const;
    await expect(makeDocument({ document, target: join(folder, 'x.xlsx') }, place.context)).rejects.toMatchObject({
      code: 'E_REFUSED',
    });
  });
});
