import type { Worksheet } from 'exceljs';
import {
  ALL_CODES,
  DISCREPANCY_CODES,
  type DiscrepancyCode,
  type Priority,
} from '../../../shared/domain/discrepancy/code.ts';
import type { Discrepancy } from '../../../shared/domain/discrepancy/discrepancy.ts';
import { VERDICT_LABEL } from '../../../shared/domain/statement/verdict.ts';

import type { WorkbookWriter } from './fixed-date-workbook.ts';
import { type Issuer, PRIORITY_MEANING, periodText, type StatementToWrite, sourcesOf } from './statement-words.ts';
import { LINE_HEIGHT, textCell } from './table-sheet.ts';
import { widthInEm } from './text-width.ts';
import { FOOTER, LOOK, type Look, pageSetup } from './workbook-style.ts';

const WIDTHS = [14, 44, 12, 18, 12, 12, 12];

interface Tally {
  count: number;
  fen: number;
  readonly byPriority: Record<Priority, number>;
}

/** The first sheet: the result in words, counts and money a code and a township, the input files, what the priorities mean. */
export function addSummarySheet(
  workbook: WorkbookWriter,
  discrepancies: readonly Discrepancy[],
  statement: StatementToWrite,
): void {
  const sheet = workbook.addWorksheet('汇总', { pageSetup: pageSetup(null), headerFooter: FOOTER });
  sheet.columns = WIDTHS.map((width) => ({ width }));
  line(sheet, ['低保资金三方对账差异汇总'], ['title']);
  line(sheet, []);
  line(sheet, ['所属月份', periodText(statement.period)], ['head', 'text']);
  if (statement.issuer !== undefined) addIssuer(sheet, statement.issuer);
  line(sheet, ['对账结论', VERDICT_LABEL[statement.verdict]], ['head', 'sumText']);
  line(sheet, ['差异笔数', discrepancies.length], ['head', 'count']);
  const { total } = statement.discrepancies;
  if (discrepancies.length !== total) {
    line(sheet, ['范围', `按筛选条件导出，本次对账共有差异 ${total} 笔`], ['head', 'text']);
  }
  line(sheet, []);
  addTallies(sheet, discrepancies);
  addFiles(sheet, statement);
  line(sheet, ['四、级别说明'], ['section']);
  for (const [priority, meaning] of Object.entries(PRIORITY_MEANING)) {
    merged(sheet, line(sheet, [priority, meaning], ['head', 'wrapped']), 'B');
  }
  line(sheet, []);
  line(sheet, ['五、版本与校验'], ['section']);
  for (const [label, value] of [
    ['程序版本', `三账通 ${statement.engine.version}`],
    ['规则', statement.engine.rules],
    ['结果 SHA-256', statement.resultSha256],
  ] as const) {
    merged(sheet, line(sheet, [label, value], ['head', 'wrapped']), 'B');
  }
  sheet.commit();
}

function addIssuer(sheet: Worksheet, { programme, office, exemption }: Issuer): void {
  line(sheet, ['救助项目', textCell(programme)], ['head', 'text']);
  if (office !== '') line(sheet, ['编制单位', textCell(office)], ['head', 'text']);
  if (exemption !== '') {
    const row = line(sheet, ['四眼', textCell(exemption)], ['head', 'wrapped']);
    sheet.getRow(row).height =
      2 +
      LINE_HEIGHT * Math.ceil((2 * widthInEm(exemption)) / (WIDTHS.slice(1).reduce((sum, width) => sum + width) - 2));
    merged(sheet, row, 'B');
  }
}

function addTallies(sheet: Worksheet, discrepancies: readonly Discrepancy[]): void {
  const byCode = new Map<DiscrepancyCode, Tally>();
  const byTownship = new Map<string, Tally>();
  const total = emptyTally();
  for (const discrepancy of discrepancies) {
    for (const tally of [total, tallyOf(byCode, discrepancy.code), tallyOf(byTownship, discrepancy.township)]) {
      tally.count++;
      tally.fen += discrepancy.amountFen;
      tally.byPriority[discrepancy.priority]++;
    }
  }
  line(sheet, ['一、按差异类型'], ['section']);
  line(sheet, ['级别', '差异类型', '笔数', '涉及金额（元）'], ['head', 'head', 'head', 'head']);
  for (const code of ALL_CODES) {
    const tally = byCode.get(code);
    if (tally === undefined) continue;
    const { priority, label } = DISCREPANCY_CODES[code];
    line(sheet, [priority, label, tally.count, tally.fen / 100], ['text', 'text', 'count', 'yuan']);
  }
  line(sheet, [null, '合计', total.count, total.fen / 100], ['sumText', 'sumText', 'sumCount', 'sumYuan']);
  merged(
    sheet,
    line(
      sheet,
      ['涉及金额为每笔差异牵涉的金额；同一户有几类差异时各计一次，不等于三方差额。三方差额见对账单。'],
      ['plain'],
    ),
    'A',
  );
  line(sheet, []);

  line(sheet, ['二、按乡镇'], ['section']);
  line(sheet, ['序号', '乡镇', '笔数', '涉及金额（元）', 'P1', 'P2', 'P3'], Array<Look>(7).fill('head'));
  const townships = [...byTownship].sort(([a], [b]) => (a < b ? -1 : 1));
  const figures = ({ count, fen, byPriority: { P1, P2, P3 } }: Tally): number[] => [count, fen / 100, P1, P2, P3];
  townships.forEach(([township, tally], i) => {
    const looks: Look[] = ['count', 'text', 'count', 'yuan', 'count', 'count', 'count'];
    line(sheet, [i + 1, textCell(township || '（未填乡镇）'), ...figures(tally)], looks);
  });
  const sumLooks: Look[] = ['sumText', 'sumText', 'sumCount', 'sumYuan', 'sumCount', 'sumCount', 'sumCount'];
  line(sheet, [null, '合计', ...figures(total)], sumLooks);
  line(sheet, []);
}

function addFiles(sheet: Worksheet, statement: StatementToWrite): void {
  line(sheet, ['三、输入文件'], ['section']);
  merged(sheet, line(sheet, ['账', '文件', 'SHA-256'], ['head', 'head', 'head']), 'C');
  for (const { label, source } of sourcesOf(statement)) {
    for (const { name, sha256 } of source.files) {
      const row = line(sheet, [label, textCell(name), sha256], ['text', 'wrapped', 'wrapped']);
      // Spreadsheets do not fit the height of a row with merged cells to its text.
      sheet.getRow(row).height = 2 + LINE_HEIGHT * Math.ceil((2 * widthInEm(name)) / (WIDTHS[1]! - 2));
      merged(sheet, row, 'C');
    }
  }
  line(sheet, []);
}

function emptyTally(): Tally {
  return { count: 0, fen: 0, byPriority: { P1: 0, P2: 0, P3: 0 } };
}

function tallyOf<K>(tallies: Map<K, Tally>, key: K): Tally {
  let tally = tallies.get(key);
  if (tally === undefined) {
    tally = emptyTally();
    tallies.set(key, tally);
  }
  return tally;
}

/** Adds a row and gives its number. Rows stay open until the sheet is committed: merging comes after. */
function line(sheet: Worksheet, cells: readonly (string | number | null)[], looks: readonly Look[] = []): number {
  const row = sheet.addRow(cells);
  looks.forEach((look, i) => {
    row.getCell(i + 1).style = LOOK[look];
  });
  return row.number;
}

/** Merges from the column to the sheet's last one. */
function merged(sheet: Worksheet, row: number, from: 'A' | 'B' | 'C'): void {
  sheet.mergeCells(`${from}${row}:G${row}`);
}
