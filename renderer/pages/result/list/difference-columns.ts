import type { DifferenceRow } from '../../../../shared/contracts/desk/differences.ts';
import { CASE_STATE_LABEL } from '../../../../shared/domain/case/case-state.ts';
import { DISCREPANCY_CODES } from '../../../../shared/domain/discrepancy/code.ts';
import { fieldLabel } from '../../../../shared/domain/discrepancy/field-label.ts';
import { formatYuanGrouped } from '../../../../shared/domain/identity/money.ts';
import type { GridColumn } from '../../../components/grid/row-grid.ts';
import { townshipLabel } from '../../../text/words.ts';
import { STATUS_LABEL } from '../result-words.ts';

/** The grid of differences. What can be sorted by is what the database sorts by. */
export const DIFFERENCE_COLUMNS: readonly GridColumn<DifferenceRow>[] = [
  {
    key: 'priority',
    heading: '优先级',
    width: 72,
    sort: 'priority',
    pinned: true,
    text: ({ priority }) => priority,
    mark: ({ priority }) => `cell-${priority}`,
  },
  {
    key: 'code',
    heading: '类型',
    width: 168,
    sort: 'code',
    pinned: true,
    tooltip: true,
    text: ({ code }) => DISCREPANCY_CODES[code].label,
  },
  { key: 'township', heading: '乡镇', width: 104, sort: 'township', text: ({ township }) => townshipLabel(township) },
  { key: 'village', heading: '村', width: 88, sort: 'village', text: ({ village }) => village },
  { key: 'name', heading: '姓名', width: 76, sort: 'name', text: ({ name }) => name },
  { key: 'idNumber', heading: '身份证号', width: 160, text: ({ idNumber }) => idNumber },
  { key: 'account', heading: '账号', width: 168, text: ({ account }) => account },
  { key: 'field', heading: '差异字段', width: 84, text: ({ field }) => fieldLabel(field) },
  { key: 'approval', heading: '审批', width: 104, tooltip: true, text: ({ values }) => values.approval },
  { key: 'finance', heading: '请款', width: 104, tooltip: true, text: ({ values }) => values.finance },
  { key: 'bank', heading: '代发', width: 104, tooltip: true, text: ({ values }) => values.bank },
  {
    key: 'amount',
    heading: '金额',
    width: 96,
    sort: 'amount',
    figures: true,
    text: ({ amountFen }) => formatYuanGrouped(amountFen),
  },
  {
    key: 'explanation',
    heading: '说明',
    width: 320,
    fills: true,
    tooltip: true,
    text: ({ explanation }) => explanation,
  },
  {
    key: 'case',
    heading: '核查',
    width: 84,
    text: ({ caseState }) => (caseState === null ? '—' : CASE_STATE_LABEL[caseState]),
    mark: ({ caseState }) => (caseState === 'closed' ? 'cell-decided' : ''),
  },
  {
    key: 'status',
    heading: '状态',
    width: 72,
    text: ({ status }) => STATUS_LABEL[status],
    mark: ({ status }) => (status === 'decided' ? 'cell-decided' : ''),
  },
];
