import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { capitalsOf } from '../../../shared/domain/identity/money-capitals.ts';
import { LEAD_CATEGORY_TEXT, LEAD_SOURCE_LABEL } from '../../../shared/domain/lead/category.ts';
import { evidenceTable, moneyTable } from './lead-tables.ts';
import { dayText, type LeadToWrite, periodText, standingText } from './lead-to-write.ts';
import { type WrittenPdf, writePdfFile } from './pdf-file.ts';
import { groupedYuan } from './statement-words.ts';

/** Points a millimetre. */
const MM = 72 / 25.4;
/** The margins of an official letter (GB/T 9704-2012, 5.1): 37 above, 28 left, 26 right, 35 below. */
const MARGINS: [number, number, number, number] = [28 * MM, 37 * MM, 26 * MM, 35 * MM];
/** 三号 and 二号 (GB/T 9704-2012, 5.2.2 and 7.3.1). */
const SIZE = { body: 16, title: 22, office: 30, table: 8.5 };
/** A paragraph begins two characters in; the library drops blanks at the beginning of a text. */
const INDENT = 2 * SIZE.body;
/** Red of the letterhead. */
const RED = '#c00000';
/** 22 lines a page. */
const LINE = 1.25;

/** Writes the letter by which a lead is handed over (问题线索移交函), with its attachments and a receipt to send back. The same lead gives the same bytes. */
export function writeLeadLetterPdf(path: string, lead: LeadToWrite): Promise<WrittenPdf> {
  return writePdfFile(path, letter(lead), { title: `问题线索移交函 ${lead.number}`, song: true });
}

function letter(lead: LeadToWrite): TDocumentDefinitions {
  const isDraft = lead.number === '';
  return {
    pageSize: 'A4',
    pageMargins: MARGINS,
    defaultStyle: { font: 'song', fontSize: SIZE.body, lineHeight: LINE },
    ...(isDraft
      ? { header: { text: '待审稿，不作移交用', font: 'sans', color: RED, alignment: 'center', margin: [0, 40, 0, 0] } }
      : {}),
    footer: (page) => ({ text: `－ ${page} －`, alignment: 'center', fontSize: 12, margin: [0, 24, 0, 0] }),
    content: [...head(lead), ...body(lead), ...closing(lead), ...attachments(lead)],
  };
}

/** The letterhead: the office, a red line, the number, the title. */
function head({ office, number }: LeadToWrite): Content[] {
  const width = 595.28 - MARGINS[0] - MARGINS[2];
  const [year, serial] = number.split('-');
  return [
    {
      text: office === '' ? '（单位名称）' : office,
      font: 'title',
      fontSize: SIZE.office,
      color: RED,
      alignment: 'center',
      characterSpacing: 3,
      lineHeight: 1,
    },
    {
      canvas: [
        { type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 2.4, lineColor: RED },
        { type: 'line', x1: 0, y1: 3.6, x2: width, y2: 3.6, lineWidth: 0.7, lineColor: RED },
      ],
      margin: [0, 10, 0, 10],
    },
    {
      columns: [
        { text: '内部资料　注意保密', font: 'sans', fontSize: 12 },
        {
          text: number === '' ? '（审核移交后编号）' : `问题线索移交〔${year}〕${Number(serial)}号`,
          alignment: 'right',
          fontSize: 14,
        },
      ],
    },
    {
      text: '关于移交问题线索的函',
      font: 'title',
      fontSize: SIZE.title,
      alignment: 'center',
      margin: [0, 26, 0, 20],
    },
  ];
}

function body({ snapshot, caseNumbers }: LeadToWrite): Content[] {
  const { content, money, evidence } = snapshot;
  return [
    { text: `${content.receiver}：` },
    paragraph(
      `根据《全省城乡低保专项整治工作方案》（黑民函〔2020〕137号）关于建立问题线索移交机制的要求，现将我单位调查核实的“${LEAD_CATEGORY_TEXT[content.category]}”问题线索移交你单位，请依规依纪依法处理。`,
    ),
    heading('一、线索来源和主要问题'),
    paragraph(`来源：${LEAD_SOURCE_LABEL[content.source]}。主要问题：${endingInStop(content.problem)}`),
    heading('二、涉及人员'),
    ...content.people.map((person, at) =>
      paragraph(
        `${content.people.length === 1 ? '' : `${at + 1}．`}${[person.name, person.unit, person.post].filter((part) => part !== '').join('，')}（${standingText(person)}）。`,
      ),
    ),
    heading('三、查明的情况'),
    ...content.facts
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map(paragraph),
    heading('四、涉及金额和期间'),
    paragraph(
      `涉及 ${money.households} 户，${periodText(money.from, money.to)}，金额合计 ${groupedYuan(money.fen)} 元（大写：${capitalsOf(money.fen)}），逐户逐月见附件1。`,
    ),
    heading('五、证据材料'),
    paragraph(`共 ${evidence.length} 份，来自疑点 ${caseNumbers.join('、')}，目录见附件2。`),
    paragraph('请予查收，填写回执（附件3）退回我单位，并将办理结果函告我单位。'),
  ];
}

