import { pinyin } from 'pinyin-pro';

/** What the free text filter can find somebody by. Texts as written. */
export interface Searched {
  readonly name: string;
  readonly village: string;
  readonly idNumber: string;
  readonly account: string;
  readonly stableId: string;
}

/** Readings kept at once: a province has fewer pieces of names. */
const MOST_READINGS = 200_000;
/** Fewer digits than these are shown as they are nowhere, and so cannot be searched by. */
const LAST_DIGITS = 4;

/**
 * Makes the `search` column: a blank before every word, in this order: full pinyin and initials of the name, the name, the village, the
 * last four of the identity number and of the account, the stable id. Pinyin stands first so that the column also sorts by name.
 * A surname is read as one: 单 shan, 曾 zeng, 尉迟 yuchi. Readings of pieces are kept, because a reading takes some microseconds.
 */
export class SearchTexts {
  readonly #readings = new Map<string, readonly string[]>();

  of({ name, village, idNumber, account, stableId }: Searched): string {
    const plainName = plain(name);
    let text = '';
    for (const word of [
      this.#reading(plainName),
      plainName,
      plain(village),
      lastOf(idNumber),
      lastOf(account),
      stableId,
    ])
      if (word !== '') text += ` ${word}`;
    return text;
  }

  #reading(name: string): string {
    // The surname is read with the character behind it, what is left by itself: few such pieces occur, and each is read once.
    const characters = [...name];
    const syllables = [
      ...this.#syllables(characters.slice(0, 2).join(''), 'head'),
      ...this.#syllables(characters.slice(2).join(''), 'off'),
    ];
    return syllables.length === 0 ? '' : `${syllables.join('')} ${syllables.map((syllable) => syllable[0]).join('')}`;
  }

  #syllables(piece: string, surname: 'head' | 'off'): readonly string[] {
    if (piece === '') return [];
    const key = `${surname} ${piece}`;
    const kept = this.#readings.get(key);
    if (kept !== undefined) return kept;
    // A character without a reading comes back as it is.
    const syllables = pinyin(piece, {
      type: 'array',
      toneType: 'none',
      surname,
      v: true,
      nonZh: 'removed',
    }).filter((syllable) => /^[a-z]+$/.test(syllable));
    if (this.#readings.size >= MOST_READINGS) this.#readings.clear();
    this.#readings.set(key, syllables);
    return syllables;
  }
}

/** Nearly every name and number is plain already. */
const PLAIN = /^[\u4e00-\u9fff0-9]*$/;

function plain(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/** Several accounts of one household stand side by side: each is found by its own end. */
function lastOf(number: string): string {
  if (PLAIN.test(number)) return number.slice(-LAST_DIGITS);
  return number
    .split('、')
    .map((each) => plain(each).slice(-LAST_DIGITS))
    .filter((last) => last !== '')
    .join(' ');
}
