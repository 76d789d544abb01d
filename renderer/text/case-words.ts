import { daysBetween } from '../../shared/domain/case/case-day.ts';
import { CASE_STATES, type CaseState, isOpen } from '../../shared/domain/case/case-state.ts';
import type { Conclusion } from '../../shared/domain/case/conclusion.ts';
import type { PersonAction } from '../../shared/domain/case/transition.ts';

/** Up to so many days ahead a due day is told by counting. */
const SOON_DAYS = 7;

/** The states in which somebody still has something to do. */
export const OPEN_STATES: readonly CaseState[] = CASE_STATES.filter(isOpen);

/** A day (YYYY-MM-DD) as people say it: 5月20日, with the year where it is another than that of `today`. */
export function dayWords(day: string, today: string): string {
  const words = `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${day.slice(0, 4)}年${words}`;
}

/** When something is due, as seen from today: 已逾期 3 天, 今天到期, 还有 5 天, 5月20日到期. */
export function dueWords(dueOn: string, today: string): string {
  const left = daysBetween(today, dueOn);
  if (left < 0) return `已逾期 ${-left} 天`;
  if (left === 0) return '今天到期';
  if (left === 1) return '明天到期';
  if (left <= SOON_DAYS) return `还有 ${left} 天`;
  return `${dayWords(dueOn, today)}到期`;
}

/** How a due day stands out. */
export function dueTone(dueOn: string, today: string): 'late' | 'soon' | 'far' {
  const left = daysBetween(today, dueOn);
  return left < 0 ? 'late' : left <= 1 ? 'soon' : 'far';
}

/** What a conclusion means, for whoever chooses one. */
export const CONCLUSION_TELLS = {
  'confirmed-ineligible': '不再符合条件，复核后可以提出停发',
  'confirmed-reduce': '还符合条件，但应减少金额',
  'confirmed-correct-system': '钱没有错，只改系统里的数据',
  partly: '一部分属实，说明里写清哪一部分',
  unfounded: '没有问题，是数据本身不准；以后同样的情况不再提示',
  'to-supplement': '还没查清，写明缺什么、什么时候补齐',
} as const satisfies Record<Conclusion, string>;

/** What a person does next, as a button. */
export const STEP_BUTTON = {
  assign: '分派',
  start: '开始核查',
  conclude: '写结论',
  supplement: '写结论',
  'send-to-review': '提交复核',
  approve: '同意，销号',
  return: '退回补充',
  suspend: '暂挂',
  resume: '恢复核查',
  'hand-over': '移交',
  'hand-back': '移交办结',
  reopen: '重开',
  note: '写备注',
  'evidence-add': '加入材料',
  'evidence-withdraw': '撤回材料',
  undo: '撤销上一步',
} as const satisfies Record<PersonAction, string>;
