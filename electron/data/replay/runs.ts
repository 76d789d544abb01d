import type { Database } from '../database.ts';
import { digestOfRun, type RunDigest } from '../run-digest.ts';
import { type Finding, listOf, numberOf, type Replay, type Told, textOf } from './replay.ts';

const PARTS = {
  statementSha256: ['run', '对账单'],
  mappingSha256: ['run', '对账设置'],
  filesSha256: ['run_file', '读入的文件'],
  differencesSha256: ['difference', '差异'],
  householdsSha256: ['household_month', '各户的金额'],
  recordSha256: ['run', '结论和时间'],
} as const satisfies Readonly<Record<keyof RunDigest, readonly [table: string, label: string]>>;
const NAMES = Object.keys(PARTS) as (keyof RunDigest)[];

/** Every reconciliation: its statement, its differences, its households, the files it read. */
export class RunsReplay implements Replay {
  readonly actions = ['adopt', 'run.finish', 'month.clear', 'month.remove'] as const;
  readonly #runs = new Map<number, { readonly monthId: number; readonly seq: number; readonly digest: RunDigest }>();

  see({ seq, action, detail }: Told): void {
    if (action === 'month.clear' || action === 'month.remove') {
      const monthId = numberOf(detail.monthId);
      for (const [id, run] of this.#runs) if (run.monthId === monthId) this.#runs.delete(id);
      return;
    }
    for (const each of action === 'adopt' ? listOf(detail.runs) : [detail]) {
      const digest = Object.fromEntries(NAMES.map((name) => [name, textOf(each[name])])) as unknown as RunDigest;
      this.#runs.set(numberOf(each.runId), { monthId: numberOf(each.monthId), seq, digest });
    }
  }

  *look(db: Database): Generator<void, Finding | null> {
    const rows = db.all<{ id: number; name: string }>(
      `SELECT run_id AS id, period || ' ' || programme AS name FROM run JOIN month USING (month_id)
       WHERE state = 'done' ORDER BY run_id`,
    );
    for (const { id, name } of rows) {
      const told = this.#runs.get(id);
      if (told === undefined)
        return { seq: null, table: 'run', id, sentence: `${name}的对账（run 第 ${id} 行）在操作日志里没有来历` };
      const found = digestOfRun(db, id);
      const part = NAMES.find((each) => found[each] !== told.digest[each]);
      if (part !== undefined) {
        const [table, label] = PARTS[part];
        return {
          seq: told.seq,
          table,
          id,
          sentence: `${name}的对账（run 第 ${id} 行）的${label}（表 ${table}）与操作日志第 ${told.seq} 条担保的不同`,
        };
      }
      yield;
    }
    const there = new Set(rows.map(({ id }) => id));
    for (const [id, { seq }] of this.#runs)
      if (!there.has(id))
        return { seq, table: 'run', id, sentence: `操作日志第 ${seq} 条记下的对账不见了（run 第 ${id} 行）` };
    return null;
  }
}
