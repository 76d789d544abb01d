/**
 * A column of short texts in two typed arrays: a million identity numbers cost 40 MB instead of 100, move between threads without
 * being copied, and are hashed and compared in place without ever becoming strings.
 *
 * Several columns may share their arrays, line by line (`stride` of them): what is compared together then lies together in memory,
 * which is what a join of millions of lines spends its time on.
 */
export interface PackedText {
  /** UTF-16 code units of all texts, one after the other. */
  readonly units: Uint16Array;
  /** `ends[k]` is where the k-th text ends; it begins where the one before ends. */
  readonly ends: Uint32Array;
  /** Text i of this column is the (i × stride + offset)-th. */
  readonly stride: number;
  readonly offset: number;
}

/** Collects texts, in the order in which they lie. */
export class PackedTextBuilder {
  #units = new Uint16Array(1024);
  #ends = new Uint32Array(256);
  #used = 0;
  #count = 0;

  /** How many texts have been pushed. */
  get count(): number {
    return this.#count;
  }

  push(text: string): void {
    const length = text.length;
    if (this.#used + length > this.#units.length) this.#growUnits(this.#used + length);
    const units = this.#units;
    let at = this.#used;
    for (let i = 0; i < length; i++) units[at++] = text.charCodeAt(i);
    this.#used = at;
    if (this.#count === this.#ends.length) {
      const grown = new Uint32Array(this.#ends.length * 2);
      grown.set(this.#ends);
      this.#ends = grown;
    }
    this.#ends[this.#count++] = at;
  }

  #growUnits(needed: number): void {
    const grown = new Uint16Array(Math.max(needed, this.#units.length * 2));
    grown.set(this.#units.subarray(0, this.#used));
    this.#units = grown;
  }

  /** The texts as one column; the builder is spent afterwards. */
  finish(): PackedText {
    return { units: this.#units.slice(0, this.#used), ends: this.#ends.slice(0, this.#count), stride: 1, offset: 0 };
  }
}

/** Collects the columns of a row-by-row arrangement: for every line one text to each, in the columns' order. */
export class InterleavedTextBuilder {
  readonly #texts = new PackedTextBuilder();
  readonly #stride: number;

  constructor(stride: number) {
    this.#stride = stride;
  }

  /** The collector of one column. */
  column(offset: number): { push(text: string): void } {
    return {
      push: (text) => {
        if (this.#texts.count % this.#stride !== offset)
          throw new Error('interleaved columns are filled in their order');
        this.#texts.push(text);
      },
    };
  }

  /** All columns in order, sharing their arrays. */
  finish(): readonly PackedText[] {
    return splitColumns(this.#texts.finish(), this.#stride);
  }
}

/** The columns of an arrangement of `stride` texts a line. */
function splitColumns({ units, ends }: PackedText, stride: number): readonly PackedText[] {
  return Array.from({ length: stride }, (_, offset) => ({ units, ends, stride, offset }));
}

function startOf(column: PackedText, i: number): number {
  const k = i * column.stride + column.offset;
  return k === 0 ? 0 : column.ends[k - 1]!;
}

function endOf(column: PackedText, i: number): number {
  return column.ends[i * column.stride + column.offset]!;
}

/** Text i as a string. */
export function textAt(column: PackedText, i: number): string {
  const start = startOf(column, i);
  const end = endOf(column, i);
  if (end - start > MOST_ARGUMENTS) return longText(column.units, start, end);
  return String.fromCharCode.apply(null, column.units.subarray(start, end) as unknown as number[]);
}

/** A function takes only so many arguments: a cell may hold more. */
const MOST_ARGUMENTS = 8192;

function longText(units: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += MOST_ARGUMENTS)
    text += String.fromCharCode(...units.subarray(at, Math.min(end, at + MOST_ARGUMENTS)));
  return text;
}

/** The length of text i in code units. */
export function lengthAt(column: PackedText, i: number): number {
  return endOf(column, i) - startOf(column, i);
}

/** Whether text i is empty. */
export function isEmptyAt(column: PackedText, i: number): boolean {
  return startOf(column, i) === endOf(column, i);
}

/** Whether text i of one column is, unit for unit, text j of another. */
export function sameTextAt(a: PackedText, i: number, b: PackedText, j: number): boolean {
  let atA = startOf(a, i);
  let atB = startOf(b, j);
  const endA = endOf(a, i);
  if (endA - atA !== endOf(b, j) - atB) return false;
  const unitsA = a.units;
  const unitsB = b.units;
  while (atA < endA) if (unitsA[atA++] !== unitsB[atB++]) return false;
  return true;
}

/** A 32-bit hash of text i: multiply and rotate per unit, then mixed, so that numbers differing in one digit spread well. */
export function hashAt(column: PackedText, i: number): number {
  let hash = 0x9e3779b9 | 0;
  const to = endOf(column, i);
  const { units } = column;
  for (let at = startOf(column, i); at < to; at++) {
    hash = Math.imul(hash ^ units[at]!, 0x85ebca6b);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) | 0;
}

/** The columns of several parts, one after the other. Columns that share arrays are joined by `concatInterleaved` instead. */
export function concatPackedText(parts: readonly PackedText[]): PackedText {
  if (parts.length === 1) return parts[0]!;
  const units = new Uint16Array(parts.reduce((sum, part) => sum + part.units.length, 0));
  const ends = new Uint32Array(parts.reduce((sum, part) => sum + part.ends.length, 0));
  let unitAt = 0;
  let textCount = 0;
  for (const part of parts) {
    units.set(part.units, unitAt);
    const from = part.ends;
    for (let i = 0; i < from.length; i++) ends[textCount++] = unitAt + from[i]!;
    unitAt += part.units.length;
  }
  return { units, ends, stride: parts[0]!.stride, offset: parts[0]!.offset };
}

/** The same for columns that share their arrays: given one of them of each part, gives all. */
export function concatInterleaved(parts: readonly PackedText[]): readonly PackedText[] {
  const whole = concatPackedText(parts);
  return splitColumns(whole, whole.stride);
}
