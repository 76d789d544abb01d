import { ALL_CODES, DISCREPANCY_CODES } from '../../shared/domain/discrepancy/code.ts';

/** The codes that ask a person to decide. */
export const QUESTION_CODES = ALL_CODES.filter((code) => DISCREPANCY_CODES[code].family === 'candidate');

/** The same as a condition, letter for letter that of the index `difference_question`: only then does SQLite use it. */
export const IS_QUESTION = `code IN ('possible_match', 'ambiguous_match')`;
