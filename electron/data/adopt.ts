import type { Database } from './database.ts';
import { appendLog, type LoggedRows } from './log-repo.ts';
import { digestOfMonthFile } from './month-file-digest.ts';
import { digestOfPerson } from './person-digest.ts';
import { digestOfRun } from './run-digest.ts';
import { digestOfSettings } from './setting-repo.ts';
import { digestOfSource } from './source-digest.ts';

/**
 * Has the log vouch for whatever stands in a database of the time before it did: from then on a change of it is found. What was changed
 * before, nobody can tell. A new database has nothing of that.
 */
export function writeToLog(db: Database): void {
  for (const { file_id } of db.all<{ file_id: number }>("SELECT file_id FROM source_file WHERE state = 'done'"))
    db.run('UPDATE source_file SET content_sha256 = ? WHERE file_id = ?', [digestOfSource(db, file_id), file_id]);
  const months = db.all<{ monthId: number; revision: number }>('SELECT month_id AS "monthId", revision FROM month');
  const files = db.all<{ fileId: number; contentSha256: string }>(
    `SELECT file_id AS "fileId", content_sha256 AS "contentSha256" FROM source_file WHERE state = 'done'`,
  );
  const monthFiles = db
    .all<{ monthFileId: number; monthId: number; endedAt: string | null; by: number | null }>(
      `SELECT month_file_id AS "monthFileId", month_id AS "monthId", ended_at AS "endedAt", replaced_by AS "by" FROM month_file`,
    )
    .map((each) => ({ ...each, understoodSha256: digestOfMonthFile(db, each.monthFileId) }));
  const runs = db
    .all<{ runId: number; monthId: number }>(
      `SELECT run_id AS "runId", month_id AS "monthId" FROM run WHERE state = 'done'`,
    )
    .map((each) => ({ ...each, ...digestOfRun(db, each.runId) }));
  const settings = digestOfSettings(db);
  const people = db
    .all<{ personId: number }>('SELECT person_id AS "personId" FROM person')
    .map(({ personId }) => ({ personId, accountSha256: digestOfPerson(db, personId) }));
  const rows = [...stretches(db, 'decision', 'decision_id'), ...stretches(db, 'decision_undo', 'undo_id')];
  if (months.length + files.length + runs.length + people.length + Object.keys(settings).length === 0) return;
  appendLog(db, {
    // The clock is not asked here: the entry stands where it stands in the chain.
    at: db.get<{ at: string }>("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now') AS at")!.at,
    actor: null,
    action: 'adopt',
    subject: '升级',
    detail: { sentence: '升级前的资料从这一条起由日志担保', months, files, monthFiles, runs, settings, people },
    rows,
  });
}

/** Ids without gaps, as few stretches as there are. */
function stretches(db: Database, table: 'decision' | 'decision_undo', key: string): readonly LoggedRows[] {
  const found: { table: typeof table; firstId: number; lastId: number }[] = [];
  for (const { id } of db.all<{ id: number }>(`SELECT ${key} AS id FROM ${table} ORDER BY ${key}`)) {
    const last = found.at(-1);
    if (last !== undefined && last.lastId === id - 1) last.lastId = id;
    else found.push({ table, firstId: id, lastId: id });
  }
  return found;
}
