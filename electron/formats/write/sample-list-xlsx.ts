import { DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { addFact, addLine, addNote } from './facts-sheet.ts';
import { type WorkbookWriter, writeWorkbook } from './fixed-date-workbook.ts';
import {
  factsOf,
  type ListedUnit,
  SAMPLE_SIGNATORIES,
  SAMPLE_TITLE,
  type SampleListToWrite,
} from './sample-list-words.ts';
import { addTableSheet, type TableColumn } from './table-sheet.ts';
import { FOOTER, pageSetup } from './workbook-style.ts';
import type { WrittenFile } from './written-file.ts';

const COLUMNS = 5;

const LISTED: readonly TableColumn<ListedUnit & { readonly at: number }>[] = [
  { heading: '序号', width: 6, look: 'count', cell: ({ at }) => at },
  { heading: '层', width: 16, look: 'wrapped', cell: ({ stratum }) => stratum },
  { heading: '乡镇', width: 11, look: 'wrapped', cell: ({ township }) => township },
  { heading: '村（社区）', width: 12, look: 'wrapped', cell: ({ village }) => village },
  { heading: '户主姓名', width: 10, look: 'wrapped', cell: ({ name }) => name },
  { heading: '身份证号', width: 20, look: 'identity', cell: ({ idNumber }) => idNumber },
  { heading: '金额（元）', width: 12, look: 'yuan', cell: ({ amountFen }) => amountFen / 100 },
  { heading: '最高级别', width: 9, look: 'text', cell: ({ priority }) => priority ?? '无差异' },
  {
    heading: '已发现的差异',
    width: 26,
    look: 'wrapped',
    cell: ({ codes }) => codes.map((code) => DISCREPANCY_CODES[code].label).join('、'),
  },
  { heading: '核查日期', width: 12, look: 'text', cell: () => null },
  { heading: '核查人（两人）', width: 14, look: 'text', cell: () => null },
  { heading: '核查情况', width: 30, look: 'wrapped', cell: () => null },
  { heading: '是否相符', width: 9, look: 'text', cell: () => null },
  { heading: '单位编号', width: 36, look: 'identity', cell: ({ id }) => id },
];

const POPULATION: readonly TableColumn<SampleListToWrite['population'][number]>[] = [
  { heading: '单位编号', width: 36, look: 'identity', cell: ({ id }) => id },
  { heading: '层', width: 24, look: 'text', cell: ({ stratum }) => stratum },
  { heading: '抽取号（SHA-256）', width: 68, look: 'identity', cell: ({ number }) => number },
  { heading: '是否抽中', width: 10, look: 'text', cell: ({ isDrawn }) => (isDrawn ? '抽中' : '') },
];

/**
 * Writes a drawing as a workbook: how it was drawn, the list with room for what is found, and the whole population with the number of every unit,
 * from which anybody draws the sample again. The same drawing gives the same bytes.
 */
export function writeSampleListXlsx(path: string, list: SampleListToWrite): Promise<WrittenFile> {
  return writeWorkbook(path, async (workbook) => {
    addExplanation(workbook, list);
    await addTableSheet(
      workbook,
      '抽中名单',
      LISTED,
      list.units.map((unit, at) => ({ ...unit, at: at + 1 })),
      { rowCount: list.units.length, frozenColumns: 5 },
    );
    await addTableSheet(workbook, '总体', POPULATION, list.population, {
      rowCount: list.population.length,
      frozenColumns: 1,
    });
  });
}

function addExplanation(workbook: WorkbookWriter, list: SampleListToWrite): void {
  const sheet = workbook.addWorksheet('抽样说明', { pageSetup: pageSetup(null), headerFooter: FOOTER });
  sheet.columns = [14, 28, 16, 16, 40].map((width) => ({ width }));
  addLine(sheet, [SAMPLE_TITLE], ['title']);
  addLine(sheet, []);
  for (const [label, value] of factsOf(list)) addFact(sheet, label, value, COLUMNS);
  addLine(sheet, []);
  addLine(sheet, ['各层数量'], ['section']);
  addLine(sheet, ['序号', '层', '总体', '抽取', '说明'], ['head', 'head', 'head', 'head', 'head']);
  list.allocation.forEach(({ stratum, population, drawn, raised }, at) => {
    addLine(
      sheet,
      [at + 1, stratum, population, drawn, raised ? '按比例不足 1 个，加抽 1 个' : ''],
      ['count', 'text', 'count', 'count', 'text'],
    );
  });
  addLine(
    sheet,
    [null, '合计', list.size.population, list.units.length, null],
    ['sumText', 'sumText', 'sumCount', 'sumCount', 'sumText'],
  );
  addLine(sheet, []);
  addNote(sheet, list.howDrawn, COLUMNS);
  addLine(sheet, []);
  addLine(sheet, ['签字'], ['section']);
  for (const each of SAMPLE_SIGNATORIES)
    addFact(sheet, each, '签字：　　　　　　　　　　日期：　　　　年　　月　　日', COLUMNS);
  sheet.commit();
}
