/**
 * The first shape of the database.
 *
 * Source files are kept once by content (and by how their bytes were decoded), row by row as the readers gave them; a month points at
 * them. Nothing a month once rested on is ever deleted while the month is there: a replaced file only gets an `ended_at`.
 */
export const sql = `
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL                       -- JSON
) STRICT, WITHOUT ROWID;

-- Looks at uncovered numbers, exports, decisions, restores. Only ever added to.
CREATE TABLE record (
  record_id INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  action    TEXT NOT NULL,
  subject   TEXT NOT NULL,
  detail    TEXT NOT NULL
) STRICT;

CREATE TABLE source_file (
  file_id     INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL,
  -- What the bytes were decoded with where a person said so: JSON of {encoding, delimiter}; '{}' where it was detected.
  decoded_by  TEXT NOT NULL,
  format      TEXT NOT NULL,
  encoding    TEXT,
  delimiter   TEXT,
  bytes       INTEGER NOT NULL,
  notes       TEXT NOT NULL,                -- JSON
  imported_at TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('working', 'done'))
) STRICT;
CREATE UNIQUE INDEX source_file_content ON source_file (sha256, decoded_by) WHERE state = 'done';

CREATE TABLE source_sheet (
  file_id  INTEGER NOT NULL REFERENCES source_file ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  hidden   INTEGER NOT NULL,
  merges   TEXT,                            -- JSON; NULL where they were not known before the rows were read
  hidden_rows INTEGER NOT NULL,
  PRIMARY KEY (file_id, position)
) STRICT, WITHOUT ROWID;

-- Rows of a sheet in file order, some hundreds together, deflated JSON (source-chunk.ts). first_row and last_row: smallest and largest.
CREATE TABLE source_chunk (
  file_id   INTEGER NOT NULL REFERENCES source_file ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  part      INTEGER NOT NULL,
  first_row INTEGER NOT NULL,
  last_row  INTEGER NOT NULL,
  content   BLOB NOT NULL,
  PRIMARY KEY (file_id, position, part)
) STRICT;
CREATE INDEX source_chunk_rows ON source_chunk (file_id, position, last_row, first_row);

-- How files of one layout are read, kept by a person.
CREATE TABLE profile (
  profile_id INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL,
  name       TEXT NOT NULL,
  -- The file name without digits and extension: the same export of another month has it too.
  name_stem  TEXT NOT NULL,
  headers    TEXT NOT NULL,                 -- JSON: headers of the first table in order
  overrides  TEXT NOT NULL,                 -- JSON
  created_at TEXT NOT NULL,
  used_at    TEXT
) STRICT;

CREATE TABLE month (
  month_id   INTEGER PRIMARY KEY,
  period     TEXT NOT NULL,
  programme  TEXT NOT NULL,
  created_at TEXT NOT NULL,
  -- Grows with every change of files or decisions: a run older than it is stale.
  revision   INTEGER NOT NULL DEFAULT 0,
  UNIQUE (period, programme)
) STRICT;

CREATE TABLE month_file (
  month_file_id INTEGER PRIMARY KEY,
  month_id   INTEGER NOT NULL REFERENCES month ON DELETE CASCADE,
  file_id    INTEGER NOT NULL REFERENCES source_file,
  kind       TEXT NOT NULL CHECK (kind IN ('approval', 'finance', 'bank', 'bankReturn')),
  name       TEXT NOT NULL,                 -- base name as chosen; row pointers use it
  overrides  TEXT,                          -- JSON of FileOverrides, NULL where nothing was changed by hand
  profile_id INTEGER REFERENCES profile ON DELETE SET NULL,
  report     TEXT NOT NULL,                 -- JSON of FileReport
  households INTEGER NOT NULL,
  lines      INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL,
  added_at   TEXT NOT NULL,
  ended_at   TEXT,
  replaced_by INTEGER REFERENCES month_file
) STRICT;
CREATE INDEX month_file_of_month ON month_file (month_id);

CREATE TABLE decision (
  decision_id INTEGER PRIMARY KEY,
  month_id    INTEGER NOT NULL REFERENCES month ON DELETE CASCADE,
  verdict     TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
  households  TEXT NOT NULL,                -- JSON: household keys, as the mapping file takes them
  about       TEXT NOT NULL,
  reason      TEXT NOT NULL,
  stable_id   TEXT NOT NULL,                -- of the difference it was made on
  made_at     TEXT NOT NULL,
  -- Of the month once it was made, once it was undone: a run of that revision or a later one knows of it.
  revision    INTEGER NOT NULL,
  undone_revision INTEGER,
  undone_at   TEXT,
  undone_for  TEXT
) STRICT;
CREATE INDEX decision_of_month ON decision (month_id);

CREATE TABLE run (
  run_id      INTEGER PRIMARY KEY,
  month_id    INTEGER NOT NULL REFERENCES month ON DELETE CASCADE,
  revision    INTEGER NOT NULL,             -- of the month when it was read
  state       TEXT NOT NULL CHECK (state IN ('working', 'done')),
  started_at  TEXT NOT NULL,
  finished_at TEXT,
  verdict     TEXT,
  result_sha256 TEXT,
  statement   TEXT,                         -- JSON of Statement without outputs and timings
  mapping     TEXT,                         -- JSON of Mapping, as the command line would take it; NULL where there is none
  differences INTEGER,
  undecided   INTEGER,
  at_stake_fen INTEGER,
  by_priority TEXT                          -- JSON {P1, P2, P3}
) STRICT;
CREATE INDEX run_of_month ON run (month_id, run_id);

-- The files a run read, in the state it read them.
CREATE TABLE run_file (
  run_id  INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  kind    TEXT NOT NULL,
  name    TEXT NOT NULL,                    -- as row pointers use it
  file_id INTEGER NOT NULL REFERENCES source_file,
  report  TEXT NOT NULL,                    -- JSON of FileReport
  PRIMARY KEY (run_id, kind, name)
) STRICT, WITHOUT ROWID;

-- difference_id = first id of the run + place in the standard order, without gaps: a page of the unfiltered grid is a range of ids.
CREATE TABLE difference (
  difference_id INTEGER PRIMARY KEY,
  run_id     INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  stable_id  TEXT NOT NULL,                 -- names the problem in its period (discrepancies.csv)
  problem    TEXT NOT NULL,                 -- names it whatever the period: the same from month to month
  household  TEXT NOT NULL,                 -- household token: the key itself holds an identity number
  code       TEXT NOT NULL,
  priority   TEXT NOT NULL,
  township   TEXT NOT NULL,
  village    TEXT NOT NULL,
  name       TEXT NOT NULL,
  id_number  TEXT NOT NULL,
  account    TEXT NOT NULL,
  field      TEXT NOT NULL,
  approval_value TEXT NOT NULL,
  finance_value  TEXT NOT NULL,
  bank_value     TEXT NOT NULL,
  value_kind TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  approval_rows TEXT NOT NULL,
  finance_rows  TEXT NOT NULL,
  bank_rows     TEXT NOT NULL,
  rule        TEXT NOT NULL,
  explanation TEXT NOT NULL,                -- with {id:…} and {acct:…} marks
  candidates  TEXT,                         -- JSON, questions only
  -- For the free text filter and the order by name (search-text.ts): pinyin, initials, name, village, last digits, stable id.
  search      TEXT NOT NULL
) STRICT;
-- Everything views filter and sort by: they never touch the rows themselves, which are ten times as wide.
CREATE INDEX difference_view ON difference
  (run_id, difference_id, code, priority, township, village, amount_fen, problem, search);
-- Questions are few: which of them are decided is asked with every page.
CREATE INDEX difference_question ON difference (run_id, stable_id) WHERE code IN ('possible_match', 'ambiguous_match');
CREATE INDEX difference_problem ON difference (problem, run_id);
CREATE INDEX difference_household ON difference (household, run_id);

-- Every household of a run with the money at each point; NULL where that ledger does not have it.
CREATE TABLE household_month (
  run_id     INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  household  TEXT NOT NULL,
  name       TEXT NOT NULL,
  id_number  TEXT NOT NULL,
  township   TEXT NOT NULL,
  village    TEXT NOT NULL,
  approved_fen  INTEGER,
  requested_fen INTEGER,
  paid_fen      INTEGER,
  credited_fen  INTEGER,
  search     TEXT NOT NULL
) STRICT;
CREATE INDEX household_month_line ON household_month (household, run_id);
CREATE INDEX household_month_search ON household_month (run_id, search);
`;
