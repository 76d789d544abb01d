import { ACCOUNT_LENGTH } from '../identity/bank-account.ts';
import { readCategory } from '../identity/category.ts';
import { beginsLikeMojibake, MOJIBAKE_OF_REPLACEMENT } from '../identity/mojibake.ts';
import { isBirthDate } from '../identity/person-id.ts';
import { readPersonName } from '../identity/person-name.ts';
import { LARGE_FEN, type RunningSum } from '../ledger/append-line.ts';
import { readBankOutcome } from '../ledger/bank-outcome.ts';
import { Category } from '../ledger/ledger.ts';
import { addToHash, ByteDictionary } from './byte-dictionary.ts';
import {
  areDigits,
  beginningOf,
  controlsIn,
  firstOf,
  fourTimes,
  numberOfDigits,
  stopsIn,
  weighed,
} from './byte-words.ts';
import { type PlainPlan, PlainRole } from './plain-plan.ts';
import {
  codeOfHanzi,
  FIRST_RARE_HANZI,
  HANZI,
  LAST_RARE_HANZI,
  MOST_FEN,
  MOST_HEADCOUNT,
  MOST_NAME_UNITS,
  MOST_TOWNSHIPS,
  RECORD_WORDS,
  SURROGATE_CODES,
  traitsOf,
  Word,
} from './plain-record.ts';

const LF = 0x0a;
const CR = 0x0d;
const ZERO = 0x30;
const POINT = 0x2e;
/** No plain row is shorter: an identity number, an account, a name of one character, and what parts them. */
const LEAST_ROW_BYTES = 30;
const TWO_CHARACTERS = 6;
/** What a column that is read by its texts says where a row with that text is not plain. */
const NOT_PLAIN = -1;
/** Where a cell is blank that may be. */
const BLANK = -1;

/** Bytes that may be read behind the last line of a chunk: the buffer has to be so much longer. */
export const SLACK_BYTES = 64;

/** Rows that are not plain, one after the other as they come. `from`, `to`: the row's bytes with its line end. */
export type OtherRow = (from: number, to: number, line: number, offset: number) => void;

/**
 * Passes over the bytes of a text table (UTF-8, no quotes) and takes down the rows that are plain: written in canonical form in every cell
 * that matters, so that reading them as text would change and note nothing. No text is made for them. All other rows are handed
 * out, to be read as ever. It may err only towards handing out (docs/plain-lane.md).
 *
 * A line is what ends with LF. Whoever gets a row handed out has to look for a CR in it that no LF follows, which ends a line as well.
 */
export class PlainScanner {
  readonly #plan: PlainPlan;
  readonly #roles: Uint8Array;
  readonly #onOther: OtherRow;
  readonly #delimiters: number;
  readonly #townships: string[] = [];
  readonly #namesTownship: boolean[] = [];
  readonly #dictionaries: readonly (ByteDictionary | null)[];
  #records: Uint32Array<ArrayBuffer>;
  #bytes: Uint8Array | null = null;
  #view = new DataView(new ArrayBuffer(0)) as DataView;
  #count = 0;
  #lines = 0;
  #sum = noSum();

