import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { CaseDetail } from '../../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import { addDays } from '../../../../shared/domain/case/case-day.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { DueDay } from '../../../components/case/DueDay.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly people: CallOutput<'cases.people'>;
  readonly onChanged: () => void;
}

const MYSELF = 'me';
/** A task is due in so many days unless somebody says otherwise. */
const USUAL_DAYS = 7;

/** What somebody is to be reminded of about this case: on their 工作台 until it is done. */
export function CaseTasks({ detail, people, onChanged }: Props) {
  const { message } = App.useApp();
  const { tasks, today, row } = detail;
  const [adding, setAdding] = useState(false);
  const [title, setTitle] = useState('');
  const [dueOn, setDueOn] = useState(addDays(today, USUAL_DAYS));
  const [person, setPerson] = useState<number | typeof MYSELF>(MYSELF);
  const open = tasks.filter(({ doneAt }) => doneAt === null);
  const lacks = title.trim() === '' ? '还没写做什么' : dueOn === '' ? '还没选日期' : '';

  const make = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      onChanged();
    } catch (thrown) {
      message.error(errorOf(thrown).message);
    }
  };
  const add = async (): Promise<void> => {
    if (lacks !== '') return;
    await make(async () => {
      await call('tasks.add', {
        caseId: row.caseId,
        title: title.trim(),
        dueOn,
        personId: person === MYSELF ? null : person,
      });
      setAdding(false);
      setTitle('');
    });
  };

  return (
    <section className="panel">
      <div className="case-section-head">
        <h3>待办</h3>
        {!adding && (
          <Button size="small" onClick={() => setAdding(true)}>
            加一项
          </Button>
        )}
      </div>
      {open.length === 0 && !adding && <p className="quiet">没有待办。</p>}
      <ul className="case-tasks">
        {open.map((task) => (
          <li key={task.taskId}>
            <span>
              {task.title} <DueDay dueOn={task.dueOn} today={today} />{' '}
              <span className="quiet small">{task.person.name}</span>
            </span>
            <Button
              size="small"
              aria-label={`办结：${task.title}`}
              onClick={() => void make(() => call('tasks.done', { taskId: task.taskId, note: '' }))}
            >
              办结
            </Button>
          </li>
        ))}
      </ul>
      {adding && (
        // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for all fields of the form.
        <div
          className="form"
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey) void add();
          }}
        >
          <label htmlFor="task-title">做什么</label>
          <Input
            id="task-title"
            autoFocus
            maxLength={200}
            placeholder="例如：向派出所取户籍注销证明"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <label htmlFor="task-due">什么时候之前</label>
          <Input
            id="task-due"
            type="date"
            className="form-day"
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
          />
          <label htmlFor="task-person">谁</label>
          <Select
            id="task-person"
            className="form-wide"
            value={person}
            onChange={setPerson}
            options={[
              { value: MYSELF as number | typeof MYSELF, label: '我自己' },
              ...people.map(({ personId, name }) => ({ value: personId, label: name })),
            ]}
          />
          <div className="form-buttons">
            <Button type="primary" size="small" disabled={lacks !== ''} onClick={() => void add()}>
              加入（Ctrl+Enter）
            </Button>
            <Button size="small" onClick={() => setAdding(false)}>
              取消
            </Button>
            {lacks !== '' && <span className="form-missing">{lacks}</span>}
          </div>
        </div>
      )}
    </section>
  );
}
