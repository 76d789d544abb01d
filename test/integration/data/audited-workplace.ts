import type { Database } from '../../../electron/data/database.ts';
import { appendLog } from '../../../electron/data/log-repo.ts';
import { digestOfPerson } from '../../../electron/data/person-digest.ts';
import { allPeople, personByLogin } from '../../../electron/data/person-repo.ts';
import { type KnownHead, type LogVerdict, verifyLog } from '../../../electron/data/verify-log.ts';
import { reconcileMonth } from '../../../electron/jobs/desk/reconcile-month.ts';
import { importPaths, newWorkplace, sampleCounty, type Workplace } from '../desk/workplace.ts';
import { ask } from '../services/ask.ts';
import { COLLEAGUE, keepPerson } from './people.ts';

/** Verifies the log to its end. */
export function verified(db: Database, known: readonly KnownHead[] = []): LogVerdict {
  const verifying = verifyLog(db, known);
  for (;;) {
    const next = verifying.next();
    if (next.done === true) return next.value;
  }
}

/**
 * A workplace in which everything was done that the log tells of: files read in, changed, replaced and taken out, two months reconciled,
 * matches decided and undecided, settings set, a month removed.
 */
export async function auditedWorkplace(folder: string): Promise<Workplace & { readonly monthId: number }> {
  const workplace = newWorkplace(folder);
  const { context, db } = workplace;
  keepPerson(db, COLLEAGUE);
  vouchForPeople(db);
  const files = await sampleCounty(`${folder}/county`);
  const settings = await ask(workplace, 'settings.get', {});
  await ask(workplace, 'settings.set', { ...settings, office: '林口县民政局' });
  const { monthId } = await ask(workplace, 'months.open', { period: '2026-04', programme: '农村低保' });
  const { monthId: other } = await ask(workplace, 'months.open', { period: '2026-03', programme: '农村低保' });
  const { monthId: gone } = await ask(workplace, 'months.open', { period: '2026-02', programme: '农村低保' });
  for (const month of [other, monthId, gone])
    for (const kind of ['approval', 'finance', 'bank', 'bankReturn'] as const)
      await importPaths(workplace, month, kind, [files[kind]]);
  const { files: read } = await ask(workplace, 'months.get', { monthId: other });
  const returned = read.find(({ kind }) => kind === 'bankReturn')!;
  await ask(workplace, 'files.remove', { monthFileId: returned.monthFileId });
  for (const month of [other, gone, monthId]) await reconcileMonth({ monthId: month }, context);
  await ask(workplace, 'months.remove', { monthId: gone });
  await decideAll(workplace, monthId);
  await reconcileMonth({ monthId }, context);
  return { ...workplace, monthId };
}

/** Answers every question of the month's last run; the first answer is taken back and given again. */
async function decideAll(workplace: Workplace, monthId: number): Promise<void> {
  const { card } = await ask(workplace, 'months.get', { monthId });
  const { rows } = await ask(workplace, 'differences.page', {
    runId: card.run!.runId,
    filter: { codes: ['possible_match', 'ambiguous_match'] },
    sort: { by: 'standard', descending: false },
    offset: 0,
    limit: 100,
  });
  // Who brought in the files may not say which of their lines are one household.
  const actor = personByLogin(workplace.db, COLLEAGUE.login)!;
  const other = { ...workplace, context: { ...workplace.context, actor } };
  let isFirst = true;
  for (const { differenceId } of rows) {
    const { candidates } = await ask(workplace, 'differences.get', { differenceId });
    const input = {
      differenceId,
      verdict: 'different' as const,
      households: [...new Set(candidates.map(({ key }) => key))],
      reason: '查过档案，不是同一户',
    };
    const { decisionId } = await ask(other, 'decisions.make', input);
    if (isFirst) {
      await ask(workplace, 'decisions.undo', { decisionId, reason: '点错了' });
      await ask(other, 'decisions.make', input);
    }
    isFirst = false;
  }
}

/** The log vouches for the people a test put into the database, as if they had been added in the window. */
export function vouchForPeople(db: Database): void {
  for (const { personId, login } of allPeople(db))
    appendLog(db, {
      at: '2026-04-01T00:00:00.000Z',
      actor: null,
      action: 'people.add',
      subject: login,
      detail: { personId, accountSha256: digestOfPerson(db, personId) },
    });
}
