import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Migration } from '../../../electron/data/migrate.ts';
import { MIGRATIONS } from '../../../electron/data/migrations/migrations.ts';
import { release } from '../../../electron/data/release.ts';
import { temporaryWorkplace } from './temporary-workplace.ts';

/** Rows a database has before each migration, in the tables of the version before it. A new migration begins with its rows here. */
const ROWS_BEFORE: Readonly<
  Record<number, { readonly sql: string; readonly after: string; readonly rows: unknown[] }>
> = {
  10: { sql: '', after: 'SELECT count(*) AS months FROM month', rows: [{ months: 0 }] },
  20: {
    sql: `INSERT INTO record (at, action, subject, detail) VALUES
      ('2026-04-01T00:00:00Z', '导出', '2026-03 农村低保', '差异清单'),
      ('2026-04-02T00:00:00Z', '备份', '三账通备份.szbak', '');`,
    after: 'SELECT seq, at, actor, action, subject, detail FROM log',
    rows: [
      {
        seq: 1,
        at: '2026-04-01T00:00:00Z',
        actor: '',
        action: 'former',
        subject: '2026-03 农村低保',
        detail: '{"action":"导出","sentence":"差异清单"}',
      },
      {
        seq: 2,
        at: '2026-04-02T00:00:00Z',
        actor: '',
        action: 'former',
        subject: '三账通备份.szbak',
        detail: '{"action":"备份","sentence":""}',
      },
    ],
  },
  30: {
    sql: `INSERT INTO month (period, programme, created_at) VALUES ('2026-04', '农村低保', '2026-05-01T00:00:00Z');
      INSERT INTO decision (month_id, verdict, households, about, reason, stable_id, made_at, revision)
      VALUES (1, 'same', '[]', '', '', 'x', '2026-05-01T00:00:00Z', 1);`,
    after: 'SELECT made_by, (SELECT count(*) FROM case_file) AS cases FROM decision',
    rows: [{ made_by: null, cases: 0 }],
  },
  40: {
    sql: `INSERT INTO month (period, programme, created_at) VALUES ('2026-04', '农村低保', 'x');`,
    after: `SELECT programme, (SELECT count(*) FROM payment) AS payments, (SELECT count(*) FROM money_event) AS events FROM month`,
    rows: [{ programme: '农村低保', payments: 0, events: 0 }],
  },
  50: {
    sql: `INSERT INTO person (login, name, unit, roles, password, state, created_at)
      VALUES ('a', '甲', '', '[]', 'none', 'active', '2026-04-01T00:00:00Z');`,
    after: 'SELECT (SELECT count(*) FROM sample_draw) AS draws, (SELECT count(*) FROM person) AS people',
    rows: [{ draws: 0, people: 1 }],
  },
  60: {
    sql: `INSERT INTO month (month_id, period, programme, created_at, revision) VALUES (4, '2026-04', '农村低保', 'x', 2);
      INSERT INTO decision (decision_id, month_id, verdict, households, about, reason, stable_id, made_at, revision, undone_at, undone_for, undone_revision)
      VALUES (7, 4, 'same', '["a","b"]', '张三', '同一人', 's1', 't1', 1, 't2', '点错了', 2),
        (8, 4, 'different', '["a","b"]', '张三', '两个人', 's1', 't3', 2, NULL, NULL, NULL);
      INSERT INTO setting (name, value) VALUES ('office', '"林口县民政局"');`,
    after: `SELECT decision_id, reason, undo_id, decision_undo_reason, action, vouched FROM
      (SELECT decision.decision_id, decision.reason AS reason, undo_id, u.reason AS decision_undo_reason
       FROM decision LEFT JOIN decision_undo AS u USING (decision_id)) LEFT JOIN log
      ORDER BY decision_id`,
    rows: [
      { decision_id: 7, reason: '同一人', undo_id: 1, decision_undo_reason: '点错了', action: 'adopt' },
      { decision_id: 8, reason: '两个人', undo_id: null, decision_undo_reason: null, action: 'adopt' },
    ].map((row) => ({
      ...row,
      vouched: expect.stringMatching(/^\[\["decision",7,8,"[0-9a-f]{64}"\],\["decision_undo",1,1,/),
    })),
  },
  70: {
    sql: `INSERT INTO person (login, name, unit, roles, password, state, created_at)
      VALUES ('a', '甲', '', '[]', 'none', 'active', '2026-04-01T00:00:00Z');`,
    after: 'SELECT (SELECT count(*) FROM archive_step) AS steps, (SELECT count(*) FROM person) AS people',
    rows: [{ steps: 0, people: 1 }],
  },
};

const ADD_NOTE: Migration = {
  version: 9910,
  name: 'note',
  sql: "ALTER TABLE month ADD COLUMN note TEXT NOT NULL DEFAULT '';",
};
const A_MONTH = "INSERT INTO month (period, programme, created_at) VALUES ('2026-04', '农村低保', 'x')";

describe('migrations', () => {
  it('are numbered in tens, upwards, and each has rows to be tried with', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions.every((version) => version % 10 === 0 && version > 0)).toBe(true);
    expect(Object.keys(ROWS_BEFORE).map(Number)).toEqual(versions);
  });

  it.each(MIGRATIONS.map(({ version, name }) => [version, name] as const))(
    '%i (%s) takes over the rows of the version before it',
    async (version) => {
      const workplace = temporaryWorkplace();
      const { sql, after, rows } = ROWS_BEFORE[version]!;
      const before = MIGRATIONS.filter((each) => each.version < version);
      const old = workplace.open({ migrations: before });
      old.exec(sql);
      await release(old);
      const db = workplace.open({ migrations: MIGRATIONS.filter((each) => each.version <= version) });
      expect(db.all(after)).toEqual(rows);
      expect(db.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(db.all('PRAGMA foreign_key_check')).toEqual([]);
      expect(db.get('PRAGMA user_version')).toEqual({ user_version: version });
    },
  );

  it('copy a database that has something in it, under the same key, and leave it alone where there is nothing to do', () => {
    const workplace = temporaryWorkplace();
    const old = workplace.open();
    old.run(A_MONTH);
    const db = workplace.open({ migrations: [...MIGRATIONS, ADD_NOTE] });
    expect(db.all('SELECT programme, note FROM month')).toEqual([{ programme: '农村低保', note: '' }]);
    const copy = workplace.file('sanzhang.before-9910.db');
    expect(workplace.open({ path: copy }).all('SELECT period FROM month')).toEqual([{ period: '2026-04' }]);
    expect(db.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
    workplace.open({ migrations: [...MIGRATIONS, ADD_NOTE] });
    expect(readdirSync(workplace.folder).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('keep the newest three copies', () => {
    const workplace = temporaryWorkplace();
    workplace.open().run(A_MONTH);
    const migrations = [...MIGRATIONS];
    for (let n = 0; n < 5; n++) {
      migrations.push({ version: 9910 + n * 10, name: 'more', sql: `CREATE TABLE more${n} (a INTEGER) STRICT;` });
      workplace.open({ migrations });
      const copy = workplace.file(`sanzhang.before-${9910 + n * 10}.db`);
      // As if they had been made on different days.
      utimesSync(copy, 1_000_000 + n, 1_000_000 + n);
    }
    const copies = readdirSync(workplace.folder).filter((name) => name.includes('before') && name.endsWith('.db'));
    expect(copies.sort()).toEqual(['sanzhang.before-9930.db', 'sanzhang.before-9940.db', 'sanzhang.before-9950.db']);
  });

  it.each([
    ['whose second statement fails', 'CREATE TABLE a (b INTEGER) STRICT; INSERT INTO nowhere VALUES (1);'],
    [
      'that leaves rows without their parent',
      'CREATE TABLE a (b INTEGER REFERENCES month) STRICT; INSERT INTO a VALUES (77);',
    ],
  ])('%s leave the database as it was, with its copy', async (_, sql) => {
    const workplace = temporaryWorkplace();
    const old = workplace.open();
    old.run(A_MONTH);
    await release(old);
    const broken = { version: 9920, name: 'broken', sql };
    expect(() => workplace.open({ migrations: [...MIGRATIONS, ADD_NOTE, broken] })).toThrow();
    const db = workplace.open();
    expect(db.get('PRAGMA user_version')).toEqual({ user_version: MIGRATIONS.at(-1)!.version });
    expect(db.all("SELECT name FROM pragma_table_info('month') WHERE name = 'note'")).toEqual([]);
    expect(db.all('SELECT period FROM month')).toEqual([{ period: '2026-04' }]);
    expect(existsSync(workplace.file('sanzhang.before-9920.db'))).toBe(true);
  });
});
