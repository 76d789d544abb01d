type NumberArray = Uint8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float64Array;

/** A typed array that grows: numbers of a ledger column while its lines are still being read. */
export class Growable<T extends NumberArray> {
  #array: T;
  #length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#array = make(256);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#array.length) {
      const grown = this.#make(this.#array.length * 2);
      grown.set(this.#array);
      this.#array = grown;
    }
    this.#array[this.#length++] = value;
  }

  /** The values, in an array of exactly their number. */
  finish(): T {
    return this.#array.slice(0, this.#length) as T;
  }
}
