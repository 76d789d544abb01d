import { keptTableTriggers } from './kept-triggers.ts';

/**
 * The archive: files that were read into it, what people keyed in (kept), scans (kept), and the households as the last check found them,
 * which can be made again from the rest at any time.
 */
export const sql = `
-- A file that was read. 'gone': taken out or replaced; its rows stay until the next check, because the households of the last one rest on them.
CREATE TABLE archive_source (
  source_id INTEGER PRIMARY KEY,
  state     TEXT NOT NULL CHECK (state IN ('working', 'done', 'gone')),
  kind      TEXT NOT NULL,                  -- table-kind.ts
  name      TEXT NOT NULL,                  -- as row pointers name it
  sha256    TEXT NOT NULL,
  read_at   TEXT NOT NULL,
  read_by   TEXT NOT NULL,
  reading   TEXT NOT NULL                   -- JSON: what became of its rows, its sheets and columns
) STRICT;

-- Some hundreds of its rows: what says whose they are apart from the rest, both deflated JSON (archive-chunk.ts).
CREATE TABLE archive_chunk (
  chunk_id  INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES archive_source ON DELETE CASCADE,
  row_count INTEGER NOT NULL,
  row_keys  BLOB NOT NULL,
  content   BLOB NOT NULL
) STRICT;
CREATE INDEX archive_chunk_of_source ON archive_chunk (source_id, chunk_id);

-- What was said of single rows when the file was read (check_id 0), or when its rows were put together.
CREATE TABLE archive_remark (
  remark_id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES archive_source ON DELETE CASCADE,
  check_id  INTEGER NOT NULL,
  pointer   TEXT NOT NULL,
  says      TEXT NOT NULL
) STRICT;
CREATE INDEX archive_remark_of_source ON archive_remark (source_id, check_id, remark_id);

-- A scan that came in under a name; its bytes lie in evidence_content.
CREATE TABLE archive_scan (
  scan_id     INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL REFERENCES evidence_content,
  name        TEXT NOT NULL,
  type        TEXT NOT NULL CHECK (type IN ('pdf', 'jpg', 'png')),
  bytes       INTEGER NOT NULL,
  pages       INTEGER NOT NULL,
  added_at    TEXT NOT NULL,
  person_id   INTEGER NOT NULL REFERENCES person,
  person_name TEXT NOT NULL,
  UNIQUE (sha256, name)
) STRICT;
${keptTableTriggers('archive_scan')}

-- The scan that an inventory means by a name; where it cannot be used, why.
CREATE TABLE archive_source_scan (
  source_id INTEGER NOT NULL REFERENCES archive_source ON DELETE CASCADE,
  file      TEXT NOT NULL,
  scan_id   INTEGER REFERENCES archive_scan,
  problem   TEXT NOT NULL,
  sha256    TEXT,                           -- of what cannot be used; NULL where there was nothing to read
  PRIMARY KEY (source_id, file)
) STRICT, WITHOUT ROWID;

-- What people did to dossiers, by the key of the household (household-keys.ts): also of those that no file names any more.
CREATE TABLE archive_step (
  step_id     INTEGER PRIMARY KEY,
  household   TEXT NOT NULL,
  at          TEXT NOT NULL,
  person_id   INTEGER NOT NULL REFERENCES person,
  person_name TEXT NOT NULL,                -- as it was then
  action      TEXT NOT NULL,
  detail      TEXT NOT NULL                 -- JSON (archive-step.ts)
) STRICT;
CREATE INDEX archive_step_of_household ON archive_step (household, step_id);
${keptTableTriggers('archive_step')}

-- What the archive is made by; one row, or none until somebody says or reads something.
CREATE TABLE archive_frame (
  frame_id    INTEGER PRIMARY KEY CHECK (frame_id = 1),
  year        TEXT NOT NULL,
  making_date TEXT NOT NULL,
  pack_id     TEXT NOT NULL
) STRICT;

-- Policy packs of the county's own.
CREATE TABLE archive_pack (
  pack_id  TEXT PRIMARY KEY,
  name     TEXT NOT NULL,                   -- of the file
  content  TEXT NOT NULL,                   -- JSON, whole
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE archive_template (
  template_id INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL CHECK (kind IN ('docx', 'xlsx')),
  sha256   TEXT NOT NULL,
  content  BLOB NOT NULL,
  fields   INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL
) STRICT;

CREATE TABLE archive_batch (
  batch_id   INTEGER PRIMARY KEY,
  state      TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  folder     TEXT NOT NULL,
  making     TEXT NOT NULL,                 -- JSON: what was asked for
  households INTEGER NOT NULL,
  outcome    TEXT NOT NULL                  -- JSON: dossiers, pages, reused, failures
) STRICT;

-- The number of a household is its own for good.
CREATE TABLE archive_known (
  household_id INTEGER PRIMARY KEY,
  household    TEXT NOT NULL UNIQUE
) STRICT;

-- A check of everything; the newest that is done counts. input: frame and files it rests on, as JSON.
CREATE TABLE archive_check (
  check_id   INTEGER PRIMARY KEY,
  state      TEXT NOT NULL CHECK (state IN ('working', 'done', 'gone')),
  input      TEXT NOT NULL,
  pack       TEXT NOT NULL,                 -- JSON: the policy pack, whole
  set_aside  TEXT NOT NULL,                 -- JSON: by source, what its rows were set aside for when they were put together
  strays     TEXT NOT NULL                  -- JSON: papers of households that the system does not have
) STRICT;

CREATE TABLE archive_household (
  check_id     INTEGER NOT NULL REFERENCES archive_check ON DELETE CASCADE,
  volume_no    INTEGER NOT NULL,            -- by township, village, certificate: the order of the shelf
  household_id INTEGER NOT NULL REFERENCES archive_known,
  box_no       INTEGER NOT NULL,
  in_box       INTEGER NOT NULL,
  cert_no      TEXT NOT NULL,
  name         TEXT NOT NULL,
  id_number    TEXT NOT NULL,
  township     TEXT NOT NULL,
  village      TEXT NOT NULL,
  members      INTEGER NOT NULL,
  statuses     TEXT NOT NULL,               -- a letter a material, in the order of the pack
  faults       INTEGER NOT NULL,
  differences  INTEGER,                     -- NULL: nobody keyed in a paper
  undecided    INTEGER NOT NULL,
  verdicts     TEXT NOT NULL,               -- a letter a policy question
  suspects     INTEGER NOT NULL,
  by_id        TEXT NOT NULL,               -- household tokens of the reconciliation (household-token.ts)
  by_cert      TEXT NOT NULL,
  search       TEXT NOT NULL,
  PRIMARY KEY (check_id, volume_no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX archive_household_id ON archive_household (check_id, household_id);
CREATE INDEX archive_household_by_id ON archive_household (by_id);
CREATE INDEX archive_household_by_cert ON archive_household (by_cert);

-- The rows a household is put together from: JSON, numbers of rows by table.
CREATE TABLE archive_bundle (
  check_id     INTEGER NOT NULL REFERENCES archive_check ON DELETE CASCADE,
  household_id INTEGER NOT NULL,
  records      TEXT NOT NULL,
  PRIMARY KEY (check_id, household_id)
) STRICT, WITHOUT ROWID;

-- Sums over the households of a village (archive-sums.ts).
CREATE TABLE archive_village (
  check_id INTEGER NOT NULL REFERENCES archive_check ON DELETE CASCADE,
  township TEXT NOT NULL,
  village  TEXT NOT NULL,
  sums     TEXT NOT NULL,
  PRIMARY KEY (check_id, township, village)
) STRICT, WITHOUT ROWID;
`;
