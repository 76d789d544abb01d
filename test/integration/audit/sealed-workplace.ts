import { basename, join } from 'node:path';
import { type DocumentInput, makeDocument } from '../../../electron/jobs/desk/make-document.ts';
import { DATA_HANDLERS } from '../../../electron/services/data/handlers.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { auditedWorkplace, vouchForPeople } from '../data/audited-workplace.ts';
import { contextOf, keepPerson } from '../data/people.ts';
import type { Workplace } from '../desk/workplace.ts';

export const REVIEWER: Actor = {
  personId: 2,
  login: 'lihong',
  name: '李红',
  unit: '县民政局',
  roles: ['reviewer', 'auditor'],
};

/** A workplace with two months; another person than the one who reconciled is there to seal them. */
export async function workplaceToSeal(folder: string) {
  const workplace = await auditedWorkplace(folder);
  const reviewer = keepPerson(workplace.db, REVIEWER);
  vouchForPeople(workplace.db);
  const seal = (monthId: number, actor = reviewer) =>
    DATA_HANDLERS['seals.make'](contextOf(workplace.db, workplace.context.now, actor), { monthId });
  return { ...workplace, reviewer, seal };
}

/** Writes a document as the job does. */
export async function written(
  { context }: Pick<Workplace, 'context'>,
  folder: string,
  document: DocumentInput['document'],
  name = `a.${document.format}`,
): Promise<{ readonly path: string; readonly warnings: readonly string[] }> {
  const target = join(folder, name);
  const { warnings } = await makeDocument({ document, target }, context);
  return { path: join(folder, basename(target)), warnings };
}
