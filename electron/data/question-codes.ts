import { ALL_CODES, DISCREPANCY_CODES } from '../../shared/domain/discrepancy/code.ts';

/** The codes that ask a person to decide. */
export const QUESTION_CODES = ALL_CODES.filter((code) => DISCREPANCY_CODES[code].family === 'candidate');
