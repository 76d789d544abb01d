import { readdirSync, readFileSync } from 'node:fs';
import Libsql from 'libsql';
import { describe, expect, it } from 'vitest';
import { makeBackup } from '../../../electron/data/backup/make-backup.ts';
import { MIGRATIONS } from '../../../electron/data/migrations/migrations.ts';
import { KEY, NOW, temporaryWorkplace } from './temporary-workplace.ts';

const NAME = '欧阳测试明';
const ID_NUMBER = '239900195001011234';
const ACCOUNT = '6217990000012345678';
const SECRETS = [NAME, ID_NUMBER, ACCOUNT, '名册（测试乡）', 'SQLite format 3', 'CREATE TABLE'];

/** Whatever of the secrets can be read in the bytes, as UTF-8 or as UTF-16. */
function readable(bytes: Buffer): readonly string[] {
  return SECRETS.filter((secret) => bytes.includes(secret, 0, 'utf8') || bytes.includes(secret, 0, 'utf16le'));
}

describe('nothing that names a person', () => {
  it('can be read in the database, its log, a copy made before migrating, or a backup', async () => {
    const workplace = temporaryWorkplace();
    const db = workplace.open();
    // Rows enough that they are in the database and in the log.
    for (let n = 0; n < 400; n++) {
      db.run('INSERT INTO setting (name, value) VALUES (?, ?)', [`${NAME}${n}`, JSON.stringify([ID_NUMBER, ACCOUNT])]);
      db.run(
        `INSERT INTO log (seq, at, actor, action, subject, detail, vouched, sha256, sm3)
         VALUES (?, ?, '', ?, ?, ?, '[]', '', '')`,
        [n + 1, NOW, NAME, ID_NUMBER, SECRETS[3]!],
      );
    }
    db.exec('PRAGMA wal_checkpoint(PASSIVE)');
    db.run('UPDATE setting SET value = ?', [`${ACCOUNT} ${NAME}`]);
    // Sorting more than fits into a page: what spills over may not spill onto a disk.
    db.all('SELECT a.detail, b.value FROM log AS a, setting AS b ORDER BY b.value, a.detail, a.seq LIMIT 5');
    db.run("INSERT INTO month (period, programme, created_at) VALUES ('2026-04', ?, ?)", [NAME, NOW]);
    const target = workplace.file('a.szbak');
    await makeBackup(db, {
      target,
      passphrase: 'a passphrase',
      key: KEY,
      madeAt: NOW,
      cost: { n: 2 ** 15, r: 8, p: 1 },
    });
    const more = { version: 9910, name: 'more', sql: 'CREATE TABLE more (a INTEGER) STRICT;' };
    workplace.open({ migrations: [...MIGRATIONS, more] });

    const files = readdirSync(workplace.folder);
    expect(files.sort()).toEqual(
      expect.arrayContaining(['a.szbak', 'sanzhang.before-9910.db', 'sanzhang.db', 'sanzhang.db-wal']),
    );
    for (const file of files) {
      const bytes = readFileSync(workplace.file(file));
      expect({ file, readable: readable(bytes) }).toEqual({ file, readable: [] });
      // Encrypted bytes are spread evenly: nothing compressed or merely garbled is among them.
      if (bytes.length > 100_000) expect({ file, entropy: entropyOf(bytes) > 7.9 }).toEqual({ file, entropy: true });
    }
  });

  it('would be found by this very search where a database is not encrypted', () => {
    const workplace = temporaryWorkplace();
    const path = workplace.file('plain.db');
    const plain = new Libsql(path);
    for (const { sql } of MIGRATIONS) plain.exec(sql);
    plain.exec(`INSERT INTO setting (name, value) VALUES ('${NAME}', '${ID_NUMBER} ${ACCOUNT} ${SECRETS[3]}')`);
    plain.close();
    expect(readable(readFileSync(path))).toEqual(SECRETS);
    expect(entropyOf(readFileSync(path))).toBeLessThan(6);
  });
});

/** Bits a byte. */
function entropyOf(bytes: Buffer): number {
  const counts = new Array<number>(256).fill(0);
  for (const byte of bytes) counts[byte]!++;
  return counts.reduce(
    (sum, count) => (count === 0 ? sum : sum - (count / bytes.length) * Math.log2(count / bytes.length)),
    0,
  );
}
