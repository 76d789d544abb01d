import { addFact, addLine } from './facts-sheet.ts';
import { writeWorkbook } from './fixed-date-workbook.ts';
import { type ListedLine, listFacts, listTitle, type PrecheckListToWrite } from './precheck-list-words.ts';
import { addTableSheet, type TableColumn } from './table-sheet.ts';
import { FOOTER, pageSetup } from './workbook-style.ts';
import type { WrittenFile } from './written-file.ts';

const COLUMNS = 4;
const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);

const LISTED: readonly TableColumn<ListedLine & { readonly at: number }>[] = [
  { heading: '序号', width: 6, look: 'count', cell: ({ at }) => at },
  { heading: '乡镇', width: 11, look: 'wrapped', cell: ({ township }) => township },
  { heading: '村（社区）', width: 12, look: 'wrapped', cell: ({ village }) => village },
  { heading: '户主姓名', width: 10, look: 'wrapped', cell: ({ name }) => name },
  { heading: '身份证号', width: 20, look: 'identity', cell: ({ idNumber }) => idNumber },
  { heading: '银行账号', width: 22, look: 'identity', cell: ({ account }) => account },
  { heading: '审批（元）', width: 12, look: 'yuan', cell: ({ approvedFen }) => yuan(approvedFen) },
  { heading: '请款（元）', width: 12, look: 'yuan', cell: ({ requestedFen }) => yuan(requestedFen) },
  { heading: '上月（元）', width: 12, look: 'yuan', cell: ({ lastFen }) => yuan(lastFen) },
  { heading: '事由', width: 18, look: 'wrapped', cell: ({ reasons }) => reasons },
  { heading: '说明', width: 44, look: 'wrapped', cell: ({ sentences }) => sentences },
  { heading: '怎么办', width: 30, look: 'wrapped', cell: ({ mend }) => mend },
  { heading: '核实结果', width: 18, look: 'wrapped', cell: () => null },
];

/** Writes a list as a workbook: what it is, the places to sign, and the lines. The same list gives the same bytes. */
export function writePrecheckListXlsx(path: string, list: PrecheckListToWrite): Promise<WrittenFile> {
  return writeWorkbook(path, async (workbook) => {
    const sheet = workbook.addWorksheet('说明和签字', { pageSetup: pageSetup(null), headerFooter: FOOTER });
    sheet.columns = [14, 30, 30, 30].map((width) => ({ width }));
    addLine(sheet, [listTitle(list)], ['title']);
    addLine(sheet, []);
    for (const [label, value] of listFacts(list)) addFact(sheet, label, value, COLUMNS);
    addLine(sheet, []);
    addLine(sheet, ['签字'], ['section']);
    for (const who of ['制表人', '复核人'])
      addFact(sheet, who, '签字：　　　　　　　　　　日期：　　　　年　　月　　日', COLUMNS);
    sheet.commit();
    await addTableSheet(
      workbook,
      list.list === 'release' ? '放行清单' : '需核实后发放',
      LISTED,
      list.lines.map((line, at) => ({ ...line, at: at + 1 })),
      { rowCount: list.lines.length, frozenColumns: 4 },
    );
  });
}
