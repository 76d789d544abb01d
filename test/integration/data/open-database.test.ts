import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../electron/data/database.ts';
import { MIGRATIONS } from '../../../electron/data/migrations/migrations.ts';
import { openDatabase } from '../../../electron/data/open-database.ts';
import { release } from '../../../electron/data/release.ts';
import { type WorkplaceCode, WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { KEY, NOW, OTHER_KEY, temporaryWorkplace } from './temporary-workplace.ts';

function errorOf(work: () => unknown): WorkplaceError {
  try {
    work();
  } catch (error) {
    if (error instanceof WorkplaceError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

function expectTold(error: WorkplaceError, code: WorkplaceCode): void {
  expect(error.code).toBe(code);
  expect(error.told.message).toMatch(/[一-鿿]{4,}/);
  expect(error.told.mend).toMatch(/[一-鿿]{4,}/);
}

const INSERT_MONTH = "INSERT INTO month (period, programme, created_at) VALUES ('2026-04', ?, 'x')";

describe('opening the database', () => {
  it('makes a new one that only its owner can read, with every table', () => {
    const workplace = temporaryWorkplace();
    const db = workplace.open();
    expect(statSync(workplace.path).mode & 0o777).toBe(0o600);
    expect(db.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
    expect(db.get('PRAGMA temp_store')).toEqual({ temp_store: 2 });
    expect(db.get('PRAGMA user_version')).toEqual({ user_version: MIGRATIONS.at(-1)!.version });
    expect(db.get('SELECT count(*) AS months FROM month')).toEqual({ months: 0 });
  });

  it('with a wrong key says that it is the key', async () => {
    const workplace = temporaryWorkplace();
    await release(workplace.open());
    const before = readFileSync(workplace.path);
    expectTold(
      errorOf(() => workplace.open({ key: OTHER_KEY })),
      'E_KEY',
    );
    expect(readFileSync(workplace.path).equals(before)).toBe(true);
    expect(workplace.open().get('SELECT count(*) AS months FROM month')).toEqual({ months: 0 });
  });

  it('refuses a key that is not 64 hexadecimal digits', () => {
    const { path } = temporaryWorkplace();
    for (const key of ['', 'secret', 'g'.repeat(64), `${KEY}0`])
      expect(() => openDatabase({ path, key })).toThrow(TypeError);
  });

  it.each([
    ['of something else', () => Buffer.from('PK\u0003\u0004 this is a workbook and no database at all'.repeat(200))],
    ['whose beginning is overwritten', (good: Buffer) => Buffer.concat([Buffer.alloc(100, 7), good.subarray(100)])],
  ])('of a file %s says that it is damaged', async (_, spoil) => {
    const workplace = temporaryWorkplace();
    await release(workplace.open());
    writeFileSync(workplace.path, spoil(readFileSync(workplace.path)));
    expectTold(
      errorOf(() => workplace.open()),
      'E_DATABASE',
    );
  });

  it('of a file that was cut off says that it is damaged, at the latest where the rest is needed', async () => {
    const workplace = temporaryWorkplace();
    const db = workplace.open();
    for (let n = 0; n < 500; n++) db.run(INSERT_MONTH, [`第${n}号${'长'.repeat(200)}`]);
    await release(db);
    truncateSync(workplace.path, statSync(workplace.path).size >> 1);
    expectTold(
      errorOf(() => workplace.open().all('SELECT * FROM month')),
      'E_DATABASE',
    );
  });

  it('refuses a database of a newer program and leaves every byte of it', async () => {
    const workplace = temporaryWorkplace();
    const newer = { version: 9990, name: 'newer', sql: 'CREATE TABLE newer (a INTEGER) STRICT;' };
    await release(workplace.open({ migrations: [...MIGRATIONS, newer] }));
    const before = readFileSync(workplace.path);
    expectTold(
      errorOf(() => workplace.open()),
      'E_NEWER',
    );
    expect(readFileSync(workplace.path).equals(before)).toBe(true);
  });

  it('in a folder that is not there says that it cannot be opened', () => {
    const workplace = temporaryWorkplace();
    expectTold(
      errorOf(() => openDatabase({ path: workplace.file('nowhere/a.db'), key: KEY })),
      'E_DATABASE',
    );
  });
});

describe('the database', () => {
  it('says that the disk is full, and keeps nothing of what did not fit', () => {
    const db = temporaryWorkplace().open();
    db.run(INSERT_MONTH, ['first']);
    const { pages } = db.get<{ pages: number }>('SELECT page_count AS pages FROM pragma_page_count')!;
    db.exec(`PRAGMA max_page_count = ${pages + 2}`);
    const error = errorOf(() =>
      db.transaction(() => {
        for (let n = 0; n < 1000; n++) db.run(INSERT_MONTH, [`${n}${'长'.repeat(500)}`]);
      }),
    );
    expectTold(error, 'E_DISK_FULL');
    expect(db.all('SELECT programme FROM month')).toEqual([{ programme: 'first' }]);
    db.run('DELETE FROM month');
  });

  it('says that it is read-only', () => {
    const db = temporaryWorkplace().open();
    db.exec('PRAGMA query_only = 1');
    expectTold(
      errorOf(() => db.run(INSERT_MONTH, ['a'])),
      'E_READ_ONLY',
    );
  });

  it('waits for another writer, and says so where that takes too long; who reads never waits', () => {
    const workplace = temporaryWorkplace();
    const writer = workplace.open();
    const other = workplace.open({ busyTimeoutMs: 50 });
    writer.exec('BEGIN IMMEDIATE');
    writer.run(INSERT_MONTH, ['a']);
    expectTold(
      errorOf(() => other.run(INSERT_MONTH, ['b'])),
      'E_BUSY',
    );
    expect(other.all('SELECT * FROM month')).toEqual([]);
    writer.exec('COMMIT');
    other.run(INSERT_MONTH, ['b']);
    expect(writer.all('SELECT programme FROM month ORDER BY 1')).toEqual([{ programme: 'a' }, { programme: 'b' }]);
  });

  it('keeps whole numbers whole, whatever column they go into', () => {
    const db = temporaryWorkplace().open();
    expect(db.get('SELECT typeof(?) AS a, typeof(?) AS b, 7 / ? AS c', [1, 1.5, 2])).toEqual({
      a: 'integer',
      b: 'real',
      c: 3,
    });
    expect(db.get('SELECT ? AS most, ? AS least', [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])).toEqual({
      most: Number.MAX_SAFE_INTEGER,
      least: Number.MIN_SAFE_INTEGER,
    });
    db.run('INSERT INTO setting (name, value) VALUES (:name, :value)', { name: 'a', value: 12 });
    expect(db.get('SELECT value FROM setting')).toEqual({ value: '12' });
  });

  it('refuses what cannot be bound, instead of ending the process', () => {
    const db = temporaryWorkplace().open();
    for (const wrong of [true, undefined, {}, () => 1, Symbol('a'), Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => db.get('SELECT ? AS a', [wrong as unknown as SqlValue])).toThrow(TypeError);
    expect(db.get('SELECT 1 AS one')).toEqual({ one: 1 });
  });

  it('keeps a text behind a NUL, which a damaged cell may hold', () => {
    const db = temporaryWorkplace().open();
    expect(db.get('SELECT ? AS a', ['王\u0000小明'])).toEqual({ a: '王␀小明' });
  });

  it('gives back bytes, rows one by one, and nothing that was not asked for', () => {
    const db = temporaryWorkplace().open();
    const bytes = Uint8Array.of(0, 1, 255, 39, 0);
    const row = db.get<{ a: ArrayBuffer }>('SELECT ? AS a', [bytes.subarray(1)])!;
    expect([...new Uint8Array(row.a)]).toEqual([1, 255, 39, 0]);
    expect(Object.keys(row)).toEqual(['a']);
    const counted = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250) SELECT i FROM n';
    expect([...db.each<{ i: number }>(counted)].map(({ i }) => i)).toEqual(
      Array.from({ length: 250 }, (_, i) => i + 1),
    );
    for (const { i } of db.each<{ i: number }>(counted)) if (i === 3) break;
    db.run(INSERT_MONTH, ['after a loop that was left']);
  });

  it('takes back a transaction that fails, with what was begun inside of it, and goes on', () => {
    const db = temporaryWorkplace().open();
    expect(() =>
      db.transaction(() => {
        db.run(INSERT_MONTH, ['outer']);
        db.transaction(() => db.run(INSERT_MONTH, ['inner']));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(db.all('SELECT * FROM month')).toEqual([]);
    expect(() => db.transaction(() => Promise.resolve())).toThrow(TypeError);
    expect(db.transaction(() => db.run(INSERT_MONTH, [NOW]).lastId)).toBe(1);
    expect(() => db.run(INSERT_MONTH, [NOW])).toThrow(/UNIQUE/);
  });
});
