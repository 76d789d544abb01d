/** A number of 16 and more digits as a spreadsheet shows it once it took it for one: 15 digits are left (dibao.md 6.2). */
export function asSpreadsheetNumber(digits: string): string {
  return `${digits[0]}.${digits.slice(1, 15)}E+${digits.length - 1}`;
}

/** The number in full-width characters, as some input methods leave it. */
export function toFullWidth(text: string): string {
  return [...text].map((character) => String.fromCodePoint(character.codePointAt(0)! + 0xfee0)).join('');
}

/** The number in groups of four. */
export function withSignsBetween(digits: string, sign: string): string {
  return digits.match(/.{1,4}/g)!.join(sign);
}

/** The 15-digit form of an identity number of someone born 1900 … 1999: without the century and the check character. */
export function asOldNumber(id18: string): string {
  return id18.slice(0, 6) + id18.slice(8, 17);
}

/** The identity number with a check digit that cannot be right. */
export function withWrongCheck(id18: string): string {
  return id18.slice(0, 17) + (id18.endsWith('3') ? '5' : '3');
}
