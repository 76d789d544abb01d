import { readFile, stat } from 'node:fs/promises';
import type { AppError } from '../../../shared/contracts/app-error.ts';
import { refuse, tooLarge } from '../table-error.ts';
import { detectEncoding } from '../text/detect-encoding.ts';
import { createChunkDecoder, type TextEncoding } from '../text/text-encoding.ts';

/** Formats that have to be held in memory whole are refused beyond this size. */
export const MAX_WHOLE_FILE_BYTES = 200 * 1024 ** 2;

/** Throws E_TOO_LARGE for a file that is too large to be held in memory. */
export async function checkWholeFileSize(path: string): Promise<void> {
  const { size } = await stat(path);
  if (size <= MAX_WHOLE_FILE_BYTES) return;
  throw tooLarge(
    { file: path },
    {
      zh: `这种格式的文件要整个读入内存，它有 ${size} 字节`,
      en: `a file of this format is read whole, and it has ${size} bytes`,
    },
    'MAX_WHOLE_FILE_BYTES',
    MAX_WHOLE_FILE_BYTES,
  );
}

/**
 * Reads a whole HTML or XML document. Its encoding is found from its bytes: what its meta tag or XML declaration says is often
 * not true in exports. Throws E_TOO_LARGE, E_ENCODING.
 */
export async function readDocument(path: string): Promise<{ readonly text: string; readonly encoding: TextEncoding }> {
  await checkWholeFileSize(path);
  const { encoding, bomBytes } = await detectEncoding(path);
  const bytes = await readFile(path);
  return { text: createChunkDecoder(encoding)(bytes.subarray(bomBytes)).text, encoding };
}

/** E_CORRUPT for a document that ends in the middle. */
export function brokenOff(path: string): AppError {
  return refuse('E_CORRUPT', { file: path }, [
    '文件不完整，表格没有结束（多半是下载或导出中断）',
    'the file breaks off before its table ends',
    '请重新下载或导出该文件',
    'download or export the file again',
  ]);
}
