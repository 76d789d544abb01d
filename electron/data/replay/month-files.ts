import type { Database } from '../database.ts';
import { digestOfMonthFile } from '../month-file-digest.ts';
import { type Finding, listOf, numberOf, type Replay, type Told, textOf } from './replay.ts';

interface ToldFile {
  readonly monthId: number;
  understood: string;
  endedAt: string | null;
  by: number | null;
}

/** Which files every month rests on, how each was understood, and which ones count no longer. */
export class MonthFilesReplay implements Replay {
  readonly actions = ['adopt', 'file.import', 'file.change', 'file.remove', 'month.remove'] as const;
  readonly #files = new Map<number, ToldFile>();

  see({ at, action, detail }: Told): void {
    const monthId = numberOf(detail.monthId);
    const monthFileId = numberOf(detail.monthFileId);
    switch (action) {
      case 'adopt':
        for (const each of listOf(detail.monthFiles))
          this.#files.set(numberOf(each.monthFileId), {
            monthId: numberOf(each.monthId),
            understood: textOf(each.understoodSha256),
            endedAt: each.endedAt === null ? null : textOf(each.endedAt),
            by: each.by === null ? null : numberOf(each.by),
          });
        return;
      case 'file.import':
        for (const each of listOf(detail.files))
          this.#files.set(numberOf(each.monthFileId), {
            monthId,
            understood: textOf(each.understoodSha256),
            endedAt: null,
            by: null,
          });
        for (const each of listOf(detail.replaced)) this.#end(numberOf(each.monthFileId), at, numberOf(each.by));
        return;
      case 'file.change': {
        const file = this.#files.get(monthFileId);
        if (file !== undefined) file.understood = textOf(detail.understoodSha256);
        return;
      }
      case 'file.remove':
        this.#end(monthFileId, at, null);
        return;
      case 'month.remove':
        for (const [id, file] of this.#files) if (file.monthId === monthId) this.#files.delete(id);
    }
  }

  *look(db: Database): Generator<void, Finding | null> {
    const rows = db.all<{ id: number; name: string; ended_at: string | null; replaced_by: number | null }>(
      'SELECT month_file_id AS id, name, ended_at, replaced_by FROM month_file ORDER BY month_file_id',
    );
    for (const { id, name, ended_at, replaced_by } of rows) {
      const told = this.#files.get(id);
      const at = { seq: null, table: 'month_file', id };
      const where = `《${name}》（month_file 第 ${id} 行）`;
      if (told === undefined) return { ...at, sentence: `文件${where}在操作日志里没有来历` };
      if (told.understood !== digestOfMonthFile(db, id))
        return { ...at, sentence: `文件${where}的类型、读法或读出的结果与操作日志记下的不同` };
      if (told.endedAt !== ended_at || told.by !== replaced_by)
        return { ...at, sentence: `文件${where}的移出或替换与操作日志记下的不同` };
      yield;
    }
    const there = new Set(rows.map(({ id }) => id));
    for (const id of this.#files.keys())
      if (!there.has(id))
        return {
          seq: null,
          table: 'month_file',
          id,
          sentence: `操作日志里读入的文件不见了（month_file 第 ${id} 行）`,
        };
    return null;
  }

  #end(monthFileId: number, at: string, by: number | null): void {
    const file = this.#files.get(monthFileId);
    if (file === undefined || file.endedAt !== null) return;
    file.endedAt = at;
    file.by = by;
  }
}
