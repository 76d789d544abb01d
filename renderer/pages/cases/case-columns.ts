import type { CaseRow } from '../../../shared/contracts/desk/cases.ts';
import { PRESENCE_LABEL } from '../../../shared/domain/case/case.ts';
import { CASE_STATE_LABEL } from '../../../shared/domain/case/case-state.ts';
import { CONCLUSION_LABEL } from '../../../shared/domain/case/conclusion.ts';
import { formatYuanGrouped } from '../../../shared/domain/identity/money.ts';
import type { GridColumn } from '../../components/grid/row-grid.ts';
import { dueWords } from '../../text/case-words.ts';
import { formatCount, formatPeriod } from '../../text/format.ts';
import { townshipLabel } from '../../text/words.ts';

/** The grid of cases. What can be sorted by is what the database sorts by. `today`: the day the data service goes by. */
export function caseColumns(today: () => string): readonly GridColumn<CaseRow>[] {
  return [
    { key: 'number', heading: '编号', width: 92, sort: 'number', pinned: true, text: ({ number }) => number },
    {
      key: 'priority',
      heading: '优先级',
      width: 68,
      sort: 'priority',
      text: ({ priority }) => priority,
      mark: ({ priority }) => `cell-${priority}`,
    },
    {
      key: 'state',
      heading: '状态',
      width: 84,
      sort: 'state',
      text: ({ state }) => CASE_STATE_LABEL[state],
      mark: ({ state }) => (state === 'closed' ? 'cell-decided' : ''),
    },
    {
      key: 'due',
      heading: '期限',
      width: 104,
      text: ({ state, dueOn }) => (state === 'closed' ? '—' : dueWords(dueOn, today())),
      mark: ({ overdue }) => (overdue ? 'cell-P1' : ''),
    },
    { key: 'code', heading: '类型', width: 160, sort: 'code', tooltip: true, text: ({ codeLabel }) => codeLabel },
    { key: 'township', heading: '乡镇', width: 96, sort: 'township', text: ({ township }) => townshipLabel(township) },
    { key: 'village', heading: '村', width: 84, text: ({ village }) => village },
    { key: 'name', heading: '姓名', width: 76, sort: 'name', text: ({ name }) => name },
    { key: 'idNumber', heading: '身份证号', width: 160, text: ({ idNumber }) => idNumber },
    {
      key: 'amount',
      heading: '金额',
      width: 92,
      sort: 'amount',
      figures: true,
      text: ({ amountFen }) => formatYuanGrouped(amountFen),
    },
    {
      key: 'assignees',
      heading: '承办人',
      width: 112,
      tooltip: true,
      text: ({ assignees }) => assignees.map(({ name }) => name).join('、') || '未分派',
    },
    { key: 'presence', heading: '新旧', width: 72, text: ({ presence }) => PRESENCE_LABEL[presence] },
    {
      key: 'age',
      heading: '已有天数',
      width: 84,
      sort: 'age',
      figures: true,
      text: ({ ageDays }) => formatCount(ageDays),
    },
    { key: 'firstPeriod', heading: '首次出现', width: 96, text: ({ firstPeriod }) => formatPeriod(firstPeriod) },
    { key: 'programme', heading: '项目', width: 96, text: ({ programme }) => programme },
    {
      key: 'conclusion',
      heading: '结论',
      width: 140,
      fills: true,
      tooltip: true,
      text: ({ conclusion, closedHow }) =>
        conclusion !== null ? CONCLUSION_LABEL[conclusion] : closedHow === 'solved' ? '自行消失' : '',
    },
  ];
}
