import { keptTableTriggers } from './kept-triggers.ts';

/**
 * Samples drawn for re-inspection (抽查). A drawing is kept for good, and the population it was drawn from with it: it can be drawn again
 * whatever became of the month since.
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
`;
