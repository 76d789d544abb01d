import { AppError, type ErrorCode } from '../../shared/contracts/app-error.ts';

/** The sentence pairs of a refusal, in the order problem zh, problem en, mend zh, mend en. */
export type RefusalWords = readonly [problemZh: string, problemEn: string, mendZh: string, mendEn: string];

/** An AppError about one input file, optionally at a sheet or a physical row of it. */
export function refuse(
  code: ErrorCode,
  place: { readonly file: string; readonly sheet?: string; readonly row?: number },
  words: RefusalWords,
): AppError {
  return new AppError(code, place, { zh: words[0], en: words[1] }, { zh: words[2], en: words[3] });
}

/** A crossed limit of ReadLimits: names the limit, so that whoever set it knows which one to raise. */
export function tooLarge(
  place: { readonly file: string; readonly sheet?: string; readonly row?: number },
  what: { readonly zh: string; readonly en: string },
  limit: string,
  value: number,
): AppError {
  return refuse('E_TOO_LARGE', place, [
    `${what.zh}，超过上限 ${limit} = ${value}`,
    `${what.en}, over the limit ${limit} = ${value}`,
    '请把文件按乡镇或月份拆小后再导入；确属正常数据的，请联系管理员调高该上限',
    'split the file by township or month, or raise this limit if the data is genuine',
  ]);
}
