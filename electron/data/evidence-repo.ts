import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { EvidenceFile } from '../../shared/domain/case/case-input.ts';
import type { EvidenceType } from '../../shared/domain/case/evidence-type.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import type { Database } from './database.ts';

/** A file that was given as evidence: its bytes lie in the database under their sha256, once, whatever it is called. */
export interface Evidence {
  readonly evidenceId: number;
  readonly caseId: number;
  readonly sha256: string;
  readonly name: string;
  readonly type: EvidenceType;
  readonly bytes: number;
  readonly addedAt: string;
  readonly addedBy: { readonly personId: number; readonly name: string };
}

interface EvidenceRow {
  readonly evidence_id: number;
  readonly case_id: number;
  readonly sha256: string;
  readonly name: string;
  readonly type: EvidenceType;
  readonly bytes: number;
  readonly added_at: string;
  readonly person_id: number;
  readonly person_name: string;
}

const SELECT = 'SELECT evidence_id, case_id, sha256, name, type, bytes, added_at, person_id, person_name FROM evidence';

function evidenceOf(row: EvidenceRow): Evidence {
  return {
    evidenceId: row.evidence_id,
    caseId: row.case_id,
    sha256: row.sha256,
    name: row.name,
    type: row.type,
    bytes: row.bytes,
    addedAt: row.added_at,
    addedBy: { personId: row.person_id, name: row.person_name },
  };
}

/** Everything ever given as evidence for a case, withdrawn or not, in the order it came. Which stands is said by `Case.evidence`. */
export function evidenceOfCase(db: Database, caseId: number): readonly Evidence[] {
  return db.all<EvidenceRow>(`${SELECT} WHERE case_id = ? ORDER BY evidence_id`, [caseId]).map(evidenceOf);
}

/** Throws E_GONE where there is none. */
export function evidenceById(db: Database, evidenceId: number): Evidence {
  const row = db.get<EvidenceRow>(`${SELECT} WHERE evidence_id = ?`, [evidenceId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '没有这份材料', '请刷新页面');
  return evidenceOf(row);
}

/** The bytes of a piece of evidence, as they came. */
export function contentOf(db: Database, sha256: string): Uint8Array {
  const row = db.get<{ content: Uint8Array }>('SELECT content FROM evidence_content WHERE sha256 = ?', [sha256]);
  if (row === undefined) throw new Error('evidence without its content');
  return new Uint8Array(row.content);
}

/** Keeps bytes under their sha256; the same bytes once. In the transaction of the evidence they belong to. */
export function keepContent(db: Database, sha256: string, content: Uint8Array): void {
  db.run('INSERT OR IGNORE INTO evidence_content (sha256, content) VALUES (?, ?)', [sha256, content]);
}

/** Keeps a piece of evidence whose bytes are there already; only `takeCaseStep` calls it, with the step that tells of it. */
export function keepEvidence(
  db: Database,
  {
    caseId,
    file,
    at,
    actor,
  }: { readonly caseId: number; readonly file: EvidenceFile; readonly at: string; readonly actor: Actor },
): number {
  return db.run(
    `INSERT INTO evidence (case_id, sha256, name, type, bytes, added_at, person_id, person_name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [caseId, file.sha256, file.name, file.type, file.bytes, at, actor.personId, actor.name],
  ).lastId;
}
