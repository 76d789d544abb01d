import { readPersonId } from '../identity/person-id.ts';
import { settleSummary } from './bank-summary.ts';
import { columnLabel } from './column-dictionary.ts';
import { type CheckedTotal, checkControlTotals, type TotalMark } from './control-total.ts';
import { type BufferedRow, findHeader, HEADER_SEARCH_ROWS, type Header, headerAtRows } from './header.ts';
import { guessHeaderless } from './headerless.ts';
import type { LedgerBuilder } from './ledger-builder.ts';
import { linePlanOf } from './line-plan-of.ts';
import { type ColumnMap, type ColumnOverrides, mapColumns, type SourceKind } from './map-columns.ts';
import type { ControlTotalFault, SheetReport } from './reading-report.ts';
import { describeRowFindings } from './row-findings.ts';
import type { SheetProblem } from './sheet-problem.ts';
import { CellKind, type MergedRange, type SourceRow } from './source-row.ts';
import { type BodyPlan, type BodyReport, joinBodyReports, SetAside, SUMMARY_LINE, TableBody } from './table-body.ts';

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
        readonly ignore?: readonly (string | number)[] | undefined;
        readonly successCodes?: readonly string[] | undefined;
      }
    | undefined;
}

/** A sheet read to its end: what was understood, and whether its amounts turned out to be fen that were read as yuan. */
export interface SheetRead {
  readonly report: SheetReport;
  /** The control total shows that the bank wrote fen: every amount of the sheet is to be divided by 100. */
  readonly amountsInFen: boolean;
}

/** How many rows beyond the header are looked at to decide what a column holds. */
const SAMPLE_ROWS = 200;
const PREVIEW_ROWS = 5;

/**
 * Reads one sheet into a ledger: finds the header, maps the columns, has the rows below it read, and checks the declared totals. Feed it
 * every row in order, then call `end`. The rows behind the first part of a large file may be read elsewhere by `bodyPlan` and handed in
 * with `join`.
 */
export class SheetReader {
  readonly #builder: LedgerBuilder;
  readonly #sheet: SheetToRead;
  readonly #sheetIndex: number;
  readonly #aside = new SetAside();
  readonly #preview: Record<string, string>[] = [];
  readonly #previewRows: number[] = [];
  #buffer: (BufferedRow & Pick<SourceRow, 'hidden'>)[] | null = [];
  #header: Header | null = null;
  #map: ColumnMap | null = null;
  #plan: BodyPlan | null = null;
  #body: TableBody | null = null;
  #joined: BodyReport | null = null;
  #problem: SheetProblem | null = null;
  #rowsOutside = 0;

  constructor(builder: LedgerBuilder, sheet: SheetToRead) {
    this.#builder = builder;
    this.#sheet = sheet;
    this.#sheetIndex = builder.addSheet({ file: sheet.file, sheet: sheet.sheet });
  }

