import { keptTableTriggers } from './kept-triggers.ts';

/**
 * Samples drawn for re-inspection (抽查): a drawing is kept for good, and the population it was drawn from with it, so that it can be drawn again
 * whatever became of the month since. Leads (问题线索): their steps are kept for good, `lead` and `lead_case` hold what they say.
 */
export const sql = `
-- The text of a population (shared/domain/sampling/draw.ts: populationText), deflated, once by the SHA-256 of the text.
CREATE TABLE sample_population (
  sha256  TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;
${keptTableTriggers('sample_population')}

CREATE TABLE sample_draw (
  draw_id   INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person,
  person_name TEXT NOT NULL,                -- as it was then
  sampled   TEXT NOT NULL CHECK (sampled IN ('households', 'closed-cases')),
  -- The run whose households were drawn; no reference: the month may be removed, the drawing stays. NULL for cases.
  run_id    INTEGER,
  about     TEXT NOT NULL,                  -- 2026-04 农村低保
  rule      TEXT NOT NULL,                  -- JSON of precision and strata
  seed      TEXT NOT NULL,
  population INTEGER NOT NULL,
  population_sha256 TEXT NOT NULL REFERENCES sample_population,
  strata    TEXT NOT NULL,                  -- JSON of Allocation[]
  drawn     TEXT NOT NULL                   -- JSON: ids of the units in the order they were drawn
) STRICT;
CREATE INDEX sample_draw_about ON sample_draw (sampled, about, draw_id);
${keptTableTriggers('sample_draw')}

CREATE TABLE lead (
  lead_id    INTEGER PRIMARY KEY,
  state      TEXT NOT NULL,
  category   TEXT NOT NULL,
  source     TEXT NOT NULL,
  problem    TEXT NOT NULL,
  receiver   TEXT NOT NULL,
  year       INTEGER,                       -- with serial: its number, once it is handed over
  serial     INTEGER,
  UNIQUE (year, serial)
) STRICT;

CREATE TABLE lead_case (
  lead_id INTEGER NOT NULL REFERENCES lead,
  case_id INTEGER NOT NULL REFERENCES case_file,
  PRIMARY KEY (lead_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lead_case_of_case ON lead_case (case_id);

CREATE TABLE lead_event (
  event_id    INTEGER PRIMARY KEY,
  lead_id     INTEGER NOT NULL REFERENCES lead,
  at          TEXT NOT NULL,
  person_id   INTEGER NOT NULL REFERENCES person,
  person_name TEXT NOT NULL,                -- as it was then
  action      TEXT NOT NULL,
  from_state  TEXT,
  to_state    TEXT NOT NULL,
  exempt      INTEGER NOT NULL,             -- made under the exemption of a one-person office
  detail      TEXT NOT NULL                 -- JSON (shared/domain/lead/lead-event.ts)
) STRICT;
CREATE INDEX lead_event_of_lead ON lead_event (lead_id, event_id);
${keptTableTriggers('lead_event')}
`;
