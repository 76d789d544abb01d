import { App, Button } from 'antd';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { DueDay } from '../../components/case/DueDay.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { useCaseView } from '../../stores/case-view.ts';
import { useJob } from '../../stores/job.ts';
import { hashOf, useRoute } from '../../stores/route.ts';
import { OPEN_STATES } from '../../text/case-words.ts';
import { formatCount } from '../../text/format.ts';
import { StatesPicture } from './StatesPicture.tsx';
import { todoLine } from './todo-line.ts';

/** As many as stand above the months without pushing them off the screen. */
const SHOWN = 8;

/** 我的待办: what waits for whoever has signed in, what is overdue first; and where all cases stand. Nothing while there are no cases. */
export function MyTodos() {
  const { message } = App.useApp();
  const go = useRoute((store) => store.go);
  const endings = useJob((store) => store.endings);
  const todos = useCall('tasks.list', { done: false, limit: SHOWN }, { reloadOn: [endings] });
  const counts = useCall('cases.counts', { filter: {} }, { reloadOn: [endings] });
  if (todos.state === 'failed') return <Failure error={todos.error} retry={todos.reload} />;
  if (todos.state === 'loading' || counts.value === null) return null;
  const { items, total, overdue, today } = todos.value;
  if (total === 0 && counts.value.total === 0) return null;

  const showMine = (): void => {
    useCaseView.getState().look({ filter: { states: [...OPEN_STATES], assignee: 'me' } });
    go({ page: 'cases', caseId: null });
  };
  const finish = async (taskId: number): Promise<void> => {
    try {
      await call('tasks.done', { taskId, note: '' });
      todos.reload();
    } catch (thrown) {
      message.error(errorOf(thrown).message);
    }
  };
  return (
    <section className="panel todos" aria-labelledby="my-todos">
      <div className="programme-head">
        <h2 id="my-todos">
          我的待办{' '}
          <span className="quiet small">
            {total === 0 ? '' : `${formatCount(total)} 项`}
            {overdue > 0 && <strong className="due due-late">，已逾期 {formatCount(overdue)} 项</strong>}
          </span>
        </h2>
        <StatesPicture counts={counts.value} />
      </div>
      {total === 0 ? (
        <p className="quiet">
          没有要您办的事。{counts.value.open > 0 && `全县还有 ${formatCount(counts.value.open)} 条疑点没有销号。`}
        </p>
      ) : (
        <ul className="todo-list">
          {items.map((todo) => {
            const { key, asks, what, dueOn, to } = todoLine(todo);
            return (
              <li key={key}>
                <DueDay dueOn={dueOn} today={today} />
                <span className="todo-asks">{asks}</span>
                {to === null ? <span>{what}</span> : <a href={hashOf(to)}>{what}</a>}
                {todo.kind === 'task' && (
                  <Button
                    size="small"
                    aria-label={`办结：${todo.task.title}`}
                    onClick={() => void finish(todo.task.taskId)}
                  >
                    办结
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {total > items.length && (
        <Button type="link" size="small" onClick={showMine}>
          另有 {formatCount(total - items.length)} 项，打开我承办的疑点
        </Button>
      )}
    </section>
  );
}
