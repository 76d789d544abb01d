import { type CanonicalColumn, COLUMN_DICTIONARY, columnLabel } from '../ledger/column-dictionary.ts';
import { LEDGER_KINDS, type LedgerKind } from '../ledger/ledger-kind.ts';
import { differingPieces, onePiece, type TextPiece } from './differing-pieces.ts';
import { type FieldSetting, isMoneyColumn, readField, sensitivityOf, type WrittenLine } from './field-reading.ts';

/** What a ledger writes of one household: for every column that its files have, the lines that are pointed at. */
export type WrittenColumns = ReadonlyMap<CanonicalColumn, readonly WrittenLine[]>;

/** One field of a household, ledger by ledger as written. */
export interface ComparedField {
  readonly column: CanonicalColumn;
  readonly label: string;
  /** null: that ledger has no such column or no line. Several lines stand behind each other, `；` between them. */
  readonly texts: Readonly<Record<LedgerKind, readonly TextPiece[] | null>>;
  /** `same`: alike as written. `normalised`: alike once spaces, widths and the like are gone. `differs`: a real difference. `alone`: one ledger has it. */
  readonly state: 'same' | 'normalised' | 'differs' | 'alone';
  readonly sensitive: 'none' | 'id' | 'account';
}

/** What says nothing about the household: its place in the list, a signature, the totals of the whole list. */
const NOT_OF_THE_HOUSEHOLD: ReadonlySet<CanonicalColumn> = new Set<CanonicalColumn>([
  'seq',
  'sign',
  'batch_total_count',
  'batch_total_amount',
]);
const COLUMNS = (Object.keys(COLUMN_DICTIONARY) as CanonicalColumn[]).filter(
  (column) => !NOT_OF_THE_HOUSEHOLD.has(column),
);
const LINE_SEPARATOR = '；';
/** The parts of a sum, for a ledger without a column for the whole of it. */
const PARTS_OF_TOTAL = ['base_amount', 'class_amount', 'extra_amount'] as const;

/**
 * Lays the ledgers beside each other, field by field in the order of the dictionary, as written; the characters in which they really
 * differ are marked. A column that no ledger fills is left out. What is equal is told by the readings that the comparison itself uses.
 */
export function compareFields(
  ledgers: Readonly<Record<LedgerKind, WrittenColumns>>,
  period: string,
): readonly ComparedField[] {
  const setting: FieldSetting = { period, township: townshipOf(ledgers) };
  return COLUMNS.flatMap((column) => compareField(column, ledgers, setting) ?? []);
}

function compareField(
  column: CanonicalColumn,
  ledgers: Readonly<Record<LedgerKind, WrittenColumns>>,
  setting: FieldSetting,
): ComparedField | null {
  const isTotal = column === 'total_amount';
  const written = LEDGER_KINDS.map((kind) => {
    const own = ledgers[kind].get(column);
    const lines = own ?? (isTotal ? partsOfTotal(ledgers[kind]) : undefined);
    if (lines === undefined) return null;
    return { kind, text: textOf(column, lines), says: readField(column, lines, setting) };
  });
  // A total that is only ever a sum of the fields above adds nothing.
  if (isTotal && !LEDGER_KINDS.some((kind) => ledgers[kind].has(column))) return null;
  const filled = written.flatMap((each) => (each !== null && each.text !== '' ? each : []));
  if (filled.length === 0) return null;
  const saying = filled.filter(({ says }) => says !== '');
  const first = saying[0];
  const state =
    first === undefined || saying.length < 2
      ? 'alone'
      : saying.some(({ says }) => says !== first.says)
        ? 'differs'
        : saying.every(({ text }) => text === first.text)
          ? 'same'
          : 'normalised';
  const texts: Record<LedgerKind, readonly TextPiece[] | null> = { approval: null, finance: null, bank: null };
  for (const each of written) {
    if (each === null) continue;
    const others = state === 'differs' && each.says !== '' ? saying.filter(({ says }) => says !== each.says) : [];
    texts[each.kind] =
      others.length === 0
        ? onePiece(each.text)
        : differingPieces(
            each.text,
            others.map(({ text }) => text),
          );
  }
  return { column, label: columnLabel(column), texts, state, sensitive: sensitivityOf(column) };
}

/** Base and supplements where there is no column for both together. */
function partsOfTotal(columns: WrittenColumns): readonly WrittenLine[] | undefined {
  const parts = PARTS_OF_TOTAL.flatMap((column) => columns.get(column) ?? []);
  const count = Math.max(0, ...PARTS_OF_TOTAL.map((column) => columns.get(column)?.length ?? 0));
  if (parts.length === 0) return undefined;
  return Array.from({ length: count }, (_, at) => {
    const ofLine = PARTS_OF_TOTAL.flatMap((column) => columns.get(column)?.[at] ?? []);
    return { unit: ofLine[0]!.unit, cells: ofLine.flatMap(({ cells }) => cells) };
  });
}

/** The lines as written. What every line says again is written once; sums are always all written. */
function textOf(column: CanonicalColumn, lines: readonly WrittenLine[]): string {
  const separator = isMoneyColumn(column) ? '＋' : '、';
  const texts = lines
    .map(({ cells }) =>
      cells
        .map(({ text }) => text.trim())
        .filter((text) => text !== '')
        .join(separator),
    )
    .filter((text) => text !== '');
  return (isMoneyColumn(column) ? texts : [...new Set(texts)]).join(LINE_SEPARATOR);
}

function townshipOf(ledgers: Readonly<Record<LedgerKind, WrittenColumns>>): string {
  for (const kind of LEDGER_KINDS) {
    for (const { cells } of ledgers[kind].get('town') ?? []) {
      const text = cells.find((cell) => cell.text.trim() !== '')?.text;
      if (text !== undefined) return text;
    }
  }
  return '';
}
