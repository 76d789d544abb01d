import type { AppError, Bilingual } from '../../shared/contracts/app-error.ts';

export type Language = 'zh' | 'en';

/** Where a command speaks: results on stdout, everything else on stderr. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether stderr is a terminal, so that progress may be drawn over itself. */
  readonly isTty: boolean;
  readonly language: Language;
  readonly signal: AbortSignal;
}

/** The sentence in the language of the command line. */
export function inLanguage(text: Bilingual, language: Language): string {
  return text[language];
}

/** `error E_CODE FILE[#SHEET!ROW]: what is wrong; how to mend it` (contract: cli.md, exit codes). Always one line. */
export function errorLine(error: AppError, language: Language): string {
  const { file, sheet, row } = error.place;
  let place = file === undefined ? '' : ` ${file}`;
  if (sheet !== undefined && sheet !== '') place += `#${sheet}${row === undefined ? '' : `!${row}`}`;
  else if (row !== undefined) place += `#${row}`;
  const line = `error ${error.code}${place}: ${error.problem[language]}; ${error.mend[language]}`;
  return `${line.replace(/\s*[\r\n]+\s*/g, ' ')}\n`;
}
