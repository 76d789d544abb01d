import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/contracts/app-error.ts';
import { type RecordedStatement, recordedStatementSchema } from '../../shared/contracts/recorded-statement.ts';

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
  const parsed = recordedStatementSchema.safeParse(jsonOf(text));
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
