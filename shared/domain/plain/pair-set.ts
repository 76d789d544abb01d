/** A set of pairs of 32-bit words in one typed array, to be sent between threads and looked up without making anything. */
export class PairSet {
  /** Two words a slot; both 0 where it is free. */
  #slots: Uint32Array;
  #mask: number;
  #count = 0;
  #hasZero = false;

  constructor(expected = 8) {
    let size = 16;
    while (size < expected * 2) size *= 2;
    this.#slots = new Uint32Array(size * 2);
    this.#mask = size - 1;
  }

  /** The set of the pairs of an array, two words each. */
  static of(pairs: Uint32Array): PairSet {
    const set = new PairSet(pairs.length >> 1);
    for (let i = 0; i < pairs.length; i += 2) set.add(pairs[i]!, pairs[i + 1]!);
    return set;
  }

  get size(): number {
    return this.#count + (this.#hasZero ? 1 : 0);
  }

  /** All pairs, two words each. */
  pairs(): Uint32Array {
    const pairs = new Uint32Array(this.size * 2);
    let at = this.#hasZero ? 2 : 0;
    for (let i = 0; i < this.#slots.length; i += 2) {
      if (this.#slots[i] === 0 && this.#slots[i + 1] === 0) continue;
      pairs[at++] = this.#slots[i]!;
      pairs[at++] = this.#slots[i + 1]!;
    }
    return pairs;
  }

  add(one: number, other: number): void {
    const a = one >>> 0;
    const b = other >>> 0;
    if (a === 0 && b === 0) {
      this.#hasZero = true;
      return;
    }
    const slot = this.#slotOf(a, b);
    if (this.#slots[slot * 2] === a && this.#slots[slot * 2 + 1] === b) return;
    this.#slots[slot * 2] = a;
    this.#slots[slot * 2 + 1] = b;
    if (++this.#count * 2 > this.#mask) this.#grow();
  }

  has(one: number, other: number): boolean {
    const a = one >>> 0;
    const b = other >>> 0;
    if (a === 0 && b === 0) return this.#hasZero;
    const slot = this.#slotOf(a, b);
    return this.#slots[slot * 2] === a && this.#slots[slot * 2 + 1] === b;
  }

  /** The slot of the pair, or the free one where it would be. */
  #slotOf(a: number, b: number): number {
    let slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & this.#mask;
    for (;;) {
      const x = this.#slots[slot * 2]!;
      const y = this.#slots[slot * 2 + 1]!;
      if ((x === a && y === b) || (x === 0 && y === 0)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    this.#mask = this.#slots.length / 2 - 1;
    for (let i = 0; i < old.length; i += 2) {
      const a = old[i]!;
      const b = old[i + 1]!;
      if (a === 0 && b === 0) continue;
      const slot = this.#slotOf(a, b);
      this.#slots[slot * 2] = a;
      this.#slots[slot * 2 + 1] = b;
    }
  }
}
