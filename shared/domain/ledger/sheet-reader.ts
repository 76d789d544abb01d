import type { ControlTotalFault, NamelessRow } from '../discrepancy/file-discrepancies.ts';
import { readMoney } from '../identity/money.ts';
import { readPersonId } from '../identity/person-id.ts';
import { LineAppender } from './append-line.ts';
import { readBankSummary, settleSummary } from './bank-summary.ts';
import { columnLabel } from './column-dictionary.ts';
import { checkControlTotals, type TotalMark } from './control-total.ts';
import { type BufferedRow, findHeader, HEADER_SEARCH_ROWS, type Header, headerAtRows } from './header.ts';
import { guessHeaderless } from './headerless.ts';
import type { LedgerBuilder } from './ledger-builder.ts';
import type { LinePlan } from './line-plan.ts';
import { linePlanOf } from './line-plan-of.ts';
import { type ColumnMap, type ColumnOverrides, mapColumns, type SourceKind } from './map-columns.ts';
import { PersonRows } from './person-rows.ts';
import type { SetAsideCounts, SheetReport } from './reading-report.ts';
import { classifyRow, type RowKind, readDeclaredTotal, type TellingColumns } from './row-kind.ts';
import type { SheetProblem } from './sheet-problem.ts';
import { CellKind, type MergedRange, type SourceRow } from './source-row.ts';

export type { SourceKind };

export interface SheetToRead {
  readonly kind: SourceKind;
  readonly file: string;
  readonly sheet: string;
  readonly hidden: boolean;
  readonly merges: readonly MergedRange[] | undefined;
  readonly period: string;
  readonly mapping?:
    | {
        readonly headerRows?: readonly number[] | undefined;
        readonly unit?: 'yuan' | 'fen' | 'wan-yuan' | undefined;
        readonly columns?: ColumnOverrides | undefined;
        readonly successCodes?: readonly string[] | undefined;
      }
    | undefined;
}

/** How many rows beyond the header are looked at to decide what a column holds. */
const SAMPLE_ROWS = 200;
const PREVIEW_ROWS = 5;

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

/** What the sheet turned out to be, once enough rows had been seen. */
interface Understanding {
  readonly header: Header | null;
  readonly map: ColumnMap;
  readonly plan: LinePlan;
  readonly telling: TellingColumns;
  readonly headerTexts: readonly string[];
  readonly appender: LineAppender;
  readonly persons: PersonRows | null;
}

/**
 * Reads one sheet into a ledger: finds the header, maps the columns, turns rows into lines, sets aside what is none, and checks the
 * declared totals. Feed it every row in order, then call `end`. Every row is accounted for: accepted, or set aside with its reason.
 */
export class SheetReader {
  readonly #builder: LedgerBuilder;
  readonly #sheet: SheetToRead;
  readonly #sheetIndex: number;
  readonly #firstLine: number;
  #buffer: BufferedRow[] | null = [];
  #understanding: Understanding | null = null;
  #problem: SheetProblem | null = null;
  #isTable = true;
  readonly #setAside: SetAsideCounts = { title: 0, subtotal: 0, blank: 0, unreadable: 0 };
  readonly #setAsideRows: { row: number; reason: string; text: string }[] = [];
  readonly #reasonsShown = new Map<string, number>();
  readonly #marks: TotalMark[] = [];
  readonly #nameless: NamelessRow[] = [];
  readonly #preview: Record<string, string>[] = [];
  #rowsRead = 0;
  #rowsAccepted = 0;
  #hiddenRows = 0;

  constructor(builder: LedgerBuilder, sheet: SheetToRead) {
    this.#builder = builder;
    this.#sheet = sheet;
    this.#sheetIndex = builder.addSheet({ file: sheet.file, sheet: sheet.sheet });
    this.#firstLine = builder.count;
  }

  /** The plan, once the header is understood: which columns a reader need bother to cut out. null before. */
  get plan(): LinePlan | null {
    return this.#understanding?.plan ?? null;
  }

