import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appendLog } from '../../../electron/data/log-repo.ts';
import { release } from '../../../electron/data/release.ts';
import { runOrder } from '../../../electron/services/run-order.ts';
import type { JobProgress } from '../../../shared/contracts/desk/jobs.ts';
import { SOMEBODY } from '../data/people.ts';
import { KEY, newMonth, newWorkplace, scratchFolder } from '../desk/workplace.ts';
import { ask } from './ask.ts';

const folder = scratchFolder();
const quiet = { signal: new AbortController().signal, report: () => {}, actor: SOMEBODY };

describe('backup and restore as jobs', () => {
  it('put one workplace into the place of another, and stand in its log', { timeout: 30_000 }, async () => {
    const from = newWorkplace(join(folder, 'from'));
    newMonth(from, '2026-04');
    newMonth(from, '2026-05');
    const target = join(folder, '三账通备份.szbak');
    const told: JobProgress[] = [];
    const watch = { ...quiet, report: (progress: JobProgress) => told.push(progress) };
    const order = { kind: 'backup', target, passphrase: '秋天的备份' } as const;
    expect(await runOrder(order, { path: from.path, key: KEY }, watch)).toEqual({
      kind: 'backup',
      name: '三账通备份.szbak',
    });
    expect(told.at(-1)).toMatchObject({ phase: 'write', unit: 'bytes' });
    expect((await ask(from, 'log.page', { offset: 0, limit: 5 })).entries).toMatchObject([
      { action: '备份', actor: '王芳' },
    ]);

    mkdirSync(join(folder, 'to'));
    const to = { path: join(folder, 'to', 'sanzhang.db'), key: 'ee'.repeat(32) };
    const restore = { kind: 'restore', source: target, passphrase: '秋天的备份' } as const;
    const restored = await runOrder(restore, to, quiet);
    expect(restored).toMatchObject({ kind: 'restore', name: '三账通备份.szbak', months: 2 });
    expect(existsSync(`${to.path}-wal`)).toBe(false);
    // It stands under the key of its new place: the next job opens it.
    const again = { kind: 'backup', target: join(folder, 'b.szbak'), passphrase: 'another one' } as const;
    await runOrder(again, to, quiet);
    await expect(runOrder({ ...restore, passphrase: 'wrong' }, to, quiet)).rejects.toMatchObject({ code: 'E_KEY' });
  });

  it('that are asked to stop leave nothing', async () => {
    const place = newWorkplace(join(folder, 'stopped'));
    const target = join(folder, 'stopped.szbak');
    const order = { kind: 'backup', target, passphrase: '秋天的备份' } as const;
    const stopped = { ...quiet, signal: AbortSignal.abort(new Error('stop')) };
    await expect(runOrder(order, { path: place.path, key: KEY }, stopped)).rejects.toThrow('stop');
    expect(existsSync(target)).toBe(false);
    expect((await ask(place, 'log.page', { offset: 0, limit: 5 })).total).toBe(0);
    await release(place.db);
  });
});

describe('the log', () => {
  it('keeps no number in full, whoever forgets to mask it, and gives pages from the newest on', async () => {
    const place = newWorkplace(join(folder, 'log'));
    for (let n = 0; n < 5; n++) {
      appendLog(place.db, {
        at: place.context.now(),
        actor: SOMEBODY,
        action: 'export',
        subject: `第${n}次 239900195001011234`,
        detail: { sentence: '卡 6217990000012345678，共 300 元' },
      });
    }
    const { total, entries } = await ask(place, 'log.page', { offset: 1, limit: 2 });
    expect(total).toBe(5);
    expect(entries.map(({ seq, subject }) => [seq, subject.slice(0, 3)])).toEqual([
      [4, '第3次'],
      [3, '第2次'],
    ]);
    expect(entries[0]).toMatchObject({
      subject: '第3次 **************1234',
      detail: '卡 ***************5678，共 300 元',
    });
  });
});
