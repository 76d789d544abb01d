import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FormFile } from '../../../shared/contracts/archive-manifest.ts';
import { nameOfHousehold } from '../../../shared/domain/archive/archive-household.ts';
import { dossierPaths } from '../../../shared/domain/archive/dossier/dossier-path.ts';
import { formPaths } from '../../../shared/domain/archive/template/form-paths.ts';
import type { JobContext } from '../progress.ts';
import type { CheckedArchive } from './checked-archive.ts';
import type { CountyTemplate } from './county-template.ts';
import type { DossierFailure } from './written-dossier.ts';

/** The forms of an archive, and those that could not be made. */
export interface WrittenForms {
  readonly forms: readonly FormFile[];
  readonly failures: readonly DossierFailure[];
}

/**
 * Fills the county's templates in for every household, beside its dossier. One form is held at a time. A form that cannot be made costs no
 * other. Rejects with the signal's reason on abort, and where the folder cannot be written.
 */
export async function writeForms(
  folder: string,
  checked: CheckedArchive,
  templates: readonly CountyTemplate[],
  unmasked: boolean,
  context: JobContext,
): Promise<WrittenForms> {
  const { households } = checked;
  const paths = formPaths(dossierPaths(households.map(({ household }) => household)), templates);
  const forms: FormFile[] = [];
  const failures: DossierFailure[] = [];
  for (const [i, each] of households.entries()) {
    const { household } = each;
    for (const [t, template] of templates.entries()) {
      const path = paths[i]![t]!;
      context.signal.throwIfAborted();
      context.report({ phase: 'write', what: path, done: i, total: households.length, unit: 'rows' });
      let bytes: Buffer;
      try {
        bytes = template.fill(each, checked, unmasked);
      } catch (error) {
        const { certNo, headName, township, village } = household;
        const why = error instanceof Error ? error.message : String(error);
        const says = `${nameOfHousehold(household)}：模板“${template.name}”没能填写：${why}`;
        failures.push({ certNo, headName, township, village, says });
        continue;
      }
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
      forms.push({
        path,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
        certNo: household.certNo,
        template: template.name,
      });
    }
  }
  return { forms, failures };
}
