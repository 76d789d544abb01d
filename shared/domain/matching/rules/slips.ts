/** Stands for the character that may be another. */
const ANY = '\u0000';
/** Stands before two neighbours that may have changed places. */
const EITHER_WAY = '\u0001';

/** Where an identity number is cut: region, year and month before; day, sequence and check character after. Both parts tell people apart. */
const CUT = 12;

/**
 * Texts of which two numbers one slip apart share at least one: what is before the cut, what is after it, or what is around two
 * neighbours exchanged across it. Few others share one, so that `slipsOf` need be asked of few.
 */
export function partsOf(number: string): readonly string[] {
  return [
    `${number.slice(0, CUT)}${ANY}`,
    `${ANY}${number.slice(CUT)}`,
    `${number.slice(0, CUT - 1)}${EITHER_WAY}${number.slice(CUT + 1)}`,
  ];
}

/**
 * Texts that two numbers share exactly where they are one slip of the hand apart (one wrong character, or two neighbours exchanged) or
 * the same. So those that are similar are found by looking up, and not by comparing everybody with everybody.
 */
export function* slipsOf(number: string): Generator<string> {
  for (let i = 0; i < number.length; i++) {
    yield number.slice(0, i) + ANY + number.slice(i + 1);
    if (i + 1 === number.length) return;
    const one = number[i]!;
    const other = number[i + 1]!;
    yield number.slice(0, i) + EITHER_WAY + (one < other ? one + other : other + one) + number.slice(i + 2);
  }
}