  row(row: SourceRow): void {
    this.#rowsRead++;
    if (row.hidden) this.#hiddenRows++;
    if (this.#buffer === null) {
      this.#take(row);
      return;
    }
    this.#buffer.push({ row: row.row, cells: [...row.cells], kinds: row.kinds === null ? null : row.kinds.slice() });
    if (this.#buffer.length >= HEADER_SEARCH_ROWS + SAMPLE_ROWS) this.#understand();
  }

  /** Ends the sheet and gives what was understood of it. */
  end(): SheetReport {
    if (this.#buffer !== null) this.#understand();
    const understanding = this.#understanding;
    this.#appendPersons();
    const checked = this.#checkTotals();
    const township = understanding?.plan.defaultTownship ?? '';
    const unreadableAmounts = this.#hasUnreadableAmounts();
    const faults: ControlTotalFault[] = checked
      .filter((total) => !total.agrees && !unreadableAmounts)
      .map((total) => ({
        kind: this.#builder.kind,
        file: this.#sheet.file,
        sheet: this.#sheet.sheet,
        row: total.row,
        township,
        label: total.label,
        declaredFen: total.declaredFen ?? undefined,
        actualFen: total.actualFen,
        declaredCount: total.declaredCount ?? undefined,
        actualCount: total.actualCount,
      }));
    const warnings = [...(understanding?.map.warnings ?? [])];
    if (this.#hiddenRows > 0) warnings.push(`有 ${this.#hiddenRows} 行是隐藏行，照常读入`);
    if (this.#sheet.hidden && this.#isTable) warnings.push('是隐藏的工作表，照常读入，请确认它属于本月');
    if (!this.#isTable && this.#rowsRead > this.#setAside.blank)
      warnings.push(`没有表头，${this.#rowsRead} 行未当作明细`);
    if (unreadableAmounts && checked.some((total) => !total.agrees)) warnings.push('有金额无法识别，合计无法核对');
    return {
      name: this.#sheet.sheet,
      hidden: this.#sheet.hidden,
      isTable: this.#isTable && this.#problem === null,
      sheetKind: understanding?.map.sheetKind ?? 'household',
      headerRows: understanding?.header?.rows ?? [],
      columns: understanding?.map.columns ?? [],
      unmapped: understanding?.map.unmapped ?? [],
      unit: understanding?.plan.unit ?? 'yuan',
      rowsRead: this.#rowsRead,
      rowsAccepted: this.#rowsAccepted,
      setAside: this.#setAside,
      setAsideRows: this.#setAsideRows,
      controlTotals: checked.map(({ row, label, declaredCount, declaredFen, agrees }) => ({
        row,
        label,
        declaredCount,
        declaredFen,
        agrees,
      })),
      controlFaults: faults,
      nameless: this.#nameless,
      preview: this.#preview,
      warnings,
      problem: this.#problem,
    };
  }

  #understand(): void {
    const rows = this.#buffer!;
    this.#buffer = null;
    const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
    const given = this.#sheet.mapping?.headerRows;
    const merges = this.#sheet.merges ?? [];
    let header: Header | null;
    if (given === undefined) header = findHeader(filled, merges);
    else header = given.length === 0 ? null : headerAtRows(filled, given, merges);
    const headerless = header === null ? guessHeaderless(filled, this.#sheet.kind, this.#sheet.mapping?.columns) : null;
    if (header === null && headerless === null) {
      this.#refuse(filled);
      for (const row of rows) this.#setAsideRow(row, row.cells.every((cell) => cell.trim() === '') ? 'blank' : 'title');
      return;
    }
    const sample = header === null ? filled : filled.slice(header.at + header.depth).slice(0, SAMPLE_ROWS);
    const map = headerless ?? mapColumns(header!, sample, this.#sheet.kind, this.#sheet.mapping?.columns ?? {});
    if (map.missing.length > 0) {
      this.#refuseColumns(header, map);
      for (const row of rows) this.#setAsideRow(row, 'title');
      return;
    }
    this.#understanding = this.#plan(header, map);
    const headerRows = new Set(header?.rows ?? []);
    const firstHeaderRow = header?.rows[0] ?? 0;
    for (const row of rows) {
      if (headerRows.has(row.row)) this.#setAsideRow(row, 'header');
      else if (row.row < firstHeaderRow) this.#takeAboveHeader(row);
      else this.#take({ row: row.row, cells: row.cells as string[], kinds: row.kinds, hidden: false });
    }
  }

  #plan(header: Header | null, map: ColumnMap): Understanding {
    const { kind, file, sheet, period, mapping } = this.#sheet;
    const plan = linePlanOf({ ...map, unit: mapping?.unit ?? map.unit }, kind, {
      sheet,
      file,
      titles: header?.titles ?? [],
      successCodes: mapping?.successCodes ?? [],
    });
    const column = (name: string): number => map.columns.find((each) => each.column === name)?.indexes[0] ?? -1;
    const persons =
      map.sheetKind === 'person'
        ? new PersonRows({
            headId: column('head_id'),
            memberId: column('member_id'),
            memberName: column('member_name'),
            relation: column('relation'),
          })
        : null;
    const linePlan = persons === null ? plan : { ...plan, name: column('member_name') };
    return {
      header,
      map,
      plan: linePlan,
      telling: {
        id: plan.id,
        account: plan.accounts[0] ?? -1,
        name: linePlan.name,
        amount: plan.total !== -1 ? plan.total : plan.base,
      },
      headerTexts: (header?.columns ?? [])
        .flatMap((each) => each.text.split('.'))
        .map((text) => text.normalize('NFKC').replace(/\s+/g, '')),
      appender: new LineAppender(this.#builder, linePlan, this.#sheetIndex, period),
      persons,
    };
  }

  #refuse(filled: readonly BufferedRow[]): void {
    this.#isTable = false;
    const holdsPeople = filled.some((row) =>
      row.cells.some((cell, i) => readPersonId(cell, (row.kinds?.[i] ?? CellKind.text) as CellKind).state === 'valid'),
    );
    if (!holdsPeople && this.#sheet.sheet !== '') return;
    const seen =
      filled[0]?.cells
        .filter((cell) => cell.trim() !== '')
        .slice(0, 8)
        .join('、') ?? '';
    this.#problem = {
      code: 'E_NO_HEADER',
      place: this.#sheet.sheet === '' ? {} : { sheet: this.#sheet.sheet },
      problem: {
        zh: `前 ${HEADER_SEARCH_ROWS} 行里找不到表头（要有姓名、身份证号、账号、金额等列名）${seen === '' ? '' : `，第一行是“${seen}”`}`,
        en: `no header among the first ${HEADER_SEARCH_ROWS} rows${seen === '' ? '' : `; the first row is "${seen}"`}`,
      },
      mend: { zh: '请补上列名，或用 --mapping 指明各列', en: 'add column names, or name the columns with --mapping' },
    };
  }

  #refuseColumns(header: Header | null, map: ColumnMap): void {
    const seen =
      header?.columns
        .filter((column) => column.text !== '')
        .map((column) => column.text)
        .join('、') ?? '';
    const row = header?.rows.at(-1);
    this.#problem = {
      code: 'E_NO_COLUMN',
      place: {
        ...(this.#sheet.sheet === '' ? {} : { sheet: this.#sheet.sheet }),
        ...(row === undefined ? {} : { row }),
      },
      problem: {
        zh: `缺少必需的列：${map.missing.join('；')}。看到的列有：${seen}`,
        en: `required columns are missing: ${map.missing.join('; ')}. Headers seen: ${seen}`,
      },
      mend: { zh: '请补上该列，或用 --mapping 指明哪一列是它', en: 'add the column, or name it with --mapping' },
    };
  }

  #takeAboveHeader(row: BufferedRow): void {
    if (!this.#takeSummary(row))
      this.#setAsideRow(row, row.cells.every((cell) => cell.trim() === '') ? 'blank' : 'title');
  }

  /** A summary in a bank's first or last line is a control total. */
  #takeSummary(row: Pick<BufferedRow, 'row' | 'cells'>): boolean {
    const { kind } = this.#sheet;
    const summary = kind === 'bank' || kind === 'bank-return' ? readBankSummary(row.cells) : null;
    if (summary === null) return false;
    const { sum } = this.#understanding!.appender;
    this.#marks.push({
      row: row.row,
      label: '汇总行',
      declaredCount: summary.count,
      declaredFen: summary.fenIfYuan,
      linesBefore: sum.lines,
      fenBefore: sum.fen,
    });
    this.#setAsideRow(row, 'total');
    return true;
  }

  #take(row: SourceRow): void {
    const understanding = this.#understanding;
    if (understanding === null) {
      this.#setAsideRow(row, row.cells.every((cell) => cell.trim() === '') ? 'blank' : 'title');
      return;
    }
    const { telling, headerTexts, plan, appender, persons } = understanding;
    const width = understanding.header?.columns.length ?? Number.POSITIVE_INFINITY;
    if (row.kinds === null && row.cells.length < width - 1 && this.#takeSummary(row)) return;
    const kind = classifyRow(row, telling, headerTexts);
    if (kind !== 'line') {
      if (kind === 'total' || kind === 'subtotal') this.#mark(row);
      this.#setAsideRow(row, kind);
      return;
    }
    if (!appender.namesSomebody(row) && (persons === null || plan.name === -1)) {
      this.#takeNameless(row);
      return;
    }
    if (this.#preview.length < PREVIEW_ROWS) this.#addPreview(row);
    this.#rowsAccepted++;
    if (persons === null) appender.append(row);
    else persons.add(row);
  }

  #mark(row: SourceRow): void {
    const { telling, plan, appender } = this.#understanding!;
    const declared = readDeclaredTotal(row, telling);
    const fen = readMoney(declared.amountText, declared.amountKind, plan.unit).fen;
    if (fen === null && declared.count === null) return;
    const { lines, fen: fenBefore } = appender.sum;
    this.#marks.push({
      row: row.row,
      label: declared.label,
      declaredCount: declared.count,
      declaredFen: fen,
      linesBefore: lines,
      fenBefore,
    });
  }

  /** Something stands in the row, but it names nobody: an unlabelled total where the amount fits, else a row to be mended. */
  #takeNameless(row: SourceRow): void {
    const { telling, plan, appender } = this.#understanding!;
    const text = telling.amount === -1 ? '' : (row.cells[telling.amount] ?? '');
    const fen = readMoney(text, (row.kinds?.[telling.amount] ?? CellKind.text) as CellKind, plan.unit).fen;
    const last = this.#marks.at(-1);
    if (
      fen !== null &&
      appender.sum.lines > 0 &&
      (fen === appender.sum.fen || fen === appender.sum.fen - (last?.fenBefore ?? 0))
    ) {
      this.#mark(row);
      this.#setAsideRow(row, 'total');
      return;
    }
    this.#setAside.unreadable++;
    this.#showSetAside(row, '无法归户');
    this.#nameless.push({
      kind: this.#builder.kind,
      file: this.#sheet.file,
      sheet: this.#sheet.sheet,
      row: row.row,
      township: plan.defaultTownship,
      text: row.cells
        .filter((cell) => cell.trim() !== '')
        .slice(0, 6)
        .join('、')
        .slice(0, 80),
    });
  }

  #setAsideRow(row: Pick<BufferedRow, 'row' | 'cells'>, kind: Exclude<RowKind, 'line'>): void {
    this.#setAside[ASIDE[kind]]++;
    this.#showSetAside(row, REASON[kind]);
  }

  #showSetAside(row: Pick<BufferedRow, 'row' | 'cells'>, reason: string): void {
    const shown = this.#reasonsShown.get(reason) ?? 0;
    if (shown >= PREVIEW_ROWS || reason === '空行') return;
    this.#reasonsShown.set(reason, shown + 1);
    const text = row.cells
      .filter((cell) => cell.trim() !== '')
      .join(' ')
      .slice(0, 80);
    this.#setAsideRows.push({ row: row.row, reason, text: Array.from(text).join('') });
  }

  #addPreview(row: SourceRow): void {
    const { map } = this.#understanding!;
    this.#preview.push(
      Object.fromEntries(
        map.columns.map(({ column, indexes }) => [
          columnLabel(column),
          indexes
            .map((i) => Array.from(row.cells[i] ?? '').join(''))
            .filter((text) => text !== '')
            .join('；'),
        ]),
      ),
    );
  }

  #appendPersons(): void {
    const understanding = this.#understanding;
    if (understanding === null || understanding.persons === null) return;
    for (const { row, memberIds, memberNames } of understanding.persons.households()) {
      understanding.appender.append(row, { ids: memberIds, names: memberNames });
    }
  }

  #hasUnreadableAmounts(): boolean {
    return this.#builder.fen.some(this.#firstLine, Number.isNaN);
  }

  #checkTotals(): ReturnType<typeof checkControlTotals> {
    const understanding = this.#understanding;
    if (understanding === null) return [];
    const { sum } = understanding.appender;
    const marks = this.#marks.map((mark) => {
      if (mark.label !== '汇总行' || mark.declaredFen === null) return mark;
      const settled = settleSummary(
        { count: mark.declaredCount ?? 0, fenIfYuan: mark.declaredFen },
        sum.fen,
        sum.allWholeYuan,
      );
      if (settled.detailsInFen) {
        this.#builder.fen.scale(this.#firstLine, 0.01);
        this.#builder.classFen.scale(this.#firstLine, 0.01);
        sum.fen /= 100;
      }
      return { ...mark, declaredFen: settled.declaredFen, linesBefore: 0, fenBefore: 0 };
    });
    return checkControlTotals(marks, { lines: sum.lines, fen: sum.fen });
  }
}
