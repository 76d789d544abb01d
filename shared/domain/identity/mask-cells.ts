import { maskNumber } from './mask.ts';
import { maskName } from './mask-name.ts';

/** The columns of a sheet that hold what is not shown to everyone, by 0-based index. */
export interface PersonalColumns {
  /** Identity numbers, accounts, telephone numbers. */
  readonly numbers: ReadonlySet<number>;
  /** Names of people. */
  readonly names: ReadonlySet<number>;
}

/** No column is known: only what looks like a number is hidden. */
export const NO_PERSONAL_COLUMNS: PersonalColumns = { numbers: new Set(), names: new Set() };

/**
 * Ten digits or more in a row, in either width, with blanks or invisible characters between them as people write them, and the X an
 * identity number ends with. Shorter are dates and sums.
 */
const DIGIT_RUN = /\p{Nd}(?:[\s\p{Cf}]?\p{Nd}){9,}(?:[\s\p{Cf}]?[XxＸｘ])?/gu;
/** A cell may hold the numbers of a whole family. */
const ONE_NUMBER = /[^;；,，、/／|｜\r\n]+/gu;

/** Hides the middle of whatever looks like an identity number, an account or a telephone number in a text. The text keeps its length. */
export function maskDigitRuns(text: string): string {
  return text.replace(DIGIT_RUN, maskNumber);
}

/** Hides the middle of every number in a cell that holds such numbers, whatever became of them: 2.3990…E+17 is hidden too. */
export function maskNumberCell(text: string): string {
  return text.replace(ONE_NUMBER, (part) => {
    const core = part.trim();
    return core === '' ? part : part.replace(core, () => maskNumber(core));
  });
}

/** A row of a source file as everyone may see it. `maskNames`: names of people too. */
export function maskCells(
  cells: readonly string[],
  { numbers, names }: PersonalColumns,
  maskNames: boolean,
): readonly string[] {
  return cells.map((cell, at) => {
    if (numbers.has(at)) return maskNumberCell(cell);
    return maskNames && names.has(at) ? maskDigitRuns(maskName(cell)) : maskDigitRuns(cell);
  });
}
