import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { caseNumber } from '../../../shared/domain/case/case.ts';
import { dayOf, isDay } from '../../../shared/domain/case/case-day.ts';
import { hindranceOf } from '../../../shared/domain/case/refusal.ts';
import { mayDo } from '../../../shared/domain/people/right.ts';
import { caseById, caseLineById, caseLinesByIds } from '../../data/case-repo.ts';
import { addTask, endTask, taskById, tasksOfPerson } from '../../data/case-task-repo.ts';
import { caseIdsOf } from '../../data/case-view.ts';
import { standingExemption } from '../../data/exemption-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { personById } from '../../data/person-repo.ts';
import { type CaseSetting, caseRowOf, caseSetting, taskRowOf } from './case-row.ts';
import type { DataContext } from './context.ts';
import type { HandlersOf } from './handler.ts';

type Item = CallOutput<'tasks.list'>['items'][number];

/** 我的待办: what somebody asked of me, the cases I work on, those I may review. */
export const taskHandlers: HandlersOf<'tasks.list' | 'tasks.add' | 'tasks.done'> = {
  'tasks.list': (context, { done, limit }) => {
    const { db, now, actor } = context;
    const today = dayOf(now());
    const tasks = tasksOfPerson(db, actor.personId, done).map(
      (task): Item => ({
        kind: 'task',
        task: taskRowOf(task, today),
      }),
    );
    const setting = caseSetting(db, today);
    const items = done ? tasks : byDueDate([...tasks, ...workOf(context, setting), ...reviewsOf(context, setting)]);
    const overdue = items.filter((item) => (item.kind === 'task' ? item.task : item.case).overdue).length;
    return { today, total: items.length, overdue, items: items.slice(0, limit) };
  },
  'tasks.add': ({ db, now, actor }, { caseId, title, dueOn, personId }) => {
    if (!isDay(dueOn)) throw new WorkplaceError('E_REFUSED', '请写明办理期限', '期限写成年-月-日，例如 2026-05-20');
    return db.transaction(() => {
      const at = now();
      const whose = personById(db, personId ?? actor.personId);
      if (whose.state !== 'active') throw new WorkplaceError('E_REFUSED', `${whose.name}已经停用`, '请交给在职的人');
      if (caseId !== null) caseLineById(db, caseId);
      const taskId = addTask(db, {
        caseId,
        title,
        dueOn,
        personId: whose.personId,
        madeAt: at,
        madeBy: actor.personId,
      });
      appendLog(db, {
        at,
        actor,
        action: 'task.add',
        subject: caseId === null ? `待办 ${taskId}` : caseNumber(caseId),
        detail: { taskId, caseId, personId: whose.personId, dueOn, sentence: `${title}（${whose.name}，${dueOn} 前）` },
      });
      return { taskId };
    });
  },
  'tasks.done': ({ db, now, actor }, { taskId, note }) => {
    db.transaction(() => {
      const at = now();
      const { caseId, title, personId } = taskById(db, taskId);
      if (personId !== actor.personId && !mayDo(actor, 'case.assign'))
        throw new WorkplaceError('E_REFUSED', '这不是您的待办', '请由承办的人，或有权分派的人办结');
      endTask(db, taskId, { at, personId: actor.personId, note });
      appendLog(db, {
        at,
        actor,
        action: 'task.done',
        subject: caseId === null ? `待办 ${taskId}` : caseNumber(caseId),
        detail: { taskId, caseId, sentence: note === '' ? title : `${title}：${note}` },
      });
    });
    return {};
  },
};

/** Cases whoever asks works on; a suspended one once its day has come. */
function workOf({ db, actor }: DataContext, setting: CaseSetting): readonly Item[] {
  const filter = {
    assignee: 'me' as const,
    states: ['assigned', 'investigating', 'concluded', 'returned', 'suspended'] as const,
  };
  const ids = caseIdsOf(
    db,
    { ...filter, states: [...filter.states] },
    { by: 'standard', descending: false },
    { personId: actor.personId, today: setting.today },
  );
  return caseLinesByIds(db, ids)
    .filter(({ state, suspendedUntil }) => state !== 'suspended' || (suspendedUntil ?? '') <= setting.today)
    .map((line): Item => ({ kind: line.state === 'suspended' ? 'resume' : 'work', case: caseRowOf(line, setting) }));
}

/** Cases under review that whoever asks may review: not those they had a hand in. */
function reviewsOf({ db, actor }: DataContext, setting: CaseSetting): readonly Item[] {
  if (!mayDo(actor, 'case.review')) return [];
  const context = { today: setting.today, exempt: standingExemption(db) !== null };
  const ids = caseIdsOf(
    db,
    { states: ['review'] },
    { by: 'standard', descending: false },
    { personId: actor.personId, today: setting.today },
  ).filter((caseId) => hindranceOf(caseById(db, caseId), 'approve', actor, context) === null);
  return caseLinesByIds(db, ids).map((line): Item => ({ kind: 'review', case: caseRowOf(line, setting) }));
}

function byDueDate(items: readonly Item[]): readonly Item[] {
  const dueOn = (item: Item): string => (item.kind === 'task' ? item.task : item.case).dueOn;
  return [...items].sort((a, b) => (dueOn(a) < dueOn(b) ? -1 : dueOn(a) > dueOn(b) ? 1 : 0));
}
