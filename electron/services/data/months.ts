import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { appendLog } from '../../data/log-repo.ts';
import { fileCounts } from '../../data/month-file-repo.ts';
import {
  allMonths,
  clearRuns,
  isBeingReconciled,
  monthById,
  monthIdOf,
  openMonth,
  removeMonth,
} from '../../data/month-repo.ts';
import { briefOf, lastRunOfMonth, lastRuns } from '../../data/run-repo.ts';
import { isSealed } from '../../data/seal-guard.ts';
import { forgetUnusedFiles } from '../../data/source-file-repo.ts';
import { withdrawPayments } from '../../jobs/desk/follow-payments.ts';
import { syncCases } from '../../jobs/desk/sync-cases.ts';
import { fileBriefsOf } from './file-brief.ts';
import type { HandlersOf } from './handler.ts';
import { cardOf, NO_FILES } from './month-card.ts';

/** The months of the 工作台. */
export const monthHandlers: HandlersOf<'months.list' | 'months.get' | 'months.open' | 'months.remove'> = {
  'months.list': ({ db }) => {
    const counts = fileCounts(db);
    const runs = new Map(lastRuns(db).map((run) => [run.monthId, run]));
    return allMonths(db).map((month) => {
      const run = runs.get(month.monthId);
      return cardOf({
        sealed: isSealed(db, month.monthId),
        month,
        files: counts.get(month.monthId) ?? NO_FILES,
        run: run === undefined ? null : briefOf(db, run),
        stale: run?.stale ?? false,
      });
    });
  },
  'months.get': ({ db }, { monthId }) => {
    const month = monthById(db, monthId);
    const run = lastRunOfMonth(db, monthId);
    const files = fileBriefsOf(db, monthId);
    const count = { ...NO_FILES };
    for (const { kind } of files) count[kind]++;
    return {
      card: cardOf({
        sealed: isSealed(db, month.monthId),
        month,
        files: count,
        run: run === undefined ? null : briefOf(db, run),
        stale: run?.stale ?? false,
      }),
      files: [...files],
    };
  },
  'months.open': ({ db, now, actor }, { period, programme }) =>
    db.transaction(() => {
      const at = now();
      const isNew = monthIdOf(db, period, programme) === undefined;
      const monthId = openMonth(db, period, programme, at);
      if (isNew)
        appendLog(db, { at, actor, action: 'month.open', subject: `${period} ${programme}`, detail: { monthId } });
      return { monthId };
    }),
  'months.remove': async ({ db, now, actor }, { monthId }) => {
    const { period, programme } = monthById(db, monthId);
    if (isBeingReconciled(db, monthId))
      throw new WorkplaceError('E_REFUSED', '这个月正在对账，不能删除', '请等它完成，或先取消');
    const entry = (action: 'month.clear' | 'month.remove') => () =>
      appendLog(db, { at: now(), actor, action, subject: `${period} ${programme}`, detail: { monthId } });
    const hidden = () => {
      entry('month.clear')();
      syncCases(db, monthId, { actor, at: now() });
    };
    for (const _ of clearRuns(db, monthId, hidden)) await new Promise((resume) => setImmediate(resume));
    db.transaction(() => {
      forgetUnusedFiles(db, removeMonth(db, monthId));
      entry('month.remove')();
      withdrawPayments(db, { period, programme }, { at: now(), actor });
    });
    return {};
  },
};
