import { addFact, addLine } from './facts-sheet.ts';
import { writeWorkbook } from './fixed-date-workbook.ts';
import { LEAD_LIST_TITLE, leadFacts } from './lead-list-pdf.ts';
import { type LeadToWrite, standingText } from './lead-to-write.ts';
import { addTableSheet } from './table-sheet.ts';
import { FOOTER, pageSetup } from './workbook-style.ts';
import type { WrittenFile } from './written-file.ts';

/** Writes the list of one lead as a workbook: what it is, people, households and money, evidence. The same lead gives the same bytes. */
export function writeLeadListXlsx(path: string, lead: LeadToWrite): Promise<WrittenFile> {
  const { content, money, evidence, households } = lead.snapshot;
  const idOf = new Map(households.map(({ household, idNumber }) => [household, idNumber]));
  const villageOf = new Map(households.map(({ household, village }) => [household, village]));
  const numberOf = new Map(content.caseIds.map((caseId, at) => [caseId, lead.caseNumbers[at] ?? '']));
  return writeWorkbook(path, async (workbook) => {
    const sheet = workbook.addWorksheet('线索', { pageSetup: pageSetup(null), headerFooter: FOOTER });
    sheet.columns = [14, 30, 30, 30].map((width) => ({ width }));
    addLine(sheet, [LEAD_LIST_TITLE], ['title']);
    addLine(sheet, []);
    for (const [label, value] of leadFacts(lead)) addFact(sheet, label, value, 4);
    sheet.commit();
    await addTableSheet(
      workbook,
      '涉及人员',
      [
        { heading: '姓名', width: 12, look: 'wrapped', cell: ({ name }) => name },
        { heading: '职务', width: 18, look: 'wrapped', cell: ({ post }) => post },
        { heading: '单位', width: 30, look: 'wrapped', cell: ({ unit }) => unit },
        { heading: '政治面貌和身份', width: 24, look: 'text', cell: standingText },
      ],
      content.people,
      { rowCount: content.people.length, frozenColumns: 1 },
    );
    await addTableSheet(
      workbook,
      '涉及户和金额',
      [
        { heading: '乡镇', width: 11, look: 'wrapped', cell: ({ township }) => township },
        { heading: '村（社区）', width: 12, look: 'wrapped', cell: ({ household }) => villageOf.get(household) ?? '' },
        { heading: '户主姓名', width: 10, look: 'wrapped', cell: ({ name }) => name },
        { heading: '身份证号', width: 20, look: 'identity', cell: ({ household }) => idOf.get(household) ?? '' },
        { heading: '月份', width: 10, look: 'text', cell: ({ period }) => period },
        { heading: '对账金额（元）', width: 14, look: 'yuan', cell: ({ foundFen }) => foundFen / 100 },
        { heading: '认定金额（元）', width: 14, look: 'yuan', cell: ({ fen }) => fen / 100 },
        { heading: '改动理由', width: 30, look: 'wrapped', cell: ({ reason }) => reason },
        {
          heading: '疑点编号',
          width: 22,
          look: 'wrapped',
          cell: ({ caseIds }) => caseIds.map((id) => numberOf.get(id) ?? '').join('、'),
        },
      ],
      money.rows,
      { rowCount: money.rows.length, frozenColumns: 3 },
    );
    await addTableSheet(
      workbook,
      '证据材料',
      [
        { heading: '材料名称', width: 40, look: 'wrapped', cell: ({ name }) => name },
        { heading: '疑点编号', width: 12, look: 'text', cell: ({ caseId }) => numberOf.get(caseId) ?? '' },
        { heading: '字节', width: 12, look: 'count', cell: ({ bytes }) => bytes },
        { heading: 'SHA-256', width: 68, look: 'identity', cell: ({ sha256 }) => sha256 },
      ],
      evidence,
      { rowCount: evidence.length, frozenColumns: 1 },
    );
  });
}
