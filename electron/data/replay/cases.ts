import type { CaseEvent } from '../../../shared/domain/case/case-event.ts';
import { eventsOfCase } from '../case-event-repo.ts';
import { differingColumns } from '../case-head.ts';
import type { Database } from '../database.ts';
import type { Finding, Replay } from './replay.ts';

/** Cases looked at between two breaths. */
const CASES_AT_ONCE = 200;

/** The head of every case is what its steps leave, and nobody works on one to whom it was not assigned. The steps are rows that the log vouches for. */
export class CasesReplay implements Replay {
  readonly actions = [] as const;

  see(): void {}

  *look(db: Database): Generator<void, Finding | null> {
    let last = 0;
    for (;;) {
      const ids = db
        .all<{ id: number }>('SELECT case_id AS id FROM case_file WHERE case_id > ? ORDER BY case_id LIMIT ?', [
          last,
          CASES_AT_ONCE,
        ])
        .map(({ id }) => id);
      for (const id of ids) {
        const events: readonly CaseEvent[] = eventsOfCase(db, id);
        if (events[0]?.action !== 'found') return wrong(id, `第 ${id} 号疑点没有来历：它的经过里没有“对账发现”`);
        const differing = differingColumns(db, id, events);
        if (differing.length > 0)
          return wrong(id, `第 ${id} 号疑点的现状与它的经过不符（case_file：${differing.join('、')}）`);
      }
      if (ids.length < CASES_AT_ONCE) return null;
      last = ids.at(-1)!;
      yield;
    }
  }
}

function wrong(id: number, sentence: string): Finding {
  return { seq: null, table: 'case_file', id, sentence };
}
