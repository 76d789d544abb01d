import { DEFAULT_READ_LIMITS, type ReadLimits } from '../table.ts';
import { createRecordScanner } from './scan-records.ts';
import { createUnitsOf } from './text-encoding.ts';

/** The delimiters that table texts use, the likelier first: it decides where two explain a text equally well. */
export const DELIMITERS = [',', '\t', '|', ';', '^', '~'] as const;

export interface DelimiterReport {
  /** Null for a text of one column. */
  readonly delimiter: string | null;
  readonly trailingDelimiter: boolean;
}

const SAMPLE_RECORDS = 200;
/** No limit may make the mere search for a delimiter fail; the reader that follows has them all. */
const NO_LIMITS: ReadLimits = {
  ...DEFAULT_READ_LIMITS,
  maxRows: Number.POSITIVE_INFINITY,
  maxCellsPerRow: Number.POSITIVE_INFINITY,
  maxCellChars: Number.POSITIVE_INFINITY,
};

/**
 * Finds the delimiter from the first records of a text by trying each one, with quotes respected: the one wins that cuts most
 * records into the same number of cells, and among equals the one that cuts into more. Summary lines of bank files and title
 * lines have fewer cells and are outvoted. A delimiter has to stand in at least half of the records.
 */
export function detectDelimiter(sample: string): DelimiterReport {
  let best: DelimiterReport = { delimiter: null, trailingDelimiter: false };
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const candidate = judge(sample, delimiter);
    if (candidate.score <= bestScore) continue;
    best = { delimiter, trailingDelimiter: candidate.trailing };
    bestScore = candidate.score;
  }
  return best;
}

/** Whether the records of a sample all end with the given delimiter. */
export function endsWithDelimiter(sample: string, delimiter: string): boolean {
  return judge(sample, delimiter).trailing;
}

function judge(sample: string, delimiter: string): { readonly score: number; readonly trailing: boolean } {
  const recordsBySize = new Map<number, number>();
  let records = 0;
  let cut = 0;
  let cutAndTrailing = 0;
  const scanner = createRecordScanner({ delimiter, trailingDelimiter: false }, NO_LIMITS, '', ({ cells }) => {
    if (records >= SAMPLE_RECORDS || cells.every((cell) => cell.trim() === '')) return;
    records++;
    if (cells.length < 2) return;
    cut++;
    if (cells.at(-1) === '') cutAndTrailing++;
    recordsBySize.set(cells.length, (recordsBySize.get(cells.length) ?? 0) + 1);
  });
  scanner.push({ text: sample, units: createUnitsOf()(sample) }, true);
  if (cut * 2 < records) return { score: 0, trailing: false };
  let modeSize = 2;
  let modeRecords = 0;
  for (const [size, count] of recordsBySize) {
    if (count > modeRecords || (count === modeRecords && size > modeSize)) {
      modeSize = size;
      modeRecords = count;
    }
  }
  const trailing = cut > 0 && cutAndTrailing === cut;
  const columns = trailing ? modeSize - 1 : modeSize;
  // Half for being the same everywhere, half for being there at all; a one-column file with a trailing delimiter counts little.
  const score = ((modeRecords + cut) / (2 * records)) * (1 - 1 / (columns + 1));
  return { score, trailing };
}
