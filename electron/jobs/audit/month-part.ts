import { sealFileText } from '../../../shared/domain/seal/seal.ts';
import { adjustmentsOfMonth } from '../../data/adjustment-repo.ts';
import type { Database } from '../../data/database.ts';
import { differencesByIds, type StoredDifference } from '../../data/difference-repo.ts';
import { rowText } from '../../data/rows-digest.ts';
import { openStatement } from '../../data/run-digest.ts';
import type { Run } from '../../data/run-repo.ts';
import { sealFileOf, sealOfMonth } from '../../data/seal-repo.ts';
import { DIFFERENCE_COLUMNS } from '../../data/write-differences.ts';
import { discrepancyRows } from '../../formats/write/discrepancies-csv.ts';
import { mappingText } from '../desk/compose-mapping.ts';
import type { AuditPart } from './audit-part.ts';

const ROWS_AT_ONCE = 2000;

/** Each month with its statement, its differences and its seal, and the list of them. */
export const monthFiles: AuditPart = function* (db, { runs, unmasked }) {
  const months: object[] = [];
  for (const run of runs) {
    const { runId, monthId, period, programme } = run;
    const folder = `months/${period}-${monthId}`;
    const seal = sealOfMonth(db, monthId);
    yield { path: `${folder}/statement.json`, content: [openStatement(textOf(db, runId, 'statement'))] };
    yield { path: `${folder}/differences.csv`, content: discrepancyRows(differencesOf(db, run), { unmasked }) };
    if (unmasked) {
      yield { path: `${folder}/differences.jsonl`, content: differenceLines(db, runId) };
      const mapping = textOf(db, runId, 'mapping');
      if (mapping !== '') yield { path: `${folder}/mapping.json`, content: [mappingText(JSON.parse(mapping))] };
    }
    if (seal !== undefined) yield { path: `${folder}/seal.szseal`, content: [sealFileText(sealFileOf(db, seal))] };
    const adjustments = adjustmentsOfMonth(db, monthId);
    months.push({
      folder,
      monthId,
      runId,
      name: `${period} ${programme}`,
      resultSha256: run.resultSha256,
      sealId: seal?.sealId ?? null,
      adjustedFen: adjustments.reduce((sum, { fen }) => sum + fen, 0),
    });
  }
  yield { path: 'months.json', content: [`${JSON.stringify(months, null, 2)}\n`] };
};

/** As it is stored. '' where there is none. */
function textOf(db: Database, runId: number, column: 'statement' | 'mapping'): string {
  return db.get<{ text: string | null }>(`SELECT ${column} AS text FROM run WHERE run_id = ?`, [runId])?.text ?? '';
}

function* differencesOf(db: Database, { runId }: Run): Generator<StoredDifference> {
  for (let after = 0; ; ) {
    const ids = db
      .all<{ id: number }>(
        `SELECT difference_id AS id FROM difference WHERE run_id = ? AND difference_id > ? ORDER BY difference_id LIMIT ${ROWS_AT_ONCE}`,
        [runId, after],
      )
      .map(({ id }) => id);
    yield* differencesByIds(db, ids);
    if (ids.length < ROWS_AT_ONCE) return;
    after = ids.at(-1)!;
  }
}

/** The rows as they are hashed when a run ends: the file's hash is the one the log vouches for. */
function* differenceLines(db: Database, runId: number): Generator<string> {
  let place = 0;
  const select = `SELECT ${DIFFERENCE_COLUMNS.join(', ')} FROM difference WHERE run_id = ? ORDER BY difference_id`;
  for (const row of db.each<Readonly<Record<string, unknown>>>(select, [runId]))
    yield `${rowText([place++, ...DIFFERENCE_COLUMNS.map((column) => row[column])])}\n`;
}
