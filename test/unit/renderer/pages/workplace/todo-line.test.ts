import { describe, expect, it } from 'vitest';
import { type Todo, todoLine } from '../../../../../renderer/pages/workplace/todo-line.ts';

const found = {
  caseId: 12,
  number: 'YD000012',
  codeLabel: '金额不一致',
  name: '王*芳',
  township: '岭河镇',
  village: '前进村',
  dueOn: '2026-05-20',
  suspendedUntil: '2026-05-18',
  state: 'assigned',
};
const todo = (kind: 'work' | 'review' | 'resume', change: object = {}): Todo =>
  ({ kind, case: { ...found, ...change } }) as unknown as Todo;

describe('a line of 我的待办', () => {
  it('says what is asked, of whom, and leads to the case', () => {
    expect(todoLine(todo('work'))).toMatchObject({
      asks: '核查',
      what: 'YD000012 金额不一致：王*芳，岭河镇前进村',
      dueOn: '2026-05-20',
      to: { page: 'cases', caseId: 12 },
    });
    expect(todoLine(todo('work', { state: 'returned' })).asks).toBe('退回补充');
    expect(todoLine(todo('review')).asks).toBe('复核');
  });

  it('is due on the day a suspension ends', () => {
    expect(todoLine(todo('resume'))).toMatchObject({ asks: '暂挂到期', dueOn: '2026-05-18' });
  });

  it('calls what is wrong with a file by no name', () => {
    expect(todoLine(todo('work', { name: '', township: '', village: '' })).what).toBe(
      'YD000012 金额不一致：（无姓名），未写乡镇',
    );
  });

  it('leads nowhere where a task belongs to no case', () => {
    const task = { taskId: 3, title: '取户籍注销证明', dueOn: '2026-05-21', caseId: null, number: null };
    expect(todoLine({ kind: 'task', task } as unknown as Todo)).toEqual({
      key: 'task 3',
      asks: '待办',
      what: '取户籍注销证明',
      dueOn: '2026-05-21',
      to: null,
    });
  });
});
