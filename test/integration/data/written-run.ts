import fc from 'fast-check';
import type { Database } from '../../../electron/data/database.ts';
import { monthById, openMonth } from '../../../electron/data/month-repo.ts';
import { type DifferenceToWrite, writeDifferences } from '../../../electron/data/write-differences.ts';
import { writeHouseholds } from '../../../electron/data/write-households.ts';
import { beginRun, finishRun } from '../../../electron/data/write-run.ts';
import { ALL_CODES, DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import type { HouseholdOfMonth } from '../../../shared/domain/discrepancy/household-of-month.ts';

const SOURCE = { files: [], rowsRead: 0, rowsAccepted: 0, households: 0, amountFen: 0 };
const SET_ASIDE = { title: 0, subtotal: 0, blank: 0, duplicate: 0, unreadable: 0 };

export interface RunToWrite {
  readonly period?: string;
  readonly programme?: string;
  readonly differences: readonly DifferenceToWrite[];
  readonly households?: readonly HouseholdOfMonth[];
  readonly at?: string;
  /** How many differences the statement says there are. */
  readonly counted?: number;
}

/** Writes a run as the job does: everything but what the ledgers said, which these tests do not look at. */
export async function writeRun(
  db: Database,
  {
    period = '2026-04',
    programme = '农村低保',
    differences,
    households = [],
    at = '2026-05-01T00:00:00.000Z',
    counted = differences.length,
  }: RunToWrite,
): Promise<{ readonly runId: number; readonly monthId: number }> {
  const monthId = openMonth(db, period, programme, at);
  const runId = beginRun(db, { monthId, revision: monthById(db, monthId).revision, startedAt: at });
  await writeDifferences(db, runId, differences);
  await writeHouseholds(db, runId, households);
  const source = { ...SOURCE, rowsSetAside: SET_ASIDE };
  finishRun(db, runId, {
    finishedAt: at,
    mapping: null,
    files: [],
    statement: {
      period,
      verdict: 'discrepancies',
      engine: { version: '0.0.0', rules: `sha256:${'0'.repeat(64)}` },
      mapping: null,
      sources: { approval: source, finance: source, bank: source },
      presence: { AFB: 0, 'AF-': 0, 'A-B': 0, '-FB': 0, 'A--': 0, '-F-': 0, '--B': 0 },
      rules: {},
      discrepancies: { total: counted, ...countsOf(differences) },
      bridge: [],
      warnings: [],
      resultSha256: 'a'.repeat(64),
    },
  });
  return { runId, monthId };
}

function countsOf(differences: readonly DifferenceToWrite[]) {
  const byCode: Partial<Record<DifferenceToWrite['code'], number>> = {};
  const byPriority = { P1: 0, P2: 0, P3: 0 };
  for (const { code, priority } of differences) {
    byCode[code] = (byCode[code] ?? 0) + 1;
    byPriority[priority]++;
  }
  return { byCode, byPriority };
}

/** A difference that nothing is remarkable about. */
export function aDifference(more: Partial<DifferenceToWrite> = {}): DifferenceToWrite {
  const code = more.code ?? 'amount_mismatch';
  return {
    id: '0123456789abcdef',
    problem: 'p0',
    household: 'id:239900198001011113',
    code,
    priority: DISCREPANCY_CODES[code].priority,
    township: '柳树镇',
    village: '东村',
    name: '张三',
    idNumber: '239900198001011113',
    account: '6217995880012340001',
    field: 'amount',
    values: { approval: '300.00', finance: '310.00', bank: '' },
    valueKind: 'plain',
    amountFen: 1000,
    rows: { approval: '', finance: '', bank: '' },
    rule: 'id',
    explanation: '请款金额比审批多 10.00 元',
    ...more,
  };
}

const NAMES = ['张三', '张 三', '单雄信', '曾国', '阿依·古丽', '李%四', '吕_布', '欧阳小明', 'ABC', ''];
const TOWNS = ['柳树镇', '红星乡', '（未注明乡镇）'];
const VILLAGES = ['东村', '西村', '柳树村', ''];

/** Differences of a run, few values each so that filters meet some, in the standard order with distinct ids. */
export const someDifferences = fc
  .array(
    fc.record({
      code: fc.constantFrom(...ALL_CODES),
      township: fc.constantFrom(...TOWNS),
      village: fc.constantFrom(...VILLAGES),
      name: fc.constantFrom(...NAMES),
      idNumber: fc.constantFrom('', '239900198001011113', '239900197506232188'),
      account: fc.constantFrom('', '6217995880012340001', '6217995880012340001、6217995880012348888'),
      amountFen: fc.constantFrom(0, 100, 30000, 45000),
      problem: fc.integer({ min: 0, max: 30 }),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows
      .map(({ problem, ...row }, at) =>
        aDifference({ ...row, problem: `p${problem}`, id: (at * 2654435761).toString(16).padStart(16, '0') }),
      )
      .sort((a, b) => (standardKey(a) < standardKey(b) ? -1 : 1)),
  );

function standardKey({ priority, township, id }: DifferenceToWrite): string {
  return `${priority}\u0000${township}\u0000${id}`;
}
