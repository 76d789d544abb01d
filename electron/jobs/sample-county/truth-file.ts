import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampleTruth } from '../../../shared/domain/sample/truth.ts';

/** Writes truth.json, one planted fault a line, so that it can be read with the eyes and searched with grep. */
export async function writeTruth(dir: string, truth: SampleTruth): Promise<void> {
  const { planted, ...head } = truth;
  const lines = planted.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  const headText = JSON.stringify(head, null, 2).slice(0, -2);
  await writeFile(join(dir, 'truth.json'), `${headText},\n  "planted": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`);
}
