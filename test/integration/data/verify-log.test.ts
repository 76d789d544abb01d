import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../electron/data/database.ts';
import { appendLog, logPage } from '../../../electron/data/log-repo.ts';
import { scratchFolder } from '../desk/workplace.ts';
import { auditedWorkplace, verified } from './audited-workplace.ts';
import { temporaryWorkplace } from './temporary-workplace.ts';

const folder = scratchFolder();
let db: Database;
beforeAll(async () => {
  ({ db } = await auditedWorkplace(folder));
});

/** Does something to the database with every trigger out of the way, verifies, and takes it back. */
function tampered(sql: string, parameters: readonly (string | number | null)[] = []): string {
  let found = '';
  const undo = new Error('undo');
  try {
    db.transaction(() => {
      for (const { name } of db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
        db.exec(`DROP TRIGGER ${name}`);
      expect(db.run(sql, parameters).changes, sql).toBeGreaterThan(0);
      found = verified(db).finding?.sentence ?? '';
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return found;
}

describe('verifying the log', () => {
  it('finds nothing in a new database, and nothing in one that was worked with', () => {
    expect(verified(temporaryWorkplace().open())).toMatchObject({ entries: 0, finding: null });
    const { total } = logPage(db, 0, 1);
    const { entries, finding, keptRows } = verified(db);
    expect(finding).toBeNull();
    expect(entries).toBe(total);
    expect(keptRows).toBeGreaterThanOrEqual(4);
  });

  it('names the entry that was changed, whatever of it', () => {
    const { total } = logPage(db, 0, 1);
    for (let seq = 1; seq <= total; seq++)
      for (const column of ['at', 'actor', 'action', 'subject', 'detail', 'vouched', 'sha256', 'sm3'])
        expect(tampered(`UPDATE log SET ${column} = ${column} || '0' WHERE seq = ?`, [seq])).toContain(
          `操作日志第 ${seq} 条`,
        );
  });

  it('names the entry that was removed, unless it is the last: then a head known from outside tells', () => {
    const { total } = logPage(db, 0, 1);
    for (let seq = 1; seq < total; seq++)
      expect(tampered('DELETE FROM log WHERE seq = ?', [seq])).toContain(`操作日志缺第 ${seq} 条`);
    const last = logPage(db, 0, 1).entries[0]!;
    const head = { seq: last.seq, sha256: last.sha256, from: '打印的对账单' };
    expect(verified(db, [head]).finding).toBeNull();
    expect(verified(db, [{ ...head, seq: total + 1 }]).finding?.sentence).toContain('末尾被截去');
    expect(verified(db, [{ ...head, sha256: 'b'.repeat(64) }]).finding?.sentence).toContain('整个重写过');
  });

  it('names the first of two entries that changed places', () => {
    for (const [a, b] of [
      [1, 2],
      [3, 7],
      [8, 9],
    ] as const) {
      const swap = `UPDATE log SET (at, actor, action, subject, detail, vouched, sha256, sm3) =
        (SELECT at, actor, action, subject, detail, vouched, sha256, sm3 FROM log AS other
         WHERE other.seq = CASE log.seq WHEN ${a} THEN ${b} ELSE ${a} END) WHERE seq IN (${a}, ${b})`;
      expect(tampered(swap)).toContain(`操作日志第 ${a} 条`);
    }
  });

  it('finds an entry that somebody made up and put at the end', () => {
    const { total } = logPage(db, 0, 1);
    const sql = `INSERT INTO log SELECT seq + 1, at, actor, action, subject, detail, vouched, sha256, sm3 FROM log WHERE seq = ?`;
    expect(tampered(sql, [total])).toContain(`操作日志第 ${total + 1} 条`);
  });

  it('finds a decision that was slipped in, vouched for by nobody', () => {
    const sql = `INSERT INTO decision (month_id, verdict, households, about, reason, stable_id, made_at, revision)
      SELECT month_id, 'same', households, about, reason, stable_id, made_at, revision FROM decision LIMIT 1`;
    expect(tampered(sql)).toMatch(/表 decision 第 \d+ 行没有任何操作日志担保/);
  });

  it('finds whoever writes the whole chain again by a head known from outside', () => {
    const other = temporaryWorkplace().open();
    const rewritten = temporaryWorkplace().open();
    for (const [at, where] of [other, rewritten].entries())
      for (const subject of ['甲', at === 0 ? '乙' : '丙', '丁'])
        appendLog(where, { at: '2026-04-20T01:30:00Z', actor: null, action: 'export', subject });
    const { head } = verified(other);
    expect(verified(rewritten).finding).toBeNull();
    expect(verified(rewritten, [{ ...head, from: '封账文件' }]).finding?.sentence).toBe(
      '操作日志第 3 条的指纹与封账文件记着的不同：日志在那之后被整个重写过',
    );
  });
});

/** What is the log's to prove: by table, with the columns that say nothing an account would rest on. */
const PROVEN: Readonly<Record<string, readonly string[]>> = {
  decision: [],
  decision_undo: [],
  month: ['created_at'],
  month_file: ['profile_id', 'added_by'],
  source_file: ['notes', 'imported_at', 'state'],
  source_sheet: [],
  source_chunk: [],
  run: ['state', 'cases_at'],
  run_file: [],
  difference: ['facts', 'run_id'],
  household_month: ['run_id'],
  setting: [],
  person: ['failed', 'locked_until'],
};

describe('what the log vouches for', () => {
  it.each(Object.entries(PROVEN))('%s: a changed value is found in every column, a missing row too', (table, free) => {
    const columns = db.all<{ name: string; type: string }>(
      `SELECT name, type FROM pragma_table_info('${table}') WHERE pk = 0`,
    );
    const total = db.get<{ total: number }>(`SELECT count(*) AS total FROM ${table}`)!.total;
    const keys = keysOf(table);
    const pick = (at: number): string =>
      keys
        .map((key) => `${key} = (SELECT ${key} FROM ${table} ORDER BY ${keys.join(', ')} LIMIT 1 OFFSET ${at})`)
        .join(' AND ');
    const places = [...new Set([0, Math.floor(total / 2), total - 1])];
    for (const at of places) {
      for (const { name, type } of columns) {
        if (free.includes(name)) continue;
        const to =
          type === 'INTEGER'
            ? `coalesce(${name}, 0) + 1`
            : type === 'BLOB'
              ? `CAST(${name} || x'00' AS BLOB)`
              : `coalesce(${name}, '') || '0'`;
        // A constraint that refuses it is as good as a finding.
        expect(changed(`UPDATE ${table} SET ${name} = ${to} WHERE ${pick(at)}`), `${table}.${name} ${at}`).not.toBe('');
      }
      expect(changed(`DELETE FROM ${table} WHERE ${pick(at)}`), `${table} ${at}`).not.toBe('');
    }
  });
});

/** What names a row: its primary key where the table has no number of its own. */
function keysOf(table: string): readonly string[] {
  const keys = db.all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`);
  return keys.length === 0 ? ['rowid'] : keys.map(({ name }) => name);
}

function changed(sql: string): string {
  try {
    return tampered(sql);
  } catch (error) {
    if (error instanceof Error && /constraint|FOREIGN KEY|CHECK/i.test(error.message)) return error.message;
    throw error;
  }
}
