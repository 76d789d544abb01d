import type { Content } from 'pdfmake/interfaces';
import { LEAD_CATEGORY_TEXT, LEAD_SOURCE_LABEL } from '../../../shared/domain/lead/category.ts';
import { evidenceTable, moneyTable, peopleTable } from './lead-tables.ts';
import { dayText, type LeadToWrite, periodText } from './lead-to-write.ts';
import { lyingPage } from './lying-page.ts';
import { type WrittenPdf, writePdfFile } from './pdf-file.ts';
import { signatureBoxes } from './signature-boxes.ts';
import { COLOUR, section, tableLayout } from './statement-style.ts';
import { groupedYuan } from './statement-words.ts';

export const LEAD_LIST_TITLE = '问题线索移交清单';

/** What a list says of a lead before its tables: label and value. */
export function leadFacts(lead: LeadToWrite): readonly (readonly [label: string, value: string])[] {
  const { content, money, evidence } = lead.snapshot;
  return [
    ['线索编号', lead.number === '' ? '（待审，移交后编号）' : lead.number],
    ['移交单位', lead.office],
    ['接收单位', content.receiver],
    ['移交日期', dayText(lead.handedOverOn)],
    ['线索来源', LEAD_SOURCE_LABEL[content.source]],
    ['线索类别', LEAD_CATEGORY_TEXT[content.category]],
    ['主要问题', content.problem],
    ['查明的情况', content.facts],
    ['涉及金额', `${money.households} 户，${periodText(money.from, money.to)}，合计 ${groupedYuan(money.fen)} 元`],
    ['关联疑点', lead.caseNumbers.join('、')],
    ['证据材料', `${evidence.length} 份`],
    [
      '拟稿、审核',
      `${lead.writers.join('、')}；${lead.reviewer === '' ? '（待审）' : lead.reviewer}${lead.exemption === '' ? '' : `。${lead.exemption}`}`,
    ],
  ];
}

/** Writes the list that goes with a letter: everything of one lead on lying pages. The same lead gives the same bytes. */
export function writeLeadListPdf(path: string, lead: LeadToWrite): Promise<WrittenPdf> {
  const small = (content: Content): Content => ({ fontSize: 8, stack: [content] });
  const document = lyingPage(`${LEAD_LIST_TITLE}　${lead.number}　内部资料，注意保密`, [
    {
      text: LEAD_LIST_TITLE,
      font: 'title',
      fontSize: 22,
      alignment: 'center',
      characterSpacing: 2,
      margin: [0, 0, 0, 6],
    },
    {
      fontSize: 8.5,
      table: {
        widths: [64, '*'],
        body: leadFacts(lead).map(([label, value]) => [{ text: label, color: COLOUR.faint }, { text: value }]),
      },
      layout: tableLayout({ headerRows: 0, hasTotal: false }),
    },
    ...section('涉及人员', '', small(peopleTable(lead))),
    ...section('涉及户和金额', '', small(moneyTable(lead))),
    ...section('证据材料', '原件存于疑点卷内，SHA-256 可用来核对', small(evidenceTable(lead))),
    signatureBoxes(['移交人', '移交单位负责人', '接收人', '接收单位']),
  ]);
  return writePdfFile(path, document, { title: `${LEAD_LIST_TITLE} ${lead.number}` });
}
