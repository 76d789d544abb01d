// The rows of the bench, as issue 2 part 8 sets them. Each gives what was measured and whether its targets are reached.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LEDGERS } from './inputs.mjs';
import { measureInTurn, median } from './measure.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const MB = 1e6;

/** Sizes of the real bench, and of the quick one that only shows that the bench works. */
export const SIZES = {
  full: {
    a: 200_000,
    b: 1_000_000,
    c: 50_000,
    d: [10_000, 100_000, 1_000_000],
    f: [100_000, 1_000_000],
    g: [10_000, 100_000],
    h: { plain: 40, dossiers: 600, households: 10_000 },
  },
  small: {
    a: 5_000,
    b: 5_000,
    c: 1_000,
    d: [1_000, 3_000, 10_000],
    f: [2_000],
    g: [1_000],
    h: { plain: 2, dossiers: 20, households: 100 },
  },
};

const line = (name, { ms, peakBytes, allMs }, note = '') => ({ name, ms, peakBytes, allMs, note });
const atLeast = (what, measured, goal) => ({ what, measured, goal: `≥ ${goal}`, reached: measured >= goal });
const atMost = (what, measured, goal, unit = '') => ({
  what,
  measured,
  goal: `≤ ${goal}${unit}`,
  reached: measured <= goal,
  unit,
});

/** One reconciliation by the command line. The output folder is new every time. */
function reconciliation(name, { cli, scratch }, files, flags = []) {
  const out = `${scratch}/out`;
  return {
    name,
    codes: [0, 1],
    before: () => rmSync(out, { recursive: true, force: true }),
    args: [
      cli,
      'reconcile',
      ...LEDGERS.flatMap((ledger) => [`--${ledger}`, files[ledger]]),
      '--period',
      '2026-04',
      '--out',
      out,
      '--json',
      ...flags,
    ],
  };
}

const ONLY_CSV = ['--no-xlsx', '--no-pdf'];

function csvFiles(dir) {
  return Object.fromEntries(LEDGERS.map((ledger) => [ledger, `${dir}/${ledger}.csv`]));
}

/** A speed means nothing where the answer is wrong: the statement must close and every planted fault must be found. */
function checked(stdout, planted) {
  const statement = JSON.parse(stdout);
  const residual = statement.bridge.reduce((sum, { residualFen }) => sum + Math.abs(residualFen), 0);
  const { total } = statement.discrepancies;
  if (residual !== 0 || statement.verdict === 'incomplete') throw new Error('the statement does not close');
  if (total !== planted) throw new Error(`${total} discrepancies found, ${planted} were planted`);
  return { statement, note: `${total} discrepancies of ${planted} planted; residual 0` };
}

async function readWorkbooks({ sizes, inputs, programs, runs, scratch, say }) {
  const path = inputs.workbook(sizes.a, 'finance');
  const results = await measureInTurn(
    [
      { name: 'ours', args: [programs.ours, path] },
      { name: 'exceljs', args: [here('readers/exceljs-stream.mjs'), path] },
      { name: 'sheetjs', args: [here('readers/sheetjs.mjs'), path] },
      { name: 'inflate', args: [here('readers/inflate.mjs'), path] },
    ],
    runs,
    scratch,
    say,
  );
  const { ours, exceljs, sheetjs, inflate } = results;
  const seen = Object.fromEntries(Object.entries(results).map(([name, { stdout }]) => [name, JSON.parse(stdout)]));
  const { rows, cells, chars } = seen.ours;
  for (const [name, other] of Object.entries({ ExcelJS: seen.exceljs, SheetJS: seen.sheetjs })) {
    if (other.rows !== rows || other.cells !== cells) throw new Error(`${name} does not see the same cells as ours`);
  }
  if (seen.sheetjs.chars !== chars) throw new Error('SheetJS does not read the same text as ours');
  return {
    title: `read ${sizes.a.toLocaleString('en')} × 10 .xlsx to rows`,
    lines: [
      line('our reader', ours, `${rows} rows, ${cells} cells; SheetJS reads the same`),
      line(
        'ExcelJS, stream reader',
        exceljs,
        // It decodes chunk by chunk and so breaks a character that lies across two.
        seen.exceljs.chars === chars ? '' : `garbles text: ${seen.exceljs.chars - chars} characters too many`,
      ),
      line('SheetJS, dense', sheetjs),
      line('plain inflate of the same entries', inflate, `${(seen.inflate.inflatedBytes / MB).toFixed(0)} MB inflated`),
    ],
    targets: [
      atLeast('times as fast as ExcelJS', exceljs.ms / ours.ms, 4),
      atLeast('times as fast as SheetJS', sheetjs.ms / ours.ms, 4),
      atMost('times the plain inflate', ours.ms / inflate.ms, 3),
    ],
  };
}

