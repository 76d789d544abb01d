import type { Content, TableCell } from 'pdfmake/interfaces';
import type { Tally } from '../../../shared/domain/audit-report/audit-report.ts';
import { AUDIT_REPORT_TITLE, type AuditReportToWrite, auditReportFacts } from './audit-report-words.ts';
import { LYING_WIDTH, lyingPage } from './lying-page.ts';
import { monthsSvg } from './months-chart.ts';
import { type WrittenPdf, writePdfFile } from './pdf-file.ts';
import { signatureBoxes } from './signature-boxes.ts';
import { COLOUR, section, tableLayout } from './statement-style.ts';
import { groupedCount, groupedYuan } from './statement-words.ts';

/** Writes the report on paper, A4 lying: figures and one chart; the differences themselves are in the workbook. The same report gives the same bytes. */
export function writeAuditReportPdf(path: string, written: AuditReportToWrite): Promise<WrittenPdf> {
  const { report, programme, periods } = written;
  const document = lyingPage(`${AUDIT_REPORT_TITLE}　${programme}　${periods[0]}～${periods.at(-1)}`, [
    {
      text: AUDIT_REPORT_TITLE,
      font: 'title',
      fontSize: 22,
      alignment: 'center',
      characterSpacing: 2,
      margin: [0, 0, 0, 6],
    },
    facts(written),
    ...section('逐月变化', '与之前最近一个已对账的月份相比；没有更早的月份时全部计为新增', {
      svg: monthsSvg(report.byMonth, LYING_WIDTH),
    }),
    table(
      [
        '月份',
        '差异',
        '金额（元）',
        'P1',
        'P2',
        'P3',
        '对比',
        '新增',
        '金额（元）',
        '持续',
        '金额（元）',
        '已消除',
        '金额（元）',
      ],
      report.byMonth.map((month) => [
        month.label,
        groupedCount(month.count),
        groupedYuan(month.fen),
        ...prioritiesOf(month),
        month.against ?? '无',
        groupedCount(month.new),
        groupedYuan(month.newFen),
        groupedCount(month.persisting),
        groupedYuan(month.persistingFen),
        groupedCount(month.solved),
        groupedYuan(month.solvedFen),
      ]),
    ),
    ...section('按差异类型', '', tallies('差异类型', report.byCode, report.total)),
    ...section('按乡镇', '', tallies('乡镇', report.byTownship, report.total)),
    ...section('按银行', '以台账所写为准', tallies('银行', report.byBank, report.total)),
    ...section(
      '未销号疑点的账龄',
      '从首次出现的月份末日算起',
      table(
        ['账龄', '疑点', '金额（元）'],
        report.ageing.map(({ label, count, fen }) => [label, groupedCount(count), groupedYuan(fen)]),
      ),
    ),
    ...section(
      '结论和复核',
      '每条疑点一次',
      report.people.length === 0
        ? { text: '还没有作出结论的疑点。', color: COLOUR.faint }
        : table(
            ['姓名', '作出结论', '复核'],
            report.people.map(({ name, concluded, reviewed }) => [
              name,
              groupedCount(concluded),
              groupedCount(reviewed),
            ]),
          ),
    ),
    signatureBoxes(['编制人', '复核人', '民政部门负责人', '审计人员']),
  ]);
  return writePdfFile(path, document, { title: `${AUDIT_REPORT_TITLE} ${programme}` });
}

function facts(written: AuditReportToWrite): Content {
  return {
    fontSize: 8,
    table: {
      widths: [64, '*'],
      dontBreakRows: true,
      body: auditReportFacts(written).map(([label, value]): TableCell[] => [
        { text: label, color: COLOUR.faint },
        { text: value },
      ]),
    },
    layout: tableLayout({ headerRows: 0, hasTotal: false }),
  };
}

function prioritiesOf({ byPriority }: Tally): readonly string[] {
  return [byPriority.P1, byPriority.P2, byPriority.P3].map(groupedCount);
}

function tallies(heading: string, all: readonly Tally[], total: Tally): Content {
  const cells = (each: Tally): readonly string[] => [
    each.label,
    groupedCount(each.count),
    groupedYuan(each.fen),
    ...prioritiesOf(each),
    groupedCount(each.closed),
    groupedCount(each.count - each.closed),
  ];
  return table([heading, '差异', '金额（元）', 'P1', 'P2', 'P3', '已销号', '未销号'], all.map(cells), cells(total));
}

/** The first column is text, the others are figures. The sum stands first, as our tables have it. */
function table(headings: readonly string[], rows: readonly (readonly string[])[], sum?: readonly string[]): Content {
  const line = (cells: readonly string[], bold: boolean): TableCell[] =>
    cells.map((text, at) => ({ text, bold, alignment: at === 0 ? 'left' : 'right', noWrap: at > 0 }));
  return {
    fontSize: 8,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: headings.map((_, at) => (at === 0 ? 150 : '*')),
      body: [
        line(headings, true),
        ...(sum === undefined ? [] : [line(sum, true)]),
        ...rows.map((row) => line(row, false)),
      ],
    },
    layout: tableLayout({ headerRows: 1, hasTotal: sum !== undefined }),
  };
}