  /** `room` is written over: the records are taken down there as long as it is enough. `decode` gives the text of a cell's bytes. */
  constructor(
    plan: PlainPlan,
    room: Uint32Array<ArrayBuffer>,
    decode: (bytes: Uint8Array) => string,
    onOther: OtherRow,
  ) {
    this.#plan = plan;
    this.#records = room;
    this.#delimiters = fourTimes(plan.delimiter);
    this.#roles = Uint8Array.from(plan.roles);
    this.#onOther = onOther;
    const townships = new Map<string, number>();
    const read: Partial<Record<PlainRole, (text: string) => number>> = {
      [PlainRole.township]: (text) => this.#township(text, townships),
      [PlainRole.village]: (text) => (readPersonName(text.trim()).garbled ? NOT_PLAIN : 0),
      [PlainRole.category]: (text) => categoryOf(text) || plan.defaultCategory,
      [PlainRole.status]: (text) => {
        const { outcome } = readBankOutcome(text, '', plan.successCodes);
        return outcome === 'credited' || outcome === 'unknown' ? 0 : NOT_PLAIN;
      },
    };
    this.#dictionaries = plan.roles.map((role) => {
      const answer = read[role];
      return answer === undefined ? null : new ByteDictionary((bytes) => answer(decode(bytes)));
    });
    // Without the column, every row is of the township that the sheet's name or title says.
    if (!plan.roles.includes(PlainRole.township)) this.#township('', townships);
  }

  /** The townships; a record has the index of its own. Null where no plain row names it. */
  get townships(): readonly (string | null)[] {
    return this.#townships.map((name, index) => (this.#namesTownship[index] === true ? name : null));
  }

  /** The records of the plain rows, in their order; valid until the next scan. */
  get records(): Uint32Array {
    return this.#records.subarray(0, this.#count * RECORD_WORDS);
  }

  /** All that the records lie in, for the next scanner. */
  get room(): Uint32Array<ArrayBuffer> {
    return this.#records;
  }

  /** Sums of the plain rows since this was last asked for. */
  takeSum(): RunningSum {
    const sum = this.#sum;
    this.#sum = noSum();
    return sum;
  }

  /** Physical lines passed. */
  get lines(): number {
    return this.#lines;
  }

  #township(text: string, known: Map<string, number>): number {
    const name = text.trim() === '' ? this.#plan.defaultTownship : text.trim();
    let index = known.get(name);
    if (index === undefined) {
      index = this.#townships.length;
      if (index > MOST_TOWNSHIPS) return NOT_PLAIN;
      this.#townships.push(name);
      this.#namesTownship.push(false);
      known.set(name, index);
    }
    return index;
  }

  #makeRoom(rows: number): void {
    const needed = (this.#count + rows) * RECORD_WORDS;
    if (needed <= this.#records.length) return;
    const larger = new Uint32Array(Math.max(needed, this.#records.length * 2));
    larger.set(this.#records);
    this.#records = larger;
  }

  /**
   * Passes over whole lines: `bytes` up to `end`, where a LF stands behind the last line in any case (put there where the file lacks it).
   * `offset`: where in the range `bytes` begins.
   */
  scan(bytes: Uint8Array, end: number, offset: number): void {
    if (this.#bytes !== bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.#makeRoom(Math.ceil(end / LEAST_ROW_BYTES) + 1);
    for (let start = 0; start < end; ) {
      let i = this.#row(bytes, start, offset);
      if (i < 0) {
        i = start;
        while (bytes[i] !== LF) i++;
        this.#onOther(start, i + 1, this.#lines, offset + start);
      }
      this.#lines++;
      start = i + 1;
    }
  }

  /** Takes the row down and gives where its line feed is; −1 where it is not plain. */
  #row(bytes: Uint8Array, start: number, offset: number): number {
    const { delimiter, hasTotal, checksParts, defaultCategory } = this.#plan;
    const view = this.#view;
    const delimiters = this.#delimiters;
    const roles = this.#roles;
    const last = roles.length - 1;
    const records = this.#records;
    const at = this.#count * RECORD_WORDS;
    let i = start;
    let accountDigits = 0;
    let accountFrom = 0;
    let category = defaultCategory;
    let headcount = -1;
    let township = 0;
    let total = BLANK;
    let base = BLANK;
    let supplements = BLANK;
    let extras = BLANK;
    let deductions = 0;
    for (let column = 0; ; column++) {
      const role = roles[column]!;
      switch (role) {
        case PlainRole.other: {
          let stops = stopsIn(view.getInt32(i, true), delimiters);
          while (stops === 0) {
            i += 4;
            stops = stopsIn(view.getInt32(i, true), delimiters);
          }
          i += firstOf(stops);
          break;
        }
        case PlainRole.id:
          if (!takeId(view, i, records, at)) return -1;
          i += 18;
          break;
        case PlainRole.name:
          i = takeName(bytes, i, records, at);
          if (i < 0) return -1;
          break;
        case PlainRole.account: {
          accountFrom = i;
          let k = 0;
          for (; k < 3; k++) {
            const first = view.getInt32(i, true);
            const second = view.getInt32(i + 4, true);
            const ninth = bytes[i + 8]! - ZERO;
            if (!areDigits(first) || !areDigits(second) || !(ninth >= 0 && ninth <= 9)) break;
            records[at + Word.account + k] = (numberOfDigits(first) * 10_000 + numberOfDigits(second)) * 10 + ninth;
            i += 9;
          }
          let word = 0;
          for (let digit = bytes[i]! - ZERO; digit >= 0 && digit <= 9; digit = bytes[++i]! - ZERO) {
            if (k === 3) return -1;
            word = word * 10 + digit;
          }
          accountDigits = i - accountFrom;
          if (accountDigits < ACCOUNT_LENGTH.least) return -1;
          for (; k < 3; k++) {
            records[at + Word.account + k] = word;
            word = 0;
          }
          let zeros = 0;
          while (bytes[i - 1 - zeros] === ZERO) zeros++;
          // Zeros beyond 15 digits are what a spreadsheet leaves: looked at closely.
          if (accountDigits > 15 && zeros >= accountDigits - 15) return -1;
          break;
        }
        case PlainRole.secondAccount: {
          // Empty, or the same; a first account that comes later is not waited for.
          if (accountDigits === 0) return -1;
          let k = 0;
          while (k < accountDigits && bytes[i + k] === bytes[accountFrom + k]) k++;
          if (k === accountDigits) i += k;
          break;
        }
        case PlainRole.headcount:
          if (isEndOfCell(bytes[i]!, delimiter)) break;
          headcount = 0;
          for (let digit = bytes[i]! - ZERO; digit >= 0 && digit <= 9; digit = bytes[++i]! - ZERO) {
            headcount = headcount * 10 + digit;
            if (headcount > MOST_HEADCOUNT) return -1;
          }
          break;
        case PlainRole.months:
          // One month, or the row does not say.
          if (bytes[i] === ZERO || bytes[i] === ZERO + 1) i++;
          break;
        case PlainRole.reason:
          break;
        case PlainRole.total:
        case PlainRole.base:
        case PlainRole.supplement:
        case PlainRole.extra:
        case PlainRole.deduction: {
          const from = i;
          let fen = 0;
          let digits = 0;
          for (let digit = bytes[i]! - ZERO; digit >= 0 && digit <= 9; digit = bytes[++i]! - ZERO) {
            fen = fen * 10 + digit;
            digits++;
          }
          if (digits > 9) return -1;
          fen *= 100;
          if (bytes[i] === POINT) {
            const tens = bytes[i + 1]! - ZERO;
            if (digits === 0 || !(tens >= 0 && tens <= 9)) return -1;
            fen += tens * 10;
            i += 2;
            const ones = bytes[i]! - ZERO;
            if (ones >= 0 && ones <= 9) {
              fen += ones;
              i++;
            }
          }
          if (i === from) break;
          if (role === PlainRole.total) total = fen;
          else if (role === PlainRole.base) base = fen;
          else if (role === PlainRole.supplement) supplements = (supplements === BLANK ? 0 : supplements) + fen;
          else if (role === PlainRole.extra) extras = (extras === BLANK ? 0 : extras) + fen;
          else deductions += fen;
          break;
        }
        default: {
          const from = i;
          let hash = 0;
          let word = view.getInt32(i, true);
          let stops = stopsIn(word, delimiters);
          while (stops === 0) {
            hash = addToHash(hash, word);
            i += 4;
            word = view.getInt32(i, true);
            stops = stopsIn(word, delimiters);
          }
          const rest = firstOf(stops);
          if (rest > 0) hash = addToHash(hash, beginningOf(word, rest));
          i += rest;
          const answer = this.#dictionaries[column]!.of(view, from, i, hash);
          if (answer === NOT_PLAIN) return -1;
          if (role === PlainRole.township) township = answer;
          else if (role === PlainRole.category) category = answer;
        }
      }
      const byte = bytes[i]!;
      if (column === last) {
        if (isEndOfCell(byte, delimiter)) break;
        return -1;
      }
      if (byte !== delimiter) return -1;
      i++;
    }
    const added = (base === BLANK ? 0 : base) + (supplements === BLANK ? 0 : supplements);
    const more = (extras === BLANK ? 0 : extras) - deductions;
    let fen = total;
    if (!hasTotal) {
      if (base === BLANK && supplements === BLANK && extras === BLANK) return -1;
      fen = added + more;
    } else if (total === BLANK || (checksParts && (base === BLANK || (total !== added && total !== added + more))))
      return -1;
    if (fen < 0 || fen > MOST_FEN) return -1;
    // What is left of the row holds nothing that matters, but has to end with it: a tab may part its cells.
    for (;;) {
      let controls = controlsIn(view.getInt32(i, true));
      while (controls === 0) {
        i += 4;
        controls = controlsIn(view.getInt32(i, true));
      }
      i += firstOf(controls);
      if (bytes[i] !== delimiter) break;
      i++;
    }
    if (bytes[i] === CR) i++;
    if (bytes[i] !== LF) return -1;
    records[at + Word.fen] = fen;
    records[at + Word.traits] = traitsOf(accountDigits, category, headcount, township);
    records[at + Word.line] = this.#lines;
    records[at + Word.offset] = offset + start;
    this.#namesTownship[township] = true;
    this.#count++;
    const sum = this.#sum;
    sum.lines++;
    sum.fen += fen;
    if (fen % 100 !== 0) sum.allWholeYuan = false;
    if (fen > LARGE_FEN) sum.large++;
    return i;
  }
}

/** Takes down eighteen characters that are a valid identity number (GB 11643-1999), as `readPersonId` would find; false where they are none. */
function takeId(view: DataView, i: number, records: Uint32Array, at: number): boolean {
  const first = view.getInt32(i, true);
  const second = view.getInt32(i + 4, true);
  const ninth = view.getUint8(i + 8) - ZERO;
  const third = view.getInt32(i + 9, true);
  const fourth = view.getInt32(i + 13, true);
  if (!areDigits(first) || !areDigits(second) || !areDigits(third) || !areDigits(fourth)) return false;
  if (!(ninth >= 0 && ninth <= 9)) return false;
  const sum =
    weighed(first, 7, 9, 10, 5) +
    weighed(second, 8, 4, 2, 1) +
    ninth * 6 +
    weighed(third, 3, 7, 9, 10) +
    weighed(fourth, 5, 8, 4, 2);
  if (view.getUint8(i + 17) !== CHECK_BYTES[sum % 11]) return false;
  const high = (numberOfDigits(first) * 10_000 + numberOfDigits(second)) * 10 + ninth;
  const low = numberOfDigits(third) * 10_000 + numberOfDigits(fourth);
  // Places 7 to 14 are the day of birth: the last three of the high nine, the first five of the low eight.
  if (!isBirthDate((high % 1000) * 100_000 + Math.floor(low / 1000))) return false;
  records[at + Word.idHigh] = high;
  records[at + Word.idLow] = low;
  return true;
}

/** Takes down a name of Chinese characters, a dot between them left out, and gives where it ends; −1 where it is no such name. */
function takeName(bytes: Uint8Array, from: number, records: Uint32Array, at: number): number {
  let i = from;
  let word = 0;
  let count = 0;
  let mayBeGarbled = false;
  for (;;) {
    const byte = bytes[i]!;
    let code = 0;
    if (byte >= 0xe3 && byte <= 0xe9) {
      const unit = ((byte & 0xf) << 12) | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f);
      code = codeOfHanzi(unit);
      if (code === 0 || unit === MOJIBAKE_OF_REPLACEMENT) return -1;
      if (count === 0) mayBeGarbled = code <= HANZI && beginsLikeMojibake(unit);
      i += 3;
    } else if (byte === 0xf0) {
      const beyond = ((bytes[i + 1]! & 0x3f) << 12) | ((bytes[i + 2]! & 0x3f) << 6) | (bytes[i + 3]! & 0x3f);
      if (beyond < FIRST_RARE_HANZI || beyond > LAST_RARE_HANZI || count === MOST_NAME_UNITS) return -1;
      // As UTF-16 has it, in two halves; the first is taken down here, the second as any other unit.
      word = (word << 15) | (SURROGATE_CODES + ((beyond - 0x10000) >> 10));
      if ((count & 1) === 1) {
        records[at + Word.name + (count >> 1)] = word;
        word = 0;
      }
      count++;
      code = SURROGATE_CODES + 0x400 + (beyond & 0x3ff);
      i += 4;
    } else if (byte === 0xc2 && bytes[i + 1] === 0xb7 && i > from) {
      i += 2;
      continue;
    } else break;
    if (count === MOST_NAME_UNITS) return -1;
    word = (word << 15) | code;
    if ((count & 1) === 1) {
      records[at + Word.name + (count >> 1)] = word;
      word = 0;
    }
    count++;
  }
  if (count === 0 || (mayBeGarbled && i - from > TWO_CHARACTERS)) return -1;
  if ((count & 1) === 1) records[at + Word.name + (count >> 1)] = word << 15;
  for (let k = (count + 1) >> 1; k < MOST_NAME_UNITS >> 1; k++) records[at + Word.name + k] = 0;
  return i;
}

const CHECK_BYTES = Uint8Array.from('10X98765432', (character) => character.charCodeAt(0));

function isEndOfCell(byte: number, delimiter: number): boolean {
  return byte === delimiter || byte === LF || byte === CR;
}

function noSum(): RunningSum {
  return { lines: 0, fen: 0, unreadable: 0, allWholeYuan: true, large: 0 };
}

function categoryOf(text: string): number {
  const category = readCategory(text);
  return category === null ? Category.unknown : category === 'urban' ? Category.urban : Category.rural;
}
