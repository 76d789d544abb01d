import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeBackup } from '../../../electron/data/backup/make-backup.ts';
import { type BackupToRestore, restoreBackup } from '../../../electron/data/backup/restore-backup.ts';
import type { Database } from '../../../electron/data/database.ts';
import { MIGRATIONS } from '../../../electron/data/migrations/migrations.ts';
import { openMonth } from '../../../electron/data/month-repo.ts';
import { release } from '../../../electron/data/release.ts';
import { rowsOfSheet } from '../../../electron/data/source-store.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { SOMEBODY } from './people.ts';
import {
  KEY,
  keepFile,
  NOW,
  OTHER_KEY,
  type TemporaryWorkplace,
  temporaryWorkplace,
  textRows,
} from './temporary-workplace.ts';

const OF = { key: KEY, madeAt: NOW, cost: { n: 2 ** 15, r: 8, p: 1 } };
const PASSPHRASE = '秋天的第一份备份';
const NAME = '欧阳测试';
const ID_NUMBER = '239900195001011234';

/** A workplace with a month and a file of some size, and a backup of it. */
async function backedUp(rows = 3000): Promise<{ workplace: TemporaryWorkplace; db: Database; target: string }> {
  const workplace = temporaryWorkplace();
  const db = workplace.open();
  const monthId = openMonth(db, '2026-04', '农村低保', NOW);
  const cells = Array.from({ length: rows }, (_, at) => [NAME, ID_NUMBER, `${Math.sin(at)}${Math.cos(at)}`]);
  const fileId = keepFile(db, [{ name: '名册', rows: textRows(cells) }]);
  db.run(
    `INSERT INTO month_file (month_id, file_id, kind, name, report, households, lines, amount_fen, added_at)
     VALUES (?, ?, 'approval', '名册.xlsx', '{}', 1, 1, 1, ?)`,
    [monthId, fileId, NOW],
  );
  const target = workplace.file('三账通备份.szbak');
  await makeBackup(db, { target, passphrase: PASSPHRASE, ...OF });
  return { workplace, db, target };
}

function restoreInto(workplace: TemporaryWorkplace, source: string, more: Partial<BackupToRestore> = {}) {
  return restoreBackup({
    source,
    passphrase: PASSPHRASE,
    path: workplace.path,
    key: KEY,
    now: NOW,
    actor: SOMEBODY,
    ...more,
  });
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'no error';
  } catch (error) {
    if (error instanceof WorkplaceError) return error.code;
    throw error;
  }
}

