/** What makes a spreadsheet take a cell for a formula: = + - @, their full-width forms, and the white space that hides them. */
const FORMULA_START = /^[=+\-@＝＋－＠\t\r\n]/;
const NEGATIVE_NUMBER = /^-\d+(\.\d+)?$/;

/**
 * Makes text from a source file harmless in a spreadsheet: a text that would be taken for a formula gets an apostrophe in front.
 * A plain negative number stays what it is. (OWASP, "CSV Injection".)
 */
export function harmlessCell(text: string): string {
  return FORMULA_START.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
}
