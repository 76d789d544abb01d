/** Hashes stand in JSON texts too: their digits are nobody's number. */
const HASH_OR_LONG_NUMBER = /[0-9a-f]{64}|\p{Nd}{10,}[Xx]?/gu;

/** A value of a row with every long number masked but its last four digits, as in the log. Gives the very same value where there is none. */
export function maskedValue<Value>(value: Value): Value {
  if (typeof value !== 'string') return value;
  return value.replace(HASH_OR_LONG_NUMBER, (found) =>
    found.length === 64 && /[a-f]/.test(found) ? found : `${'*'.repeat(found.length - 4)}${found.slice(-4)}`,
  ) as Value & string;
}
