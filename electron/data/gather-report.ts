import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { type AuditReport, auditReport } from '../../shared/domain/audit-report/audit-report.ts';
import type { ReportRow } from '../../shared/domain/audit-report/report-row.ts';
import { presentDiscrepancy } from '../../shared/domain/discrepancy/present.ts';
import { differencesOfRun, problemsOfRun, reportCases, runsBetween } from './audit-report-rows.ts';
import type { Database } from './database.ts';
import { differencesByIds, type StoredDifference } from './difference-repo.ts';
import type { Run } from './run-repo.ts';

const ROWS_AT_ONCE = 2000;

export interface ReportScope {
  readonly programme: string;
  /** First and last month. */
  readonly from: string;
  readonly to: string;
}

export interface GatherOptions {
  /** YYYY-MM-DD, in China. */
  readonly today: string;
  readonly unmasked: boolean;
  /** The bank of each difference, by id, where a ledger names it; null: not asked for. */
  readonly banksOf: ((run: Run, differences: readonly StoredDifference[]) => ReadonlyMap<number, string>) | null;
}

/** The months a report is about, and what it counts. Throws E_REFUSED where none of them was reconciled. */
export function gatherReport(
  db: Database,
  { programme, from, to }: ReportScope,
  { today, unmasked, banksOf }: GatherOptions,
): { readonly report: AuditReport; readonly periods: readonly string[] } {
  const { runs, before } = runsBetween(db, programme, from, to);
  if (runs.length === 0)
    throw new WorkplaceError('E_REFUSED', `${programme} 在 ${from} 至 ${to} 之间没有对账结果`, '请选择已经对账的月份');
  const cases = reportCases(db, programme);
  const rows: ReportRow[] = [];
  for (const run of runs) {
    const ids = differencesOfRun(db, run.runId);
    for (let at = 0; at < ids.length; at += ROWS_AT_ONCE) {
      const some = ids.slice(at, at + ROWS_AT_ONCE);
      const differences = differencesByIds(
        db,
        some.map(({ differenceId }) => differenceId),
      );
      const banks = banksOf?.(run, differences);
      differences.forEach((difference, i) => {
        const shown = presentDiscrepancy(difference, { unmasked });
        const { problem, differenceId } = some[i]!;
        rows.push({
          period: run.period,
          stableId: difference.id,
          problem,
          code: difference.code,
          priority: difference.priority,
          township: difference.township,
          village: difference.village,
          name: difference.name,
          idNumber: shown.id_number,
          account: shown.account,
          amountFen: difference.amountFen,
          explanation: shown.explanation,
          bank: banks?.get(differenceId) ?? '',
          found: cases.get(problem) ?? null,
        });
      });
    }
  }
  const months = [...(before === null ? [] : [before]), ...runs].map(({ runId, period }) => ({
    period,
    rows: problemsOfRun(db, runId),
  }));
  return {
    report: auditReport(rows, months, { hasBefore: before !== null, today }),
    periods: runs.map(({ period }) => period),
  };
}
