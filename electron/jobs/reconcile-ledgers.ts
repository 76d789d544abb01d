import type { Statement } from '../../shared/contracts/statement.ts';
import { ALL_CODES, type DiscrepancyCode, type Priority } from '../../shared/domain/discrepancy/code.ts';
import { decisionWarnings } from '../../shared/domain/discrepancy/decision-warnings.ts';
import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';
import { withUniqueProblems } from '../../shared/domain/discrepancy/discrepancy-id.ts';
import { type Findings, findDiscrepancies } from '../../shared/domain/discrepancy/find-discrepancies.ts';
import { formatYuan } from '../../shared/domain/identity/money.ts';
import { joinBankReturn } from '../../shared/domain/ledger/join-bank-return.ts';
import { LEDGER_KINDS, LEDGER_LABEL } from '../../shared/domain/ledger/ledger-kind.ts';
import { settleMonths } from '../../shared/domain/ledger/settle-months.ts';
import { matchLedgers } from '../../shared/domain/matching/match.ts';
import { linesToFollow } from '../../shared/domain/payment/lines-to-follow.ts';
import { verdictOf } from '../../shared/domain/statement/verdict.ts';
import { engineVersion, rulesHash } from './engine.ts';
import { fileDiscrepancies, orphanDiscrepancies } from './file-findings.ts';
import type { LedgersRead } from './gather-ledgers.ts';
import { sameContentWarnings } from './input-files.ts';
import type { JobContext } from './progress.ts';
import type { ReconcileInput, ReconciliationWithHouseholds } from './reconciliation.ts';
import { resultHash } from './result-hash.ts';
import { isAccountedFor, returnSummary, summaryOf } from './source-summary.ts';

/** Matches ledgers that have been read, wherever from, and composes the statement. `readMs`: how long the reading took. */
export function reconcileLedgers(
  { ledgers, bankReturn, settled: inOrder }: LedgersRead,
  input: Pick<ReconcileInput, 'period' | 'mapping'>,
  readMs: number,
  context: JobContext,
): ReconciliationWithHouseholds {
  const began = performance.now();
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
  const matching = matchLedgers(ledgersOfMonth, successions, input.mapping?.content.decisions);
  context.signal.throwIfAborted();
  const findings = findDiscrepancies(matching, input.period, inOrder);
  const readings = { ...ledgers, ...(bankReturn === null ? {} : { bankReturn }) };
  const fromFiles = fileDiscrepancies(readings, input.period);
  const orphans = orphanDiscrepancies(bankReturn?.ledger ?? null, joinedReturn?.orphans ?? [], input.period);
  const ofFiles = withUniqueProblems([...fromFiles, ...orphans.discrepancies]);
  const discrepancies = [...findings.discrepancies, ...ofFiles].sort(byPriorityTownshipId);
  warnings.push(
    ...sameContentWarnings(Object.values(readings).flatMap(({ files }) => files)),
    ...orphans.warnings,
    ...decisionWarnings(matching.decisions),
    ...remarksOf(findings),
    ...readings.approval.warnings,
    ...readings.finance.warnings,
    ...readings.bank.warnings,
    ...(bankReturn?.warnings ?? []),
  );
  const sources = {
    approval: summaryOf(readings.approval, ledgersOfMonth.approval, findings, matching, inOrder),
    finance: summaryOf(readings.finance, ledgersOfMonth.finance, findings, matching, inOrder),
    bank: summaryOf(readings.bank, ledgersOfMonth.bank, findings, matching, inOrder),
    ...(bankReturn === null ? {} : { bankReturn: returnSummary(bankReturn) }),
  };
  const verdict = verdictOf({
    bridge: findings.bridge,
    accountedFor: isAccountedFor(sources, findings, ledgersOfMonth, inOrder),
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
    rules: Object.fromEntries(
      Object.entries({ ...matching.joined.joins, id: matching.joined.joins.id + 2 * inOrder.count }).filter(
        ([, count]) => count > 0,
      ),
    ),
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
    households: () => findings.households,
    linesToFollow: () => linesToFollow(matching, input.period),
    readMs,
    matchMs: performance.now() - began,
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
