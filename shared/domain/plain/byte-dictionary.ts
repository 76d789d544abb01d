import { beginningOf } from './byte-words.ts';

const MOST_ENTRIES = 4096;
const SLOTS = MOST_ENTRIES * 2;

/** Answers of costly readings of cells that recur in row after row, known by their bytes: no text is made for one that was met before. */
export class ByteDictionary {
  readonly #read: (bytes: Uint8Array) => number;
  /** 1 + entry; 0 where free. */
  readonly #slots = new Int32Array(SLOTS);
  readonly #hashes = new Int32Array(MOST_ENTRIES);
  readonly #answers = new Int32Array(MOST_ENTRIES);
  /** How many bytes each entry has, and where its words begin among all. */
  readonly #lengths = new Int32Array(MOST_ENTRIES);
  readonly #starts = new Int32Array(MOST_ENTRIES);
  #words = new Int32Array(1024);
  #used = 0;
  #count = 0;

  /** `read` gives the answer for the bytes of a cell; it is asked once for each. */
  constructor(read: (bytes: Uint8Array) => number) {
    this.#read = read;
  }

  /**
   * The answer for the bytes from `from` to `to`. Their hash is made by the caller, who passes over them anyway: from 0, with `addToHash`
   * for every word, the last one only as far as it belongs to the cell.
   */
  of(bytes: DataView, from: number, to: number, hash: number): number {
    let slot = slotOf(hash);
    for (let entry = this.#slots[slot]! - 1; entry !== -1; entry = this.#slots[slot]! - 1) {
      if (this.#hashes[entry] === hash && this.#isSame(entry, bytes, from, to)) return this.#answers[entry]!;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return this.#learn(bytes, from, to, hash, slot);
  }

  #isSame(entry: number, bytes: DataView, from: number, to: number): boolean {
    const length = to - from;
    if (this.#lengths[entry] !== length) return false;
    let k = this.#starts[entry]!;
    let at = from;
    for (; at + 4 <= to; at += 4) if (this.#words[k++] !== bytes.getInt32(at, true)) return false;
    return at === to || this.#words[k] === beginningOf(bytes.getInt32(at, true), to - at);
  }

  #learn(bytes: DataView, from: number, to: number, hash: number, slot: number): number {
    const answer = this.#read(new Uint8Array(bytes.buffer, bytes.byteOffset + from, to - from).slice());
    // A free-text column must not fill the memory with answers that never recur.
    if (this.#count === MOST_ENTRIES) return answer;
    const entry = this.#count++;
    if (this.#used + (to - from) / 4 + 1 > this.#words.length) {
      const larger = new Int32Array(this.#words.length * 2 + (to - from));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#starts[entry] = this.#used;
    this.#lengths[entry] = to - from;
    let at = from;
    for (; at + 4 <= to; at += 4) this.#words[this.#used++] = bytes.getInt32(at, true);
    if (at < to) this.#words[this.#used++] = beginningOf(bytes.getInt32(at, true), to - at);
    this.#hashes[entry] = hash;
    this.#answers[entry] = answer;
    this.#slots[slot] = entry + 1;
    return answer;
  }
}

/** The hash of the words so far and one more. */
export function addToHash(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 13)) & (SLOTS - 1);
}
