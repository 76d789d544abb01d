import type { AppError, Bilingual } from '../../shared/contracts/app-error.ts';
import type { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { maskLongNumbers } from './mask-report.ts';

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
  // A sentence may cite a row of the file; screens are seen by more people than files.
  const said = maskLongNumbers(`${error.problem[language]}; ${error.mend[language]}`);
  const line = `error ${error.code}${place}: ${said}`;
  return `${line.replace(/\s*[\r\n]+\s*/g, ' ')}\n`;
}

/** The same for what a workplace cannot do: its sentences are those of the window, in Chinese. */
export function workplaceErrorLine({ told: { code, message, mend } }: WorkplaceError): string {
  return `error ${code}: ${maskLongNumbers(`${message}; ${mend}`).replace(/\s*[\r\n]+\s*/g, ' ')}\n`;
}
