import { DISCREPANCY_CODES, type DiscrepancyCode } from '../../../shared/domain/discrepancy/code.ts';
import type { Discrepancy } from '../../../shared/domain/discrepancy/discrepancy.ts';
import { fieldLabel } from '../../../shared/domain/discrepancy/field-label.ts';
import {
  type PresentedDiscrepancy,
  type PresentOptions,
  presentDiscrepancy,
} from '../../../shared/domain/discrepancy/present.ts';
import { RULE_LABEL } from '../../../shared/domain/matching/rule.ts';
import type { WorkbookWriter } from './fixed-date-workbook.ts';
import { addTableSheet, type Cell, sheetName, type TableColumn } from './table-sheet.ts';

/** Rows a sheet holds besides its heading. */
export const ROWS_PER_SHEET = 1_048_575;

/** A discrepancy as it is written, masked or not, beside what it is. */
interface Row {
  readonly shown: PresentedDiscrepancy;
  readonly discrepancy: Discrepancy;
}

const COLUMNS: readonly TableColumn<Row>[] = [
  { heading: '乡镇', width: 11, look: 'wrapped', cell: ({ shown }) => shown.township },
  { heading: '村（社区）', width: 12, look: 'wrapped', cell: ({ shown }) => shown.village },
  { heading: '户主姓名', width: 10, look: 'wrapped', cell: ({ shown }) => shown.name },
  { heading: '身份证号', width: 20, look: 'identity', cell: ({ shown }) => shown.id_number },
  { heading: '账号', width: 22, look: 'identity', cell: ({ shown }) => shown.account },
  { heading: '说明', width: 46, look: 'wrapped', cell: ({ shown }) => shown.explanation },
  { heading: '差异字段', width: 9, look: 'text', cell: ({ discrepancy }) => fieldLabel(discrepancy.field) },
  valueColumn('审批', 'approval_value'),
  valueColumn('请款', 'finance_value'),
  valueColumn('代发', 'bank_value'),
  { heading: '涉及金额（元）', width: 12, look: 'yuan', cell: ({ discrepancy }) => discrepancy.amountFen / 100 },
  { heading: '审批所在行', width: 18, look: 'wrapped', cell: ({ shown }) => shown.approval_rows },
  { heading: '请款所在行', width: 18, look: 'wrapped', cell: ({ shown }) => shown.finance_rows },
  { heading: '代发所在行', width: 18, look: 'wrapped', cell: ({ shown }) => shown.bank_rows },
  { heading: '对应依据', width: 13, look: 'wrapped', cell: ({ discrepancy }) => ruleLabel(discrepancy.rule) },
  { heading: '编号', width: 17, look: 'text', cell: ({ shown }) => shown.id },
];

function valueColumn(heading: string, value: 'approval_value' | 'finance_value' | 'bank_value'): TableColumn<Row> {
  return {
    heading,
    width: 13,
    look: 'wrapped',
    cell: ({ shown, discrepancy }) => valueCell(shown[value], discrepancy.field),
    lookOf: ({ discrepancy }, cell) =>
      typeof cell === 'number' && discrepancy.field === 'amount' ? 'yuan' : 'wrapped',
  };
}

function ruleLabel(rule: string): string {
  return rule in RULE_LABEL ? RULE_LABEL[rule as keyof typeof RULE_LABEL] : rule;
}

const PLAIN_NUMBER = /^-?\d{1,13}(\.\d{1,2})?$/;

/** Amounts and headcounts as numbers, so that they can be added up; everything else stays the text it is. */
function valueCell(value: string, field: string): Cell {
  return (field === 'amount' || field === 'headcount') && PLAIN_NUMBER.test(value) ? Number(value) : value;
}

/** The sheets of one code: one, or more where it has more rows than a sheet holds. */
export async function addCategorySheets(
  workbook: WorkbookWriter,
  code: DiscrepancyCode,
  discrepancies: readonly Discrepancy[],
  options: PresentOptions & { readonly rowsPerSheet: number },
): Promise<void> {
  for (let first = 0, part = 1; first < discrepancies.length; first += options.rowsPerSheet, part++) {
    const last = Math.min(first + options.rowsPerSheet, discrepancies.length);
    await addTableSheet(
      workbook,
      sheetName(DISCREPANCY_CODES[code].label, part),
      COLUMNS,
      rowsOf(discrepancies, first, last, options),
      { rowCount: last - first, frozenColumns: 3, fullTextIn: 'discrepancies.csv' },
    );
  }
}

/** Made one by one as they are written. */
function* rowsOf(
  discrepancies: readonly Discrepancy[],
  first: number,
  last: number,
  options: PresentOptions,
): Generator<Row> {
  for (let i = first; i < last; i++)
    yield { shown: presentDiscrepancy(discrepancies[i]!, options), discrepancy: discrepancies[i]! };
}
