// What two texts prove about each other. Written from docs/matching.md; shares no code with shared/domain/identity on purpose.

const PLACEHOLDER_CHARACTERS = ['?', '□', '*', '〓', '\uFFFD', '■'];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether an identity number has the right length and check character. Dates are not looked at: generated ones are real. */
export function isSoundNumber(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id)) return false;
  const total = WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(id[i]), 0);
  return '10X98765432'[total % 11] === id[17];
}

/** One wrong character, or two neighbours exchanged. */
export function oneSlip(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  for (let i = 0; i < a.length; i++) {
    if (a.slice(0, i) + a.slice(i + 1) === b.slice(0, i) + b.slice(i + 1)) return true;
    if (i + 1 < a.length && a.slice(0, i) + a[i + 1] + a[i] + a.slice(i + 2) === b) return true;
  }
  return false;
}

/** Surviving digits are the beginning of the whole number, as written or as a display rounds it. */
export function survives(left: string, whole: string): boolean {
  if (left === '') return false;
  if (whole.slice(0, left.length) === left) return true;
  const next = whole[left.length];
  if (next === undefined || !'56789'.includes(next) || left.length > 15) return false;
  if (!/^\d+$/.test(left) || !/^\d+$/.test(whole.slice(0, left.length))) return false;
  return BigInt(whole.slice(0, left.length)) + 1n === BigInt(left);
}

/** The same but for characters that stand for one nobody could write. */
export function sameButForPlaceholders(a: string, b: string): boolean {
  const left = Array.from(a);
  const right = Array.from(b);
  if (left.length !== right.length) return false;
  const readable = left.filter(
    (character, i) => !PLACEHOLDER_CHARACTERS.includes(character) && !PLACEHOLDER_CHARACTERS.includes(right[i]!),
  );
  if (readable.length === left.length) return false;
  return left.every(
    (character, i) =>
      character === right[i] ||
      PLACEHOLDER_CHARACTERS.includes(character) ||
      PLACEHOLDER_CHARACTERS.includes(right[i]!),
  );
}

const TOWN_ENDINGS = ['人民政府', '办事处'];
const VILLAGE_ENDINGS = ['村民委员会', '村委会', '村'];

function withoutEnding(text: string, endings: readonly string[]): string {
  const ending = endings.find((one) => text.endsWith(one) && text.length > one.length);
  return ending === undefined ? text : text.slice(0, -ending.length);
}

/** What is left of a township's name when nothing is said twice. */
export function plainTown(town: string): string {
  return withoutEnding(town, TOWN_ENDINGS);
}

/** What is left of a village's name when the township and the word for village are taken away. */
export function plainVillage(village: string, town: string): string {
  const start = plainTown(town);
  // Where nobody says the township, it is what stands before 镇 or 乡.
  const before = start === '' ? Math.max(village.indexOf('镇'), village.indexOf('乡')) + 1 : start.length;
  const isBefore = before > 0 && village.length > before && (start === '' || village.startsWith(start));
  return withoutEnding(isBefore ? village.slice(before) : village, VILLAGE_ENDINGS);
}
