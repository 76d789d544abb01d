import type { Content, TableCell } from 'pdfmake/interfaces';
import { type LeadToWrite, standingText } from './lead-to-write.ts';
import { tableLayout } from './statement-style.ts';
import { groupedYuan } from './statement-words.ts';

const head = (text: string, alignment: 'left' | 'right' = 'left'): TableCell => ({ text, bold: true, alignment });
const right = (text: string, bold = false): TableCell => ({ text, alignment: 'right', bold, noWrap: true });

/** Who a lead is about. */
export function peopleTable({ snapshot }: LeadToWrite): Content {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [24, 60, 90, '*', 120],
      body: [
        [head('序号'), head('姓名'), head('职务'), head('单位'), head('政治面貌和身份')],
        ...snapshot.content.people.map((person, at): TableCell[] => [
          { text: String(at + 1) },
          { text: person.name },
          { text: person.post },
          { text: person.unit },
          { text: standingText(person) },
        ]),
      ],
    },
    layout: tableLayout({ headerRows: 1, hasTotal: false }),
  };
}

/** Households and months with their money; the sum first, as our tables have it. */
export function moneyTable({ snapshot: { money, households } }: LeadToWrite): Content {
  const idOf = new Map(households.map(({ household, idNumber }) => [household, idNumber]));
  const villageOf = new Map(households.map(({ household, village }) => [household, village]));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [24, 66, 60, 52, 104, 46, 62, '*'],
      body: [
        [
          head('序号'),
          head('乡镇'),
          head('村（社区）'),
          head('户主姓名'),
          head('身份证号'),
          head('月份'),
          head('金额（元）', 'right'),
          head('说明'),
        ],
        [{ text: '' }, { text: '合计', bold: true }, '', '', '', '', right(groupedYuan(money.fen), true), ''],
        ...money.rows.map((row, at): TableCell[] => [
          { text: String(at + 1) },
          { text: row.township },
          { text: villageOf.get(row.household) ?? '' },
          { text: row.name },
          { text: idOf.get(row.household) ?? '', noWrap: true },
          { text: row.period, noWrap: true },
          right(groupedYuan(row.fen)),
          { text: row.reason === '' ? '' : `对账为 ${groupedYuan(row.foundFen)}，按核查更正：${row.reason}` },
        ]),
      ],
    },
    layout: tableLayout({ headerRows: 1, hasTotal: true }),
  };
}

/** What proves it: every file with its whole digest. */
export function evidenceTable({ snapshot: { content, evidence }, caseNumbers }: LeadToWrite): Content {
  const numberOf = new Map(content.caseIds.map((caseId, at) => [caseId, caseNumbers[at] ?? '']));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [24, '*', 58, 200],
      body: [
        [head('序号'), head('材料名称'), head('疑点编号'), head('SHA-256')],
        ...evidence.map(({ caseId, name, sha256 }, at): TableCell[] => [
          { text: String(at + 1) },
          { text: name },
          { text: numberOf.get(caseId) ?? '', noWrap: true },
          // 64 digits as two lines of 32.
          { text: `${sha256.slice(0, 32)}\n${sha256.slice(32)}`, fontSize: 7.5 },
        ]),
      ],
    },
    layout: tableLayout({ headerRows: 1, hasTotal: false }),
  };
}
