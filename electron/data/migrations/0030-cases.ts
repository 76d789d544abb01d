import { factsOf, factsText } from '../../../shared/domain/case/facts.ts';
import type { Discrepancy } from '../../../shared/domain/discrepancy/discrepancy.ts';
import type { Database } from '../database.ts';
import { keptTableTriggers } from './kept-triggers.ts';

/**
 * Cases (疑点): what is done about a difference, from its finding to its closing.
 *
 * `case_event` and `evidence` are kept for good; `case_file` holds what they and the runs say, and is made again from them whenever a step is
 * added. Bytes of evidence lie once by their sha256.
 */
export const sql = `
CREATE TABLE case_file (
  case_id    INTEGER PRIMARY KEY,
  programme  TEXT NOT NULL,
  problem    TEXT NOT NULL,                 -- difference.problem: the same from month to month
  -- What the steps say (derive-case.ts).
  state      TEXT NOT NULL,
  segment    INTEGER NOT NULL,
  code       TEXT NOT NULL,
  priority   TEXT NOT NULL,
  household  TEXT NOT NULL,                 -- household token
  township   TEXT NOT NULL,
  village    TEXT NOT NULL,
  name       TEXT NOT NULL,
  id_number  TEXT NOT NULL,
  account    TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  stable_id  TEXT NOT NULL,
  facts      TEXT NOT NULL,                 -- as last seen: factsText of shared/domain/case/facts.ts
  conclusion TEXT,
  covers     TEXT,                          -- JSON: the facts the conclusion rests on
  first_period TEXT NOT NULL,
  back_period  TEXT,
  opened_at  TEXT NOT NULL,
  due_on     TEXT NOT NULL,
  assignees  TEXT NOT NULL,                 -- JSON of CasePerson[]
  suspended_until TEXT,
  closed_at  TEXT,
  closed_how TEXT,
  search     TEXT NOT NULL,                 -- as difference.search
  -- What the runs say (case-sync.ts): the newest month whose last run shows the case, and the difference there. NULL: none shows it.
  last_period   TEXT,
  difference_id INTEGER,
  UNIQUE (programme, problem)
) STRICT;
-- Everything lists filter and sort by: they never touch the rows themselves.
CREATE INDEX case_view ON case_file
  (state, due_on, case_id, programme, priority, code, township, village, amount_fen, first_period, last_period, back_period, conclusion,
   search);
CREATE INDEX case_last_period ON case_file (programme, last_period);
CREATE INDEX case_household ON case_file (household);

-- Who works on what: from case_file.assignees, for lists of one person.
CREATE TABLE case_assignee (
  person_id INTEGER NOT NULL REFERENCES person,
  case_id   INTEGER NOT NULL REFERENCES case_file,
  PRIMARY KEY (person_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_assignee_of_case ON case_assignee (case_id);

CREATE TABLE case_event (
  event_id    INTEGER PRIMARY KEY,
  case_id     INTEGER NOT NULL REFERENCES case_file,
  at          TEXT NOT NULL,
  person_id   INTEGER REFERENCES person,    -- NULL: the program, at the end of a run
  person_name TEXT NOT NULL,                -- as it was then
  action      TEXT NOT NULL,
  from_state  TEXT,
  to_state    TEXT NOT NULL,
  exempt      INTEGER NOT NULL,             -- made under the exemption of a one-person office
  detail      TEXT NOT NULL                 -- JSON (case-event.ts)
) STRICT;
CREATE INDEX case_event_of_case ON case_event (case_id, event_id);
${keptTableTriggers('case_event')}

CREATE TABLE evidence_content (
  sha256  TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;
${keptTableTriggers('evidence_content')}

CREATE TABLE evidence (
  evidence_id INTEGER PRIMARY KEY,
  case_id     INTEGER NOT NULL REFERENCES case_file,
  sha256      TEXT NOT NULL REFERENCES evidence_content,
  name        TEXT NOT NULL,
  type        TEXT NOT NULL,                -- by content (evidence-type.ts)
  bytes       INTEGER NOT NULL,
  added_at    TEXT NOT NULL,
  person_id   INTEGER NOT NULL REFERENCES person,
  person_name TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_of_case ON evidence (case_id, evidence_id);
${keptTableTriggers('evidence')}

-- What somebody wants to be reminded of. The log tells who made and ended it.
CREATE TABLE case_task (
  task_id     INTEGER PRIMARY KEY,
  case_id     INTEGER REFERENCES case_file,
  title       TEXT NOT NULL,
  due_on      TEXT NOT NULL,
  person_id   INTEGER NOT NULL REFERENCES person,
  made_at     TEXT NOT NULL,
  made_by     INTEGER NOT NULL REFERENCES person,
  done_at     TEXT,
  done_by     INTEGER REFERENCES person,
  done_note   TEXT
) STRICT;
CREATE INDEX case_task_of_person ON case_task (person_id, done_at, due_on);
CREATE INDEX case_task_of_case ON case_task (case_id);

-- What a conclusion about it would rest on: factsText of shared/domain/case/facts.ts.
ALTER TABLE difference ADD COLUMN facts TEXT NOT NULL DEFAULT '';

-- The runs that were carried into cases; a run of an older program is, with the next one of its programme.
CREATE TABLE case_run (
  run_id     INTEGER PRIMARY KEY REFERENCES run ON DELETE CASCADE,
  carried_at TEXT NOT NULL
) STRICT;

-- Four eyes by identity begin with the file and the match. NULL: before there were accounts.
ALTER TABLE month_file ADD COLUMN added_by INTEGER REFERENCES person;
ALTER TABLE decision ADD COLUMN made_by INTEGER REFERENCES person;
`;

/** Facts of the differences that an older program wrote. */
export function fillFacts(db: Database): void {
  const rows = db.all<
    Pick<Discrepancy, 'code' | 'field' | 'valueKind' | 'account' | 'amountFen'> & {
      readonly differenceId: number;
      readonly approval: string;
      readonly finance: string;
      readonly bank: string;
      readonly candidates: string | null;
      readonly period: string;
    }
  >(
    `SELECT difference_id AS differenceId, code, field, value_kind AS valueKind, approval_value AS approval, finance_value AS finance,
            bank_value AS bank, account, amount_fen AS amountFen, candidates, period
     FROM difference JOIN run USING (run_id) JOIN month USING (month_id)`,
  );
  for (const { differenceId, approval, finance, bank, candidates, period, ...rest } of rows) {
    const said = {
      ...rest,
      values: { approval, finance, bank },
      candidates: JSON.parse(candidates ?? '[]') as readonly { readonly key: string }[],
    };
    db.run('UPDATE difference SET facts = ? WHERE difference_id = ?', [factsText(factsOf(said, period)), differenceId]);
  }
}