function closing({ office, handedOverOn, writers, reviewer, exemption }: LeadToWrite): Content[] {
  return [
    {
      margin: [INDENT, 14, 0, 0],
      columns: [
        { text: '附件：', width: 3 * SIZE.body },
        { stack: ['1．涉及户和金额清单', '2．证据材料目录', '3．问题线索移交回执'] },
      ],
    },
    {
      unbreakable: true,
      margin: [0, 40, 0, 0],
      stack: [
        { text: office === '' ? '（单位名称）' : office, alignment: 'right', margin: [0, 0, 2 * SIZE.body, 0] },
        {
          text: handedOverOn === '' ? '　　　　年　　月　　日' : dayText(handedOverOn),
          alignment: 'right',
          margin: [0, 0, 2 * SIZE.body, 0],
        },
        { text: '（盖章处）', color: '#9a9a9a', fontSize: 12, alignment: 'right', margin: [0, 0, 2 * SIZE.body, 0] },
        {
          margin: [0, 26, 0, 0],
          fontSize: 12,
          text: `拟稿：${writers.join('、')}　　审核：${reviewer}`,
        },
        ...(exemption === '' ? [] : [{ text: exemption, fontSize: 10.5, color: '#555555' }]),
      ],
    },
  ];
}

function attachments(lead: LeadToWrite): Content[] {
  const table = (content: Content): Content => ({
    font: 'sans',
    fontSize: SIZE.table,
    lineHeight: 1.1,
    stack: [content],
  });
  return [
    ...attachment('附件1', '涉及户和金额清单'),
    table(moneyTable(lead)),
    ...attachment('附件2', '证据材料目录'),
    table(evidenceTable(lead)),
    ...attachment('附件3', '问题线索移交回执'),
    ...receipt(lead),
  ];
}

function attachment(label: string, title: string): Content[] {
  return [
    { text: label, font: 'sans', fontSize: 14, pageBreak: 'before' },
    { text: title, font: 'title', fontSize: 18, alignment: 'center', margin: [0, 8, 0, 12] },
  ];
}

/** Filled in where the receipt is there already: a second print for the file. */
function receipt({ number, office, snapshot, receipt: given }: LeadToWrite): Content[] {
  const [year, serial] = number.split('-');
  const letterNumber = number === '' ? '　　　　　　' : `问题线索移交〔${year}〕${Number(serial)}号`;
  const line = (label: string, value: string): Content => ({
    text: `${label}：${value === '' ? '＿＿＿＿＿＿＿＿＿＿＿＿' : value}`,
  });
  return [
    { text: `${office === '' ? '（移交单位）' : office}：`, margin: [0, 6, 0, 0] },
    paragraph(`你单位《关于移交问题线索的函》（${letterNumber}）及所附材料 ${snapshot.evidence.length} 份收悉。`),
    {
      margin: [0, 20, 0, 0],
      unbreakable: true,
      stack: [
        line('接收单位', given?.unit ?? ''),
        line('接收人', given?.by ?? ''),
        line('回执编号', given?.number ?? ''),
        line('签收日期', dayText(given?.on ?? '')),
        { text: '（接收单位盖章处）', color: '#9a9a9a', fontSize: 12, margin: [0, 30, 0, 0] },
      ],
    },
  ];
}

function heading(text: string): Content {
  return { text, font: 'sans', bold: true, leadingIndent: INDENT };
}

function paragraph(text: string): Content {
  return { text, alignment: 'justify', leadingIndent: INDENT };
}

function endingInStop(text: string): string {
  return /[。！？]$/.test(text) ? text : `${text}。`;
}
