import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Mapping } from '../../shared/contracts/mapping.ts';
import type { SourceFile, SourceSummary, Statement } from '../../shared/contracts/statement.ts';
import { ALL_CODES, type DiscrepancyCode, type Priority } from '../../shared/domain/discrepancy/code.ts';
import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';
import {
  controlTotalDiscrepancy,
  namelessRowDiscrepancy,
  orphanResultDiscrepancy,
} from '../../shared/domain/discrepancy/file-discrepancies.ts';
import { type Findings, findDiscrepancies } from '../../shared/domain/discrepancy/find-discrepancies.ts';
import { formatYuan } from '../../shared/domain/identity/money.ts';
import { joinBankReturn } from '../../shared/domain/ledger/join-bank-return.ts';
import type { Ledger } from '../../shared/domain/ledger/ledger.ts';
import { LEDGER_KINDS, LEDGER_LABEL, type LedgerKind } from '../../shared/domain/ledger/ledger-kind.ts';
import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import { settleMonths } from '../../shared/domain/ledger/settle-months.ts';
import { type Matching, matchLedgers } from '../../shared/domain/matching/match.ts';
import { totalOfBridge } from '../../shared/domain/statement/bridge-total.ts';
import { verdictOf } from '../../shared/domain/statement/verdict.ts';
import { engineVersion, rulesHash } from './engine.ts';
import { refuseSameFileTwice, refuseSourcesInTheWay, sameContentWarnings } from './input-files.ts';
import { prepareOutputFolder, writeWhole } from './output-folder.ts';
import type { JobContext } from './progress.ts';
import { type LedgerReading, readLedgers } from './read-ledgers.ts';
import { resultHash } from './result-hash.ts';
import { type ReportOptions, writeReports } from './write-reports.ts';

export interface ReconcileInput {
  readonly files: Readonly<Record<LedgerKind, readonly string[]>> & { readonly bankReturn: readonly string[] };
  /** YYYY-MM, checked. */
  readonly period: string;
  readonly mapping: { readonly content: Mapping; readonly sha256: string } | null;
}

/** A reconciliation in memory: what the files say, what was found, and the statement but for outputs and timings. */
export interface Reconciliation {
  readonly statement: Omit<Statement, 'outputs' | 'timings'>;
  /** Sorted by priority, township, id. */
  readonly discrepancies: readonly Discrepancy[];
  readonly reports: Readonly<Record<LedgerKind | 'bankReturn', readonly FileReport[]>>;
  readonly readMs: number;
  readonly matchMs: number;
}

