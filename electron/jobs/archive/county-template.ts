import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { AppError, AppErrors } from '../../../shared/contracts/app-error.ts';
import type { PackRules } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import type { TemplateProblem } from '../../../shared/domain/archive/template/check-placeholders.ts';
import { templateFields } from '../../../shared/domain/archive/template/template-fields.ts';
import { templateValues } from '../../../shared/domain/archive/template/template-values.ts';
import { openTemplate } from '../../formats/template/open-template.ts';
import { refuseLarge } from '../../formats/template/unpack-template.ts';
import type { CheckedArchive, CheckedHousehold } from './checked-archive.ts';

/** What a person is told of a template before anything is made with it. */
export interface TemplateCheck {
  /** The name of the file without its extension: a filled form carries it. */
  readonly name: string;
  readonly kind: 'docx' | 'xlsx';
  /** Names of the fields and loops it uses, each once. */
  readonly fields: readonly string[];
  /** Everything that is wrong with its placeholders; it can be filled in where there is nothing. */
  readonly problems: readonly TemplateProblem[];
}

/** A template of the county, ready to be filled in for thousands of households. */
export interface CountyTemplate extends Omit<TemplateCheck, 'problems'> {
  readonly file: string;
  /** Where it lies; null: it comes out of the workplace. */
  readonly path: string | null;
  readonly sha256: string;
  /** The form of one household. The same household gives the same bytes. */
  readonly fill: (each: CheckedHousehold, archive: FillingFrame, unmasked: boolean) => Buffer;
}

/** What a form takes from the archive besides its household. */
export type FillingFrame = Pick<CheckedArchive, 'rules' | 'year' | 'makingDate'>;

/** Looks at a template. Rejects with AppError where it is not taken at all: damaged, hostile, no .docx or .xlsx. */
export async function checkTemplate(bytes: Buffer, file: string, rules: PackRules): Promise<TemplateCheck> {
  const { kind, used, problems } = await openTemplate(bytes, file, templateFields(rules.pack));
  return { name: nameOf(file), kind, fields: used, problems };
}

/** Opens templates for filling in. Rejects with AppErrors that tell everything that is wrong with all of them. */
export async function openTemplates(
  given: readonly { readonly file: string; readonly path: string | null; readonly bytes: Buffer }[],
  rules: PackRules,
): Promise<readonly CountyTemplate[]> {
  const fields = templateFields(rules.pack);
  const templates: CountyTemplate[] = [];
  const failures: AppError[] = [];
  const outputs = new Set<string>();
  for (const { file, path, bytes } of given) {
    try {
      const { kind, used, problems, fill } = await openTemplate(bytes, file, fields);
      failures.push(...problems.map((problem) => templateError(file, problem)));
      const name = nameOf(file);
      const output = `${name}.${kind}`.toLowerCase();
      if (outputs.has(output)) failures.push(sameName(file));
      outputs.add(output);
      if (fill === null) continue;
      templates.push({
        name,
        kind,
        file: basename(file),
        path,
        fields: used,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        fill: ({ household, items, volume }, { rules: by, year, makingDate }, unmasked) =>
          fill(templateValues(household, items, volume, by, { year, makingDate, unmasked })),
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AppErrors(failures);
  return templates;
}

/** The bytes of a template on the disk; `file` is what errors call it. Rejects with E_TOO_LARGE before what is no form is read at all. */
export async function templateBytes(path: string, file: string): Promise<Buffer> {
  refuseLarge((await stat(path)).size, file);
  return readFile(path);
}

/** The same of files on the disk. */
export async function readTemplates(paths: readonly string[], rules: PackRules): Promise<readonly CountyTemplate[]> {
  const given: { file: string; path: string; bytes: Buffer }[] = [];
  const failures: AppError[] = [];
  for (const file of paths) {
    try {
      given.push({ file, path: file, bytes: await templateBytes(file, file) });
    } catch (error) {
      if (error instanceof AppError) failures.push(error);
      else
        failures.push(
          new AppError(
            'E_NOT_FOUND',
            { file },
            {
              zh: `模板打不开（${(error as NodeJS.ErrnoException).code ?? ''}）`,
              en: `the template cannot be opened (${(error as NodeJS.ErrnoException).code ?? ''})`,
            },
            { zh: '请检查文件名，并在 WPS 里关掉它', en: 'check its name, and close it elsewhere' },
          ),
        );
    }
  }
  if (failures.length > 0) throw new AppErrors(failures);
  return openTemplates(given, rules);
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}

function templateError(file: string, { place, placeholder, says }: TemplateProblem): AppError {
  const what = placeholder === '' ? '' : `“${placeholder}”`;
  return new AppError(
    'E_FORMAT',
    { file },
    { zh: `模板${place}${what}：${says}`, en: `template, ${place} ${placeholder}: ${says}` },
    {
      zh: '字段和写法用 sanzhang template fields 查看',
      en: 'see the fields with sanzhang template fields',
    },
  );
}

function sameName(file: string): AppError {
  return new AppError(
    'E_USAGE',
    { file },
    {
      zh: '有两个模板同名，填好的文件会互相覆盖',
      en: 'two templates have the same name: their forms would overwrite each other',
    },
    { zh: '请给其中一个改名', en: 'rename one of them' },
  );
}
