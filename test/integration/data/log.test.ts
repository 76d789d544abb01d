import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { appendLog, logPage } from '../../../electron/data/log-repo.ts';
import { BEFORE_THE_FIRST, hashedText } from '../../../shared/domain/log/entry.ts';
import { SOMEBODY } from './people.ts';
import { temporaryWorkplace } from './temporary-workplace.ts';

const NOW = '2026-04-20T01:30:00.000Z';

function written(entries = 5) {
  const db = temporaryWorkplace().open();
  for (let n = 1; n <= entries; n++)
    appendLog(db, {
      at: NOW,
      actor: SOMEBODY,
      action: 'export',
      subject: `第${n}次`,
      detail: { sentence: '差异清单', n },
    });
  return db;
}

describe('the log', () => {
  it('is numbered without gaps, and every entry holds the hash of the one before', () => {
    const db = written();
    const entries = [...logPage(db, 0, 10).entries].reverse();
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    let former = BEFORE_THE_FIRST;
    for (const entry of entries) {
      expect(entry.sha256).toBe(createHash('sha256').update(hashedText(entry, former)).digest('hex'));
      expect(entry.sm3).toMatch(/^[0-9a-f]{64}$/);
      former = entry.sha256;
    }
    expect(new Set(entries.map(({ sm3 }) => sm3)).size).toBe(5);
  });

  it('is refused by the database to whoever would change, remove or slip in an entry', () => {
    const db = written();
    expect(() => db.run("UPDATE log SET subject = 'x' WHERE seq = 2")).toThrow();
    expect(() => db.run('DELETE FROM log WHERE seq = 5')).toThrow();
    const slipped = `INSERT INTO log (seq, at, actor, action, subject, detail, vouched, sha256, sm3)
      VALUES (?, '', '', '', '', '', '', '', '')`;
    for (const seq of [0, 3, 7]) expect(() => db.run(slipped, [seq])).toThrow();
    expect(logPage(db, 0, 1).total).toBe(5);
  });

  it('keeps an entry and what it tells of together, or neither', () => {
    const db = written(1);
    expect(() =>
      db.transaction(() => {
        appendLog(db, { at: NOW, actor: null, action: 'backup.make', subject: 'a' });
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(logPage(db, 0, 9).total).toBe(1);
  });

  it('masks long numbers wherever they stand, and no hash', () => {
    const db = written(0);
    const sha256 = `${'1'.repeat(40)}${'a'.repeat(24)}`;
    appendLog(db, {
      at: NOW,
      actor: null,
      action: 'export',
      subject: '239900195001011234',
      detail: { list: ['卡 6217990000012345678', { deep: '239900195001011234' }], sha256, fen: 123456789012 },
    });
    expect(logPage(db, 0, 1).entries[0]).toMatchObject({
      subject: '**************1234',
      detail: `{"fen":123456789012,"list":["卡 ***************5678",{"deep":"**************1234"}],"sha256":"${sha256}"}`,
    });
  });
});
