import { existsSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openMonth } from '../../../electron/data/month-repo.ts';
import { sheetsOf } from '../../../electron/data/source-store.ts';
import { sweep } from '../../../electron/data/sweep.ts';
import { keepFile, NOW, temporaryWorkplace, textRows } from './temporary-workplace.ts';

const ADD_FILE = `INSERT INTO month_file (month_id, file_id, kind, name, report, households, lines, amount_fen, added_at, ended_at)
  VALUES (?, ?, 'approval', '名册.xlsx', '{}', 1, 1, 1, ?, ?)`;
const ADD_RUN = `INSERT INTO run (month_id, revision, state, started_at) VALUES (?, 0, ?, ?)`;

describe('the sweep', () => {
  it('removes what a dead job left, with its rows, and nothing that a month or a run rests on', () => {
    const workplace = temporaryWorkplace();
    const db = workplace.open();
    const sheets = [{ name: '', rows: textRows([['a']]) }];
    const monthId = openMonth(db, '2026-04', '农村低保', NOW);
    const used = keepFile(db, sheets);
    const former = keepFile(db, sheets);
    const ofRun = keepFile(db, sheets);
    const half = keepFile(db, sheets, { state: 'working' });
    const unused = keepFile(db, sheets);
    db.run(ADD_FILE, [monthId, used, NOW, null]);
    db.run(ADD_FILE, [monthId, former, NOW, NOW]);
    const done = db.run(ADD_RUN, [monthId, 'done', NOW]).lastId;
    const dead = db.run(ADD_RUN, [monthId, 'working', NOW]).lastId;
    db.run("INSERT INTO run_file (run_id, kind, name, file_id, report) VALUES (?, 'bank', 'x', ?, '{}')", [
      done,
      ofRun,
    ]);
    db.run(
      `INSERT INTO household_month (run_id, household, name, id_number, township, village, search)
       VALUES (?, 'h', '', '', '', '', '')`,
      [dead],
    );
    for (const end of ['.backup-part', '.restore-part', '.restore-part-wal']) writeFileSync(workplace.path + end, 'x');
    expect(sweep(db)).toEqual({ files: 2, runs: 1 });
    expect(db.all('SELECT file_id FROM source_file ORDER BY 1')).toEqual(
      [used, former, ofRun].map((file_id) => ({ file_id })),
    );
    expect([half, unused].flatMap((fileId) => sheetsOf(db, fileId))).toEqual([]);
    expect(db.get('SELECT count(*) AS chunks FROM source_chunk')).toEqual({ chunks: 3 });
    expect(db.all('SELECT run_id FROM run')).toEqual([{ run_id: done }]);
    expect(db.all('SELECT * FROM household_month')).toEqual([]);
    for (const end of ['.backup-part', '.restore-part', '.restore-part-wal'])
      expect(existsSync(workplace.path + end)).toBe(false);
    expect(sweep(db)).toEqual({ files: 0, runs: 0 });
  });
});
