const MOST_ENTRIES = 4096;
const SLOTS = MOST_ENTRIES * 2;

/** Answers of costly readings of cells that recur in row after row, known by their bytes: no text is made for one that was met before. */
export class ByteDictionary {
  readonly #read: (bytes: Uint8Array) => number;
  readonly #slots = new Int32Array(SLOTS);
  readonly #hashes = new Int32Array(MOST_ENTRIES);
  readonly #answers = new Int32Array(MOST_ENTRIES);
  readonly #cells: Uint8Array[] = [];

  /** `read` gives the answer for the bytes of a cell; it is asked once for each. */
  constructor(read: (bytes: Uint8Array) => number) {
    this.#read = read;
  }

  /** The hash of a cell's bytes is made by the caller, who passes over them anyway: `hash = imul(hash ^ byte, 0x01000193)`, from 0. */
  of(bytes: Uint8Array, from: number, to: number, hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (let entry = this.#slots[slot]! - 1; entry !== -1; entry = this.#slots[slot]! - 1) {
      if (this.#hashes[entry] === hash && isSame(this.#cells[entry]!, bytes, from, to)) return this.#answers[entry]!;
      slot = (slot + 1) & (SLOTS - 1);
    }
    // A copy, whatever the array is: the slice of a Node buffer is none.
    const cell = new Uint8Array(bytes.subarray(from, to));
    const answer = this.#read(cell);
    // A free-text column must not fill the memory with answers that never recur.
    const count = this.#cells.length;
    if (count < MOST_ENTRIES) {
      this.#cells.push(cell);
      this.#hashes[count] = hash;
      this.#answers[count] = answer;
      this.#slots[slot] = count + 1;
    }
    return answer;
  }
}

function isSame(cell: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (cell.length !== to - from) return false;
  for (let i = 0; i < cell.length; i++) if (cell[i] !== bytes[from + i]) return false;
  return true;
}
