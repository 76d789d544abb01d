import { readCategory } from '../identity/category.ts';
import { beginsLikeMojibake, MOJIBAKE_OF_REPLACEMENT } from '../identity/mojibake.ts';
import { readPersonName } from '../identity/person-name.ts';
import { LARGE_FEN, type RunningSum } from '../ledger/append-line.ts';
import { readBankOutcome } from '../ledger/bank-outcome.ts';
import { Category } from '../ledger/ledger.ts';
import { ByteDictionary } from './byte-dictionary.ts';
import { type PlainPlan, PlainRole } from './plain-plan.ts';
import {
  BEFORE_HANZI,
  LAST_HANZI,
  MOST_ACCOUNT_DIGITS,
  MOST_FEN,
  MOST_HEADCOUNT,
  MOST_NAME_CHARACTERS,
  MOST_TOWNSHIPS,
  RECORD_WORDS,
  traitsOf,
  Word,
} from './plain-record.ts';
import { ACCOUNT_LENGTH } from '../identity/bank-account.ts';
import { isBirthDate } from '../identity/person-id.ts';

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
  readonly #townships: string[] = [];
  readonly #namesTownship: boolean[] = [];
  readonly #dictionaries: readonly (ByteDictionary | null)[];
  #records: Uint32Array<ArrayBuffer>;
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
        case PlainRole.other:
          // A line end, be it a lone CR; or a control character, which is rare enough to be looked at.
          for (let byte = bytes[i]!; byte !== delimiter; byte = bytes[++i]!) if (byte <= CR) return -1;
          break;
        case PlainRole.id:
          if (!this.#id(bytes, i, records, at)) return -1;
          i += 18;
          break;
        case PlainRole.name: {
          const from = i;
          let word = 0;
          let count = 0;
          let first = 0;
          for (let byte = bytes[i]!; ; byte = bytes[i]!) {
            if (byte >= 0xe4 && byte <= 0xe9) {
              const unit = ((byte & 0xf) << 12) | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f);
              if (unit <= BEFORE_HANZI || unit > LAST_HANZI || unit === MOJIBAKE_OF_REPLACEMENT) return -1;
              if (count === MOST_NAME_CHARACTERS) return -1;
              if (count === 0) first = unit;
              word = (word << 15) | (unit - BEFORE_HANZI);
              if ((count & 1) === 1) {
                records[at + Word.name + (count >> 1)] = word;
                word = 0;
              }
              count++;
              i += 3;
            } else if (byte === 0xc2 && bytes[i + 1] === 0xb7 && i > from) i += 2;
            else break;
          }
          if (count === 0 || (i - from > TWO_CHARACTERS && beginsLikeMojibake(first))) return -1;
          if ((count & 1) === 1) records[at + Word.name + (count >> 1)] = word << 15;
          for (let k = (count + 1) >> 1; k < MOST_NAME_CHARACTERS >> 1; k++) records[at + Word.name + k] = 0;
          break;
        }
        case PlainRole.account: {
          accountFrom = i;
          let word = 0;
          let zeros = 0;
          let k = 0;
          for (let digit = bytes[i]! - ZERO; digit >= 0 && digit <= 9; digit = bytes[++i]! - ZERO) {
            word = word * 10 + digit;
            zeros = digit === 0 ? zeros + 1 : 0;
            accountDigits++;
            if (accountDigits === 9 || accountDigits === 18 || accountDigits === 27) {
              records[at + Word.account + k++] = word;
              word = 0;
            }
            if (accountDigits > MOST_ACCOUNT_DIGITS) return -1;
          }
          // Zeros beyond 15 digits are what a spreadsheet leaves: looked at closely.
          if (accountDigits < ACCOUNT_LENGTH.least || (accountDigits > 15 && zeros >= accountDigits - 15)) return -1;
          while (k < 3) {
            records[at + Word.account + k++] = word;
            word = 0;
          }
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
          for (let byte = bytes[i]!; byte !== delimiter && byte !== LF && byte !== CR; byte = bytes[++i]!) {
            hash = Math.imul(hash ^ byte, 0x01000193);
          }
          const answer = this.#dictionaries[column]!.of(bytes, from, i, hash);
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
    } else if (total === BLANK || (checksParts && (base === BLANK || (total !== added && total !== added + more)))) return -1;
    if (fen < 0 || fen > MOST_FEN) return -1;
    while (bytes[i]! > CR) i++;
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

  /** Eighteen characters that are a valid identity number (GB 11643-1999), as `readPersonId` would find. */
  #id(b: Uint8Array, i: number, records: Uint32Array, at: number): boolean {
    const a0 = b[i]! - ZERO;
    const a1 = b[i + 1]! - ZERO;
    const a2 = b[i + 2]! - ZERO;
    const a3 = b[i + 3]! - ZERO;
    const a4 = b[i + 4]! - ZERO;
    const a5 = b[i + 5]! - ZERO;
    const a6 = b[i + 6]! - ZERO;
    const a7 = b[i + 7]! - ZERO;
    const a8 = b[i + 8]! - ZERO;
    const a9 = b[i + 9]! - ZERO;
    const a10 = b[i + 10]! - ZERO;
    const a11 = b[i + 11]! - ZERO;
    const a12 = b[i + 12]! - ZERO;
    const a13 = b[i + 13]! - ZERO;
    const a14 = b[i + 14]! - ZERO;
    const a15 = b[i + 15]! - ZERO;
    const a16 = b[i + 16]! - ZERO;
    // All are digits: none is negative, and none is more than nine.
    if ((a0 | a1 | a2 | a3 | a4 | a5 | a6 | a7 | a8 | a9 | a10 | a11 | a12 | a13 | a14 | a15 | a16) < 0) return false;
    if (
      a0 > 9 || a1 > 9 || a2 > 9 || a3 > 9 || a4 > 9 || a5 > 9 || a6 > 9 || a7 > 9 || a8 > 9 || a9 > 9 || a10 > 9 ||
      a11 > 9 || a12 > 9 || a13 > 9 || a14 > 9 || a15 > 9 || a16 > 9
    ) return false;
    const check =
      (a0 * 7 + a1 * 9 + a2 * 10 + a3 * 5 + a4 * 8 + a5 * 4 + a6 * 2 + a7 + a8 * 6 + a9 * 3 + a10 * 7 + a11 * 9 +
        a12 * 10 + a13 * 5 + a14 * 8 + a15 * 4 + a16 * 2) % 11;
    if (b[i + 17] !== CHECK_BYTES[check]) return false;
    const year = a6 * 1000 + a7 * 100 + a8 * 10 + a9;
    if (!isBirthDate(year * 10_000 + (a10 * 10 + a11) * 100 + a12 * 10 + a13)) return false;
    records[at + Word.idHigh] =
      a0 * 100_000_000 + a1 * 10_000_000 + a2 * 1_000_000 + a3 * 100_000 + a4 * 10_000 + a5 * 1000 + a6 * 100 + a7 * 10 + a8;
    records[at + Word.idLow] =
      a9 * 10_000_000 + a10 * 1_000_000 + a11 * 100_000 + a12 * 10_000 + a13 * 1000 + a14 * 100 + a15 * 10 + a16;
    return true;
  }
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
