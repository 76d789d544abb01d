import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PackRules } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import {
  EXAMPLE_DAY,
  EXAMPLE_YEAR,
  exampleHousehold,
} from '../../../shared/domain/archive/template/example-household.ts';
import { exampleDocx } from '../../formats/template/example-docx.ts';
import { writeExampleXlsx } from '../../formats/template/example-xlsx.ts';
import { outputError, outputErrorOf } from '../output-error.ts';
import type { CountyTemplate } from './county-template.ts';

/** Writes a template to begin with, .docx or .xlsx as the name says; the same bytes every time. Nothing is overwritten. Rejects with E_OUT. */
export function writeExampleTemplate(out: string): Promise<void> {
  return writeNew(out, async (partial) => {
    if (/\.xlsx$/iu.test(out)) await writeExampleXlsx(partial);
    else await writeFile(partial, exampleDocx());
  });
}

/** A template filled in with the invented household: what a form will look like, without anybody's data. */
export function fillForTrial({ fill }: CountyTemplate, rules: PackRules): Buffer {
  const checked = { ...exampleHousehold(rules), inconsistencies: null, findings: [] };
  return fill(checked, { rules, year: EXAMPLE_YEAR, makingDate: EXAMPLE_DAY }, false);
}

/** Writes such a form. Nothing is overwritten. Rejects with E_OUT. */
export function writeTrial(template: CountyTemplate, rules: PackRules, out: string): Promise<void> {
  return writeNew(out, (partial) => writeFile(partial, fillForTrial(template, rules)));
}

async function writeNew(path: string, write: (partial: string) => Promise<void>): Promise<void> {
  if (existsSync(path))
    throw outputError(
      path,
      { zh: '已经有同名的文件', en: 'there is a file of that name' },
      { zh: '请换一个文件名', en: 'choose another name' },
    );
  const partial = `${path}.partial`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    await write(partial);
    renameSync(partial, path);
  } catch (error) {
    throw outputErrorOf(path, error) ?? error;
  } finally {
    rmSync(partial, { force: true });
  }
}
