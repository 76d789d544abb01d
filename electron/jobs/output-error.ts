import { AppError, type Bilingual } from '../../shared/contracts/app-error.ts';

const PERMISSION = {
  why: { zh: '没有写权限', en: 'no permission to write there' },
  mend: { zh: '请换一个有写权限的文件夹', en: 'choose a folder you may write to' },
};
const BELOW_A_FILE = {
  why: { zh: '路径中间有一段是文件，不是文件夹', en: 'a part of its path is a file and no folder' },
  mend: { zh: '请检查 --out 的路径', en: 'check the path' },
};
const FULL = {
  why: { zh: '磁盘空间不够', en: 'the disk is full' },
  mend: { zh: '请清理磁盘或换一个磁盘', en: 'make room or choose another disk' },
};
const IN_USE = {
  why: { zh: '其中的结果文件正被别的程序打开', en: 'a result in it is open in another program' },
  mend: { zh: '请在 WPS 或 Excel 中关闭后重试，或换一个文件夹', en: 'close it there and try again' },
};

const WORDS: Readonly<Record<string, { readonly why: Bilingual; readonly mend: Bilingual }>> = {
  EACCES: PERMISSION,
  EPERM: process.platform === 'win32' ? IN_USE : PERMISSION,
  EBUSY: IN_USE,
  ETXTBSY: IN_USE,
  ENOTDIR: BELOW_A_FILE,
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS: {
    why: { zh: '磁盘是只读的', en: 'the disk is read-only' },
    mend: { zh: '请换一个磁盘', en: 'choose another disk' },
  },
  EIO: {
    why: { zh: '磁盘读写出错', en: 'the disk reports an error' },
    mend: { zh: '请检查磁盘或换一个磁盘', en: 'check the disk or choose another one' },
  },
  ENAMETOOLONG: {
    why: { zh: '路径太长', en: 'its path is too long' },
    mend: { zh: '请换一个短一些的名字', en: 'choose a shorter name' },
  },
};

/** E_OUT: the output folder cannot be written, why, and how to mend it. */
export function outputError(dir: string, why: Bilingual, mend: Bilingual): AppError {
  const problem = { zh: `输出文件夹无法写入：${why.zh}`, en: `the output folder cannot be written: ${why.en}` };
  return new AppError('E_OUT', { file: dir }, problem, mend);
}

/** E_OUT for a path that leads through a file. */
export function belowAFile(dir: string): AppError {
  return outputError(dir, BELOW_A_FILE.why, BELOW_A_FILE.mend);
}

/** E_OUT in a clerk's words for what the file system said; null where that is no matter of the folder (a bug of ours, an abort). */
export function outputErrorOf(dir: string, error: unknown): AppError | null {
  const { code, syscall } = error as NodeJS.ErrnoException;
  const words = typeof code === 'string' && typeof syscall === 'string' ? WORDS[code] : undefined;
  return words === undefined ? null : outputError(dir, words.why, words.mend);
}
