import type { Content, TableCell } from 'pdfmake/interfaces';
import { DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { LYING_WIDTH, lyingPage } from './lying-page.ts';
import { type WrittenPdf, writePdfFile } from './pdf-file.ts';
import { factsOf, SAMPLE_SIGNATORIES, SAMPLE_TITLE, type SampleListToWrite } from './sample-list-words.ts';
import { signatureBoxes } from './signature-boxes.ts';
import { COLOUR, section, tableLayout } from './statement-style.ts';
import { groupedCount, groupedYuan } from './statement-words.ts';

/** Strata of a drawing stand side by side in so many columns, so that sixty of them are one page and not three. */
const STRATA_ACROSS = 3;

/** Writes a drawing as a list to take along and sign, A4 lying. The same drawing gives the same bytes. */
export function writeSampleListPdf(path: string, list: SampleListToWrite): Promise<WrittenPdf> {
  const document = lyingPage(
    `${SAMPLE_TITLE}　第 ${list.drawId} 号　${list.about}　种子 ${list.seed}　总体校验码 ${list.populationSha256.slice(0, 16)}`,
    [
      {
        text: SAMPLE_TITLE,
        font: 'title',
        fontSize: 22,
        alignment: 'center',
        characterSpacing: 2,
        margin: [0, 0, 0, 6],
      },
      facts(list),
      { text: list.howDrawn, margin: [0, 6, 0, 0], fontSize: 7.5, color: COLOUR.faint, lineHeight: 1.2 },
      ...section('各层数量', '', strata(list)),
      ...section('抽中名单', '核查人至少两人；核查情况写明方式（入户、电话、查档、部门函）和结果', units(list)),
      signatureBoxes(SAMPLE_SIGNATORIES),
    ],
  );
  return writePdfFile(path, document, { title: `${SAMPLE_TITLE} ${list.about} 第 ${list.drawId} 号` });
}

function facts(list: SampleListToWrite): Content {
  return {
    fontSize: 8,
    table: {
      widths: [64, '*'],
      dontBreakRows: true,
      body: factsOf(list).map(([label, value]): TableCell[] => [{ text: label, color: COLOUR.faint }, { text: value }]),
    },
    layout: tableLayout({ headerRows: 0, hasTotal: false }),
  };
}

function strata({ allocation, size, units: drawn }: SampleListToWrite): Content {
  const groups = Array.from({ length: STRATA_ACROSS }, (_, at) => at);
  const perColumn = Math.ceil(allocation.length / STRATA_ACROSS);
  const cellsOf = (at: number): TableCell[] => {
    const each = allocation[at];
    if (each === undefined) return [{ text: '' }, { text: '' }, { text: '' }];
    return [
      { text: each.stratum },
      { text: groupedCount(each.population), alignment: 'right' },
      { text: `${groupedCount(each.drawn)}${each.raised ? '＊' : ''}`, alignment: 'right', bold: true },
    ];
  };
  const hasRaised = allocation.some((each) => each.raised);
  return {
    stack: [
      {
        fontSize: 8,
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: groups.flatMap(() => ['*', 46, 46]),
          body: [
            groups.flatMap((): TableCell[] => [
              { text: '层', bold: true },
              { text: '总体', bold: true, alignment: 'right' },
              { text: '抽取', bold: true, alignment: 'right' },
            ]),
            ...Array.from({ length: perColumn }, (_, row) =>
              groups.flatMap((group) => cellsOf(group * perColumn + row)),
            ),
          ],
        },
        layout: tableLayout({ headerRows: 1, hasTotal: false, groupStarts: [3, 6] }),
      },
      {
        margin: [0, 3, 0, 0],
        text: `合计：总体 ${groupedCount(size.population)}，抽取 ${groupedCount(drawn.length)}${hasRaised ? '。带“＊”的层按比例不足 1 个，加抽 1 个' : ''}`,
      },
    ],
  };
}

function units({ units: drawn }: SampleListToWrite): Content {
  const head = (text: string, alignment: 'left' | 'right' = 'left'): TableCell => ({ text, bold: true, alignment });
  const widths = [24, 84, 58, 58, 48, 98, 52, 118];
  const left = LYING_WIDTH - widths.reduce((sum, width) => sum + width + 6, 0) - 18;
  return {
    fontSize: 7.5,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [...widths, left * 0.28, left * 0.5, left * 0.22],
      body: [
        [
          head('序号'),
          head('层'),
          head('乡镇'),
          head('村（社区）'),
          head('户主姓名'),
          head('身份证号'),
          head('金额（元）', 'right'),
          head('已发现的差异'),
          head('核查人'),
          head('核查情况'),
          head('日期'),
        ],
        ...drawn.map((unit, at): TableCell[] => [
          { text: String(at + 1), margin: [0, 3, 0, 3] },
          { text: unit.stratum },
          { text: unit.township },
          { text: unit.village },
          { text: unit.name },
          { text: unit.idNumber, noWrap: true },
          { text: groupedYuan(unit.amountFen), alignment: 'right', noWrap: true },
          { text: unit.codes.map((code) => DISCREPANCY_CODES[code].label).join('、') },
          { text: '' },
          { text: '' },
          { text: '' },
        ]),
      ],
    },
    layout: tableLayout({ headerRows: 1, hasTotal: false, groupStarts: [8, 9, 10] }),
  };
}
