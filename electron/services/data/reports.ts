import type { Tally } from '../../../shared/domain/audit-report/audit-report.ts';
import { dayOf } from '../../../shared/domain/case/case-day.ts';
import { gatherReport } from '../../data/gather-report.ts';
import type { HandlersOf } from './handler.ts';

/** The discrepancy report for auditors, as figures on a page. */
export const reportHandlers: HandlersOf<'reports.discrepancies'> = {
  'reports.discrepancies': ({ db, now }, scope) => {
    const { report, periods } = gatherReport(db, scope, { today: dayOf(now()), unmasked: false, banksOf: null });
    const { total, byMonth, byCode, byTownship, ageing, people, exempted } = report;
    return {
      periods: [...periods],
      total: shown(total),
      byMonth: byMonth.map((month) => ({ ...month, byPriority: { ...month.byPriority } })),
      byCode: byCode.map(shown),
      byTownship: byTownship.map(shown),
      ageing: [...ageing],
      people: [...people],
      exempted,
    };
  },
};

function shown({ label, count, fen, byPriority, closed }: Tally) {
  return { label, count, fen, byPriority: { ...byPriority }, closed };
}
