/** A, B, … Z, AA: columns as spreadsheets letter them. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let left = index; left >= 0; left = Math.floor(left / 26) - 1)
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  return letters;
}
