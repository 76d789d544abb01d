import type { Database } from '../../data/database.ts';
import type { AuditPart, PackageScope } from './audit-part.ts';
import { maskedValue } from './masked-value.ts';

/** What is told of a case besides its steps, which lie in tables/case_event.jsonl. */
const CASE_COLUMNS = [
  'case_id',
  'programme',
  'problem',
  'state',
  'code',
  'priority',
  'township',
  'village',
  'name',
  'id_number',
  'account',
  'amount_fen',
  'conclusion',
  'first_period',
  'opened_at',
  'due_on',
  'closed_at',
  'closed_how',
] as const;

/** Every case with where it stands and its conclusion. */
export const caseFiles: AuditPart = function* (db, scope) {
  yield { path: 'cases.json', content: caseLines(db, scope) };
};

function* caseLines(db: Database, { unmasked }: PackageScope): Generator<string> {
  let before = '[';
  for (const row of db.each<Readonly<Record<string, unknown>>>(
    `SELECT ${CASE_COLUMNS.join(', ')} FROM case_file ORDER BY case_id`,
  )) {
    const shown = Object.fromEntries(
      CASE_COLUMNS.map((column) => [column, unmasked ? row[column] : maskedValue(row[column])]),
    );
    yield `${before}\n${JSON.stringify(shown)}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

/** The files of evidence, each once, called by their hash. */
export const evidenceFiles: AuditPart = function* (db, { evidence }) {
  if (!evidence) return;
  for (const { sha256 } of db.all<{ sha256: string }>('SELECT DISTINCT sha256 FROM evidence ORDER BY sha256'))
    yield { path: `evidence/${sha256}`, content: contentOf(db, sha256) };
};

function* contentOf(db: Database, sha256: string): Generator<Uint8Array> {
  const row = db.get<{ content: ArrayBuffer }>('SELECT content FROM evidence_content WHERE sha256 = ?', [sha256]);
  yield new Uint8Array(row?.content ?? new ArrayBuffer(0));
}
