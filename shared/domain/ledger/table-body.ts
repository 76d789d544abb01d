import { readMoney } from '../identity/money.ts';
import { LineAppender, type RunningSum } from './append-line.ts';
import { mayBeSummary, readBankSummary } from './bank-summary.ts';
import type { TotalMark } from './control-total.ts';
import type { LedgerBuilder } from './ledger-builder.ts';
import type { LinePlan } from './line-plan.ts';
import type { SourceKind } from './map-columns.ts';
import { type PersonColumns, PersonRows } from './person-rows.ts';
import type { NamelessRow, SetAsideCounts } from './reading-report.ts';
import { RowChecks } from './row-checks.ts';
import { joinRowFindings, type RowFindings, RowFindingsBuilder } from './row-findings.ts';
import { classifyRow, type RowKind, readDeclaredTotal, type TellingColumns } from './row-kind.ts';
import { CellKind, type SourceRow } from './source-row.ts';

/** All that is needed to read the rows below a header, as plain data: it is sent to the threads that read parts of a large file. */
export interface BodyPlan {
  readonly kind: SourceKind;
  readonly file: string;
  readonly sheet: string;
  readonly period: string;
  readonly line: LinePlan;
  readonly telling: TellingColumns;
  readonly headerTexts: readonly string[];
  /** Of a person export; null for one row a household. */
  readonly persons: PersonColumns | null;
}

/** What became of the rows of a body (or of a part of one). Rows and running sums count from its own beginning. */
export interface BodyReport {
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly hiddenRows: number;
  readonly setAside: SetAsideCounts;
  readonly setAsideRows: readonly ShownRow[];
  readonly marks: readonly TotalMark[];
  readonly nameless: readonly NamelessRow[];
  readonly sum: RunningSum;
  readonly findings: RowFindings;
}

export interface ShownRow {
  readonly row: number;
  readonly reason: string;
  readonly text: string;
}

const SHOWN_PER_REASON = 5;

const ASIDE: Readonly<Record<Exclude<RowKind, 'line'>, keyof SetAsideCounts>> = {
  blank: 'blank',
  title: 'title',
  header: 'title',
  unit: 'title',
  signature: 'title',
  note: 'title',
  'end-mark': 'title',
  subtotal: 'subtotal',
  total: 'subtotal',
};

const REASON: Readonly<Record<Exclude<RowKind, 'line'>, string>> = {
  blank: '空行',
  title: '标题',
  header: '表头',
  unit: '单位行',
  signature: '签字行',
  note: '备注行',
  'end-mark': '结束标志',
  subtotal: '小计',
  total: '合计',
};

/** The words of a bank's summary line among the total marks. */
export const SUMMARY_LINE = '汇总行';

/** Keeps the first few set-aside rows of each reason for the clerk to see. */
export class SetAside {
  readonly counts: SetAsideCounts = { title: 0, subtotal: 0, blank: 0, unreadable: 0 };
  readonly shown: ShownRow[] = [];
  readonly #shownOf = new Map<string, number>();

  add(row: Pick<SourceRow, 'row' | 'cells'>, kind: Exclude<RowKind, 'line'>): void {
    this.counts[ASIDE[kind]]++;
    if (kind !== 'blank') this.#show(row, REASON[kind]);
  }

  addUnreadable(row: Pick<SourceRow, 'row' | 'cells'>): void {
    this.counts.unreadable++;
    this.#show(row, '无法归户');
  }

  #show(row: Pick<SourceRow, 'row' | 'cells'>, reason: string): void {
    const shown = this.#shownOf.get(reason) ?? 0;
    if (shown >= SHOWN_PER_REASON) return;
    this.#shownOf.set(reason, shown + 1);
    this.shown.push({ row: row.row, reason, text: wordsOf(row, Number.POSITIVE_INFINITY) });
  }
}

/** The filled cells of a row in one text of at most 80 characters, copied. */
function wordsOf(row: Pick<SourceRow, 'cells'>, cells: number): string {
  const filled = row.cells.filter((cell) => cell.trim() !== '').slice(0, cells);
  return Array.from(filled.join(' ')).slice(0, 80).join('');
}

/**
 * Reads the rows below a header into a ledger. Every row is accounted for: accepted as a line, or set aside with its reason. Never throws
 * over a row.
 */
export class TableBody {
  readonly #plan: BodyPlan;
  readonly #builder: LedgerBuilder;
  readonly #appender: LineAppender;
  readonly #persons: PersonRows | null;
  readonly #findings = new RowFindingsBuilder();
  readonly #checks: RowChecks;
  readonly #isBank: boolean;
  readonly #aside = new SetAside();
  readonly #marks: TotalMark[] = [];
  readonly #nameless: NamelessRow[] = [];
  #rowsRead = 0;
  #rowsAccepted = 0;
  #hiddenRows = 0;

  constructor(plan: BodyPlan, builder: LedgerBuilder, sheetIndex: number) {
    this.#plan = plan;
    this.#builder = builder;
    this.#appender = new LineAppender(builder, plan.line, sheetIndex, plan.period);
    this.#persons = plan.persons === null ? null : new PersonRows(plan.persons, this.#findings);
    this.#checks = new RowChecks(plan.line, this.#findings);
    this.#isBank = plan.kind === 'bank' || plan.kind === 'bank-return';
  }