describe('a backup', () => {
  it('brings back everything, under the key of another computer', async () => {
    const { target } = await backedUp();
    const other = temporaryWorkplace();
    const restored = await restoreInto(other, target, { key: OTHER_KEY });
    expect(restored).toEqual({ madeAt: NOW, months: 1, kept: null });
    const db = other.open({ key: OTHER_KEY });
    const [file] = db.all<{ file_id: number }>('SELECT file_id FROM month_file');
    const rows = [...rowsOfSheet(db, file!.file_id, 0)].flat();
    expect(rows).toHaveLength(3000);
    expect(rows[2999]!.cells.slice(0, 2)).toEqual([NAME, ID_NUMBER]);
    expect(db.all('SELECT actor, action, subject FROM log')).toEqual([
      { actor: SOMEBODY.login, action: 'backup.restore', subject: '三账通备份.szbak' },
    ]);
    expect(readdirSync(other.folder).filter((name) => !name.startsWith('sanzhang.db'))).toEqual([]);
  });

  it('keeps beside it what was there before, with what had not been written into it yet', async () => {
    const { target } = await backedUp(10);
    const other = temporaryWorkplace();
    const before = other.open();
    openMonth(before, '2025-12', '城市低保', NOW);
    // As after a power cut: the log is there, and nobody has put it into the database.
    const torn = temporaryWorkplace();
    for (const end of ['', '-wal']) copyFileSync(other.path + end, torn.path + end);
    const { kept } = await restoreInto(torn, target);
    expect(kept).toMatch(/sanzhang\.before-restore-\d{8}-\d{6}\.db$/);
    expect(torn.open({ path: kept! }).all('SELECT period FROM month')).toEqual([{ period: '2025-12' }]);
    expect(torn.open().all('SELECT period FROM month')).toEqual([{ period: '2026-04' }]);
  });

  it('keeps a database beside it that cannot be opened at all', async () => {
    const { target } = await backedUp(10);
    const other = temporaryWorkplace();
    writeFileSync(other.path, 'this is no database');
    const { kept } = await restoreInto(other, target);
    expect(readFileSync(kept!, 'utf8')).toBe('this is no database');
    expect(other.open().all('SELECT period FROM month')).toHaveLength(1);
  });

  it('is made while somebody else is writing, and holds what had been committed', async () => {
    const workplace = temporaryWorkplace();
    const db = workplace.open();
    openMonth(db, '2026-04', '农村低保', NOW);
    const writer = workplace.open();
    writer.exec(
      "BEGIN IMMEDIATE; INSERT INTO month (period, programme, created_at) VALUES ('2026-05', '农村低保', 'x')",
    );
    const target = workplace.file('a.szbak');
    await makeBackup(db, { target, passphrase: PASSPHRASE, ...OF });
    writer.exec('COMMIT');
    const other = temporaryWorkplace();
    expect((await restoreInto(other, target)).months).toBe(1);
  });

  it('is refused with a wrong passphrase, and nothing is touched', async () => {
    const { workplace, target, db } = await backedUp(10);
    await release(db);
    const before = readFileSync(workplace.path);
    expect(await codeOf(restoreInto(workplace, target, { passphrase: 'wrong passphrase' }))).toBe('E_KEY');
    expect(readFileSync(workplace.path).equals(before)).toBe(true);
    expect(readdirSync(workplace.folder).sort()).toEqual(['sanzhang.db', '三账通备份.szbak']);
  });

  it('takes a passphrase typed in full width for the same in half width', async () => {
    const workplace = temporaryWorkplace();
    const target = workplace.file('a.szbak');
    await makeBackup(workplace.open(), { target, passphrase: 'ＡＢＣ１２３４５', ...OF });
    expect((await restoreInto(temporaryWorkplace(), target, { passphrase: 'ABC12345' })).months).toBe(0);
  });

  it('is refused wherever one bit of it has changed, and nothing is touched', async () => {
    const { workplace, target, db } = await backedUp(2000);
    await release(db);
    const before = readFileSync(workplace.path);
    const good = readFileSync(target);
    const places = [0, 9, 20, 60, 150, 260, 300, good.length >> 1, good.length - 17, good.length - 1];
    for (const place of places) {
      const bad = Buffer.from(good);
      bad[place]! ^= 1;
      writeFileSync(workplace.file('bad.szbak'), bad);
      const code = await codeOf(restoreInto(workplace, workplace.file('bad.szbak')));
      expect(['E_BACKUP', 'E_KEY'], `byte ${place}: ${code}`).toContain(code);
      if (place > 400) expect(code).toBe('E_BACKUP');
    }
    expect(readFileSync(workplace.path).equals(before)).toBe(true);
    expect(readdirSync(workplace.folder).sort()).toEqual(['bad.szbak', 'sanzhang.db', '三账通备份.szbak']);
  });

  it('is refused where it is cut off, at the end of a piece too, or longer than it was', async () => {
    const { workplace, target, db } = await backedUp(100_000);
    await release(db);
    const good = readFileSync(target);
    const before = good.length % ((1 << 20) + 16);
    expect(good.length).toBeGreaterThan(2 << 20);
    const start = bytesBeforePieces(good);
    for (const length of [0, 5, 100, start, start + (1 << 20) + 16, good.length - before, good.length - 1]) {
      copyFileSync(target, workplace.file('bad.szbak'));
      truncateSync(workplace.file('bad.szbak'), length);
      expect(await codeOf(restoreInto(workplace, workplace.file('bad.szbak'))), `${length} bytes`).toBe('E_BACKUP');
    }
    writeFileSync(workplace.file('bad.szbak'), Buffer.concat([good, Buffer.alloc(1)]));
    expect(await codeOf(restoreInto(workplace, workplace.file('bad.szbak')))).toBe('E_BACKUP');
    // Two pieces that changed places.
    const piece = (1 << 20) + 16;
    const swapped = Buffer.concat([
      good.subarray(0, start),
      good.subarray(start + piece, start + 2 * piece),
      good.subarray(start, start + piece),
      good.subarray(start + 2 * piece),
    ]);
    writeFileSync(workplace.file('bad.szbak'), swapped);
    expect(await codeOf(restoreInto(workplace, workplace.file('bad.szbak')))).toBe('E_BACKUP');
  });

  it('is refused where it is no backup, or not there', async () => {
    const workplace = temporaryWorkplace();
    writeFileSync(workplace.file('名册.xlsx'), 'PK\u0003\u0004 something else of some length');
    expect(await codeOf(restoreInto(workplace, workplace.file('名册.xlsx')))).toBe('E_BACKUP');
    expect(await codeOf(restoreInto(workplace, workplace.file('nowhere.szbak')))).toBe('E_BACKUP');
    expect(existsSync(workplace.path)).toBe(false);
  });

  it('of a newer program is refused, of an older one is brought to this version', async () => {
    const newer = { version: 9990, name: 'newer', sql: 'CREATE TABLE newer (a INTEGER) STRICT;' };
    const workplace = temporaryWorkplace();
    const db = workplace.open({ migrations: [...MIGRATIONS, newer] });
    const target = workplace.file('newer.szbak');
    await makeBackup(db, { target, passphrase: PASSPHRASE, ...OF });
    expect(await codeOf(restoreInto(temporaryWorkplace(), target))).toBe('E_NEWER');

    const old = temporaryWorkplace();
    const oldTarget = old.file('old.szbak');
    await makeBackup(old.open(), { target: oldTarget, passphrase: PASSPHRASE, ...OF });
    const into = temporaryWorkplace();
    await restoreInto(into, oldTarget, { migrations: [...MIGRATIONS, newer] });
    expect(into.open({ migrations: [...MIGRATIONS, newer] }).all('SELECT * FROM newer')).toEqual([]);
    expect(readdirSync(into.folder).filter((name) => name.includes('before'))).toEqual([]);
  });

  it('that is cancelled leaves nothing behind', async () => {
    const { workplace, db, target } = await backedUp(20_000);
    const before = readFileSync(target);
    const abort = new AbortController();
    const watch = { signal: abort.signal, onProgress: () => abort.abort(new Error('stop')) };
    const again = makeBackup(db, { target, passphrase: PASSPHRASE, ...OF }, watch);
    await expect(again).rejects.toThrow('stop');
    expect(readFileSync(target).equals(before)).toBe(true);
    const stopped = new AbortController();
    const restoring = { signal: stopped.signal, onProgress: () => stopped.abort(new Error('stop')) };
    const other = temporaryWorkplace();
    await expect(
      restoreBackup(
        { source: target, passphrase: PASSPHRASE, path: other.path, key: KEY, now: NOW, actor: SOMEBODY },
        restoring,
      ),
    ).rejects.toThrow('stop');
    expect(readdirSync(other.folder)).toEqual([]);
    expect(readdirSync(workplace.folder).filter((name) => name.includes('part'))).toEqual([]);
  });
});

/** Where the first sealed piece begins: magic, length, header, its digest, its proof. */
function bytesBeforePieces(backup: Buffer): number {
  return 8 + 4 + backup.readUInt32BE(8) + 32 + 32;
}
