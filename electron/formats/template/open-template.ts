import { extname } from 'node:path';
import {
  checkPlaceholders,
  type TemplateProblem,
  WHOLE_FILE,
} from '../../../shared/domain/archive/template/check-placeholders.ts';
import { placeholderReader } from '../../../shared/domain/archive/template/placeholder.ts';
import type { TemplateFields } from '../../../shared/domain/archive/template/template-fields.ts';
import type { TemplateValues } from '../../../shared/domain/archive/template/template-values.ts';
import { docxPieces, type UnfilledPiece } from './docx-pieces.ts';
import { inspectTemplate, type TemplateKind } from './inspect-template.ts';
import { unpackTemplate } from './unpack-template.ts';
import { holdsBrace, unfilledOfWorkbook, xlsxPieces } from './xlsx-pieces.ts';
import { sheetsOf } from './xlsx-sheets.ts';
import { xlsxTemplate } from './xlsx-template.ts';

/** A template that was looked at. `fill` is null where there are problems. */
export interface OpenedTemplate {
  readonly kind: TemplateKind;
  /** Names of the fields and loops it uses, each once. */
  readonly used: readonly string[];
  readonly problems: readonly TemplateProblem[];
  /** The form filled in with the values of one household. The same values give the same bytes. */
  readonly fill: ((values: TemplateValues) => Buffer) | null;
}

type Filling =
  | { readonly fill: (values: TemplateValues) => Buffer }
  | { readonly problems: readonly TemplateProblem[] };

/**
 * Opens a template of a county: unpacked with limits, refused where it can do harm, every placeholder checked, made ready to be filled in
 * thousands of times. `file` is what errors call it. Throws AppError where it is not taken at all; what is wrong with its placeholders comes
 * back as problems, all at once, each with its place.
 */
export async function openTemplate(bytes: Buffer, file: string, fields: TemplateFields): Promise<OpenedTemplate> {
  const parts = await unpackTemplate(bytes, file);
  const kind = inspectTemplate(parts, file);
  const read = placeholderReader(fields);
  const sheets = kind === 'xlsx' ? sheetsOf(parts, file) : [];
  const { filled, unfilled } =
    kind === 'xlsx'
      ? { filled: xlsxPieces(sheets), unfilled: unfilledOfWorkbook(parts, sheets, file) }
      : docxPieces(parts, file);
  const { used, problems: wrong } = checkPlaceholders(filled, read);
  const problems = [...wrong, ...misnamed(file, kind), ...unfilledProblems(unfilled)];
  if (problems.length > 0) return { kind, used, problems, fill: null };
  // Loaded only here: the library for .docx is not waited for where there is none.
  const made: Filling =
    kind === 'xlsx'
      ? xlsxTemplate(parts, sheets, read)
      : (await import('./docx-template.ts')).docxTemplate(parts, read);
  if ('problems' in made) return { kind, used, problems: made.problems, fill: null };
  return { kind, used, problems, fill: made.fill };
}

function misnamed(file: string, kind: TemplateKind): readonly TemplateProblem[] {
  if (extname(file).toLowerCase() === `.${kind}`) return [];
  return [{ place: WHOLE_FILE, placeholder: '', says: `内容是 .${kind}，文件名却不是：请把扩展名改成 .${kind}` }];
}

function unfilledProblems(pieces: readonly UnfilledPiece[]): readonly TemplateProblem[] {
  return pieces
    .filter(({ text }) => holdsBrace(text))
    .map(({ place, text }) => ({
      place,
      placeholder: /[{｛][^}｝]*[}｝]?/u.exec(text)?.[0] ?? '',
      says: '这里的占位符不会填写：请移到正文、表格或单元格里',
    }));
}
