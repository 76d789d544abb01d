import { hashAt, type PackedText, sameTextAt } from '../ledger/packed-text.ts';

/** The columns that make up a key, for one ledger. The key of line i is the tuple of their texts. */
export type KeyColumns = readonly PackedText[];

/**
 * A hash table from the key of a line to a number, over the lines of several ledgers. Keys stay where they are (packed columns):
 * nothing is turned into a string, so a join of millions of lines allocates three arrays.
 */
export class KeyIndex {
  readonly #sources: readonly KeyColumns[];
  /** Hash → 1 + entry; 0 where free. */
  #slots: Int32Array;
  #mask: number;
  /** Four numbers an entry, together in memory: hash, source, line, value. */
  #entries: Int32Array;
  #count = 0;

  constructor(sources: readonly KeyColumns[], expected: number) {
    this.#sources = sources;
    let size = 16;
    while (size < expected * 2) size *= 2;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    this.#entries = new Int32Array(4 * Math.max(16, expected));
  }

  #hash(source: number, line: number): number {
    const columns = this.#sources[source]!;
    if (columns.length === 1) return hashAt(columns[0]!, line);
    let hash = 0;
    for (const column of columns) hash = (Math.imul(hash, 31) + hashAt(column, line)) | 0;
    return hash;
  }

  #same(at: number, source: number, line: number): boolean {
    const mine = this.#sources[this.#entries[at + 1]!]!;
    const myLine = this.#entries[at + 2]!;
    const other = this.#sources[source]!;
    for (let c = 0; c < mine.length; c++) if (!sameTextAt(mine[c]!, myLine, other[c]!, line)) return false;
    return true;
  }

  /** The value kept under the key of that line, or −1. */
  find(source: number, line: number): number {
    const at = this.#placeOf(this.#hash(source, line), source, line);
    return at === -1 ? -1 : this.#entries[at + 3]!;
  }

  /** The value kept under the key of that line; where there is none, keeps `value` and gives −1. */
  findOrAdd(source: number, line: number, value: number): number {
    const hash = this.#hash(source, line);
    const at = this.#placeOf(hash, source, line);
    if (at !== -1) return this.#entries[at + 3]!;
    this.#add(hash, source, line, value);
    return -1;
  }

  /** Replaces the value kept under the key of that line, which must be there. */
  replace(source: number, line: number, value: number): void {
    this.#entries[this.#placeOf(this.#hash(source, line), source, line) + 3] = value;
  }

  /** Where the entry of the key begins, or −1. */
  #placeOf(hash: number, source: number, line: number): number {
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const entry = this.#slots[slot]!;
      if (entry === 0) return -1;
      const at = (entry - 1) * 4;
      if (this.#entries[at] === hash && this.#same(at, source, line)) return at;
    }
  }

  #add(hash: number, source: number, line: number, value: number): void {
    if (this.#count * 4 === this.#entries.length || this.#count * 2 >= this.#slots.length) this.#grow();
    const at = this.#count++ * 4;
    this.#entries[at] = hash;
    this.#entries[at + 1] = source;
    this.#entries[at + 2] = line;
    this.#entries[at + 3] = value;
    this.#occupy(this.#count, hash);
  }

  #occupy(entry: number, hash: number): void {
    let slot = hash & this.#mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
    this.#slots[slot] = entry;
  }

  #grow(): void {
    const entries = new Int32Array(this.#entries.length * 2);
    entries.set(this.#entries);
    this.#entries = entries;
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#mask = this.#slots.length - 1;
    for (let entry = 1; entry <= this.#count; entry++) this.#occupy(entry, entries[(entry - 1) * 4]!);
  }
}
