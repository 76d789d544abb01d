import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import type { PrecheckResult } from '../../../shared/contracts/desk/precheck.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import type { DiscrepancyCode } from '../../../shared/domain/discrepancy/code.ts';
import { findDiscrepancies } from '../../../shared/domain/discrepancy/find-discrepancies.ts';
import { factsOf, shareIn, textsOf } from '../../../shared/domain/discrepancy/household-facts.ts';
import { householdKey } from '../../../shared/domain/discrepancy/household-key.ts';
import { fenOf } from '../../../shared/domain/discrepancy/share.ts';
import { addMonths } from '../../../shared/domain/identity/month.ts';
import type { Ledger } from '../../../shared/domain/ledger/ledger.ts';
import { settleMonths } from '../../../shared/domain/ledger/settle-months.ts';
import { type Matching, matchLedgers } from '../../../shared/domain/matching/match.ts';
import {
  type LastMonth,
  type PrecheckInput,
  precheckLines,
  precheckSums,
} from '../../../shared/domain/precheck/precheck.ts';
import { PRECHECK_CODES, PRECHECK_REASONS } from '../../../shared/domain/precheck/precheck-reason.ts';
import type { Database } from '../../data/database.ts';
import { standingDecisions } from '../../data/decision-repo.ts';
import { sha256Of } from '../../data/digest.ts';
import { appendLog } from '../../data/log-repo.ts';
import { filesOfMonth, type MonthFile } from '../../data/month-file-repo.ts';
import { type Month, monthById, monthIdOf } from '../../data/month-repo.ts';
import { knownHouseholds } from '../../data/precheck-known.ts';
import { abandonPrecheck, beginPrecheck, finishPrecheck, writePrecheckLines } from '../../data/precheck-repo.ts';
import { SearchTexts } from '../../data/search-text.ts';
import type { LedgersRead } from '../gather-ledgers.ts';
import { approvalMarks } from './approval-marks.ts';
import { composeMapping } from './compose-mapping.ts';
import type { DeskJobContext } from './desk-job.ts';
import { readLedgersOf } from './reconcile-month.ts';
import { turns } from './stored-table.ts';

const ROWS_AT_ONCE = 2000;

/** What is looked at before there is a bank file. */
const isBeforeBank = ({ kind }: MonthFile): boolean => kind === 'approval' || kind === 'finance';

/** Checks what is asked for against what is approved, the month before and what is known of the households, before anything is paid. */
export async function makePrecheck(
  { monthId }: { readonly monthId: number },
  context: DeskJobContext,
): Promise<Extract<JobResult, { kind: 'precheck' }>> {
  const { db, now, actor } = context;
  const month = monthById(db, monthId);
  const files = filesOfMonth(db, monthId).filter(isBeforeBank);
  refuseMissing(files);
  const madeAt = now();
  const precheckId = beginPrecheck(db, monthId, month.revision, madeAt, actor.login);
  try {
    const here = await readMonth(db, month, files, context);
    const before = await readMonthBefore(db, month, context);
    context.report({ phase: 'match', what: '', done: 0, total: 0, unit: 'rows' });
    const input = inputOf(db, month, here, before, files);
    const lines = precheckLines(input);
    const result = resultOf(lines, here, before, files);
    const breathe = turns();
    const searchTexts = new SearchTexts();
    for (let at = 0; at < lines.length; at += ROWS_AT_ONCE) {
      context.signal.throwIfAborted();
      writePrecheckLines(db, precheckId, at, lines.slice(at, at + ROWS_AT_ONCE), searchTexts);
      context.report({ phase: 'write', what: '', done: at, total: lines.length, unit: 'rows' });
      await breathe();
    }
    const resultSha256 = sha256Of(JSON.stringify([result, lines]));
    db.transaction(() => {
      finishPrecheck(db, precheckId, result, resultSha256);
      appendLog(db, {
        at: now(),
        actor,
        action: 'precheck.make',
        subject: `${month.period} ${month.programme}`,
        detail: {
          precheckId,
          resultSha256,
          sentence: `放行 ${result.release.lines} 户，需核实后发放 ${result.hold.lines} 户`,
        },
      });
    });
  } catch (error) {
    abandonPrecheck(db, precheckId);
    throw error;
  }
  return { kind: 'precheck', monthId, precheckId };
}

function refuseMissing(files: readonly MonthFile[]): void {
  for (const [kind, label] of [
    ['approval', '审批'],
    ['finance', '请款'],
  ] as const)
    if (!files.some((file) => file.kind === kind))
      throw new WorkplaceError('E_REFUSED', `还没有${label}文件，不能体检`, `请先选入${label}文件；体检不需要代发文件`);
}

/** What was found, by household key. */
type Found = Map<string, { code: DiscrepancyCode; explanation: string; amountFen: number }[]>;

interface ReadMonth {
  readonly period: string;
  readonly read: LedgersRead;
  readonly matching: Matching;
}

