import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMonth } from '../../electron/data/month-repo.ts';
import { openDatabase } from '../../electron/data/open-database.ts';
import { addPerson } from '../../electron/data/person-repo.ts';
import { writeDifferences } from '../../electron/data/write-differences.ts';
import { beginRun } from '../../electron/data/write-run.ts';
import { syncCases } from '../../electron/jobs/desk/sync-cases.ts';
import { DATA_HANDLERS } from '../../electron/services/data/handlers.ts';
import { Session } from '../../electron/services/data/session.ts';
import type { CaseFilter } from '../../shared/contracts/desk/cases.ts';
import { ALL_CODES, DISCREPANCY_CODES } from '../../shared/domain/discrepancy/code.ts';
import { ROLES } from '../../shared/domain/people/role.ts';

/** One line of the row: the middle and 19 of 20, in milliseconds. */
export interface MeasuredCases {
  readonly rows: number;
  readonly what: string;
  readonly middleMs: number;
  readonly mostMs: number;
  readonly goalMs: number | null;
}

const TOWNS = Array.from({ length: 20 }, (_, at) => `第${at + 1}乡`);
const SURNAMES = '王李张刘陈杨赵黄周吴';

/** So many differences carried into cases, carried on unchanged into the next month, then listed, filtered, counted, opened as the window asks. */
export async function measureCases(count: number): Promise<readonly MeasuredCases[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sanzhang-cases-'));
  try {
    const db = openDatabase({ path: join(folder, 'sanzhang.db'), key: '0f'.repeat(32) });
    const now = (): string => '2026-05-06T01:00:00.000Z';
    const actor = { login: 'wangfang', name: '王芳', unit: '', roles: ROLES };
    const personId = addPerson(db, { ...actor, password: 'none', createdAt: now() });
    const context = { db, now, actor: { ...actor, personId }, session: new Session() };

    const reconcile = async (period: string): Promise<number> => {
      const monthId = openMonth(db, period, '农村低保', now());
      const runId = beginRun(db, { monthId, revision: 0, startedAt: now() });
      const differences = Array.from({ length: count }, (_, at) => {
        const code = ALL_CODES[at % ALL_CODES.length]!;
        return {
          id: `${period}-${at}`,
          problem: `p${at}`,
          household: `h${at}`,
          code,
          priority: DISCREPANCY_CODES[code].priority,
          township: TOWNS[at % TOWNS.length]!,
          village: `第${at % 97}村`,
          name: `${SURNAMES[at % 10]}某${String.fromCodePoint(0x4e00 + (at % 3000))}`,
          idNumber: `2399${String(at).padStart(14, '0')}`,
          account: `62179958${String(at).padStart(11, '0')}`,
          field: 'amount',
          values: { approval: '300.00', finance: `${300 + (at % 7)}.00`, bank: '' },
          valueKind: 'plain' as const,
          amountFen: 100 * (at % 7),
          rows: { approval: '', finance: '', bank: '' },
          rule: 'id',
          explanation: '请款金额与审批不同',
        };
      });
      await writeDifferences(db, runId, differences);
      db.run("UPDATE run SET state = 'done', finished_at = ? WHERE run_id = ?", [now(), runId]);
      const began = performance.now();
      syncCases(db, monthId, { actor: context.actor, at: now() });
      return performance.now() - began;
    };

    const measured: MeasuredCases[] = [];
    const note = (what: string, goalMs: number | null, times: readonly number[]): void => {
      const sorted = [...times].sort((a, b) => a - b);
      const round = (ms: number): number => Math.round(ms * 10) / 10;
      measured.push({
        rows: count,
        what,
        middleMs: round(sorted[Math.floor(sorted.length / 2)]!),
        mostMs: round(sorted[Math.ceil(sorted.length * 0.95) - 1]!),
        goalMs,
      });
    };
    const asked = async (work: (n: number) => unknown): Promise<readonly number[]> => {
      const times: number[] = [];
      for (let n = 0; n < 20; n++) {
        const began = performance.now();
        await work(n);
        times.push(performance.now() - began);
      }
      return times;
    };
    // Promised for 10,000 open cases.
    const goal = count <= 10_000 ? 100 : null;
    const sort = { by: 'standard', descending: false } as const;
    const page = (filter: CaseFilter, offset = 0) =>
      DATA_HANDLERS['cases.page'](context, { filter, sort, offset, limit: 100 });
    note('every difference opens its case', null, [await reconcile('2026-04')]);
    note('the next month, all carried on', null, [await reconcile('2026-05')]);
    note('the list', goal, await asked((n) => page({}, Math.floor((n * count) / 20))));
    note(
      'filtered',
      goal,
      await asked((n) => page({ states: ['found'], townships: [TOWNS[n]!], presences: ['persisting'] })),
    );
    note('found by a name', goal, await asked(() => page({ text: '王某' })));
    note('counts', null, await asked(() => DATA_HANDLERS['cases.counts'](context, { filter: { priorities: ['P1'] } })));
    note('one opened', goal, await asked((n) => DATA_HANDLERS['cases.get'](context, { caseId: 1 + n * 7 })));
    db.close();
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