async function reconcileCsv(context) {
  const { sizes, inputs, runs, scratch, say } = context;
  const dir = inputs.csvLedgers(sizes.b);
  const { csv, all, duckdb } = await measureInTurn(
    [
      reconciliation('csv', context, csvFiles(dir), ONLY_CSV),
      { name: 'duckdb', args: [here('duckdb-join.mjs'), dir] },
      reconciliation('all', context, csvFiles(dir)),
    ],
    runs,
    scratch,
    say,
  );
  const { note } = checked(csv.stdout, inputs.planted(sizes.b));
  return {
    title: `three ledgers of ${sizes.b.toLocaleString('en')} CSV lines to a closed statement with discrepancies.csv`,
    lines: [
      line('ours: statement.json and discrepancies.csv', csv, note),
      line('DuckDB, 2 threads: only the exact join and compare', duckdb),
      line('ours: all outputs (also discrepancies.xlsx and statement.pdf)', all),
    ],
    targets: [atMost('times DuckDB', csv.ms / duckdb.ms, 2), atMost('peak memory', csv.peakBytes / MB, 1500, ' MB')],
  };
}

async function reconcileWorkbooks(context) {
  const { sizes, inputs, runs, scratch, say } = context;
  const files = Object.fromEntries(LEDGERS.map((ledger) => [ledger, inputs.workbook(sizes.c, ledger)]));
  const { all } = await measureInTurn([reconciliation('all', context, files)], runs, scratch, say);
  const { note } = checked(all.stdout, inputs.planted(sizes.c));
  const seconds = all.ms / 1000;
  return {
    title: `3 × ${sizes.c.toLocaleString('en')} lines .xlsx to all outputs`,
    lines: [line('ours: all outputs', all, note)],
    given:
      sizes === SIZES.full
        ? { name: 'the same job with VLOOKUP in LibreOffice', seconds: 84, ratio: 84 / seconds }
        : undefined,
    targets: [atMost('seconds', seconds, 8, ' s'), atMost('peak memory', all.peakBytes / MB, 800, ' MB')],
  };
}

async function scaling(context) {
  const { sizes, inputs, runs, scratch, say } = context;
  const results = await measureInTurn(
    sizes.d.map((households) =>
      reconciliation(String(households), context, csvFiles(inputs.csvLedgers(households)), ONLY_CSV),
    ),
    runs,
    scratch,
    say,
  );
  const perLine = sizes.d.map((households) => (results[households].ms * 1000) / households);
  const jobPerLine = sizes.d.map((households) => {
    const { statement } = checked(results[households].stdout, inputs.planted(households));
    return (statement.timings.totalMs * 1000) / households;
  });
  return {
    title: `${sizes.d.map((households) => households.toLocaleString('en')).join(' → ')} lines a ledger, CSV`,
    lines: sizes.d.map((households, i) =>
      line(
        `${households.toLocaleString('en')} lines a ledger`,
        results[households],
        `${perLine[i].toFixed(1)} µs a line; without the start of the program ${jobPerLine[i].toFixed(1)} µs`,
      ),
    ),
    targets: sizes.d
      .slice(1)
      .map((households, i) =>
        atMost(
          `time a line at ${households.toLocaleString('en')} : at ${sizes.d[i].toLocaleString('en')}`,
          perLine[i + 1] / perLine[i],
          1.5,
        ),
      ),
  };
}

async function window(context) {
  const { sizes, inputs, runs, scratch, say } = context;
  const { measureWindow } = await import('./window.mjs');
  const files = Object.fromEntries(LEDGERS.map((ledger) => [ledger, inputs.workbook(sizes.c, ledger)]));
  const { all } = await measureInTurn([reconciliation('all', context, files)], runs, scratch, say);
  const seen = await measureWindow({ files, runs, say });
  if (seen.differences !== inputs.planted(sizes.c))
    throw new Error(`${seen.differences} differences found, ${inputs.planted(sizes.c)} were planted`);
  const lines = sizes.c.toLocaleString('en');
  const ms = (number) => `${number.toFixed(0)} ms`;
  return {
    title: `the window, Electron ${seen.runtime.version}: 3 × ${lines} lines .xlsx from the files to the statement on screen`,
    lines: [
      line('the command line: all outputs', all),
      line('window: start until a person can type the passphrase', seen.start),
      line('window: passphrase until a person can sign in', seen.unlock, 'scrypt makes every guess cost this'),
      line('window: three files into the database, read and understood', seen.import),
      line(
        'window: 开始 until the statement is on screen',
        seen.reconcile,
        `${seen.differences} differences of as many planted`,
      ),
    ],
    targets: [
      atMost('cold start until usable', seen.start.ms, 2500, ' ms'),
      atMost('开始 to the statement, times the command line', seen.reconcile.ms / all.ms, 1.5),
      atMost(
        `answers while a job runs, 95 of 100 (slowest ${ms(seen.answers.worst)} of ${seen.answers.count})`,
        seen.answers.p95,
        100,
        ' ms',
      ),
      atMost(
        `time between frames while a job runs, 95 of 100 (slowest ${ms(seen.frames.worst)})`,
        seen.frames.p95,
        100,
        ' ms',
      ),
    ],
  };
}