async function readMonth(
  db: Database,
  month: Month,
  files: readonly MonthFile[],
  context: DeskJobContext,
): Promise<ReadMonth> {
  const { period, monthId } = month;
  const mapping = composeMapping({ files, decisions: standingDecisions(db, monthId) });
  const read = await readLedgersOf(files, period, mapping, context);
  const settled = (ledger: Ledger): Ledger => settleMonths(ledger, period).ledger;
  const { approval, finance, bank } = read.ledgers;
  const successions = new Map(
    (mapping?.successions ?? []).map(({ from, to }) => [from.toUpperCase(), to.toUpperCase()]),
  );
  const matching = matchLedgers(
    { approval: settled(approval.ledger), finance: settled(finance.ledger), bank: bank.ledger },
    successions,
    mapping?.decisions,
  );
  return { period, read, matching };
}

/** The month before of the same programme, where its approval and request are there. */
async function readMonthBefore(
  db: Database,
  { period, programme }: Month,
  context: DeskJobContext,
): Promise<ReadMonth | null> {
  const monthId = monthIdOf(db, addMonths(period, -1), programme);
  if (monthId === undefined) return null;
  const files = filesOfMonth(db, monthId).filter(isBeforeBank);
  if (!files.some(({ kind }) => kind === 'approval') || !files.some(({ kind }) => kind === 'finance')) return null;
  return readMonth(db, monthById(db, monthId), files, context);
}

function inputOf(
  db: Database,
  { period, programme }: Month,
  { matching }: ReadMonth,
  before: ReadMonth | null,
  files: readonly MonthFile[],
): PrecheckInput {
  const found = new Map<
    string,
    PrecheckInput['found'] extends ReadonlyMap<string, readonly (infer Each)[]> ? Each[] : never
  >();
  for (const { household, code, explanation, amountFen } of findDiscrepancies(matching, period).discrepancies) {
    const own = found.get(household);
    const each = { code, explanation, amountFen };
    if (own) own.push(each);
    else found.set(household, [each]);
  }
  spreadSharedAccounts(matching, period, found);
  const last = before === null ? null : lastMonthOf(before);
  return {
    matching,
    period,
    found,
    known: knownHouseholds(db, programme),
    last: last === null ? null : (household) => last.get(household),
    marks: approvalMarks(db, files, period),
  };
}

/** A shared account is found once an account: here every household that uses it is told. */
function spreadSharedAccounts({ joined }: Matching, period: string, found: Found): void {
  const shared = new Map(
    [...found].flatMap(([key, each]) =>
      key.startsWith('acct:') ? [[key.slice('acct:'.length), each[0]!] as const] : [],
    ),
  );
  if (shared.size === 0) return;
  for (let household = 0; household < joined.count; household++) {
    if (joined.present[household] === 0) continue;
    const facts = factsOf(joined, household, period);
    const finance = shareIn(facts, 'finance');
    const account = finance === undefined ? undefined : textsOf(finance, 'account').find((text) => shared.has(text));
    if (account === undefined) continue;
    const key = householdKey(facts);
    found.set(key, [...(found.get(key) ?? []), shared.get(account)!]);
  }
}

function lastMonthOf({ matching: { joined }, period }: ReadMonth): ReadonlyMap<string, LastMonth> {
  const last = new Map<string, LastMonth>();
  for (let household = 0; household < joined.count; household++) {
    if (joined.present[household] === 0) continue;
    const facts = factsOf(joined, household, period);
    const share = shareIn(facts, 'finance') ?? shareIn(facts, 'approval');
    if (share === undefined) continue;
    const fen = fenOf(share);
    last.set(householdKey(facts), { fen: Number.isNaN(fen) ? null : fen, account: textsOf(share, 'account')[0] ?? '' });
  }
  return last;
}

function sideOf(ledger: Ledger) {
  let fen = 0;
  let people = 0;
  for (let line = 0; line < ledger.count; line++) {
    fen += ledger.fen[line] || 0;
    people += Math.max(0, ledger.headcount[line]!);
  }
  return { households: ledger.count, fen, people };
}

function resultOf(
  lines: ReturnType<typeof precheckLines>,
  { read }: ReadMonth,
  before: ReadMonth | null,
  files: readonly MonthFile[],
): PrecheckResult {
  const sums = precheckSums(lines);
  const sides = ({ ledgers }: LedgersRead) => ({
    approval: sideOf(ledgers.approval.ledger),
    finance: sideOf(ledgers.finance.ledger),
  });
  const byCode = PRECHECK_CODES.map((code) => {
    const own = lines.filter(({ reasons }) => reasons.some((reason) => reason.code === code));
    const { list, label, mend } = PRECHECK_REASONS[code];
    const fen = own.reduce((sum, { requestedFen, approvedFen }) => sum + (requestedFen ?? approvedFen ?? 0), 0);
    return { code, list, label, mend, count: own.length, fen };
  }).filter(({ count }) => count > 0);
  const { requestedFen, release, hold } = sums;
  return {
    release: { ...release },
    hold: { ...hold },
    requestedFen,
    ...sides(read),
    last: before === null ? null : { period: before.period, ...sides(before.read) },
    byCode,
    files: files.map(({ kind, name, report }) => ({ kind, name, sha256: report.sha256 })),
    warnings: [...read.ledgers.approval.warnings, ...read.ledgers.finance.warnings],
  };
}
