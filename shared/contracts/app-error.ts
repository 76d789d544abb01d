/**
 * The codes a command may fail with (contract: cli.md, "Exit codes"). A promise to scripts: never renamed.
 * A single bad row is never one of these; it becomes a discrepancy of its own.
 */
export const ERROR_CODES = [
  'E_USAGE',
  'E_NOT_FOUND',
  'E_EMPTY',
  'E_FORMAT',
  'E_CORRUPT',
  'E_ENCRYPTED',
  'E_TOO_LARGE',
  'E_NO_HEADER',
  'E_NO_COLUMN',
  'E_ENCODING',
  'E_PERIOD',
  'E_OUT',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Where in the input a problem lies. `row` is physical and 1-based. */
export interface ErrorPlace {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
}

/** A sentence in both languages of the command line. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/**
 * An input or an argument that cannot be used: what is wrong and how to mend it, in both languages.
 * Thrown by the readers and jobs, turned into one line by the edge. Never used for bugs or for a cancelled job.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly place: ErrorPlace;
  readonly problem: Bilingual;
  readonly mend: Bilingual;

  constructor(code: ErrorCode, place: ErrorPlace, problem: Bilingual, mend: Bilingual) {
    super(`${code}: ${problem.zh}；${mend.zh}`);
    this.code = code;
    this.place = place;
    this.problem = problem;
    this.mend = mend;
  }
}

/** Several problems found at once (one per file, say): each becomes a line of its own. */
export class AppErrors extends Error {
  override readonly name = 'AppErrors';
  readonly errors: readonly AppError[];

  constructor(errors: readonly AppError[]) {
    super(errors.map((error) => error.message).join('\n'));
    this.errors = errors;
  }
}