/** The grid of differences from an encrypted database, page by page, as the window asks for it. */
async function grid({ sizes, programs, say }) {
  const { measureGrid } = await import(programs.grid);
  return ofDatabase('the grid of differences from the database', sizes.f, measureGrid, say);
}

/** Cases: opened by a run, carried on by the next, listed, filtered and opened as the window asks for them. */
async function cases({ sizes, programs, say }) {
  const { measureCases } = await import(programs.cases);
  return ofDatabase('cases in the database', sizes.g, measureCases, say);
}

async function ofDatabase(title, counts, measure, say) {
  const measured = [];
  for (const count of counts) {
    say(`  ${count.toLocaleString('en')} differences`);
    measured.push(...(await measure(count)));
  }
  const named = ({ rows, what }) => `${rows.toLocaleString('en')}: ${what}`;
  return {
    title,
    lines: measured.map((each) => ({
      name: named(each),
      ms: each.middleMs,
      note: each.mostMs === each.middleMs ? '' : `19 of 20 within ${each.mostMs} ms`,
    })),
    targets: measured
      .filter(({ goalMs }) => goalMs !== null)
      .map((each) => atMost(`${named(each)}, 19 of 20`, each.mostMs, each.goalMs, ' ms')),
  };
}

/** Dossiers of six pages beside the plain way to make them; completeness; memory over a batch. */
async function dossiers({ sizes, programs, runs, scratch, say }) {
  const out = `${scratch}/dossiers`;
  const { plain: few, dossiers: some, households: many } = sizes.h;
  const program = (mode, count, ...more) => ({
    name: `${mode} ${count} ${more[0] ?? ''}`.trim(),
    args: [programs.dossiers, mode, String(count), ...more.map(String)],
    before: () => rmSync(out, { recursive: true, force: true }),
  });
  const contestants = {
    plain: program('plain', few),
    make: program('make', some),
    one: program('batch', some, 1, out),
    two: program('batch', some, 2, out),
    check: program('check', many),
  };
  const results = await measureInTurn(Object.values(contestants), runs, scratch, say);
  const whole = program('batch', many, 2, out);
  results[whole.name] = (await measureInTurn([whole], 1, scratch, say))[whole.name];
  // A process of the bench also makes the households: what it says itself is the time of the work alone.
  const said = ({ name }) => {
    const { stdouts, peakBytes } = results[name];
    const answers = stdouts.map((text) => JSON.parse(text));
    const allMs = answers.map(({ ms }) => ms);
    return { ...answers.at(-1), ms: median(allMs), allMs, peakBytes };
  };
  const { plain, make, one, two, check } = Object.fromEntries(
    Object.entries(contestants).map(([key, contestant]) => [key, said(contestant)]),
  );
  const all = said(whole);
  const each = ({ ms }, count) => ms / count;
  const aSecond = ({ ms }, count) => `${((count * 1000) / ms).toFixed(1)} a second`;
  const n = (count) => count.toLocaleString('en');
  return {
    title: 'dossiers of six pages',
    lines: [
      line(
        'plain pdfmake, a document made anew for each: one document',
        { ...plain, ms: each(plain, few) },
        aSecond(plain, few),
      ),
      line(
        'ours, composed and printed in one thread: one dossier',
        { ...make, ms: each(make, some) },
        `${aSecond(make, some)}; ${make.pages.toFixed(2)} pages, ${Math.round(make.bytes / 1024)} KB`,
      ),
      line(
        'ours, a whole batch with everything beside, one thread: one dossier',
        { ...one, ms: each(one, some) },
        aSecond(one, some),
      ),
      line(
        'ours, a whole batch with everything beside, two threads: one dossier',
        { ...two, ms: each(two, some) },
        aSecond(two, some),
      ),
      line(`completeness and policy questions of ${n(many)} households`, check, `${n(check.items)} materials`),
      line(
        `a whole batch of ${n(many)} dossiers, two threads`,
        all,
        `resident ${(all.fifth / MB).toFixed(0)} MB after a fifth, ${(all.end / MB).toFixed(0)} MB after all`,
      ),
    ],
    targets: [
      atLeast('times as fast as plain pdfmake, one thread', each(plain, few) / each(make, some), 3),
      atMost(`completeness of ${n(many)} households`, check.ms / 1000, 3, ' s'),
      atMost('memory after all dossiers of a batch : after a fifth', all.end / all.fifth, 1.3),
    ],
  };
}

export const ROWS = {
  a: readWorkbooks,
  b: reconcileCsv,
  c: reconcileWorkbooks,
  d: scaling,
  e: window,
  f: grid,
  g: cases,
  h: dossiers,
};

/** Measures one row. `scratch` holds what the measured programs write. */
export async function measureRow(key, context) {
  mkdirSync(context.scratch, { recursive: true });
  try {
    return { key, ...(await ROWS[key](context)) };
  } finally {
    rmSync(context.scratch, { recursive: true, force: true });
  }
}
