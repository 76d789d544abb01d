import { basename, join } from 'node:path';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { appendLog } from '../../data/log-repo.ts';
import { allMonths, clearRuns, openMonth, removeMonth } from '../../data/month-repo.ts';
import { forgetUnusedFiles } from '../../data/source-file-repo.ts';
import { officeFiles, writeSampleCounty } from '../write-sample-county.ts';
import type { DeskJobContext } from './desk-job.ts';
import { withdrawPayments } from './follow-payments.ts';
import { importFiles } from './import-files.ts';
import { reconcileMonth } from './reconcile-month.ts';
import { syncCases } from './sync-cases.ts';

const PROGRAMME = '农村低保（示例）';
const COUNTY = { households: 600, seed: 1, faults: 'all', reissues: true } as const;
/** Two months in a row, so that there is something to compare. The later one is the sample county of the command line, and pays again some of what failed in the earlier one. */
const MONTHS = [
  { period: '2026-03', monthBefore: true },
  { period: '2026-04', monthBefore: false },
] as const;

/** Makes the sample county in `folder`, imports both its months and reconciles them. Gives the later one. */
export async function sampleMonth(
  { folder }: { readonly folder: string },
  context: DeskJobContext,
): Promise<Extract<JobResult, { kind: 'sample' }>> {
  const { db, now, actor } = context;
  const before = new Set(allMonths(db).map(({ monthId }) => monthId));
  let monthId = 0;
  let runId = 0;
  try {
    for (const { period, monthBefore } of MONTHS) {
      const dir = join(folder, period);
      await writeSampleCounty(dir, { ...COUNTY, period, monthBefore }, context);
      monthId = openMonth(db, period, PROGRAMME, now());
      appendLog(db, { at: now(), actor, action: 'month.open', subject: `${period} ${PROGRAMME}`, detail: { monthId } });
      await importCounty(monthId, dir, period, context);
      ({ runId } = await reconcileMonth({ monthId }, context));
    }
  } catch (error) {
    db.transaction(() => {
      const opened = allMonths(db).filter(({ monthId, programme }) => programme === PROGRAMME && !before.has(monthId));
      for (const { monthId, period, programme } of opened) {
        withdrawPayments(db, { period, programme }, { at: now(), actor });
        for (const _ of clearRuns(db, monthId, () => syncCases(db, monthId, { actor, at: now() })));
        forgetUnusedFiles(db, removeMonth(db, monthId));
        appendLog(db, {
          at: now(),
          actor,
          action: 'month.remove',
          subject: `${period} ${programme}`,
          detail: { monthId },
        });
      }
    });
    throw error;
  }
  return { kind: 'sample', monthId, runId };
}

async function importCounty(monthId: number, dir: string, period: string, context: DeskJobContext): Promise<void> {
  const names = officeFiles(period);
  for (const fileKind of ['approval', 'finance', 'bank', 'bankReturn'] as const) {
    const path = join(dir, names[fileKind]);
    const files = [{ path, name: basename(path) }];
    await importFiles({ monthId, fileKind, files, replaces: null, overrides: null }, context);
  }
}
