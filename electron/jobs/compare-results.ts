import { AppError, type Bilingual } from '../../shared/contracts/app-error.ts';
import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';
import {
  DISCREPANCY_COLUMNS,
  type PresentOptions,
  presentDiscrepancy,
} from '../../shared/domain/discrepancy/present.ts';
import { openTable } from '../formats/open-table.ts';
import { DEFAULT_READ_LIMITS } from '../formats/table.ts';
import { harmlessCell } from '../formats/write/harmless-cell.ts';
import { canonicalJson } from './result-hash.ts';

/** The records of a CSV file of ours, the header first; null where it is none. */
async function readCsvRecords(path: string): Promise<readonly (readonly string[])[] | null> {
  const records: string[][] = [];
  try {
    const source = await openTable(path, DEFAULT_READ_LIMITS, { encoding: 'utf-8', delimiter: ',' });
    try {
      await source.readSheet(0, (row) => records.push([...row.cells]));
    } finally {
      await source.close();
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return null;
  }
  return records;
}

/** The first record of discrepancies.csv that a replay does not give, or gives otherwise; null where all agree. */
export async function firstRecordThatDiffers(
  path: string,
  discrepancies: readonly Discrepancy[],
  options: PresentOptions,
): Promise<Bilingual | null> {
  const recorded = await readCsvRecords(path);
  if (recorded === null) return { zh: 'discrepancies.csv 读不出来', en: 'discrepancies.csv cannot be read' };
  const [header, ...rows] = recorded;
  if (header?.join(',') !== DISCREPANCY_COLUMNS.join(','))
    return { zh: 'discrepancies.csv 的表头不符', en: 'the header of discrepancies.csv differs' };
  for (let i = 0; i < Math.max(discrepancies.length, rows.length); i++) {
    const mine = discrepancies[i];
    const theirs = rows[i];
    const row = i + 2;
    if (mine === undefined)
      return {
        zh: `discrepancies.csv 多出第 ${row} 行（${theirs?.[0]}），重新对账没有这一条`,
        en: `row ${row} of discrepancies.csv (${theirs?.[0]}) is not found again`,
      };
    if (theirs === undefined)
      return {
        zh: `discrepancies.csv 缺少差异 ${mine.id}（${mine.code}）`,
        en: `discrepancies.csv lacks ${mine.id} (${mine.code})`,
      };
    const shown = presentDiscrepancy(mine, options);
    for (const [c, column] of DISCREPANCY_COLUMNS.entries()) {
      const expected = harmlessCell(shown[column]);
      if (theirs[c] !== expected)
        return {
          zh: `discrepancies.csv 第 ${row} 行的 ${column} 不符：记录为“${theirs[c]}”，重新对账为“${expected}”`,
          en: `row ${row} of discrepancies.csv, ${column}: recorded "${theirs[c]}", replayed "${expected}"`,
        };
    }
  }
  return null;
}

/** What a replay cannot repeat, or what is compared apart. */
const NOT_COMPARED = new Set(['timings', 'outputs', 'masked']);

/** The first field of the statement, in the order of the file, that a replay gives otherwise; where the files lie does not matter. */
export function firstStatementFieldThatDiffers(
  recorded: Readonly<Record<string, unknown>>,
  replayed: Readonly<Record<string, unknown>>,
): Bilingual | null {
  const keys = [...new Set([...Object.keys(recorded), ...Object.keys(replayed)])].filter(
    (key) => !NOT_COMPARED.has(key),
  );
  for (const key of keys) {
    const place = firstDifference(recorded[key], plain(replayed[key]), key);
    if (place !== null)
      return {
        zh: `statement.json 的 ${place.where} 不符：记录为 ${place.recorded}，重新对账为 ${place.replayed}`,
        en: `statement.json, ${place.where}: recorded ${place.recorded}, replayed ${place.replayed}`,
      };
  }
  return null;
}

/** As JSON would give it back: without what is undefined. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

interface Difference {
  readonly where: string;
  readonly recorded: string;
  readonly replayed: string;
}

function firstDifference(recorded: unknown, replayed: unknown, where: string): Difference | null {
  if (isBranch(recorded) && isBranch(replayed) && Array.isArray(recorded) === Array.isArray(replayed)) {
    for (const key of new Set([...Object.keys(recorded), ...Object.keys(replayed)])) {
      if (key === 'path') continue;
      const found = firstDifference(recorded[key], replayed[key], `${where}.${key}`);
      if (found !== null) return found;
    }
    return null;
  }
  const [said, found] = [canonicalJson(recorded), canonicalJson(replayed)];
  return said === found ? null : { where, recorded: said.slice(0, 200), replayed: found.slice(0, 200) };
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
