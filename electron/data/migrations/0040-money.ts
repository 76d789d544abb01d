import { keptTableTriggers } from './kept-triggers.ts';

/**
 * Money that must move: payments that came back, 停发 and its like, what is to be recovered, and the check before paying.
 *
 * What happened stands in `money_event`, whose rows are kept as they are. The other tables are how it stands now, derived from the events (and, of
 * questions and lines of a precheck, from the files of a month); they may be changed.
 */
export const sql = `
CREATE TABLE money_event (
  event_id INTEGER PRIMARY KEY,
  chain    TEXT NOT NULL,                   -- payment:ID, disposal:ID, precheck:ID
  place    INTEGER NOT NULL CHECK (place >= 0),
  at       TEXT NOT NULL,
  by_login TEXT NOT NULL,                   -- '' for the program itself: what it read off files
  event    TEXT NOT NULL,                   -- JSON
  UNIQUE (chain, place)
) STRICT;
${keptTableTriggers('money_event')}

-- Money that came back. payment_key: household token, programme, months, item, and which of several alike.
CREATE TABLE payment (
  payment_id    INTEGER PRIMARY KEY,
  payment_key   TEXT NOT NULL UNIQUE,
  household     TEXT NOT NULL,              -- token
  programme     TEXT NOT NULL,
  period        TEXT NOT NULL,              -- of the bank's file
  benefit_month TEXT NOT NULL,
  item          TEXT NOT NULL,
  name          TEXT NOT NULL,
  id_number     TEXT NOT NULL,
  account       TEXT NOT NULL,
  township      TEXT NOT NULL,
  village       TEXT NOT NULL,
  bank_rows     TEXT NOT NULL,
  origin        TEXT NOT NULL CHECK (origin IN ('failed', 'returned', 'misdirected')),
  state         TEXT NOT NULL CHECK (state IN ('to-check', 'to-correct', 'to-send', 'sent', 'closed', 'withdrawn')),
  category      TEXT NOT NULL,
  words         TEXT NOT NULL,
  returned_fen  INTEGER NOT NULL CHECK (returned_fen >= 0),
  paid_fen      INTEGER NOT NULL CHECK (paid_fen >= 0),
  treasury_fen  INTEGER NOT NULL CHECK (treasury_fen >= 0),
  open_fen      INTEGER NOT NULL CHECK (open_fen >= 0),
  in_flight_fen INTEGER NOT NULL CHECK (in_flight_fen BETWEEN 0 AND open_fen),
  recovered_fen INTEGER NOT NULL CHECK (recovered_fen >= 0),
  surplus_fen   INTEGER NOT NULL CHECK (surplus_fen >= 0),
  failures      INTEGER NOT NULL,
  opened_at     TEXT NOT NULL,
  moved_at      TEXT NOT NULL,              -- of its last event
  due_on        TEXT,                       -- YYYY-MM-DD; NULL where nothing is to be done
  search        TEXT NOT NULL,
  -- What came back is paid again, given back to the treasury, or open.
  CHECK (returned_fen = paid_fen + treasury_fen + open_fen)
) STRICT;
CREATE INDEX payment_of_household ON payment (household, programme);
CREATE INDEX payment_view ON payment (programme, state, due_on);

-- Lines of bank files that may pay money again: a person says. Made anew with every reconciliation of the period.
CREATE TABLE payment_question (
  payment_id INTEGER NOT NULL REFERENCES payment ON DELETE CASCADE,
  line       TEXT NOT NULL,
  period     TEXT NOT NULL,
  fen        INTEGER NOT NULL,
  result     TEXT NOT NULL,
  category   TEXT NOT NULL,
  words      TEXT NOT NULL,
  pointer    TEXT NOT NULL,
  sentence   TEXT NOT NULL,
  PRIMARY KEY (payment_id, line)
) STRICT, WITHOUT ROWID;

-- 停发, 减发, 增发, 补发: out of a case whose conclusion was reviewed.
CREATE TABLE disposal (
  disposal_id  INTEGER PRIMARY KEY,
  case_id      INTEGER NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('stop', 'reduce', 'increase', 'back-pay')),
  reason       TEXT NOT NULL,
  household    TEXT NOT NULL,               -- token
  programme    TEXT NOT NULL,
  name         TEXT NOT NULL,
  id_number    TEXT NOT NULL,
  township     TEXT NOT NULL,
  village      TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'done', 'rejected', 'withdrawn', 'revoked')),
  proposed_by  TEXT NOT NULL,
  approved_by  TEXT NOT NULL,               -- '' as long as nobody has
  proposed_at  TEXT NOT NULL,
  moved_at     TEXT NOT NULL,
  first_month  TEXT,                        -- the first month not paid (停发) or paid otherwise; NULL before approval
  execute_by   TEXT,                       -- YYYY-MM-DD; NULL before approval
  executed_on  TEXT,                       -- 省系统注销, 变更, 补发到账
  due_fen       INTEGER NOT NULL CHECK (due_fen >= 0),
  received_fen  INTEGER NOT NULL CHECK (received_fen >= 0),
  recovery      TEXT NOT NULL CHECK (recovery IN ('none', 'open', 'settled', 'closed')),
  search        TEXT NOT NULL,
  -- Nothing is ordered by the person who asked for it, but where an exemption says so (then the event names it).
  CHECK ((state IN ('approved', 'done', 'revoked')) = (approved_by <> ''))
) STRICT;
CREATE INDEX disposal_of_case ON disposal (case_id);
CREATE INDEX disposal_of_household ON disposal (household, programme);

-- 发放前体检 of a month.
CREATE TABLE precheck (
  precheck_id INTEGER PRIMARY KEY,
  month_id    INTEGER NOT NULL REFERENCES month ON DELETE CASCADE,
  revision    INTEGER NOT NULL,             -- of the month when it was read
  state       TEXT NOT NULL CHECK (state IN ('working', 'done')),
  made_at     TEXT NOT NULL,
  made_by     TEXT NOT NULL,
  result      TEXT,                         -- JSON: totals, headcounts, the files, last month
  result_sha256 TEXT,
  prepared_by TEXT NOT NULL DEFAULT '',     -- 制表
  reviewed_by TEXT NOT NULL DEFAULT ''      -- 复核
) STRICT;
CREATE INDEX precheck_of_month ON precheck (month_id);
CREATE TABLE precheck_line (
  precheck_id INTEGER NOT NULL REFERENCES precheck ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  list        TEXT NOT NULL CHECK (list IN ('release', 'hold')),
  household   TEXT NOT NULL,
  name        TEXT NOT NULL,
  id_number   TEXT NOT NULL,
  account     TEXT NOT NULL,
  township    TEXT NOT NULL,
  village     TEXT NOT NULL,
  approved_fen  INTEGER,
  requested_fen INTEGER,
  last_fen      INTEGER,
  reasons     TEXT NOT NULL,                -- JSON: code, sentence, and whether it holds
  reason_codes TEXT NOT NULL,               -- ',code,code,'
  search      TEXT NOT NULL,
  PRIMARY KEY (precheck_id, position)
) STRICT, WITHOUT ROWID;
`;
