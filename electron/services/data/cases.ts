import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { caseNumber } from '../../../shared/domain/case/case.ts';
import { dayOf } from '../../../shared/domain/case/case-day.ts';
import type { CaseInput } from '../../../shared/domain/case/case-input.ts';
import type { CaseState } from '../../../shared/domain/case/case-state.ts';
import { factLines } from '../../../shared/domain/case/fact-lines.ts';
import { mayDo } from '../../../shared/domain/people/right.ts';
import { caseLineById, caseLinesByIds } from '../../data/case-repo.ts';
import { caseGroups, caseIdsOf } from '../../data/case-view.ts';
import { appendLog } from '../../data/log-repo.ts';
import { allPeople, personById } from '../../data/person-repo.ts';
import { takeCaseStep, takeCaseSteps } from '../../data/take-case-step.ts';
import { caseCountsOf } from './case-counts.ts';
import { caseDetailOf, explanationOf } from './case-detail.ts';
import { caseRowOf, caseSetting } from './case-row.ts';
import type { DataContext } from './context.ts';
import type { HandlersOf } from './handler.ts';

/** Cases (疑点): lists, one case, and every step a person makes on one. What may be done is decided in shared/domain/case. */
export const caseHandlers: HandlersOf<
  | 'cases.page'
  | 'cases.counts'
  | 'cases.get'
  | 'cases.neighbours'
  | 'cases.uncover'
  | 'cases.people'
  | 'cases.assign'
  | 'cases.start'
  | 'cases.conclude'
  | 'cases.sendToReview'
  | 'cases.review'
  | 'cases.return'
  | 'cases.suspend'
  | 'cases.resume'
  | 'cases.reopen'
  | 'cases.undo'
  | 'cases.note'
> = {
  'cases.page': (context, { filter, sort, offset, limit }) => {
    const { db } = context;
    const watcher = watcherOf(context);
    const ids = caseIdsOf(db, filter, sort, watcher);
    const setting = caseSetting(db, watcher.today);
    const rows = caseLinesByIds(db, ids.slice(offset, offset + limit)).map((line) => caseRowOf(line, setting));
    return { total: ids.length, rows, today: watcher.today };
  },
  'cases.counts': (context, { filter }) => caseCountsOf(caseGroups(context.db, filter, watcherOf(context)), filter),
  'cases.get': (context, { caseId }) =>
    caseDetailOf(context.db, caseId, context.actor, caseSetting(context.db, dayOf(context.now()))),
  'cases.neighbours': (context, { filter, sort, caseId }) => {
    const ids = caseIdsOf(context.db, filter, sort, watcherOf(context));
    const place = ids.indexOf(caseId);
    if (place === -1) return { position: null, total: ids.length, previous: null, next: null };
    return { position: place, total: ids.length, previous: ids[place - 1] ?? null, next: ids[place + 1] ?? null };
  },
  'cases.uncover': ({ db, now, actor }, { caseId }) => {
    const line = caseLineById(db, caseId);
    const at = now();
    appendLog(db, { at, actor, action: 'case.look', subject: caseNumber(caseId), detail: { caseId } });
    const cover = { uncovered: true, maskNames: false };
    const setting = { ...caseSetting(db, dayOf(at)), cover };
    return {
      name: line.name,
      idNumber: line.idNumber,
      account: line.account,
      explanation: explanationOf(db, line.differenceId, setting),
      facts: [...factLines(line.facts, cover)],
    };
  },
  'cases.people': ({ db }) =>
    allPeople(db)
      .filter((person) => person.state === 'active' && mayDo(person, 'case.investigate'))
      .map(({ personId, name, unit }) => ({ personId, name, unit })),
  'cases.assign': ({ db, now, actor }, { caseIds, to, dueOn, reason }) => {
    const people = to.map((personId) => investigatorOf(db, personId));
    const { events, refused } = takeCaseSteps(
      db,
      caseIds,
      { action: 'assign', to: people, dueOn, reason },
      { actor, at: now() },
    );
    return {
      assigned: events.length,
      refused: refused.map(({ caseId, refusal }) => ({
        caseId,
        number: caseNumber(caseId),
        message: `${refusal.message}；${refusal.mend}`,
      })),
    };
  },
  'cases.start': (context, { caseId }) => take(context, caseId, { action: 'start' }),
  'cases.conclude': (context, { caseId, draft }) =>
    take(context, caseId, { action: draft.conclusion === 'to-supplement' ? 'supplement' : 'conclude', draft }),
  'cases.sendToReview': (context, { caseId }) => take(context, caseId, { action: 'send-to-review' }),
  'cases.review': (context, { caseId, word }) => take(context, caseId, { action: 'approve', word }),
  'cases.return': (context, { caseId, reason }) => take(context, caseId, { action: 'return', reason }),
  'cases.suspend': (context, { caseId, until, reason }) => take(context, caseId, { action: 'suspend', until, reason }),
  'cases.resume': (context, { caseId, reason }) => take(context, caseId, { action: 'resume', reason }),
  'cases.reopen': (context, { caseId, reason }) => take(context, caseId, { action: 'reopen', reason }),
  'cases.undo': (context, { caseId, reason }) => take(context, caseId, { action: 'undo', reason }),
  'cases.note': (context, { caseId, text }) => take(context, caseId, { action: 'note', text }),
};

function watcherOf({ actor, now }: DataContext) {
  return { personId: actor.personId, today: dayOf(now()) };
}

/** Makes a step; gives where the case stands after it. */
export function take(
  { db, now, actor }: DataContext,
  caseId: number,
  input: CaseInput,
): { caseId: number; state: CaseState } {
  return { caseId, state: takeCaseStep(db, caseId, input, { actor, at: now() }).to };
}

function investigatorOf(db: DataContext['db'], personId: number) {
  const person = personById(db, personId);
  if (person.state === 'active' && mayDo(person, 'case.investigate')) return { personId, name: person.name };
  throw new WorkplaceError('E_REFUSED', `${person.name}不能承办核查`, '请分派给在职的、有“核查和作结论”权限的人');
}
