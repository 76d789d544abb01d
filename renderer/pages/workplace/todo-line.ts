import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import type { Route } from '../../stores/route-address.ts';
import { townshipLabel } from '../../text/words.ts';

export type Todo = CallOutput<'tasks.list'>['items'][number];

/** One thing to do, as a line of 我的待办. */
export interface TodoLine {
  readonly key: string;
  /** What is asked: 核查, 复核, 待办, 恢复核查. */
  readonly asks: string;
  readonly what: string;
  readonly dueOn: string;
  /** Where it is done; null where it has no page. */
  readonly to: Route | null;
}

const CASE_ASKS = { work: '核查', review: '复核', resume: '暂挂到期' } as const;

/** Every kind of thing to do in the same words: what is asked, about whom, by when, and where. */
export function todoLine(todo: Todo): TodoLine {
  if (todo.kind === 'task') {
    const { taskId, title, dueOn, caseId, number } = todo.task;
    return {
      key: `task ${taskId}`,
      asks: '待办',
      what: number === null ? title : `${title}（${number}）`,
      dueOn,
      to: caseId === null ? null : { page: 'cases', caseId },
    };
  }
  const { caseId, number, codeLabel, name, township, village, dueOn, suspendedUntil, state } = todo.case;
  const asks = todo.kind === 'work' && state === 'returned' ? '退回补充' : CASE_ASKS[todo.kind];
  return {
    key: `${todo.kind} ${caseId}`,
    asks,
    what: `${number} ${codeLabel}：${name || '（无姓名）'}，${townshipLabel(township)}${village}`,
    dueOn: todo.kind === 'resume' ? (suspendedUntil ?? dueOn) : dueOn,
    to: { page: 'cases', caseId },
  };
}
