import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { FactValue } from '../../shared/domain/archive/fact.ts';
import { keysOf, type RowKeys } from '../../shared/domain/archive/read/household-keys.ts';
import type { TableRecord } from '../../shared/domain/archive/read/table-rows.ts';

/** Rows a chunk: so few that one household is opened in a millisecond or two. */
export const ROWS_A_CHUNK = 200;
/** Fast rather than small. */
const LEVEL = 1;

/** Rows as they are kept: names of columns once, every row with as many values. */
interface Packed {
  readonly columns: readonly string[];
  readonly pointers: readonly string[];
  readonly rows: readonly (readonly FactValue[])[];
}

/** A chunk as it is kept: who its rows belong to can be read without the rest. */
export interface PackedChunk {
  readonly rows: number;
  readonly keys: Uint8Array;
  readonly content: Uint8Array;
}

/** Packs rows of one sheet: all have the same columns. */
export function packRecords(records: readonly TableRecord[]): PackedChunk {
  const columns = Object.keys(records[0]?.values ?? {});
  const packed: Packed = {
    columns,
    pointers: records.map(({ pointer }) => pointer),
    rows: records.map(({ values }) => columns.map((column) => values[column] ?? null)),
  };
  const keys = records.map(({ values }) => {
    const { cert, id } = keysOf(values);
    return [cert, id];
  });
  return { rows: records.length, keys: deflated(keys), content: deflated(packed) };
}

/** Whether rows can lie in one chunk. */
export function haveSameColumns(a: TableRecord, b: TableRecord): boolean {
  const [left, right] = [Object.keys(a.values), Object.keys(b.values)];
  return left.length === right.length && left.every((name, at) => name === right[at]);
}

/** `file`: the source the rows are of. */
export function unpackRecords(content: ArrayBuffer | Uint8Array, file: number): TableRecord[] {
  const { columns, pointers, rows } = inflated(content) as Packed;
  return rows.map((row, at) => {
    const values: Record<string, FactValue> = {};
    for (let column = 0; column < columns.length; column++) values[columns[column]!] = row[column]!;
    return { pointer: pointers[at]!, file, values };
  });
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