  /** Whether the row was taken for a line. */
  take(row: SourceRow): boolean {
    this.#rowsRead++;
    if (row.hidden) this.#hiddenRows++;
    const { telling, headerTexts } = this.#plan;
    const maySumUp = this.#isBank && mayBeSummary(row.cells, telling);
    if (maySumUp && this.takeSummary(row)) return false;
    const kind = classifyRow(row, telling, headerTexts);
    if (kind !== 'line') {
      if (kind === 'total' || kind === 'subtotal') this.#mark(row);
      this.#aside.add(row, kind);
      return false;
    }
    if (!this.#appender.namesSomebody(row)) {
      this.#takeNameless(row);
      return false;
    }
    this.#rowsAccepted++;
    this.#checks.check(row);
    if (this.#persons === null) this.#appender.append(row);
    else this.#persons.add(row);
    return true;
  }

  /** Counts lines that came before the next row and are read elsewhere: they are in order, whatever they say (docs/plain-lane.md). */
  countPlainLines({ lines, fen, allWholeYuan, large }: RunningSum): void {
    const { sum } = this.#appender;
    this.#rowsRead += lines;
    this.#rowsAccepted += lines;
    sum.lines += lines;
    sum.fen += fen;
    sum.allWholeYuan &&= allWholeYuan;
    sum.large += large;
  }

  /** A summary in a bank's first or last line is a control total. Counts the row as set aside, not as read. */
  takeSummary(row: Pick<SourceRow, 'row' | 'cells'>): boolean {
    const summary = this.#isBank ? readBankSummary(row.cells) : null;
    if (summary === null) return false;
    const { lines, fen } = this.#appender.sum;
    const { count: declaredCount, fenIfYuan: declaredFen } = summary;
    this.#marks.push({
      row: row.row,
      label: SUMMARY_LINE,
      declaredCount,
      declaredFen,
      linesBefore: lines,
      fenBefore: fen,
    });
    this.#aside.add(row, 'total');
    return true;
  }

  #mark(row: SourceRow): void {
    // Amounts repeated on every member's row add up to nothing that means anything.
    if (this.#persons !== null) return;
    const declared = readDeclaredTotal(row, this.#plan.telling);
    const declaredFen = readMoney(declared.amountText, declared.amountKind, this.#plan.line.unit).fen;
    if (declaredFen === null && declared.count === null) return;
    const { lines, fen } = this.#appender.sum;
    this.#marks.push({
      row: row.row,
      label: declared.label,
      declaredCount: declared.count,
      declaredFen,
      linesBefore: lines,
      fenBefore: fen,
    });
  }

  /** Something stands in the row, but it names nobody: an unlabelled total where the amount fits, else a row to be mended. */
  #takeNameless(row: SourceRow): void {
    const { telling, line, file, sheet } = this.#plan;
    const { sum } = this.#appender;
    const text = telling.amount === -1 ? '' : (row.cells[telling.amount] ?? '');
    const fen = readMoney(text, (row.kinds?.[telling.amount] ?? CellKind.text) as CellKind, line.unit).fen;
    const sinceLast = sum.fen - (this.#marks.at(-1)?.fenBefore ?? 0);
    if (fen !== null && sum.lines > 0 && (fen === sum.fen || fen === sinceLast)) {
      this.#mark(row);
      this.#aside.add(row, 'total');
      return;
    }
    this.#aside.addUnreadable(row);
    this.#nameless.push({
      kind: this.#builder.kind,
      file,
      sheet,
      row: row.row,
      township: line.defaultTownship,
      text: wordsOf(row, 6),
    });
  }

  /** Ends the body: the households of a person export become lines. */
  finish(): BodyReport {
    for (const { row, memberIds, memberNames } of this.#persons?.households() ?? []) {
      this.#appender.append(row, { ids: memberIds, names: memberNames });
    }
    return {
      rowsRead: this.#rowsRead,
      rowsAccepted: this.#rowsAccepted,
      hiddenRows: this.#hiddenRows,
      setAside: this.#aside.counts,
      setAsideRows: this.#aside.shown,
      marks: this.#marks,
      nameless: this.#nameless,
      sum: this.#appender.sum,
      findings: this.#findings.finish(),
    };
  }
}

/** The report of a body read in parts: `part` follows `before`, whose last row was `rowsBefore`. */
export function joinBodyReports(before: BodyReport, part: BodyReport, rowsBefore: number): BodyReport {
  const add = (of: (report: BodyReport) => number): number => of(before) + of(part);
  return {
    rowsRead: add((report) => report.rowsRead),
    rowsAccepted: add((report) => report.rowsAccepted),
    hiddenRows: add((report) => report.hiddenRows),
    setAside: {
      title: add((report) => report.setAside.title),
      subtotal: add((report) => report.setAside.subtotal),
      blank: add((report) => report.setAside.blank),
      unreadable: add((report) => report.setAside.unreadable),
    },
    setAsideRows: firstOfEachReason([
      ...before.setAsideRows,
      ...part.setAsideRows.map((shown) => ({ ...shown, row: shown.row + rowsBefore })),
    ]),
    marks: [
      ...before.marks,
      ...part.marks.map((mark) => ({
        ...mark,
        row: mark.row + rowsBefore,
        linesBefore: mark.linesBefore + before.sum.lines,
        fenBefore: mark.fenBefore + before.sum.fen,
      })),
    ],
    nameless: [...before.nameless, ...part.nameless.map((row) => ({ ...row, row: row.row + rowsBefore }))],
    sum: {
      lines: before.sum.lines + part.sum.lines,
      fen: before.sum.fen + part.sum.fen,
      unreadable: before.sum.unreadable + part.sum.unreadable,
      allWholeYuan: before.sum.allWholeYuan && part.sum.allWholeYuan,
      large: before.sum.large + part.sum.large,
    },
    findings: joinRowFindings(before.findings, part.findings, rowsBefore),
  };
}

function firstOfEachReason(rows: readonly ShownRow[]): readonly ShownRow[] {
  const shown = new Map<string, number>();
  return rows.filter(({ reason }) => {
    const count = (shown.get(reason) ?? 0) + 1;
    shown.set(reason, count);
    return count <= SHOWN_PER_REASON;
  });
}
