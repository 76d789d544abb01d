import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { removeMonth } from '../../../electron/data/month-repo.ts';
import { exportRun } from '../../../electron/jobs/desk/export-run.ts';
import { reconcileMonth } from '../../../electron/jobs/desk/reconcile-month.ts';
import { verifyTheLog } from '../../../electron/jobs/desk/verify-the-log.ts';
import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import { verified } from '../data/audited-workplace.ts';
import { contextOf } from '../data/people.ts';
import { importPaths, newMonth, scratchFolder } from '../desk/workplace.ts';
import { ask } from '../services/ask.ts';
import { workplaceToSeal, written } from './sealed-workplace.ts';

const folder = scratchFolder();
let place: Awaited<ReturnType<typeof workplaceToSeal>>;
beforeAll(async () => {
  place = await workplaceToSeal(folder);
});

const checks = (monthId: number, actor = place.reviewer) =>
  DATA_HANDLERS['seals.checks'](contextOf(place.db, place.context.now, actor), { monthId });

describe('before sealing', () => {
  it('says what has to be finished, the first thing in the refusal', async () => {
    const empty = newMonth(place, '2026-06');
    expect(checks(empty)).toMatchObject({ maySeal: false });
    expect(() => place.seal(empty)).toThrow('2026-06 农村低保还不能封账：还没有对账');
    removeMonth(place.db, empty);
  });

  it('is refused to whoever read in the files or reconciled', async () => {
    const { maySeal, checks: list } = await checks(place.monthId, place.context.actor);
    expect(maySeal).toBe(false);
    expect(list.filter(({ ok, level }) => !ok && level === 'must').map(({ id }) => id)).toEqual(['four-eyes']);
    expect(() => place.seal(place.monthId, place.context.actor)).toThrow('不能由同一个人封账');
  });

  it('is refused where questions are open', async () => {
    const { monthId } = (await ask(place, 'months.list', {})).find(({ period }) => period === '2026-03')!;
    expect(() => place.seal(monthId)).toThrow(/还有 \d+ 条疑似同一户没有决定/);
  });
});

describe('a sealed month', () => {
  it('can be changed no more, whichever way it is tried, by the program or beside it', async () => {
    const { db, context, monthId } = place;
    expect((await checks(monthId)).maySeal).toBe(true);
    const { seal } = await place.seal(monthId);
    expect(seal).toMatchObject({ byName: '李红', code: expect.stringMatching(/^(?:[0-9A-F]{4}-){3}[0-9A-F]{4}$/) });
    const refused = '2026-04 农村低保已于 2026-05-01 封账，不能再改动';
    const { files, card } = await ask(place, 'months.get', { monthId });
    const file = files[0]!;
    const rows = await ask(place, 'differences.page', {
      runId: card.run!.runId,
      filter: {},
      sort: { by: 'standard', descending: false },
      offset: 0,
      limit: 1,
    });
    expect(rows.rows).toHaveLength(1);
    const [decision] = await ask(place, 'decisions.list', { monthId });
    await expect(ask(place, 'files.remove', { monthFileId: file.monthFileId })).rejects.toThrow(refused);
    await expect(
      ask(place, 'files.change', { monthFileId: file.monthFileId, kind: file.kind, overrides: null, keepAs: null }),
    ).rejects.toThrow(refused);
    await expect(importPaths(place, monthId, 'bank', [`${folder}/county/truth.json`])).rejects.toThrow(refused);
    await expect(reconcileMonth({ monthId }, context)).rejects.toThrow(refused);
    await expect(ask(place, 'months.remove', { monthId })).rejects.toThrow(refused);
    await expect(ask(place, 'decisions.undo', { decisionId: decision!.decisionId, reason: '点错了' })).rejects.toThrow(
      refused,
    );
    expect(() => place.seal(monthId)).toThrow('这个月已经封账');
    for (const sql of [
      'UPDATE month SET revision = 9',
      'DELETE FROM month_file',
      `UPDATE run SET verdict = 'balanced'`,
      `INSERT INTO run (month_id, revision, state, started_at) VALUES (${monthId}, 0, 'done', '')`,
      'UPDATE difference SET amount_fen = 1',
      'DELETE FROM household_month',
      `UPDATE source_chunk SET content = x'00'`,
      'DELETE FROM run_file',
      `UPDATE seal SET content = ''`,
      'DELETE FROM decision',
    ])
      expect(() => db.run(sql), sql).toThrow();
    expect(verified(db).finding).toBeNull();
    await expect(ask(place, 'months.remove', { monthId })).rejects.toThrow(refused);
  });

  it('is corrected by dated adjustments that point to it, and only it', async () => {
    const { monthId } = place;
    const add = (kind: 'pay-after' | 'recover' | 'correct', fen: number) =>
      ask(place, 'adjustments.add', { monthId, kind, fen, reason: '死亡后多发一个月', caseId: null });
    await add('recover', -46500);
    await expect(add('recover', 100)).rejects.toThrow('追缴的金额要写成负数');
    const list = await add('pay-after', 1000);
    expect(list.map(({ fen }) => fen)).toEqual([-46500, 1000]);
    const months = await ask(place, 'seals.list', {});
    expect(months.find((month) => month.monthId === monthId)).toMatchObject({ adjustments: 2, adjustedFen: -45500 });
    const open = months.find(({ seal }) => seal === null)!;
    await expect(
      ask(place, 'adjustments.add', { monthId: open.monthId, kind: 'correct', fen: 0, reason: '更正', caseId: null }),
    ).rejects.toThrow('这个月还没有封账');
    expect(verified(place.db).finding).toBeNull();
  });

  it('is handed out as a file whose heads the log is verified by, and printed on the statement with its QR code', async () => {
    const { monthId, context } = place;
    const document = { what: 'seal-file', monthId, format: 'szseal', unmasked: false, purpose: '' } as const;
    const { path } = await written(place, folder, document);
    const file = JSON.parse(readFileSync(path, 'utf8'));
    const known = [
      { ...file.seal.log, from: '封账文件' },
      { ...file.entry, from: '封账文件' },
    ];
    expect(await verifyTheLog({ known }, context)).toMatchObject({ problem: null });
    const forged = known.map((head) => ({ ...head, sha256: 'c'.repeat(64) }));
    expect((await verifyTheLog({ known: forged }, context)).problem).toContain('与封账文件记着的不同');
    const run = (await ask(place, 'seals.list', {})).find((month) => month.monthId === monthId)!.seal!.runId;
    const target = `${folder}/statement.pdf`;
    await exportRun({ runId: run, what: 'pdf', filter: null, unmasked: false, purpose: '', target }, context);
    expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
