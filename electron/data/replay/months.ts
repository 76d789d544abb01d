import type { Database } from '../database.ts';
import { type Finding, listOf, numberOf, type Replay, type Told } from './replay.ts';

/** Which months there are, and how often each was changed: by its number of changes a run is told to be out of date. */
export class MonthsReplay implements Replay {
  readonly actions = [
    'adopt',
    'month.open',
    'month.remove',
    'file.import',
    'file.change',
    'file.remove',
    'decision.same',
    'decision.different',
    'decision.undo',
  ] as const;
  readonly #months = new Map<number, { revision: number; name: string | null }>();

  see({ action, subject, detail }: Told): void {
    const monthId = numberOf(detail.monthId);
    switch (action) {
      case 'adopt':
        for (const each of listOf(detail.months))
          this.#months.set(numberOf(each.monthId), { revision: numberOf(each.revision), name: null });
        return;
      case 'month.open':
        if (!this.#months.has(monthId)) this.#months.set(monthId, { revision: 0, name: subject });
        return;
      case 'month.remove':
        this.#months.delete(monthId);
        return;
      default: {
        const month = this.#months.get(monthId);
        if (month !== undefined) month.revision++;
      }
    }
  }

  *look(db: Database): Generator<void, Finding | null> {
    const rows = db.all<{ month_id: number; period: string; programme: string; revision: number }>(
      'SELECT month_id, period, programme, revision FROM month ORDER BY month_id',
    );
    for (const { month_id: id, period, programme, revision } of rows) {
      const told = this.#months.get(id);
      const name = `${period} ${programme}`;
      const at = { seq: null, table: 'month', id };
      if (told === undefined) return { ...at, sentence: `月份“${name}”（month 第 ${id} 行）在操作日志里没有来历` };
      if (told.name !== null && told.name !== name)
        return { ...at, sentence: `month 第 ${id} 行写的是“${name}”，操作日志记的是“${told.name}”` };
      if (told.revision !== revision)
        return {
          ...at,
          sentence: `月份“${name}”写着改动过 ${revision} 次，操作日志里是 ${told.revision} 次（month 第 ${id} 行）`,
        };
    }
    const there = new Set(rows.map(({ month_id }) => month_id));
    for (const [id, { name }] of this.#months)
      if (!there.has(id))
        return {
          seq: null,
          table: 'month',
          id,
          sentence: `操作日志里的月份“${name ?? id}”不见了（month 第 ${id} 行）`,
        };
    return null;
  }
}