/** Reads the ledgers, matches them and composes the statement. Writes nothing. Rejects with AppError(s) where input cannot be used. */
export async function reconcile(input: ReconcileInput, context: JobContext): Promise<Reconciliation> {
  const began = performance.now();
  refuseSameFileTwice(input);
  const { ledgers, bankReturn } = await readLedgers(input, context);
  const read = performance.now();
  context.report({ phase: 'match', what: '', done: 0, total: 0, unit: 'rows' });
  const warnings: string[] = [];
  const joinedReturn = bankReturn === null ? null : joinBankReturn(ledgers.bank.ledger, bankReturn.ledger);
  const settled = {
    approval: settleMonths(ledgers.approval.ledger, input.period),
    finance: settleMonths(ledgers.finance.ledger, input.period),
    bank: settleMonths(joinedReturn?.bank ?? ledgers.bank.ledger, input.period),
  };
  for (const kind of LEDGER_KINDS) if (settled[kind].warning !== null) warnings.push(settled[kind].warning);
  const ledgersOfMonth = {
    approval: settled.approval.ledger,
    finance: settled.finance.ledger,
    bank: settled.bank.ledger,
  };
  const successions = new Map(
    (input.mapping?.content.successions ?? []).map(({ from, to }) => [from.toUpperCase(), to.toUpperCase()]),
  );
  const matching = matchLedgers(ledgersOfMonth, successions);
  context.signal.throwIfAborted();
  const findings = findDiscrepancies(matching, input.period);
  const readings = { ...ledgers, ...(bankReturn === null ? {} : { bankReturn }) };
  const fromFiles = fileDiscrepancies(readings, input.period);
  const orphans = orphanDiscrepancies(bankReturn?.ledger ?? null, joinedReturn?.orphans ?? [], input.period);
  const discrepancies = [...findings.discrepancies, ...fromFiles, ...orphans.discrepancies].sort(byPriorityTownshipId);
  warnings.push(
    ...sameContentWarnings(Object.values(readings).flatMap(({ files }) => files)),
    ...orphans.warnings,
    ...remarksOf(findings),
    ...readings.approval.warnings,
    ...readings.finance.warnings,
    ...readings.bank.warnings,
    ...(bankReturn?.warnings ?? []),
  );
  const sources = {
    approval: summaryOf(readings.approval, ledgersOfMonth.approval, findings, matching),
    finance: summaryOf(readings.finance, ledgersOfMonth.finance, findings, matching),
    bank: summaryOf(readings.bank, ledgersOfMonth.bank, findings, matching),
    ...(bankReturn === null ? {} : { bankReturn: returnSummary(bankReturn) }),
  };
  const verdict = verdictOf({
    bridge: findings.bridge,
    accountedFor: isAccountedFor(sources, findings, ledgersOfMonth),
    discrepancyCount: discrepancies.length,
    warningCount: warnings.length,
  });
  const core = {
    period: input.period,
    verdict,
    engine: { version: engineVersion(), rules: rulesHash() },
    mapping: input.mapping === null ? null : { sha256: input.mapping.sha256, content: input.mapping.content },
    sources,
    presence: findings.presence,
    rules: Object.fromEntries(Object.entries(matching.joined.joins).filter(([, count]) => count > 0)),
    discrepancies: countsOf(discrepancies),
    bridge: findings.bridge,
    warnings,
  };
  return {
    statement: { ...core, resultSha256: resultHash(core, discrepancies) },
    discrepancies,
    reports: {
      approval: readings.approval.files,
      finance: readings.finance.files,
      bank: readings.bank.files,
      bankReturn: bankReturn?.files ?? [],
    },
    readMs: read - began,
    matchMs: performance.now() - read,
  };
}

/** Reconciles and writes the reports into `out`, all or nothing. Gives the statement as written. */
export async function reconcileToFolder(
  input: ReconcileInput,
  out: string,
  options: ReportOptions,
  context: JobContext,
): Promise<{ readonly statement: Statement; readonly reconciliation: Reconciliation }> {
  const began = performance.now();
  prepareOutputFolder(out);
  refuseSourcesInTheWay(input, out);
  const reconciliation = await reconcile(input, context);
  return writeWhole(out, 'statement.json', async (stage) => {
    const writing = performance.now();
    const core = withRelativePaths(reconciliation.statement, out);
    const { outputs, warnings } = await writeReports(stage, core, reconciliation.discrepancies, options, context);
    const now = performance.now();
    const statement: Statement = {
      ...core,
      warnings: [...core.warnings, ...warnings],
      masked: !options.unmasked,
      outputs,
      timings: {
        readMs: Math.round(reconciliation.readMs),
        matchMs: Math.round(reconciliation.matchMs),
        writeMs: Math.round(now - writing),
        totalMs: Math.round(now - began),
      },
    };
    await writeFile(join(stage, 'statement.json'), `${JSON.stringify(statement, null, 2)}\n`);
    return { statement, reconciliation };
  });
}

/** File paths as seen from the output folder: the result may be moved together with its sources. */
function withRelativePaths(statement: Reconciliation['statement'], out: string): Reconciliation['statement'] {
  const from = (source: SourceSummary): SourceSummary => ({
    ...source,
    files: source.files.map((file) => ({ ...file, path: relative(out, file.path).replaceAll('\\', '/') })),
  });
  const { approval, finance, bank, bankReturn } = statement.sources;
  return {
    ...statement,
    sources: {
      approval: from(approval),
      finance: from(finance),
      bank: from(bank),
      ...(bankReturn === undefined ? {} : { bankReturn: from(bankReturn) }),
    },
  };
}

const PRIORITY_ORDER = { P1: 1, P2: 2, P3: 3 } as const;

