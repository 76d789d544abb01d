import type { CallOutput, ParsedInput } from '../../../shared/contracts/desk/desk.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { ALL_CODES, DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { maskName } from '../../../shared/domain/identity/mask-name.ts';
import { maskPersonId } from '../../../shared/domain/identity/person-id.ts';
import { totalOfBridge } from '../../../shared/domain/statement/bridge-total.ts';
import { codesOfHousehold } from '../../data/difference-repo.ts';
import { compareRuns, monthsOfProgramme, runBefore } from '../../data/history-repo.ts';
import { findHouseholds, lineOfHousehold } from '../../data/household-repo.ts';
import { monthById } from '../../data/month-repo.ts';
import { briefOf, lastRunOfMonth, type Run, statementOf } from '../../data/run-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import type { DataContext } from './context.ts';
import type { HandlersOf } from './handler.ts';

const MOST_FOUND = 50;
const STATES = ['new', 'persisting', 'solved'] as const;

/** Months beside each other, and households through the months. */
export const historyHandlers: HandlersOf<'history.compare' | 'history.months' | 'households.find' | 'households.line'> =
  {
    'history.compare': compare,
    'history.months': ({ db }, { programme }) =>
      monthsOfProgramme(db, programme).map(({ monthId, period }) => {
        const run = lastRunOfMonth(db, monthId);
        if (run === undefined)
          return {
            monthId,
            period,
            run: null,
            ...{ approvedFen: 0, requestedFen: 0, paidFen: 0, creditedFen: 0 },
            households: 0,
          };
        const { bridge, sources } = statementOf(db, run.runId);
        const { approvedFen, requestedFen, paidFen, creditedFen } = totalOfBridge(bridge);
        return {
          monthId,
          period,
          run: briefOf(db, run),
          approvedFen,
          requestedFen,
          paidFen,
          creditedFen,
          households: sources.approval.households,
        };
      }),
    'households.find': ({ db }, { text }) => {
      const { maskNames } = readSettings(db);
      return findHouseholds(db, text, MOST_FOUND).map(({ household, name, idNumber, township, village }) => ({
        household,
        name: maskNames ? maskName(name) : name,
        idNumber: maskPersonId(idNumber),
        township,
        village,
      }));
    },
    'households.line': ({ db }, { household }) => {
      const { maskNames } = readSettings(db);
      return lineOfHousehold(db, household).map(({ run, name, township, ...money }) => ({
        monthId: run.monthId,
        runId: run.runId,
        period: run.period,
        programme: run.programme,
        name: maskNames ? maskName(name) : name,
        township,
        approvedFen: money.approvedFen,
        requestedFen: money.requestedFen,
        paidFen: money.paidFen,
        creditedFen: money.creditedFen,
        codes: [...codesOfHousehold(db, household, run.runId)],
      }));
    },
  };

function compare(
  { db }: DataContext,
  { monthId, againstMonthId }: ParsedInput<'history.compare'>,
): CallOutput<'history.compare'> {
  const month = monthById(db, monthId);
  const run = lastRunOfMonth(db, monthId);
  if (run === undefined)
    throw new WorkplaceError('E_REFUSED', '这个月还没有对账结果，无法对比', '请先完成这个月的对账');
  const against = againstOf(db, month, againstMonthId);
  if (against === undefined) return { runId: run.runId, against: null, totals: [], byCode: [] };
  const counts = compareRuns(db, run.runId, against.runId);
  const countOf = (code: string, state: string): number =>
    counts.find((each) => each.code === code && each.state === state)?.count ?? 0;
  return {
    runId: run.runId,
    against: { monthId: against.monthId, runId: against.runId, period: against.period },
    totals: STATES.map((state) => {
      const own = counts.filter((each) => each.state === state);
      return {
        state,
        count: own.reduce((sum, { count }) => sum + count, 0),
        fen: own.reduce((sum, { fen }) => sum + fen, 0),
      };
    }),
    byCode: ALL_CODES.filter((code) => counts.some((each) => each.code === code)).map((code) => ({
      code,
      label: DISCREPANCY_CODES[code].label,
      new: countOf(code, 'new'),
      persisting: countOf(code, 'persisting'),
      solved: countOf(code, 'solved'),
    })),
  };
}

function againstOf(
  db: DataContext['db'],
  month: { readonly monthId: number; readonly period: string; readonly programme: string },
  againstMonthId: number | null,
): Run | undefined {
  if (againstMonthId === null) return runBefore(db, month.period, month.programme);
  if (againstMonthId === month.monthId) throw new WorkplaceError('E_REFUSED', '不能与本月自己对比', '请选择另一个月份');
  const other = monthById(db, againstMonthId);
  const run = lastRunOfMonth(db, other.monthId);
  if (run === undefined)
    throw new WorkplaceError(
      'E_REFUSED',
      `${other.period} 还没有对账结果，无法对比`,
      '请先完成那个月的对账，或选择另一个月份',
    );
  return run;
}
