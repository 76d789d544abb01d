import type { CanonicalColumn } from '../ledger/canonical-column.ts';
import { COLUMN_DICTIONARY, columnLabel } from '../ledger/column-dictionary.ts';
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
  /** `same`: alike as written. `normalised`: alike once spaces, widths and the like are gone. `differs`: a real difference. `alone`: one ledger has it, or each has words of its own (a remark). */
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
/** Each office's own words: that they differ is no difference of the household. */
const OWN_WORDS: ReadonlySet<CanonicalColumn> = new Set<CanonicalColumn>(['remark', 'status', 'fail_reason']);
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

/** What one ledger writes in a column, line by line: as written, and as read. */
interface Said {
  readonly kind: LedgerKind;
  readonly lines: readonly { readonly text: string; readonly says: string }[];
  readonly text: string;
  readonly says: string;
}

function compareField(
  column: CanonicalColumn,
  ledgers: Readonly<Record<LedgerKind, WrittenColumns>>,
  setting: FieldSetting,
): ComparedField | null {
  const isTotal = column === 'total_amount';
  // A total that is only ever a sum of the fields above adds nothing.
  if (isTotal && !LEDGER_KINDS.some((kind) => ledgers[kind].has(column))) return null;
  const written = LEDGER_KINDS.flatMap((kind) => {
    const lines = ledgers[kind].get(column) ?? (isTotal ? partsOfTotal(ledgers[kind]) : undefined);
    return lines === undefined ? [] : saidOf(kind, column, lines, setting);
  });
  if (written.every(({ text }) => text === '')) return null;
  const saying = written.filter(({ says }) => says !== '');
  const state = stateOf(column, saying);
  const texts: Record<LedgerKind, readonly TextPiece[] | null> = { approval: null, finance: null, bank: null };
  for (const each of written) {
    const others = state === 'differs' && each.says !== '' ? saying.filter(({ says }) => says !== each.says) : [];
    texts[each.kind] = others.length === 0 ? onePiece(each.text) : markedPieces(column, each, others);
  }
  return { column, label: columnLabel(column), texts, state, sensitive: sensitivityOf(column) };
}

function saidOf(
  kind: LedgerKind,
  column: CanonicalColumn,
  written: readonly WrittenLine[],
  setting: FieldSetting,
): Said {
  const all = written
    .map((line) => ({ text: textOf(column, line), says: readField(column, [line], setting) }))
    .filter(({ text }) => text !== '');
  // What every line says again is written once; sums are always all written.
  const lines = isMoneyColumn(column)
    ? all
    : all.filter(({ text }, at) => all.findIndex((other) => other.text === text) === at);
  return {
    kind,
    lines,
    text: lines.map(({ text }) => text).join(LINE_SEPARATOR),
    says: readField(column, written, setting),
  };
}

function stateOf(column: CanonicalColumn, saying: readonly Said[]): ComparedField['state'] {
  const first = saying[0];
  if (first === undefined || saying.length < 2) return 'alone';
  if (saying.some(({ says }) => says !== first.says)) return OWN_WORDS.has(column) ? 'alone' : 'differs';
  return saying.every(({ text }) => text === first.text) ? 'same' : 'normalised';
}

/** The digits of sums have nothing to do with each other; of several lines those are marked that the other ledger does not have. */
function markedPieces(column: CanonicalColumn, own: Said, others: readonly Said[]): readonly TextPiece[] {
  if (isMoneyColumn(column)) return onePiece(own.text, true);
  if (own.lines.length < 2 && others.every(({ lines }) => lines.length < 2))
    return differingPieces(
      own.text,
      others.map(({ text }) => text),
    );
  return own.lines.flatMap(({ text, says }, at) => {
    const differs = others.some(({ lines }) => lines.every((line) => line.says !== says));
    const piece = onePiece(text, differs);
    return at === 0 ? piece : [...onePiece(LINE_SEPARATOR), ...piece];
  });
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

/** A line as written. */
function textOf(column: CanonicalColumn, { cells }: WrittenLine): string {
  return cells
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .join(isMoneyColumn(column) ? '＋' : '、');
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
