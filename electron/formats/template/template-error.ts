import type { AppError, ErrorCode } from '../../../shared/contracts/app-error.ts';
import { refuse } from '../table-error.ts';

/** A template that is not taken at all. `mend`: by default, to have it saved anew. */
export function refuseTemplate(
  file: string,
  zh: string,
  en: string,
  mend: readonly [zh: string, en: string] = SAVE_ANEW,
  code: ErrorCode = 'E_FORMAT',
): AppError {
  return refuse(code, { file }, [`模板不能使用：${zh}`, `the template cannot be used: ${en}`, ...mend]);
}

export const SAVE_ANEW = [
  '请用 WPS 或 Word、Excel 打开样表，另存为 .docx 或 .xlsx 再用',
  'open the form in WPS or Office and save it as .docx or .xlsx',
] as const;

export const TAKE_OUT = [
  '请在 WPS 里删掉这一内容，另存为 .docx 或 .xlsx；来路不明的文件不要用作模板',
  'take it out in WPS and save as .docx or .xlsx; do not use files of unknown origin',
] as const;

export function damagedTemplate(file: string, zh: string, en: string): AppError {
  return refuseTemplate(file, `文件已损坏（${zh}）`, `the file is damaged (${en})`, SAVE_ANEW, 'E_CORRUPT');
}

export function tooLargeTemplate(file: string, zh: string, en: string): AppError {
  return refuseTemplate(
    file,
    zh,
    en,
    [
      '样表一般只有几百 KB：请删掉大图片和多余的内容，来路不明的文件不要用',
      'a form has some hundred KB: take out large pictures; do not use files of unknown origin',
    ],
    'E_TOO_LARGE',
  );
}
