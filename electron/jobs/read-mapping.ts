import { readFile } from 'node:fs/promises';
import { AppError } from '../../shared/contracts/app-error.ts';
import { type Mapping, mappingSchema } from '../../shared/contracts/mapping.ts';
import { COLUMN_DICTIONARY } from '../../shared/domain/ledger/column-dictionary.ts';

/** Reads and checks a mapping file. Throws E_NOT_FOUND or E_FORMAT naming the field that is wrong. */
export async function readMapping(path: string): Promise<Mapping> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new AppError(
      'E_NOT_FOUND',
      { file: path },
      { zh: `映射文件打不开（${code}）`, en: `the mapping file cannot be opened (${code})` },
      { zh: '请检查文件名和权限', en: 'check its name and permissions' },
    );
  }
  const wrong = (zh: string, en: string): AppError =>
    new AppError(
      'E_FORMAT',
      { file: path },
      { zh, en },
      { zh: '请对照 docs/mapping.md 中的示例改正', en: 'mend it after the example in docs/mapping.md' },
    );
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const { message } = error as Error;
    throw wrong(`映射文件不是有效的 JSON（${message}）`, `the mapping file is no valid JSON (${message})`);
  }
  const parsed = mappingSchema.safeParse(json);
  if (parsed.success) {
    const unknown = (parsed.data.files ?? [])
      .flatMap(({ columns }) => Object.keys(columns ?? {}))
      .find((name) => !Object.hasOwn(COLUMN_DICTIONARY, name));
    if (unknown === undefined) return parsed.data;
    const known = Object.keys(COLUMN_DICTIONARY).join(', ');
    throw wrong(
      `映射文件里的列“${unknown}”不是标准列名，标准列名有：${known}`,
      `"${unknown}" in the mapping file is no canonical column; known are ${known}`,
    );
  }
  const issue = parsed.error.issues[0]!;
  const where = issue.path.join('.');
  throw wrong(
    `映射文件的“${where}”不对：${issue.message}`,
    `"${where}" of the mapping file is wrong: ${issue.message}`,
  );
}
