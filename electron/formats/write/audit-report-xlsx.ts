import type { AgeTally, MonthTally, PersonTally, Tally } from '../../../shared/domain/audit-report/audit-report.ts';
import type { ReportRow } from '../../../shared/domain/audit-report/report-row.ts';
import { CASE_STATE_LABEL } from '../../../shared/domain/case/case-state.ts';
import { CONCLUSION_LABEL } from '../../../shared/domain/case/conclusion.ts';
import { DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { AUDIT_REPORT_TITLE, type AuditReportToWrite, auditReportFacts } from './audit-report-words.ts';
import { addFact, addLine } from './facts-sheet.ts';
import { writeWorkbook } from './fixed-date-workbook.ts';
import { addTableSheet, type TableColumn } from './table-sheet.ts';
import { FOOTER, pageSetup } from './workbook-style.ts';
import type { WrittenFile } from './written-file.ts';

const count = <Row>(heading: string, cell: (row: Row) => number): TableColumn<Row> => ({
  heading,
  width: 10,
  look: 'count',
  cell,
});
const yuan = <Row>(heading: string, cell: (row: Row) => number): TableColumn<Row> => ({
  heading,
  width: 16,
  look: 'yuan',
  cell: (row) => cell(row) / 100,
});
const text = <Row>(heading: string, width: number, cell: (row: Row) => string): TableColumn<Row> => ({
  heading,
  width,
  look: 'wrapped',
  cell,
});

function tallyColumns<Row extends Tally>(heading: string, width: number): readonly TableColumn<Row>[] {
  return [
    text(heading, width, ({ label }) => label),
    count('差异笔数', (row) => row.count),
    yuan('牵涉金额（元）', ({ fen }) => fen),
    count('P1', ({ byPriority }) => byPriority.P1),
    count('P2', ({ byPriority }) => byPriority.P2),
    count('P3', ({ byPriority }) => byPriority.P3),
    count('已销号', ({ closed }) => closed),
    count('未销号', (row) => row.count - row.closed),
  ];
}

const MONTHS: readonly TableColumn<MonthTally>[] = [
  ...tallyColumns<MonthTally>('月份', 10),
  text('对比月份', 10, ({ against }) => against ?? '无'),
  count('新增', (row) => row.new),
  yuan('新增金额（元）', ({ newFen }) => newFen),
  count('持续', ({ persisting }) => persisting),
  yuan('持续金额（元）', ({ persistingFen }) => persistingFen),
  count('已消除', ({ solved }) => solved),
  yuan('已消除金额（元）', ({ solvedFen }) => solvedFen),
];

const AGES: readonly TableColumn<AgeTally>[] = [
  text('账龄', 16, ({ label }) => label),
  count('未销号疑点', (row) => row.count),
  yuan('牵涉金额（元）', ({ fen }) => fen),
];

const PEOPLE: readonly TableColumn<PersonTally>[] = [
  text('姓名', 14, ({ name }) => name),
  count('作出结论', ({ concluded }) => concluded),
  count('复核', ({ reviewed }) => reviewed),
];

const DETAILS: readonly TableColumn<ReportRow>[] = [
  text('月份', 9, ({ period }) => period),
  text('疑点编号', 11, ({ found }) => found?.number ?? ''),
  text('级别', 6, ({ priority }) => priority),
  text('差异类型', 16, ({ code }) => DISCREPANCY_CODES[code].label),
  text('乡镇', 11, ({ township }) => township),
  text('村（社区）', 12, ({ village }) => village),
  text('户主姓名', 10, ({ name }) => name),
  { heading: '身份证号', width: 20, look: 'identity', cell: ({ idNumber }) => idNumber },
  { heading: '账号', width: 22, look: 'identity', cell: ({ account }) => account },
  text('银行', 16, ({ bank }) => bank),
  yuan('牵涉金额（元）', ({ amountFen }) => amountFen),
  text('说明', 46, ({ explanation }) => explanation),
  text('首次出现', 10, ({ found }) => found?.firstPeriod ?? ''),
  text('办理状态', 10, ({ found }) => (found === null ? '未建疑点' : CASE_STATE_LABEL[found.state])),
  text('结论', 16, ({ found }) => (found?.conclusion == null ? '' : CONCLUSION_LABEL[found.conclusion])),
  text('作出结论人', 11, ({ found }) => found?.concludedBy ?? ''),
  text('复核人', 11, ({ found }) => `${found?.reviewedBy ?? ''}${found?.exempt === true ? '（豁免）' : ''}`),
  text('差异编号', 18, ({ stableId }) => stableId),
];

/** Writes the report as a workbook: figures by month, type, township, bank, age and person, and every difference behind them. The same report gives the same bytes. */
export function writeAuditReportXlsx(path: string, written: AuditReportToWrite): Promise<WrittenFile> {
  const { report } = written;
  return writeWorkbook(path, async (workbook) => {
    const sheet = workbook.addWorksheet('汇总', { pageSetup: pageSetup(null), headerFooter: FOOTER });
    sheet.columns = [14, 30, 30, 30].map((width) => ({ width }));
    addLine(sheet, [AUDIT_REPORT_TITLE], ['title']);
    addLine(sheet, []);
    for (const [label, value] of auditReportFacts(written)) addFact(sheet, label, value, 4);
    sheet.commit();
    const add = <Row>(name: string, columns: readonly TableColumn<Row>[], rows: readonly Row[], frozenColumns = 1) =>
      addTableSheet(workbook, name, columns, rows, { rowCount: rows.length, frozenColumns });
    await add('按月', MONTHS, report.byMonth);
    await add('按类型', tallyColumns('差异类型', 24), [...report.byCode, report.total]);
    await add('按乡镇', tallyColumns('乡镇', 16), [...report.byTownship, report.total]);
    await add('按银行', tallyColumns('银行', 24), [...report.byBank, report.total]);
    await add('账龄', AGES, report.ageing);
    await add('结论和复核', PEOPLE, report.people);
    await add('明细', DETAILS, report.rows, 3);
  });
}
