import type { Content, TableCell } from 'pdfmake/interfaces';
import { LYING_WIDTH, lyingPage } from './lying-page.ts';
import { type WrittenPdf, writePdfFile } from './pdf-file.ts';
import { listFacts, listTitle, type PrecheckListToWrite } from './precheck-list-words.ts';
import { signatureBoxes } from './signature-boxes.ts';
import { COLOUR, section, tableLayout } from './statement-style.ts';
import { groupedYuan } from './statement-words.ts';

/** Writes a list to sign, A4 lying. The same list gives the same bytes. */
export function writePrecheckListPdf(path: string, list: PrecheckListToWrite): Promise<WrittenPdf> {
  const title = listTitle(list);
  const document = lyingPage(`${title}　${list.period} ${list.programme}　校验码 ${list.resultSha256.slice(0, 16)}`, [
    { text: title, font: 'title', fontSize: 20, alignment: 'center', characterSpacing: 1, margin: [0, 0, 0, 6] },
    facts(list),
    signatureBoxes(['制表人', '复核人']),
    ...section(
      list.list === 'release' ? '放行的各户' : '需核实（更正）后发放的各户',
      list.list === 'release' ? '有事由的照发，并在发放后核查' : '不是停发依据；核实或更正后及时发放',
      lines(list),
    ),
  ]);
  return writePdfFile(path, document, { title: `${title} ${list.period} ${list.programme}` });
}

function facts(list: PrecheckListToWrite): Content {
  return {
    fontSize: 8,
    table: {
      widths: [64, '*'],
      dontBreakRows: true,
      body: listFacts(list).map(([label, value]): TableCell[] => [
        { text: label, color: COLOUR.faint },
        { text: value, ...(label === '法律提示' ? { color: COLOUR.alarm, bold: true } : {}) },
      ]),
    },
    layout: tableLayout({ headerRows: 0, hasTotal: false }),
  };
}

function lines(list: PrecheckListToWrite): Content {
  const head = (text: string, alignment: 'left' | 'right' = 'left'): TableCell => ({ text, bold: true, alignment });
  const widths = [26, 58, 58, 52, 96, 104, 50, 50, 50];
  const left = LYING_WIDTH - widths.reduce((sum, width) => sum + width + 6, 0) - 12;
  const money = (fen: number | null): TableCell => ({
    text: fen === null ? '' : groupedYuan(fen),
    alignment: 'right',
    noWrap: true,
  });
  return {
    fontSize: 7.5,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [...widths, left * 0.72, left * 0.28],
      body: [
        [
          head('序号'),
          head('乡镇'),
          head('村（社区）'),
          head('户主姓名'),
          head('身份证号'),
          head('银行账号'),
          head('审批', 'right'),
          head('请款', 'right'),
          head('上月', 'right'),
          head('事由和办法'),
          head('核实结果'),
        ],
        ...list.lines.map((line, at): TableCell[] => [
          { text: String(at + 1) },
          { text: line.township },
          { text: line.village },
          { text: line.name },
          { text: line.idNumber, noWrap: true },
          { text: line.account, noWrap: true },
          money(line.approvedFen),
          money(line.requestedFen),
          money(line.lastFen),
          { text: line.reasons === '' ? '' : `${line.reasons}：${line.mend}` },
          { text: '' },
        ]),
      ],
    },
    layout: tableLayout({ headerRows: 1, hasTotal: false, groupStarts: [9, 10] }),
  };
}
