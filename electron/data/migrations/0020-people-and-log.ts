import type { Database } from '../database.ts';
import { appendLog } from '../log-repo.ts';
import { keptTableTriggers } from './kept-triggers.ts';

/**
 * People with roles, and the log: one append-only chain of hashes in place of the record. What stood in the record is carried over, entry
 * by entry.
 */
export const sql = `
CREATE TABLE person (
  person_id  INTEGER PRIMARY KEY,
  login      TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name       TEXT NOT NULL,
  unit       TEXT NOT NULL,
  roles      TEXT NOT NULL,                 -- JSON
  password   TEXT NOT NULL,                 -- scrypt, with its cost and salt (password-hash.ts)
  must_change INTEGER NOT NULL DEFAULT 0,   -- 1: somebody else chose the password
  state      TEXT NOT NULL CHECK (state IN ('active', 'ended')),
  failed     INTEGER NOT NULL DEFAULT 0,    -- tries since the last one that succeeded
  locked_until TEXT,
  created_at TEXT NOT NULL
) STRICT;

-- Four eyes cannot be kept by an office of one person: said by whom, since when, and why, and when it was taken back. The last row says
-- what holds.
CREATE TABLE exemption (
  exemption_id INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  what      TEXT NOT NULL CHECK (what IN ('begin', 'end')),
  by_person INTEGER NOT NULL REFERENCES person,
  reason    TEXT NOT NULL
) STRICT;
${keptTableTriggers('exemption')}

CREATE TABLE log (
  seq     INTEGER PRIMARY KEY,
  at      TEXT NOT NULL,
  actor   TEXT NOT NULL,                    -- login; '' for the program itself
  action  TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail  TEXT NOT NULL,                    -- canonical JSON
  vouched TEXT NOT NULL,                    -- JSON: rows of kept tables, with their hash
  sha256  TEXT NOT NULL,
  sm3     TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_dense BEFORE INSERT ON log
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM log)
BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END;
${keptTableTriggers('log')}
`;

/** Carries the record over into the log, and takes it away. */
export function carryOver(db: Database): void {
  const former = db.all<{ at: string; action: string; subject: string; detail: string }>(
    'SELECT at, action, subject, detail FROM record ORDER BY record_id',
  );
  for (const { at, action, subject, detail } of former)
    appendLog(db, { at, actor: null, action: 'former', subject, detail: { action, sentence: detail } });
  db.exec('DROP TABLE record');
}
