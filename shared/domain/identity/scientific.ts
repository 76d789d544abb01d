/** A decimal number in scientific notation, as written: `digits` without the point, × 10^(exponent − fractionDigits). */
export interface Scientific {
  readonly digits: string;
  readonly fractionDigits: number;
  readonly exponent: number;
}

/** Reads `1.2E+3`, `2.39900195001010e17`: no sign in front, half-width characters. Null where the text is something else. */
export function readScientific(text: string): Scientific | null {
  const match = /^(\d+)(?:\.(\d*))?[eE]([+-]?\d{1,4})$/.exec(text);
  if (match === null) return null;
  const fraction = match[2] ?? '';
  return { digits: match[1]! + fraction, fractionDigits: fraction.length, exponent: Number(match[3]) };
}
