import { formatYuanGrouped } from '../../shared/domain/identity/money.ts';
import type { SheetReport } from '../../shared/domain/ledger/reading-report.ts';
import type { SourceKind } from '../../shared/domain/ledger/sheet-reader.ts';
import { type Inspection, inspect } from '../jobs/inspect.ts';
import { parseFlags, usageError } from './command-line.ts';
import { describeFile } from './describe-file.ts';
import { errorLine, type Io } from './io.ts';
import { progressLine } from './progress-line.ts';
import { mappingOf } from './reconcile-command.ts';

const KINDS: readonly SourceKind[] = ['approval', 'finance', 'bank', 'bank-return'];
const KIND_LABEL = { approval: '审批', finance: '请款', bank: '代发', 'bank-return': '回盘' } as const satisfies Record<
  SourceKind,
  string
>;
const UNIT_LABEL = { yuan: '元', fen: '分', 'wan-yuan': '万元' } as const;

/** `sanzhang inspect`: what the reader sees. Exit code 0 where all could be read, 2 where one could not. */
export async function runInspect(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, { one: ['kind', 'mapping', 'period'], none: ['json'], values: true });
  if (flags.values.length === 0) throw usageError('缺少文件', 'no file is named', '用 --help 查看用法', 'see --help');
  const kind = flags.one.get('kind') ?? null;
  if (kind !== null && !KINDS.includes(kind as SourceKind)) {
    throw usageError(
      `--kind 不能是“${kind}”`,
      `--kind cannot be "${kind}"`,
      `可用：${KINDS.join('、')}`,
      `one of ${KINDS.join(', ')}`,
    );
  }
  const progress = progressLine(io);
  const inspections = await inspect(
    {
      files: flags.values,
      kind: kind as SourceKind | null,
      period: flags.one.get('period') ?? '2000-01',
      mapping: await mappingOf(flags.one.get('mapping')),
    },
    { signal: io.signal, report: progress.report },
  );
  progress.clear();
  for (const inspection of inspections) {
    if (flags.none.has('json')) io.stdout(`${JSON.stringify(asJson(inspection, io))}\n`);
    else if (inspection.error === null) io.stdout(asText(inspection));
    if (inspection.error !== null) io.stderr(errorLine(inspection.error, io.language));
  }
  return inspections.some(({ error }) => error !== null) ? 2 : 0;
}

/** One object a file, as the contract has it; more fields are additions. */
function asJson({ path, kind, report, error }: Inspection, io: Io): unknown {
  if (report === null) {
    const { problem, mend } = error;
    const message = `${problem[io.language]}; ${mend[io.language]}`;
    return {
      file: path,
      kind,
      format: null,
      encoding: null,
      sheets: [],
      rowsRead: 0,
      rowsSetAside: {},
      error: { code: error.code, message },
    };
  }
  const sum = (of: (sheet: SheetReport) => number): number =>
    report.sheets.reduce((total, sheet) => total + of(sheet), 0);
  return {
    file: path,
    kind,
    format: report.format,
    encoding: report.encoding,
    delimiter: report.delimiter,
    sheets: report.sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rowsRead,
      hidden: sheet.hidden,
      isTable: sheet.isTable,
      sheetKind: sheet.sheetKind,
      headerRows: sheet.headerRows,
      columns: Object.fromEntries(sheet.columns.map((each) => [each.column, each.headers.join(' + ')])),
      mapping: sheet.columns,
      unmapped: sheet.unmapped,
      unit: sheet.unit,
      rowsAccepted: sheet.rowsAccepted,
      rowsSetAside: sheet.setAside,
      setAside: sheet.setAsideRows,
      controlTotals: sheet.controlTotals,
      preview: sheet.preview,
      warnings: sheet.warnings,
    })),
    rowsRead: sum((sheet) => sheet.rowsRead),
    rowsAccepted: sum((sheet) => sheet.rowsAccepted),
    rowsSetAside: {
      title: sum((sheet) => sheet.setAside.title),
      subtotal: sum((sheet) => sheet.setAside.subtotal),
      blank: sum((sheet) => sheet.setAside.blank),
      unreadable: sum((sheet) => sheet.setAside.unreadable),
    },
    sha256: report.sha256,
    notes: report.notes,
    error: null,
  };
}

function asText({ kind, report }: Inspection): string {
  if (report === null) return '';
  const lines = [`${kind === null ? '' : `${KIND_LABEL[kind]}  `}${describeFile(report)}`];
  for (const sheet of report.sheets) {
    lines.push(
      '',
      `  ${sheet.name === '' ? '（文本）' : `工作表“${sheet.name}”`}${sheet.hidden ? '（隐藏）' : ''}：${sheet.rowsRead} 行，明细 ${sheet.rowsAccepted} 行`,
    );
    if (!sheet.isTable) {
      lines.push(...sheet.warnings.map((warning) => `    提示：${warning}`));
      continue;
    }
    lines.push(
      `    表头：${sheet.headerRows.length === 0 ? '没有' : `第 ${sheet.headerRows.join('、')} 行`}；单位：${UNIT_LABEL[sheet.unit]}${sheet.sheetKind === 'person' ? '；一人一行，按户合并' : ''}`,
    );
    for (const column of sheet.columns) {
      lines.push(
        `    ${column.label} ← ${column.headers.join(' + ')}（把握 ${Math.round(column.confidence * 100)}%，${column.reason}）`,
      );
    }
    if (sheet.unmapped.length > 0) lines.push(`    未使用的列：${sheet.unmapped.join('、')}`);
    const { title, subtotal, blank, unreadable } = sheet.setAside;
    lines.push(
      `    剔出：标题、表头、签字等 ${title} 行，小计合计 ${subtotal} 行，空行 ${blank} 行，无法归户 ${unreadable} 行`,
    );
    lines.push(...sheet.setAsideRows.map(({ row, reason, text }) => `      第 ${row} 行 ${reason}：${text}`));
    for (const total of sheet.controlTotals) {
      const said = [
        total.declaredCount === null ? '' : `${total.declaredCount} 笔`,
        total.declaredFen === null ? '' : `${formatYuanGrouped(total.declaredFen)} 元`,
      ]
        .filter((text) => text !== '')
        .join('，');
      lines.push(`    ${total.label}（第 ${total.row} 行）：${said}，${total.agrees ? '与明细相符' : '与明细不符'}`);
    }
    lines.push(...sheet.warnings.map((warning) => `    提示：${warning}`));
    lines.push(
      ...sheet.preview.map(
        (row, i) =>
          `    例 ${i + 1}：${Object.entries(row)
            .filter(([, value]) => value !== '')
            .map(([label, value]) => `${label}=${value}`)
            .join('，')}`,
      ),
    );
  }
  return `${lines.join('\n')}\n\n`;
}
