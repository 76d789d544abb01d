/**
 * SplitMix32: a 32-bit counter stepped by the golden ratio and scrambled by the MurmurHash3 finaliser. Small, fast and the same on
 * every machine. It makes sample data believable, nothing else: never use it where a secret is wanted.
 */
export class Random {
  #state: number;

  constructor(state: number) {
    this.#state = state | 0;
  }

  /** The next 32 bits, as an unsigned integer. */
  next(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    return scramble(this.#state);
  }

  /** A whole number from 0 up to, but without, `limit` (at most 2^32). */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit);
  }

  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean {
    return this.next() < percent * 42_949_672.96;
  }

  /** One of the items of a list that is not empty. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

/**
 * A generator of its own for item `index` of the series `stream`: item 999,999 can be made without making those before it, and in
 * any order. `seed` is a whole number from 0 to 2^53 − 1.
 */
export function randomFor(seed: number, stream: number, index: number): Random {
  const high = Math.floor(seed / 0x1_0000_0000);
  return new Random(
    scramble(scramble(scramble(seed | 0) ^ high) ^ Math.imul(stream, 0x85ebca6b)) ^ scramble(index + 1),
  );
}

/** The numbers 0 … count − 1 in an order that only `random` decides (Fisher–Yates). */
export function shuffledIndexes(count: number, random: Random): Uint32Array {
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const j = random.below(i + 1);
    order[i] = order[j]!;
    order[j] = i;
  }
  return order;
}

function scramble(value: number): number {
  let z = value | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return (z ^ (z >>> 16)) >>> 0;
}