  row(row: SourceRow): void {
    if (this.#buffer !== null) {
      const kinds = row.kinds === null ? null : row.kinds.slice();
      this.#buffer.push({ row: row.row, cells: [...row.cells], kinds, hidden: row.hidden });
      if (this.#buffer.length >= HEADER_SEARCH_ROWS + SAMPLE_ROWS) this.#understand();
    } else if (this.#body !== null) this.#take(row);
    else this.#setAsideOutside(row);
  }

  /** Physical rows of the header; none before `bodyPlan` was asked for, or where there is no header. */
  get headerRows(): readonly number[] {
    return this.#header?.rows ?? [];
  }

  /** How the rows below the header are to be read; null where the sheet holds no table, or cannot be used. */
  bodyPlan(): BodyPlan | null {
    if (this.#buffer !== null) this.#understand();
    return this.#plan;
  }

  /** Takes over what became of the rows that follow, read elsewhere. `rowsBefore`: physical rows before that part. */
  join(part: BodyReport, rowsBefore: number): void {
    this.#joined = joinBodyReports(this.#joined ?? this.#body!.finish(), part, rowsBefore);
  }

  /** Ends the sheet and gives what was understood of it. */
  end(): SheetRead {
    if (this.#buffer !== null) this.#understand();
    const body = this.#joined ?? this.#body?.finish() ?? null;
    const { counts } = this.#aside;
    const { totals, amountsInFen } = this.#checkTotals(body);
    const map = this.#map;
    const isTable = this.#plan !== null;
    const rowsRead = this.#rowsOutside + (body?.rowsRead ?? 0);
    const cannotCheck = (body?.sum.unreadable ?? 0) > 0;
    const accounts = map?.columns.find(({ column }) => column === 'acct_no')?.headers ?? [];
    const warnings = [...(map?.warnings ?? []), ...describeRowFindings(body?.findings ?? {}, accounts)];
    if (amountsInFen) warnings.push('明细以分为单位（各行之和是汇总的 100 倍），已换算成元');
    else if (body !== null && this.#looksLikeFen(body))
      warnings.push(
        '金额都没有小数，且半数以上超过 5000 元，可能以分为单位；现按元读入，如果是分，请用 --mapping 写明 unit: fen',
      );
    if (body !== null && body.hiddenRows > 0) warnings.push(`有 ${body.hiddenRows} 行是隐藏行，照常读入`);
    if (this.#sheet.hidden && isTable) warnings.push('是隐藏的工作表，照常读入，请确认它属于本月');
    if (!isTable && this.#problem === null && rowsRead > counts.blank)
      warnings.push(`没有表头，${rowsRead} 行未当作明细`);
    if (cannotCheck && totals.some((total) => !total.agrees)) warnings.push('有金额无法识别，合计无法核对');
    const report: SheetReport = {
      name: this.#sheet.sheet,
      hidden: this.#sheet.hidden,
      isTable,
      sheetKind: map?.sheetKind ?? 'household',
      headerRows: this.#header?.rows ?? [],
      columns: map?.columns ?? [],
      unmapped: map?.unmapped ?? [],
      unit: amountsInFen ? 'fen' : (this.#plan?.line.unit ?? 'yuan'),
      rowsRead,
      rowsAccepted: body?.rowsAccepted ?? 0,
      setAside: {
        title: counts.title + (body?.setAside.title ?? 0),
        subtotal: counts.subtotal + (body?.setAside.subtotal ?? 0),
        blank: counts.blank + (body?.setAside.blank ?? 0),
        unreadable: counts.unreadable + (body?.setAside.unreadable ?? 0),
      },
      setAsideRows: [...this.#aside.shown, ...(body?.setAsideRows ?? [])].sort((a, b) => a.row - b.row),
      controlTotals: totals.map(({ row, label, declaredCount, declaredFen, agrees, actualCount, actualFen }) => ({
        row,
        label,
        declaredCount,
        declaredFen,
        agrees,
        actualCount,
        actualFen,
      })),
      controlFaults: cannotCheck ? [] : totals.filter((total) => !total.agrees).map((total) => this.#faultOf(total)),
      nameless: body?.nameless ?? [],
      preview: this.#preview,
      previewRows: this.#previewRows,
      warnings,
      problem: this.#problem,
    };
    return { report, amountsInFen };
  }

  /** Details and summary may both be in fen: that cannot be told, only suspected. */
  #looksLikeFen({ sum: { lines, unreadable, large, allWholeYuan } }: BodyReport): boolean {
    const { mayBeFen = false } = this.#map ?? {};
    return mayBeFen && this.#sheet.mapping?.unit === undefined && allWholeYuan && large * 2 > lines - unreadable;
  }

  #faultOf({ row, label, declaredFen, actualFen, declaredCount, actualCount }: CheckedTotal): ControlTotalFault {
    return {
      kind: this.#builder.kind,
      file: this.#sheet.file,
      sheet: this.#sheet.sheet,
      row,
      township: this.#plan?.line.defaultTownship ?? '',
      label,
      declaredFen: declaredFen ?? undefined,
      actualFen,
      declaredCount: declaredCount ?? undefined,
      actualCount,
    };
  }

  #understand(): void {
    const rows = this.#buffer!;
    this.#buffer = null;
    const filled = rows.filter((row) => !isBlank(row));
    const { kind, mapping, merges = [] } = this.#sheet;
    const given = mapping?.headerRows;
    if (given === undefined) this.#header = findHeader(filled, merges);
    else this.#header = given.length === 0 ? null : headerAtRows(filled, given, merges);
    const header = this.#header;
    const map =
      header === null
        ? guessHeaderless(filled, kind, mapping?.columns)
        : mapColumns(
            header,
            filled.slice(header.at + header.depth).slice(0, SAMPLE_ROWS),
            kind,
            mapping?.columns ?? {},
            mapping?.ignore ?? [],
          );
    if (map === null) this.#refuse(filled);
    else if (map.missing.length > 0) this.#refuseColumns(header, map);
    else this.#begin(header, map);
    const headerRows = new Set(header?.rows ?? []);
    const firstHeaderRow = header?.rows[0] ?? 0;
    for (const row of rows) {
      if (this.#body === null) this.#setAsideOutside(row);
      else if (headerRows.has(row.row)) this.#setAsideOutside(row, 'header');
      else if (row.row < firstHeaderRow) {
        if (this.#body.takeSummary(row as SourceRow)) this.#rowsOutside++;
        else this.#setAsideOutside(row);
      } else this.#take({ row: row.row, cells: row.cells as string[], kinds: row.kinds, hidden: row.hidden });
    }
  }

  #begin(header: Header | null, map: ColumnMap): void {
    const { kind, file, sheet, period, mapping } = this.#sheet;
    const line = linePlanOf({ ...map, unit: mapping?.unit ?? map.unit }, kind, {
      sheet,
      file,
      titles: header?.titles ?? [],
      successCodes: mapping?.successCodes ?? [],
    });
    const column = (name: string): number => map.columns.find((each) => each.column === name)?.indexes[0] ?? -1;
    const isPerson = map.sheetKind === 'person';
    const name = isPerson ? column('member_name') : line.name;
    this.#map = map;
    this.#plan = {
      kind,
      file,
      sheet,
      period,
      line: { ...line, name },
      telling: {
        id: line.id,
        account: line.accounts[0] ?? -1,
        name,
        amount: line.total !== -1 ? line.total : line.base,
      },
      headerTexts: (header?.columns ?? [])
        .flatMap((each) => each.text.split('.'))
        .map((text) => text.normalize('NFKC').replace(/\s+/g, '')),
      persons: isPerson
        ? {
            headId: column('head_id'),
            headName: column('head_name'),
            memberId: column('member_id'),
            memberName: column('member_name'),
            relation: column('relation'),
            cert: column('cert_no'),
            amount: line.total !== -1 ? line.total : line.base,
          }
        : null,
    };
    this.#body = new TableBody(this.#plan, this.#builder, this.#sheetIndex);
  }

  #take(row: SourceRow): void {
    if (this.#body!.take(row) && this.#preview.length < PREVIEW_ROWS) this.#addPreview(row);
  }

  #setAsideOutside(
    row: Pick<SourceRow, 'row'> & { readonly cells: readonly string[] },
    kind: 'title' | 'header' = 'title',
  ): void {
    this.#rowsOutside++;
    this.#aside.add(row as SourceRow, isBlank(row) ? 'blank' : kind);
  }

  #refuse(filled: readonly BufferedRow[]): void {
    const holdsPeople = filled.some((row) =>
      row.cells.some((cell, i) => readPersonId(cell, (row.kinds?.[i] ?? CellKind.text) as CellKind).state === 'valid'),
    );
    if (!holdsPeople && (this.#sheet.sheet !== '' || filled.length === 0)) return;
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
    const named = header?.columns.filter((column) => column.text !== '').map((column) => column.text) ?? [];
    const seen = named.join('、');
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

  #addPreview(row: SourceRow): void {
    const textOf = (indexes: readonly number[]): string =>
      indexes
        .map((i) => Array.from(row.cells[i] ?? '').join(''))
        .filter((text) => text !== '')
        .join('；');
    this.#previewRows.push(row.row);
    this.#preview.push(
      Object.fromEntries(this.#map!.columns.map(({ column, indexes }) => [columnLabel(column), textOf(indexes)])),
    );
  }

  /** 合计 below all payments of a bank's file may count yuan over details in fen, as a summary line may. */
  #isBankTotal({ label, linesBefore }: TotalMark, lines: number): boolean {
    return this.#builder.kind === 'bank' && linesBefore === lines && !label.includes('小计');
  }

  #checkTotals(body: BodyReport | null): { readonly totals: readonly CheckedTotal[]; readonly amountsInFen: boolean } {
    if (body === null) return { totals: [], amountsInFen: false };
    const { lines, fen, allWholeYuan } = body.sum;
    const settled = body.marks
      .filter((mark) => mark.declaredFen !== null && (mark.label === SUMMARY_LINE || this.#isBankTotal(mark, lines)))
      .map((mark) => ({
        mark,
        ...settleSummary({ count: mark.declaredCount ?? 0, fenIfYuan: mark.declaredFen! }, fen, allWholeYuan),
      }));
    const amountsInFen = settled.some((summary) => summary.detailsInFen);
    const by = amountsInFen ? 100 : 1;
    const marks = body.marks.map((mark) => {
      const summary = settled.find((each) => each.mark === mark);
      if (summary !== undefined) return { ...mark, declaredFen: summary.declaredFen, linesBefore: 0, fenBefore: 0 };
      return {
        ...mark,
        fenBefore: mark.fenBefore / by,
        declaredFen: mark.declaredFen === null ? null : mark.declaredFen / by,
      };
    });
    return { totals: checkControlTotals(marks, { lines, fen: fen / by }), amountsInFen };
  }
}

function isBlank(row: { readonly cells: readonly string[] }): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}
