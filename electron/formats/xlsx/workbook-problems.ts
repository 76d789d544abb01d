import type { AppError, ErrorPlace } from '../../../shared/contracts/app-error.ts';
import type { ReadLimits } from '../table.ts';
import { refuse, tooLarge } from '../table-error.ts';

/** Where in a workbook a reader is: the file, the part inside it, and the sheet and row once they are known. */
export interface PartPlace extends ErrorPlace {
  readonly file: string;
  readonly part?: string;
}

/** A damaged workbook: what is wrong with which part, and that a sound copy is needed. */
export function damagedWorkbook(place: PartPlace, zh: string, en: string): AppError {
  const { part, ...errorPlace } = place;
  return refuse('E_CORRUPT', errorPlace, [
    part === undefined ? zh : `工作簿里的 ${part} 已损坏：${zh}`,
    part === undefined ? en : `the part ${part} of the workbook is damaged: ${en}`,
    '请向报送单位重新索取文件，或用 Excel、WPS 打开后另存为 .xlsx 再导入',
    'get the file again from its sender, or open it in Excel or WPS and save it as .xlsx',
  ]);
}

/** A crossed limit of a workbook. `zh` and `en` say what was too large. */
export function tooLargeWorkbook(
  place: PartPlace,
  limit: keyof ReadLimits,
  limits: ReadLimits,
  zh: string,
  en: string,
): AppError {
  const { part: _, ...errorPlace } = place;
  return tooLarge(errorPlace, { zh, en }, limit, limits[limit]);
}
