import { writeToLog } from '../adopt.ts';
import type { Database } from '../database.ts';
import { keptTableTriggers } from './kept-triggers.ts';

/** Refuses a change of a month that is sealed; `monthId`: SQL that gives the month of the row. The sentence is for whoever goes around the program. */
function sealedTrigger(table: string, what: 'INSERT' | 'UPDATE' | 'DELETE', sealed: string): string {
  return `
CREATE TRIGGER ${table}_sealed_${what.toLowerCase()} BEFORE ${what} ON ${table} WHEN EXISTS (SELECT 1 FROM ${sealed})
BEGIN SELECT RAISE(ABORT, 'the month of this row of ${table} is sealed'); END;`;
}

const BEFORE = ['UPDATE', 'DELETE'] as const;
const ofMonth = (row: string): string => `seal WHERE seal.month_id = ${row}.month_id`;
const ofRun = (row: string): string => `seal WHERE seal.run_id = ${row}.run_id`;
/** Rows of a source file that a sealed run has read. */
const ofSource = (row: string): string =>
  `seal JOIN run_file ON run_file.run_id = seal.run_id WHERE run_file.file_id = ${row}.file_id`;

/**
 * Seals and dated adjustments; decisions and their undoing in kept tables; what every source file and every run consists of as a hash that
 * the log vouches for.
 */
export const sql = `
-- Kept for good, also when their month is removed: no parent, so that nothing takes them along.
CREATE TABLE kept_decision (
  decision_id INTEGER PRIMARY KEY,
  month_id    INTEGER NOT NULL,
  verdict     TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
  households  TEXT NOT NULL,                -- JSON: household keys, as the mapping file takes them
  about       TEXT NOT NULL,
  reason      TEXT NOT NULL,
  stable_id   TEXT NOT NULL,                -- of the difference it was made on
  made_at     TEXT NOT NULL,
  made_by     INTEGER,                      -- person; NULL before there were accounts
  revision    INTEGER NOT NULL              -- of the month once it was made: a run of that revision or a later one knows of it
) STRICT;
CREATE TABLE decision_undo (
  undo_id     INTEGER PRIMARY KEY,
  decision_id INTEGER NOT NULL UNIQUE REFERENCES kept_decision,
  undone_at   TEXT NOT NULL,
  reason      TEXT NOT NULL,
  revision    INTEGER NOT NULL
) STRICT;

-- Over the file's rows as they are kept (source-digest.ts).
ALTER TABLE source_file ADD COLUMN content_sha256 TEXT NOT NULL DEFAULT '';

-- A month is sealed once. content: canonical JSON (shared/domain/seal/seal.ts); sha256: its hash, printed on the statement.
CREATE TABLE seal (
  seal_id   INTEGER PRIMARY KEY,
  month_id  INTEGER NOT NULL UNIQUE REFERENCES month,
  run_id    INTEGER NOT NULL UNIQUE REFERENCES run,
  sealed_at TEXT NOT NULL,
  content   TEXT NOT NULL,
  sha256    TEXT NOT NULL
) STRICT;
${keptTableTriggers('seal')}

-- What turns out after the sealing: money that was too much (> 0: to be paid after) or too little, with its reason.
CREATE TABLE adjustment (
  adjustment_id INTEGER PRIMARY KEY,
  seal_id   INTEGER NOT NULL REFERENCES seal,
  made_at   TEXT NOT NULL,
  made_by   TEXT NOT NULL,                  -- login
  kind      TEXT NOT NULL,                  -- shared/domain/seal/adjustment.ts
  fen       INTEGER NOT NULL,
  reason    TEXT NOT NULL,
  case_id   INTEGER,
  evidence_sha256 TEXT
) STRICT;
CREATE INDEX adjustment_of_seal ON adjustment (seal_id);
${keptTableTriggers('adjustment')}

CREATE INDEX log_action ON log (action, seq);
CREATE INDEX log_actor ON log (actor, seq);
`;

/** Once the decisions are in their kept table: the database itself refuses what changes a sealed month. */
const SEALED = [
  ...BEFORE.map((what) => sealedTrigger('month', what, ofMonth('OLD'))),
  ...BEFORE.map((what) => sealedTrigger('month_file', what, ofMonth('OLD'))),
  ...BEFORE.map((what) => sealedTrigger('run', what, ofMonth('OLD'))),
  sealedTrigger('month_file', 'INSERT', ofMonth('NEW')),
  sealedTrigger('run', 'INSERT', ofMonth('NEW')),
  sealedTrigger('decision', 'INSERT', ofMonth('NEW')),
  sealedTrigger(
    'decision_undo',
    'INSERT',
    'decision JOIN seal ON seal.month_id = decision.month_id WHERE decision.decision_id = NEW.decision_id',
  ),
  sealedTrigger('run_file', 'INSERT', ofRun('NEW')),
  // Not before INSERT: a run may write a million of them. What is slipped in, the log does not vouch for.
  ...['run_file', 'difference', 'household_month'].flatMap((table) =>
    BEFORE.map((what) => sealedTrigger(table, what, ofRun('OLD'))),
  ),
  ...['source_file', 'source_sheet', 'source_chunk'].flatMap((table) =>
    BEFORE.map((what) => sealedTrigger(table, what, ofSource('OLD'))),
  ),
].join('\n');

/** Moves the decisions into their kept tables, and has the log vouch for whatever is there. */
export function keepAndVouch(db: Database): void {
  const hasMaker = db.get("SELECT 1 AS found FROM pragma_table_info('decision') WHERE name = 'made_by'") !== undefined;
  db.exec(`
    INSERT INTO kept_decision (decision_id, month_id, verdict, households, about, reason, stable_id, made_at, made_by, revision)
      SELECT decision_id, month_id, verdict, households, about, reason, stable_id, made_at, ${hasMaker ? 'made_by' : 'NULL'}, revision
      FROM decision;
    INSERT INTO decision_undo (decision_id, undone_at, reason, revision)
      SELECT decision_id, undone_at, coalesce(undone_for, ''), coalesce(undone_revision, revision)
      FROM decision WHERE undone_at IS NOT NULL ORDER BY undone_at, decision_id;
    DROP TABLE decision;
    ALTER TABLE kept_decision RENAME TO decision;
    CREATE INDEX decision_of_month ON decision (month_id);
    ${keptTableTriggers('decision')}
    ${keptTableTriggers('decision_undo')}
    ${SEALED}
  `);
  writeToLog(db);
}
