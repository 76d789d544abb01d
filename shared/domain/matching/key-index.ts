import { hashAt, type PackedText, sameTextAt } from '../ledger/packed-text.ts';

/** The columns that make up a key, for one ledger. The key of line i is the tuple of their texts. */
export type KeyColumns = readonly PackedText[];

/**
 * A hash table from the key of a line to a number, over the lines of several ledgers. Keys stay where they are (packed columns):
 * nothing is turned into a string, so a join of millions of lines allocates three arrays.
 */
export class KeyIndex {
  readonly #sources: readonly KeyColumns[];
  #slots: Int32Array;
  #mask: number;
  #hashes: Int32Array;
  #source: Uint8Array;
  #line: Int32Array;
  #value: Int32Array;
  #count = 0;

  constructor(sources: readonly KeyColumns[], expected: number) {
    this.#sources = sources;
    let size = 16;
    while (size < expected * 2) size *= 2;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    const room = Math.max(16, expected);
    this.#hashes = new Int32Array(room);
    this.#source = new Uint8Array(room);
    this.#line = new Int32Array(room);
    this.#value = new Int32Array(room);
  }

  #hash(source: number, line: number): number {
    let hash = 0;
    for (const column of this.#sources[source]!) hash = Math.imul(hash, 31) + hashAt(column, line);
    return hash | 0;
  }

  #same(entry: number, source: number, line: number): boolean {
    const mine = this.#sources[this.#source[entry]!]!;
    const other = this.#sources[source]!;
    for (let c = 0; c < mine.length; c++) {
      if (!sameTextAt(mine[c]!, this.#line[entry]!, other[c]!, line)) return false;
    }
    return true;
  }

  /** The value kept under the key of that line, or −1. */
  find(source: number, line: number): number {
    const entry = this.#entryOf(this.#hash(source, line), source, line);
    return entry === -1 ? -1 : this.#value[entry]!;
  }

  /** The value kept under the key of that line; where there is none, keeps `value` and gives −1. */
  findOrAdd(source: number, line: number, value: number): number {
    const hash = this.#hash(source, line);
    const entry = this.#entryOf(hash, source, line);
    if (entry !== -1) return this.#value[entry]!;
    this.#add(hash, source, line, value);
    return -1;
  }

  /** Replaces the value kept under the key of that line, which must be there. */
  replace(source: number, line: number, value: number): void {
    this.#value[this.#entryOf(this.#hash(source, line), source, line)] = value;
  }

  #entryOf(hash: number, source: number, line: number): number {
    for (let at = hash & this.#mask; ; at = (at + 1) & this.#mask) {
      const entry = this.#slots[at]! - 1;
      if (entry === -1) return -1;
      if (this.#hashes[entry] === hash && this.#same(entry, source, line)) return entry;
    }
  }

  #add(hash: number, source: number, line: number, value: number): void {
    if (this.#count === this.#hashes.length || this.#count * 2 >= this.#slots.length) this.#grow();
    const entry = this.#count++;
    this.#hashes[entry] = hash;
    this.#source[entry] = source;
    this.#line[entry] = line;
    this.#value[entry] = value;
    this.#occupy(entry);
  }

  #occupy(entry: number): void {
    let at = this.#hashes[entry]! & this.#mask;
    while (this.#slots[at] !== 0) at = (at + 1) & this.#mask;
    this.#slots[at] = entry + 1;
  }

  #grow(): void {
    const room = this.#hashes.length * 2;
    const wider = <T extends Int32Array | Uint8Array>(array: T, grown: T): T => {
      grown.set(array);
      return grown;
    };
    this.#hashes = wider(this.#hashes, new Int32Array(room));
    this.#source = wider(this.#source, new Uint8Array(room));
    this.#line = wider(this.#line, new Int32Array(room));
    this.#value = wider(this.#value, new Int32Array(room));
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#mask = this.#slots.length - 1;
    for (let entry = 0; entry < this.#count; entry++) this.#occupy(entry);
  }
}
