import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Database } from './database.ts';

/** A form of the county's own, as Word or Excel file with placeholders. */
export interface StoredTemplate {
  readonly templateId: number;
  readonly name: string;
  readonly kind: 'docx' | 'xlsx';
  readonly sha256: string;
  readonly addedAt: string;
  readonly addedBy: string;
  /** How many different fields it uses. */
  readonly fields: number;
}

const SELECT =
  'SELECT template_id AS templateId, name, kind, sha256, added_at AS addedAt, added_by AS addedBy, fields FROM archive_template';

/** The templates by name. */
export function archiveTemplates(db: Database): readonly StoredTemplate[] {
  return db.all<StoredTemplate>(`${SELECT} ORDER BY name`);
}

/** Throws E_GONE where there is none. */
export function templateById(db: Database, templateId: number): StoredTemplate {
  const row = db.get<StoredTemplate>(`${SELECT} WHERE template_id = ?`, [templateId]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '没有这份模板', '请刷新页面');
  return row;
}

/** The bytes of a template, as they came. */
export function contentOfTemplate(db: Database, templateId: number): Uint8Array {
  const row = db.get<{ content: Uint8Array }>('SELECT content FROM archive_template WHERE template_id = ?', [
    templateId,
  ]);
  if (row === undefined) throw new WorkplaceError('E_GONE', '没有这份模板', '请刷新页面');
  return new Uint8Array(row.content);
}

/** Keeps a template; one of the same name is replaced, and keeps its number. */
export function keepTemplate(
  db: Database,
  template: Omit<StoredTemplate, 'templateId'> & { readonly content: Uint8Array },
): 'added' | 'replaced' | 'same' {
  const was = db.get<{ sha256: string }>('SELECT sha256 FROM archive_template WHERE name = ?', [template.name]);
  if (was?.sha256 === template.sha256) return 'same';
  db.run(
    `INSERT INTO archive_template (name, kind, sha256, content, fields, added_at, added_by) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, sha256 = excluded.sha256, content = excluded.content,
       fields = excluded.fields, added_at = excluded.added_at, added_by = excluded.added_by`,
    [
      template.name,
      template.kind,
      template.sha256,
      template.content,
      template.fields,
      template.addedAt,
      template.addedBy,
    ],
  );
  return was === undefined ? 'added' : 'replaced';
}

export function removeTemplate(db: Database, templateId: number): void {
  db.run('DELETE FROM archive_template WHERE template_id = ?', [templateId]);
}
