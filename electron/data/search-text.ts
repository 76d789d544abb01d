import { pinyin } from 'pinyin-pro';

/** What the free text filter can find somebody by. Texts as written. */
export interface Searched {
  readonly name: string;
  readonly village: string;
  readonly idNumber: string;
  readonly account: string;
  readonly stableId: string;
}

/** How a piece of a name is read: all of it, and the first letters. */
interface Reading {
  readonly full: string;
  readonly initials: string;
}

const UNREAD: Reading = { full: '', initials: '' };
/** Readings kept at once, of surnames and of what is left: a province has fewer. */
const MOST_READINGS = 100_000;
/** Fewer digits than these are shown as they are nowhere, and so cannot be searched by. */
const LAST_DIGITS = 4;

/**
 * Makes the `search` column: a blank before every word, in this order: full pinyin and initials of the name, the name, the village, the
 * last four of the identity number and of the account, the stable id. Pinyin stands first so that the column also sorts by name.
 * A surname is read as one: 单 shan, 曾 zeng, 尉迟 yuchi. Readings of pieces are kept, because a reading takes some microseconds.
 */
export class SearchTexts {
  readonly #readings = { head: new Map<string, Reading>(), off: new Map<string, Reading>() };

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
    const split = PLAIN.test(name) ? 2 : [...name].slice(0, 2).join('').length;
    const head = this.#pieceOf(name.slice(0, split), 'head');
    const rest = this.#pieceOf(name.slice(split), 'off');
    return head === UNREAD && rest === UNREAD ? '' : `${head.full}${rest.full} ${head.initials}${rest.initials}`;
  }

  #pieceOf(piece: string, surname: 'head' | 'off'): Reading {
    if (piece === '') return UNREAD;
    const readings = this.#readings[surname];
    const kept = readings.get(piece);
    if (kept !== undefined) return kept;
    // A character without a reading comes back as it is.
    const syllables = pinyin(piece, {
      type: 'array',
      toneType: 'none',
      surname,
      v: true,
      nonZh: 'removed',
    }).filter((syllable) => /^[a-z]+$/.test(syllable));
    const reading =
      syllables.length === 0
        ? UNREAD
        : { full: syllables.join(''), initials: syllables.map((syllable) => syllable[0]).join('') };
    if (readings.size >= MOST_READINGS) readings.clear();
    readings.set(piece, reading);
    return reading;
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
