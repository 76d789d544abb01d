/** A whole identity number or account: it is kept by its last four, like every number. A difference number has 16 characters. */
const WHOLE_NUMBER = /^(?:\d{15}|\d{17,}x?)$/;

/**
 * What a person typed, as LIKE patterns for the `search` column (ESCAPE '\'): every word has to be found. Letters and digits begin a
 * word (initials, pinyin, last four digits, difference number); anything else may stand anywhere in a name or village.
 */
export function searchPatterns(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (WHOLE_NUMBER.test(word) ? word.slice(-4) : word))
    .map((word) => {
      const escaped = word.replace(/[\\%_]/g, '\\$&');
      return /^[0-9a-z]/.test(word) ? `% ${escaped}%` : `%${escaped}%`;
    });
}
