import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FactValue } from '../../shared/domain/archive/fact.ts';
import { keysOf, type RowKeys } from '../../shared/domain/archive/read/household-keys.ts';
import type { TableRecord } from '../../shared/domain/archive/read/table-rows.ts';

/** Rows a chunk: so few that one household is opened in a millisecond or two. */
export const ROWS_A_CHUNK = 200;
/** Fast rather than small. */
const LEVEL = 1;

/** A column: the value of every row, or where few differ these and for every row which of them. */
type PackedColumn = readonly FactValue[] | { readonly of: readonly FactValue[]; readonly at: readonly number[] };

/** Rows as they are kept, column by column. A pointer is one of few beginnings and the number of its row. */
interface Packed {
  readonly names: readonly string[];
  readonly columns: readonly PackedColumn[];
  readonly places: readonly string[];
  readonly pointers: readonly (readonly [place: number, row: number])[];
}

/** A chunk as it is kept: who its rows belong to can be read without the rest. */
export interface PackedChunk {
  readonly rows: number;
  readonly keys: Uint8Array;
  readonly content: Uint8Array;
}

/** Whether rows can lie in one chunk: they have the same columns. */
export function haveSameColumns(a: TableRecord, b: TableRecord): boolean {
  const [left, right] = [Object.keys(a.values), Object.keys(b.values)];
  return left.length === right.length && left.every((name, at) => name === right[at]);
}

/** Packs rows that have the same columns. */
export function packRecords(records: readonly TableRecord[]): PackedChunk {
  const names = Object.keys(records[0]?.values ?? {});
  const places: string[] = [];
  const packed: Packed = {
    names,
    columns: names.map((name) => packColumn(records.map(({ values }) => values[name] ?? null))),
    places,
    pointers: records.map(({ pointer }) => {
      const [, place = '', row = ''] = /^(.*[#!])(\d{1,9})$/su.exec(pointer) ?? [];
      if (`${place}${Number(row)}` !== pointer) throw new RangeError('a row pointer ends with the number of its row');
      const known = places.indexOf(place);
      return [known === -1 ? places.push(place) - 1 : known, Number(row)];
    }),
  };
  const keys = records.map(({ values }) => {
    const { cert, id } = keysOf(values);
    return [cert, id];
  });
  return { rows: records.length, keys: deflated(keys), content: deflated(packed) };
}

function packColumn(values: readonly FactValue[]): PackedColumn {
  const places = new Map<FactValue, number>();
  const at = values.map((value) => {
    const known = places.get(value) ?? places.size;
    places.set(value, known);
    return known;
  });
  return places.size * 2 > values.length ? values : { of: [...places.keys()], at };
}

/** The rows of a chunk, each made when it is asked for: most who open a chunk want a few. */
export class ChunkRows {
  readonly #packed: Packed;
  readonly #source: number;

  /** `source`: the file the rows are of. */
  constructor(content: ArrayBuffer | Uint8Array, source: number) {
    this.#packed = inflated(content) as Packed;
    this.#source = source;
  }

  /** The `at`-th row, as one of this household; '': nobody says whose it is. */
  record(at: number, household: string): TableRecord {
    const { names, columns, places, pointers } = this.#packed;
    const values: Record<string, FactValue> = {};
    for (let i = 0; i < names.length; i++) {
      const column = columns[i]!;
      values[names[i]!] = 'of' in column ? column.of[column.at[at]!]! : column[at]!;
    }
    const [place, row] = pointers[at]!;
    const record = { pointer: `${places[place]!}${row}`, file: this.#source, values };
    return household === '' ? record : { ...record, household };
  }
}

export function unpackKeys(content: ArrayBuffer | Uint8Array): RowKeys[] {
  return (inflated(content) as [string, string][]).map(([cert, id]) => ({ cert, id }));
}

function deflated(value: unknown): Uint8Array {
  return deflateRawSync(JSON.stringify(value), { level: LEVEL });
}

function inflated(content: ArrayBuffer | Uint8Array): unknown {
  return JSON.parse(inflateRawSync(content).toString('utf8'));
}