function byPriorityTownshipId(a: Discrepancy, b: Discrepancy): number {
  const byTownship = a.township < b.township ? -1 : a.township > b.township ? 1 : 0;
  return (
    PRIORITY_ORDER[a.priority] - PRIORITY_ORDER[b.priority] || byTownship || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

function countsOf(discrepancies: readonly Discrepancy[]): Statement['discrepancies'] {
  const counted = new Map<DiscrepancyCode, number>();
  const byPriority: Record<Priority, number> = { P1: 0, P2: 0, P3: 0 };
  for (const { code, priority } of discrepancies) {
    counted.set(code, (counted.get(code) ?? 0) + 1);
    byPriority[priority]++;
  }
  const byCode = Object.fromEntries(
    ALL_CODES.filter((code) => counted.has(code)).map((code) => [code, counted.get(code)!]),
  );
  return { total: discrepancies.length, byCode, byPriority };
}

function fileDiscrepancies(
  readings: Readonly<Record<LedgerKind, LedgerReading>> & { readonly bankReturn?: LedgerReading },
  period: string,
): readonly Discrepancy[] {
  return Object.values(readings).flatMap(({ files }) => {
    const sheets = files.flatMap((file) => file.sheets);
    return [
      ...sheets.flatMap((sheet) => sheet.controlFaults.map((fault, i) => controlTotalDiscrepancy(fault, period, i))),
      ...sheets.flatMap((sheet) => sheet.nameless.map((row, i) => namelessRowDiscrepancy(row, period, i))),
    ];
  });
}

function orphanDiscrepancies(
  results: Ledger | null,
  lines: readonly number[],
  period: string,
): { readonly discrepancies: readonly Discrepancy[]; readonly warnings: readonly string[] } {
  if (results === null || lines.length === 0) return { discrepancies: [], warnings: [] };
  const words = new Map(results.bankWords.map((each) => [each.line, each.words]));
  const seen = new Map<string, number>();
  const discrepancies = lines.flatMap((line) => {
    const first = orphanResultDiscrepancy(results, line, words.get(line) ?? '', period, 0);
    if (first === null) return [];
    const ordinal = seen.get(first.id) ?? 0;
    seen.set(first.id, ordinal + 1);
    return [ordinal === 0 ? first : orphanResultDiscrepancy(results, line, words.get(line) ?? '', period, ordinal)!];
  });
  const others = lines.length - discrepancies.length;
  const warnings =
    others === 0
      ? []
      : [`回盘有 ${others} 行在代发明细中找不到唯一对应的付款（结果不是失败，未列为差异），请核对回盘是否属于本月`];
  return { discrepancies, warnings };
}

function remarksOf(findings: Findings): readonly string[] {
  const { paidToMember, zeroAmount, reissued, pending } = findings.remarks;
  const warnings: string[] = [];
  if (paidToMember > 0) warnings.push(`${paidToMember} 户由家庭成员代领（按成员身份证号对应），请确认已登记`);
  if (zeroAmount > 0) warnings.push(`${zeroAmount} 户在保但金额为零`);
  if (reissued > 0) warnings.push(`${reissued} 笔失败或退回的付款已由后来的付款补发成功，不列为差异`);
  if (pending > 0) warnings.push(`${pending} 户的付款银行仍在处理中，既不算成功也不算失败`);
  for (const kind of LEDGER_KINDS) {
    const { lines, fen } = findings.setAside[kind];
    if (lines > 0)
      warnings.push(`${LEDGER_LABEL[kind]}剔出重复或已补发的 ${lines} 行，共 ${formatYuan(fen)} 元，不在对账金额内`);
  }
  return warnings;
}

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

function summaryOf(reading: LedgerReading, ledger: Ledger, findings: Findings, matching: Matching): SourceSummary {
  const { lines, fen } = findings.setAside[ledger.kind];
  return {
    files: reading.files.map(sourceFile),
    ...rowCounts(reading, lines),
    households: matching.joined.ledgers[ledger.kind].count,
    amountFen: sumOf(ledger) - fen,
  };
}

function returnSummary(reading: LedgerReading): SourceSummary {
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
function isAccountedFor(
  sources: Statement['sources'],
  findings: Findings,
  ledgers: Readonly<Record<LedgerKind, Ledger>>,
): boolean {
  const total = totalOfBridge(findings.bridge);
  const inBridge = { approval: total.approvedFen, finance: total.requestedFen, bank: total.paidFen };
  const rowsAgree = Object.values(sources).every(
    ({ rowsRead, rowsAccepted, rowsSetAside }) =>
      rowsRead === Object.values(rowsSetAside).reduce((sum, count) => sum + count, rowsAccepted),
  );
  return (
    rowsAgree && LEDGER_KINDS.every((kind) => inBridge[kind] === sumOf(ledgers[kind]) - findings.setAside[kind].fen)
  );
}
