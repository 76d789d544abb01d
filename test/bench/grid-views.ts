import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../electron/data/database.ts';
import { openMonth } from '../../electron/data/month-repo.ts';
import { openDatabase } from '../../electron/data/open-database.ts';
import { SearchTexts } from '../../electron/data/search-text.ts';
import { writeDifferences } from '../../electron/data/write-differences.ts';
import { DATA_HANDLERS } from '../../electron/services/data/handlers.ts';
import type { DifferenceFilter, DifferenceSort } from '../../shared/contracts/desk/differences.ts';
import { DISCREPANCY_CODES, type DiscrepancyCode } from '../../shared/domain/discrepancy/code.ts';
import type { Discrepancy } from '../../shared/domain/discrepancy/discrepancy.ts';
import { contextOf } from '../integration/data/people.ts';

/** What was measured: milliseconds, of the times it was done the middle and the one that nineteen in twenty keep below. */
export interface Measured {
  readonly rows: number;
  readonly what: string;
  readonly middleMs: number;
  readonly mostMs: number;
  /** What was promised; null where nothing was. */
  readonly goalMs: number | null;
}

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗单曾仇解查'];
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国志玉红海云波宁福生'];
const CODES = (Object.keys(DISCREPANCY_CODES) as DiscrepancyCode[]).filter(
  (code) => DISCREPANCY_CODES[code].family !== 'candidate',
);
const STANDARD: DifferenceSort = { by: 'standard', descending: false };

/** Differences as a run of so many would have them, the same every time, in the standard order. */
function differences(count: number): readonly Discrepancy[] {
  let state = 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  const pick = <Value>(values: readonly Value[]): Value => values[next(values.length)]!;
  const made = Array.from({ length: count }, (_, at): Discrepancy => {
    const code = pick(CODES);
    const name = pick(SURNAMES) + pick(GIVEN) + (next(3) === 0 ? '' : pick(GIVEN));
    const township = `乡镇${String(next(24)).padStart(2, '0')}`;
    const village = `${township}村${next(20)}`;
    const idNumber = `2399${String(next(1e6)).padStart(6, '0')}${String(next(1e8)).padStart(8, '0')}`;
    const account = `621799${String(next(1e8)).padStart(8, '0')}${String(next(1e5)).padStart(5, '0')}`;
    return {
      id: `${next(2 ** 24).toString(16)}${at.toString(16)}`.padStart(16, '0'),
      problem: `p${at}`,
      household: `id:${idNumber}`,
      code,
      priority: DISCREPANCY_CODES[code].priority,
      township,
      village,
      name,
      idNumber,
      account,
      field: 'amount',
      values: { approval: '300.00', finance: '310.00', bank: '310.00' },
      valueKind: 'plain',
      amountFen: next(200_000),
      rows: {
        approval: `审批.xlsx#表!${at + 2}`,
        finance: `请款.xlsx#${township}!${at + 2}`,
        bank: `代发.txt#${at + 2}`,
      },
      rule: 'id',
      explanation: `审批“表”表第 ${at + 2} 行按身份证号与请款“${township}”表第 ${at + 2} 行、代发第 ${at + 2} 行对应；姓名、身份证号、账号一致，请款金额比审批多 10.00 元`,
    };
  });
  const key = ({ priority, township, id }: Discrepancy): string => `${priority}${township}${id}`;
  return made.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A run that is done, with nothing of it but its differences. */
async function writeRun(db: Database, rows: readonly Discrepancy[]): Promise<number> {
  const monthId = openMonth(db, '2026-04', '农村低保', '2026-05-01T00:00:00Z');
  const runId = db.run("INSERT INTO run (month_id, revision, state, started_at) VALUES (?, 0, 'working', '')", [
    monthId,
  ]).lastId;
  await writeDifferences(db, runId, rows);
  db.run(
    `UPDATE run SET state = 'done', finished_at = '2026-05-01T00:00:00Z', verdict = 'discrepancies', result_sha256 = 'x', statement = '{}',
       differences = ?, undecided = 0, at_stake_fen = 0, by_priority = '{"P1":0,"P2":0,"P3":0}' WHERE run_id = ?`,
    [rows.length, runId],
  );
  return runId;
}

/** Measures the grid of a run with `count` differences, in an encrypted database of its own. */
export async function measureGrid(count: number): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sanzhang-grid-'));
  const path = join(folder, 'grid.db');
  const db = openDatabase({ path, key: '0f'.repeat(32) });
  try {
    const rows = differences(count);
    const measured: Measured[] = [];
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
    const began = performance.now();
    const runId = await writeRun(db, rows);
    note(`writing all, ${Math.round(statSync(path).size / 1e6)} MB`, null, [performance.now() - began]);
    const texts = new SearchTexts();
    note('search texts of all', null, [
      timed(() => {
        for (const row of rows) texts.of({ ...row, stableId: row.id });
      }),
    ]);
    const context = contextOf(db, () => '2026-05-01T00:00:00Z');
    const page = (filter: DifferenceFilter, sort: DifferenceSort, offset: number): number =>
      timed(() => DATA_HANDLERS['differences.page'](context, { runId, filter, sort, offset, limit: 100 }));
    const offsets = Array.from({ length: 60 }, (_, at) => Math.floor(((at * 7919) % 60) * (count / 60)));
    const views: readonly (readonly [string, DifferenceFilter, DifferenceSort])[] = [
      ['all', {}, STANDARD],
      ['all, backwards', {}, { by: 'standard', descending: true }],
      ['by name', {}, { by: 'name', descending: false }],
      ['by amount', {}, { by: 'amount', descending: true }],
      ['one township, by code', { townships: ['乡镇07'] }, { by: 'code', descending: false }],
      ['P1 from 1,000 yuan', { priorities: ['P1'], amountFrom: 100_000 }, STANDARD],
    ];
    for (const [what, filter, sort] of views) {
      note(`making the view: ${what}`, null, [page(filter, sort, 0)]);
      note(
        `a page of 100: ${what}`,
        30,
        offsets.map((offset) => page(filter, sort, offset)),
      );
    }
    note(
      'first page of a text filter',
      count <= 100_000 ? 200 : null,
      ['zs', '伟', '乡镇03村7', '1234', 'wang', '张 村1', 'xyz'].map((text) => page({ text }, STANDARD, 0)),
    );
    note(
      'counts beside a text filter',
      null,
      ['zs', '伟', '1234'].map((text) =>
        timed(() => DATA_HANDLERS['differences.counts'](context, { runId, filter: { text } })),
      ),
    );
    return measured;
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
