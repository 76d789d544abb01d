import type { SheetReport } from '../../shared/domain/ledger/reading-report.ts';
import type { SourceKind } from '../../shared/domain/ledger/sheet-reader.ts';
import { type Inspection, inspect } from '../jobs/inspect.ts';
import { parseFlags, usageError } from './command-line.ts';
import { inspectText } from './inspect-text.ts';
import { errorLine, type Io } from './io.ts';
import { maskLongNumbers, maskReport } from './mask-report.ts';
import { checkedPeriod } from './period.ts';
import { progressLine } from './progress-line.ts';
import { mappingOf } from './reconcile-command.ts';

const KINDS: readonly SourceKind[] = ['approval', 'finance', 'bank', 'bank-return'];
/** `sanzhang inspect`: what the reader sees. Exit code 0 where all could be read, 2 where one could not. */
export async function runInspect(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, { one: ['kind', 'mapping', 'period'], none: ['json', 'unmasked'], values: true });
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
  try {
    const inspections = await inspect(
      {
        files: flags.values,
        kind: kind as SourceKind | null,
        // Months do not matter here: any month will do.
        period: checkedPeriod(flags.one.get('period') ?? '2000-01'),
        mapping: await mappingOf(flags.one.get('mapping')),
      },
      { signal: io.signal, report: progress.report },
    );
    progress.clear();
    for (const inspection of inspections) {
      const shown = flags.none.has('unmasked') ? inspection : masked(inspection);
      if (flags.none.has('json')) io.stdout(`${JSON.stringify(asJson(shown, io))}\n`);
      else if (shown.error === null) io.stdout(inspectText(shown.kind, shown.report, io.language));
      if (shown.error !== null) io.stderr(errorLine(shown.error, io.language));
    }
    return inspections.some(({ error }) => error !== null) ? 2 : 0;
  } finally {
    progress.clear();
  }
}

function masked(inspection: Inspection): Inspection {
  return inspection.error === null ? { ...inspection, report: maskReport(inspection.report) } : inspection;
}

/** One object a file, as the contract has it; more fields are additions. */
function asJson({ path, kind, report, error }: Inspection, io: Io): unknown {
  if (report === null) {
    const { problem, mend } = error;
    const message = maskLongNumbers(`${problem[io.language]}; ${mend[io.language]}`);
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
