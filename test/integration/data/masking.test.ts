import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logPage } from '../../../electron/data/log-repo.ts';
import { filesOfMonth } from '../../../electron/data/month-file-repo.ts';
import { readSettings, writeSettings } from '../../../electron/data/setting-repo.ts';
import { rowsOfSheet, sheetsOf } from '../../../electron/data/source-store.ts';
import { reconcileMonth } from '../../../electron/jobs/desk/reconcile-month.ts';
import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import { DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import type { DifferenceDetail } from '../../../shared/contracts/desk/differences.ts';
import { personalColumnsOf } from '../../../shared/domain/ledger/personal-columns.ts';
import { importPaths, newMonth, newWorkplace, sampleCounty, scratchFolder } from '../desk/workplace.ts';
import { contextOf } from './people.ts';
import { aDifference, writeRun } from './written-run.ts';

const folder = scratchFolder();
const place = newWorkplace(join(folder, 'masking'));
const { db } = place;
const data = contextOf(db, place.context.now);
const county = await sampleCounty(join(folder, 'county'));
const monthId = newMonth(place);
for (const kind of ['approval', 'finance', 'bank', 'bankReturn'] as const)
  await importPaths(place, monthId, kind, [county[kind]]);
const { runId } = await reconcileMonth({ monthId }, place.context);

const view = { runId, filter: {}, sort: { by: 'standard', descending: false } } as const;
const everyRow = () => DATA_HANDLERS['differences.page'](data, { ...view, offset: 0, limit: 500 });
const detail = async (differenceId: number): Promise<DifferenceDetail> =>
  DESK_CONTRACTS['differences.get'].output.parse(await DATA_HANDLERS['differences.get'](data, { differenceId }));

/** All that pages show without being asked to uncover: every answer there is about this county. */
async function everythingShown(): Promise<string> {
  const { rows } = await everyRow();
  const details = await Promise.all(rows.map(({ differenceId }) => detail(differenceId)));
  const found = await Promise.all(
    ['z', 'w', 'l', '镇', '村', '1', '2'].map((text) => DATA_HANDLERS['households.find'](data, { text })),
  );
  const lines = await Promise.all(
    found.flat().map(({ household }) => DATA_HANDLERS['households.line'](data, { household })),
  );
  return JSON.stringify([
    rows,
    details,
    found,
    lines,
    DATA_HANDLERS['differences.counts'](data, { runId, filter: {} }),
    DATA_HANDLERS['runs.get'](data, { runId }),
    DATA_HANDLERS['runs.list'](data, { monthId }),
    DATA_HANDLERS['history.months'](data, { programme: '农村低保' }),
    DATA_HANDLERS['decisions.list'](data, { monthId }),
  ]);
}

/** What stands in the columns of numbers and names, over all files. */
function personalTexts(): { readonly numbers: ReadonlySet<string>; readonly names: ReadonlySet<string> } {
  const numbers = new Set<string>();
  const names = new Set<string>();
  for (const { fileId, report } of filesOfMonth(db, monthId)) {
    for (const { position, name } of sheetsOf(db, fileId)) {
      const sheet = report.sheets.find((each) => each.name === name);
      if (sheet === undefined) continue;
      const columns = personalColumnsOf(sheet);
      for (const rows of rowsOfSheet(db, fileId, position)) {
        for (const { row, cells } of rows) {
          if (sheet.headerRows.includes(row)) continue;
          for (const at of columns.numbers)
            for (const text of (cells[at] ?? '').split(/[;；,、]/))
              if (text.trim().length > 8) numbers.add(text.trim());
          for (const at of columns.names) if (/^\p{Script=Han}{2,4}$/u.test(cells[at] ?? '')) names.add(cells[at]!);
        }
      }
    }
  }
  return { numbers, names };
}

const { numbers, names } = personalTexts();

describe('the sample county on screen', () => {
  test('shows no number of anybody in full, wherever it stands', async () => {
    expect(numbers.size).toBeGreaterThan(500);
    const shown = (await everythingShown()).replaceAll(' ', '');
    expect(shown.length).toBeGreaterThan(100_000);
    for (const number of numbers) if (shown.includes(number.replaceAll(' ', ''))) expect.fail(`shows ${number}`);
  });

  test('shows no name in full where names are to be masked', async () => {
    const settings = readSettings(db);
    writeSettings(db, { ...settings, maskNames: true });
    try {
      const { rows } = await everyRow();
      const named = rows.filter(({ name }) => name.length > 1);
      expect(named.length).toBeGreaterThan(10);
      for (const { name } of named) expect(name).toContain('*');
      // Names that are part of a place's name show there.
      const shown = (await everythingShown()).replaceAll(/[^"“”：；、，]{0,8}[镇乡村][^"“”：；、，]{0,4}/g, '');
      for (const name of names) if (shown.includes(`${name}`)) expect.fail(`shows ${name}`);
    } finally {
      writeSettings(db, settings);
    }
  });

  test('answers what the contracts promise', async () => {
    for (const [name, input] of [
      ['runs.get', { runId }],
      ['runs.list', { monthId }],
      ['history.months', { programme: '农村低保' }],
      ['history.compare', { monthId, againstMonthId: null }],
      ['differences.counts', { runId, filter: {} }],
      ['differences.page', { ...view, offset: 0, limit: 100 }],
      ['households.find', { text: 'z' }],
    ] as const) {
      const answer = await (DATA_HANDLERS[name] as (context: typeof data, given: unknown) => unknown)(data, input);
      expect(DESK_CONTRACTS[name].output.safeParse(answer).error).toBeUndefined();
    }
  });

  test('every difference with rows has its places, its fields, and rows that are there', async () => {
    const { rows } = await everyRow();
    for (const { differenceId } of rows) {
      const { places, fields, row } = await detail(differenceId);
      expect(places.length, row.code).toBeGreaterThan(0);
      for (const { fileId, sheet, row: number, headers, columns } of places) {
        expect(headers.length).toBeGreaterThan(3);
        expect(columns.length).toBeGreaterThan(3);
        const uncovered = await DATA_HANDLERS['files.uncoverRow'](data, { fileId, sheet, row: number });
        expect(uncovered.cells.length).toBeGreaterThan(0);
      }
      if (row.code !== 'control_total_mismatch' && row.code !== 'missing_key')
        expect(
          fields.map(({ column }) => column),
          row.code,
        ).toContain('head_name');
    }
    const amounts = rows.filter(({ code }) => code === 'amount_mismatch');
    expect(amounts.length).toBeGreaterThan(0);
    for (const { differenceId } of amounts) {
      const total = (await detail(differenceId)).fields.find(({ column }) => column === 'total_amount');
      expect(total?.state).toBe('differs');
    }
  });

  test('uncovers one difference for who asks, and records that, without the number', async () => {
    const { rows } = await everyRow();
    const row = rows.find(({ code }) => code === 'account_mismatch')!;
    const before = logPage(db, 0, 1).total;
    const shown = await DATA_HANDLERS['differences.uncover'](data, { differenceId: row.differenceId });
    expect(DESK_CONTRACTS['differences.uncover'].output.safeParse(shown).error).toBeUndefined();
    expect(numbers.has(shown.idNumber)).toBe(true);
    expect(shown.explanation).toContain(shown.values.bank);
    const text = (shown.fields.find(({ column }) => column === 'head_id')?.approval ?? []).map((piece) => piece.text);
    expect(text.join('')).toContain(shown.idNumber);
    const { total, entries } = logPage(db, 0, 1);
    expect(total).toBe(before + 1);
    expect(entries[0]).toMatchObject({ action: 'look.numbers', actor: 'wangfang', subject: row.stableId });
    expect(entries[0]!.subject + entries[0]!.detail).not.toMatch(/\d{15}/);
  });

  test('uncovers one row of a file, and records where', async () => {
    const { rows } = await everyRow();
    const [at] = (await detail(rows.find(({ code }) => code === 'id_mismatch')!.differenceId)).places;
    const { cells } = await DATA_HANDLERS['files.uncoverRow'](data, {
      fileId: at!.fileId,
      sheet: at!.sheet,
      row: at!.row,
    });
    expect(cells.some((cell) => numbers.has(cell))).toBe(true);
    expect(logPage(db, 0, 1).entries[0]).toMatchObject({
      action: 'look.row',
      subject: expect.stringMatching(/^农村低保.*!\d+$/) as string,
    });
    expect(() => DATA_HANDLERS['files.uncoverRow'](data, { fileId: at!.fileId, sheet: 'x', row: 1 })).toThrow('E_GONE');
  });
});

test('whatever a difference says, its row of the grid shows none of its numbers', async () => {
  const digits = (least: number, most: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((each) => each.join(''));
  const someNumbers = fc.record({
    idNumber: digits(18, 18),
    other: digits(18, 18),
    account: digits(9, 22),
    another: digits(12, 19),
    valueKind: fc.constantFrom('id-number' as const, 'account' as const, 'plain' as const),
  });
  let at = 0;
  await fc.assert(
    fc.asyncProperty(someNumbers, async ({ idNumber, other, account, another, valueKind }) => {
      const given = aDifference({
        idNumber,
        account: `${account}、${another}`,
        valueKind,
        values: { approval: idNumber, finance: other, bank: `${another}、${account}` },
        explanation: `{id:${idNumber}} 与 {id:${other}} 不同，账号 {acct:${account}、${another}}；银行说明：收款账号${another}不存在`,
      });
      const written = await writeRun(db, { period: `20${String(10 + (at++ % 80))}-01`, differences: [given] });
      const { rows } = await DATA_HANDLERS['differences.page'](data, {
        ...view,
        runId: written.runId,
        offset: 0,
        limit: 1,
      });
      const shown = JSON.stringify(rows);
      for (const number of [idNumber, other, another]) expect(shown).not.toContain(number);
      expect(rows[0]!.account).not.toContain(account);
    }),
    { numRuns: 100 },
  );
});
