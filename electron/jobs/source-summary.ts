import type { SourceFile, SourceSummary, Statement } from '../../shared/contracts/statement.ts';
import type { Findings } from '../../shared/domain/discrepancy/find-discrepancies.ts';
import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LEDGER_KINDS, type LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';
import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import type { Matching } from '../../shared/domain/matching/match.ts';
import type { SettledHouseholds } from '../../shared/domain/plain/settled-households.ts';
import { totalOfBridge } from '../../shared/domain/statement/bridge-total.ts';
import type { LedgerReading } from './gather-ledgers.ts';

function sourceFile(report: FileReport): SourceFile {
  const tables = report.sheets.filter((sheet) => sheet.isTable);
  return {
    name: report.name,
    sha256: report.sha256,
    path: report.path,
    format: report.format,
    encoding: report.encoding ?? '',
    headerRows: tables[0]?.headerRows ?? [],
    columns: Object.fromEntries((tables[0]?.columns ?? []).map(({ column, headers }) => [column, headers.join(' + ')])),
    sheets: report.sheets.map((sheet) => sheet.name).filter((name) => name !== ''),
    notes: report.notes,
  };
}

function rowCounts(
  reading: LedgerReading,
  duplicates: number,
): Pick<SourceSummary, 'rowsRead' | 'rowsAccepted' | 'rowsSetAside'> {
  const sheets = reading.files.flatMap((file) => file.sheets);
  const sum = (of: (sheet: (typeof sheets)[number]) => number): number =>
    sheets.reduce((total, sheet) => total + of(sheet), 0);
  return {
    rowsRead: sum((sheet) => sheet.rowsRead),
    rowsAccepted: sum((sheet) => sheet.rowsAccepted) - duplicates,
    rowsSetAside: {
      title: sum((sheet) => sheet.setAside.title),
      subtotal: sum((sheet) => sheet.setAside.subtotal),
      blank: sum((sheet) => sheet.setAside.blank),
      duplicate: duplicates,
      unreadable: sum((sheet) => sheet.setAside.unreadable),
    },
  };
}

/** What a ledger was read from and what it holds, for the statement. */
export function summaryOf(
  reading: LedgerReading,
  ledger: Ledger,
  findings: Findings,
  matching: Matching,
  settled: SettledHouseholds,
): SourceSummary {
  const { lines, fen } = findings.setAside[ledger.kind];
  return {
    files: reading.files.map(sourceFile),
    ...rowCounts(reading, lines),
    households: matching.joined.ledgers[ledger.kind].count + settled.count,
    amountFen: sumOf(ledger) + settled.fen - fen,
  };
}

/** The same of the bank's result file. */
export function returnSummary(reading: LedgerReading): SourceSummary {
  return {
    files: reading.files.map(sourceFile),
    ...rowCounts(reading, 0),
    households: reading.ledger.count,
    amountFen: sumOf(reading.ledger),
  };
}

function sumOf(ledger: Ledger): number {
  let fen = 0;
  for (let line = 0; line < ledger.count; line++) fen += ledger.fen[line] || 0;
  return fen;
}

/** Rows in = rows accounted for, in every ledger; and the bridge holds exactly the money of the lines that count. */
export function isAccountedFor(
  sources: Statement['sources'],
  findings: Findings,
  ledgers: Readonly<Record<LedgerKind, Ledger>>,
  settled: SettledHouseholds,
): boolean {
  const total = totalOfBridge(findings.bridge);
  const inBridge = { approval: total.approvedFen, finance: total.requestedFen, bank: total.paidFen };
  const rowsAgree = Object.values(sources).every(
    ({ rowsRead, rowsAccepted, rowsSetAside }) =>
      rowsRead === Object.values(rowsSetAside).reduce((sum, count) => sum + count, rowsAccepted),
  );
  return (
    rowsAgree &&
    LEDGER_KINDS.every((kind) => inBridge[kind] === sumOf(ledgers[kind]) + settled.fen - findings.setAside[kind].fen)
  );
}
