import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/contracts/app-error.ts';
import { mappingSchema } from '../../shared/contracts/mapping.ts';
import type { Statement } from '../../shared/contracts/statement.ts';
import { isPeriod } from '../../shared/domain/identity/month.ts';

const source = z.looseObject({
  files: z.array(z.looseObject({ name: z.string(), path: z.string(), sha256: z.string() })),
});

/** As much of a statement as a replay needs; everything else is compared with what the replay gives. */
const replayable = z.looseObject({
  period: z.string().refine(isPeriod),
  mapping: z.object({ sha256: z.string(), content: mappingSchema }).nullable(),
  sources: z.looseObject({ approval: source, finance: source, bank: source, bankReturn: source.optional() }),
  warnings: z.array(z.string()),
  masked: z.boolean().optional(),
  outputs: z.record(z.string(), z.string()),
  resultSha256: z.string(),
});

/** A statement that can be replayed. Whether the rest of it is as it should be is for the replay to say. */
export type RecordedStatement = z.infer<typeof replayable> & Pick<Statement, 'sources'>;

/** Reads statement.json of a result. Throws E_NOT_FOUND where there is none and E_CORRUPT where it is none. */
export async function readStatement(dir: string): Promise<RecordedStatement> {
  const path = join(dir, 'statement.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new AppError(
      'E_NOT_FOUND',
      { file: path },
      { zh: '这里没有对账结果（缺 statement.json）', en: 'there is no result here (statement.json is missing)' },
      { zh: '请指明 reconcile --out 写出的文件夹', en: 'name the folder that reconcile --out wrote' },
    );
  }
  const parsed = replayable.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data as RecordedStatement;
  const where = parsed.error.issues[0]!.path.join('.');
  throw new AppError(
    'E_CORRUPT',
    { file: path },
    {
      zh: `statement.json 不是一份完整的对账单${where === '' ? '' : `（“${where}”不对）`}`,
      en: `statement.json is no complete statement${where === '' ? '' : ` ("${where}" is wrong)`}`,
    },
    { zh: '请用原件，或重新对账', en: 'use the original, or reconcile again' },
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
