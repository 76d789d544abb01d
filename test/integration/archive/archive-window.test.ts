import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeDocument } from '../../../electron/jobs/desk/make-document.ts';
import { isFault } from '../../../shared/domain/archive/check/item-status.ts';
import { scratchFolder } from '../desk/workplace.ts';
import { ask } from '../services/ask.ts';
import { type ArchivePlace, sampleArchivePlace } from './archive-place.ts';

const folder = scratchFolder();
const BY_PLACE = { by: 'place', descending: false } as const;
let place: ArchivePlace;
beforeAll(async () => {
  place = await sampleArchivePlace(folder);
});

/** All rows of a list, page after page. */
async function listed(filter: Parameters<typeof page>[0] = {}) {
  const rows = [];
  for (let offset = 0; ; offset += 500) {
    const { total, rows: some } = await page(filter, offset);
    rows.push(...some);
    if (rows.length >= total) return rows;
  }
}
const page = (filter: { readonly text?: string; readonly code?: string; readonly faulty?: boolean } = {}, offset = 0) =>
  ask(place, 'archive.page', { filter, sort: BY_PLACE, offset, limit: 500 });

describe('the archive of the sample county in the window', () => {
  it('says of every file what became of its rows', async () => {
    const { sources, totals, stale, frame } = await ask(place, 'archive.state', {});
    expect(sources.map(({ kind }) => kind)).toEqual(['households', 'persons', 'inventory', 'paper']);
    for (const { rowsRead, taken, setAside } of sources)
      expect(rowsRead).toBe(taken + setAside.reduce((sum, { rows }) => sum + rows, 0));
    expect(stale).toBe(false);
    expect(frame).toMatchObject({ year: '2026', packId: 'heilongjiang-57' });
    expect(totals.households).toBe(place.truth.households);
  });

  it('finds every planted hole, and nothing else', async () => {
    const holes = new Map(place.truth.holes.map((hole) => [hole.certNo, hole]));
    for (const row of await listed()) {
      const hole = holes.get(row.certNo);
      // A household without a paper is one that nobody compared yet.
      const differences = (hole?.differences ?? []).filter(({ field }) => field !== 'household');
      expect([row.certNo, row.faults, row.differences ?? 0, row.suspects]).toEqual([
        row.certNo,
        hole?.items.length ?? 0,
        differences.length,
        hole?.suspects.length ?? 0,
      ]);
      if (hole === undefined) continue;
      const { items, fields, findings } = await ask(place, 'archive.get', { householdId: row.householdId });
      expect(items.filter(({ status }) => isFault(status)).map(({ code, status }) => ({ code, status }))).toEqual(
        hole.items,
      );
      expect(
        fields
          .filter(({ result }) => result !== null)
          .map(({ field, result, severity }) => ({ field, result, severity })),
      ).toEqual(differences);
      expect(findings.filter(({ verdict }) => verdict === 'suspect').map(({ question }) => question)).toEqual(
        hole.suspects,
      );
    }
  });

  it('adds up: the map by townships, by villages, and the list say the same', async () => {
    const { rows } = await ask(place, 'archive.map', { township: null });
    const all = await listed();
    expect(rows.reduce((sum, { households }) => sum + households, 0)).toBe(all.length);
    expect(rows.reduce((sum, { complete }) => sum + complete, 0)).toBe(all.filter(({ faults }) => faults === 0).length);
    const { totals } = await ask(place, 'archive.state', {});
    expect(totals.faults).toBe(all.reduce((sum, { faults }) => sum + faults, 0));
    for (const { township, households, cells } of rows) {
      const villages = (await ask(place, 'archive.map', { township })).rows;
      expect(villages.reduce((sum, each) => sum + each.households, 0)).toBe(households);
      for (const [at, cell] of cells.entries())
        for (const name of ['wanted', 'missing', 'faulty'] as const)
          expect(villages.reduce((sum, each) => sum + each.cells[at]![name], 0)).toBe(cell[name]);
    }
    for (const { code } of rows[0]!.cells) {
      const wrong = rows.reduce((sum, { cells }) => {
        const cell = cells.find((each) => each.code === code)!;
        return sum + cell.missing + cell.faulty;
      }, 0);
      expect([code, (await page({ code })).total]).toEqual([code, wrong]);
    }
  });

  it('leads from one household to the next, in the order of the list', async () => {
    const all = await listed({ faulty: true });
    const sorts = [
      BY_PLACE,
      { by: 'place', descending: true },
      { by: 'faults', descending: true },
      { by: 'differences', descending: false },
      { by: 'name', descending: true },
    ] as const;
    for (const sort of sorts) {
      const { rows } = await ask(place, 'archive.page', { filter: { faulty: true }, sort, offset: 0, limit: 500 });
      for (const at of [0, 1, rows.length - 1]) {
        const found = await ask(place, 'archive.neighbours', {
          householdId: rows[at]!.householdId,
          filter: { faulty: true },
          sort,
        });
        expect(found).toEqual({
          previous: rows[at - 1]?.householdId ?? null,
          next: rows[at + 1]?.householdId ?? null,
          position: at,
          total: all.length,
        });
      }
    }
    // One that is not in the list stands between two that are.
    const whole = await listed();
    const outside = whole.findIndex(({ faults }, at) => faults === 0 && at > 0);
    const { position, previous, next } = await ask(place, 'archive.neighbours', {
      householdId: whole[outside]!.householdId,
      filter: { faulty: true },
      sort: BY_PLACE,
    });
    expect(position).toBeNull();
    const before = whole.slice(0, outside).filter(({ faults }) => faults > 0);
    const after = whole.slice(outside).filter(({ faults }) => faults > 0);
    expect([previous, next]).toEqual([before.at(-1)?.householdId ?? null, after[0]?.householdId ?? null]);
  });

  it('shows no number in full but where the look is recorded', async () => {
    const [row] = await listed();
    const { householdId } = row!;
    const shown = await ask(place, 'archive.get', { householdId });
    expect(JSON.stringify(shown)).not.toMatch(/\d{17}[\dX]/u);
    const full = await ask(place, 'archive.uncover', { householdId });
    expect(full.row.idNumber).toMatch(/^\d{17}[\dX]$/u);
    expect(place.db.get('SELECT action FROM log ORDER BY seq DESC LIMIT 1')).toEqual({ action: 'archive.look' });
    for (const text of [row!.name, full.row.idNumber.slice(-4), full.row.idNumber, row!.certNo])
      expect((await page({ text })).rows.map((each) => each.householdId)).toContain(householdId);
    const settings = await ask(place, 'settings.get', {});
    await ask(place, 'settings.set', { ...settings, maskNames: true });
    const faulty = (await page({ faulty: true })).rows.map((each) => each.householdId);
    for (const each of faulty.slice(0, 20)) {
      const named = await ask(place, 'archive.uncover', { householdId: each });
      const covered = JSON.stringify(await ask(place, 'archive.get', { householdId: each }));
      for (const { name } of named.members) expect(covered).not.toContain(`"${name}"`);
      for (const { name } of named.members) expect(covered).not.toContain(`（${name}）`);
    }
    await ask(place, 'settings.set', settings);
  });

  it('is handed out as lists and as single dossiers, and the log says so', async () => {
    const masked = { unmasked: false, purpose: '' } as const;
    const { totals } = await ask(place, 'archive.state', {});
    for (const list of ['missing', 'system', 'paper', 'undecided', 'report'] as const)
      for (const format of ['xlsx', 'pdf'] as const) {
        const document = { what: 'archive-lists', list, format, ...masked } as const;
        const { name } = await ask(place, 'documents.name', document);
        const target = join(folder, name);
        const { rows } = await makeDocument({ document, target }, place.context);
        expect(readFileSync(target).subarray(0, 4).toString('latin1')).toBe(
          format === 'pdf' ? '%PDF' : 'PK\u0003\u0004',
        );
        if (list === 'missing') expect(rows).toBe(totals.faults);
      }
    const [row] = await listed();
    const document = {
      what: 'dossier',
      householdId: row!.householdId,
      placeholders: true,
      format: 'pdf',
      ...masked,
    } as const;
    const target = join(folder, (await ask(place, 'documents.name', document)).name);
    await makeDocument({ document, target }, place.context);
    expect(readFileSync(target).subarray(0, 4).toString('latin1')).toBe('%PDF');
    expect(place.db.get('SELECT action, subject FROM log ORDER BY seq DESC LIMIT 1')).toMatchObject({
      action: 'export',
    });
  });

  it('gives a household what it asks for at the counter, and no form that the pack does not have', async () => {
    const [row] = await listed();
    const { householdId, certNo, name: who } = row!;
    const { requested, items } = await ask(place, 'archive.get', { householdId });
    expect(requested).toEqual([{ id: 'certificate', title: '最低生活保障证明' }]);
    expect(items.flatMap(({ forms }) => forms.map(({ id }) => id))).not.toContain('certificate');
    const document = {
      what: 'archive-form',
      householdId,
      form: 'certificate',
      format: 'pdf',
      unmasked: true,
      purpose: '开具证明',
    } as const;
    const { name } = await ask(place, 'documents.name', document);
    expect(name).toBe(`最低生活保障证明 ${certNo} ${who}（完整号码）.pdf`);
    const target = join(folder, name);
    await makeDocument({ document, target }, place.context);
    const text = execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' }).replace(/\s+/gu, '');
    expect(text).toContain(`兹证明${who}`);
    expect(text).toMatch(/2399\d{13}[\dX]/u);
    await expect(ask(place, 'documents.name', { ...document, form: 'stop' })).rejects.toMatchObject({ code: 'E_GONE' });
  });
});
