/** A spreadsheet keeps 15 digits (IEEE 754) and rounds what it shows of them. */
const MOST_DIGITS_SHOWN = 15;

/**
 * What may be left of a number of which a spreadsheet ate the end, for each of the given lengths: its beginning, and that beginning
 * rounded up where the digit after it is five or more (`2.31025E+17`). What `survivesIn` tests, as texts to be looked up.
 */
export function* beginningsOf(number: string, lengths: Iterable<number>): Generator<string> {
  for (const length of lengths) {
    if (length > number.length) continue;
    const beginning = number.slice(0, length);
    yield beginning;
    const next = number.charCodeAt(length);
    if (length > MOST_DIGITS_SHOWN || !(next >= 0x35 && next <= 0x39) || !isAllDigits(beginning)) continue;
    const rounded = String(Number(beginning) + 1).padStart(length, '0');
    if (rounded.length === length) yield rounded;
  }
}

function isAllDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}
