import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { ALL_CODES, DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { BRIDGE_WAYS } from '../../../shared/domain/statement/bridge.ts';
import type { BridgeRow, StepCode } from '../../../shared/domain/statement/bridge-row.ts';
import { totalOfBridge } from '../../../shared/domain/statement/bridge-total.ts';
import { VERDICT_LABEL } from '../../../shared/domain/statement/verdict.ts';
import { LYING_WIDTH, lyingPage } from './lying-page.ts';
import { signatureBoxes } from './signature-boxes.ts';
import { bridgeTable, difference } from './statement-bridge-table.ts';
import { sealed } from './statement-seal.ts';
import { COLOUR, section, tableLayout } from './statement-style.ts';
import {
  groupedCount,
  groupedYuan,
  headingText,
  POINT_LABEL,
  periodText,
  type StatementToWrite,
  sourcesOf,
  stepLabel,
} from './statement-words.ts';
import { widthInEm } from './text-width.ts';
import { isWaterfallCut, waterfallSvg } from './waterfall-chart.ts';

export const STATEMENT_TITLE = '低保资金三方对账单';
/** Warnings printed; all of them stand in statement.json. */
const WARNINGS_PRINTED = 100;
const SIGNATORIES = ['制表人', '复核人', '民政部门负责人', '财政部门', '代发银行'] as const;

const VERDICT_COLOUR = {
  balanced: COLOUR.calm,
  balanced_with_warnings: COLOUR.notice,
  discrepancies: COLOUR.alarm,
  incomplete: COLOUR.alarm,
} as const;

/**
 * Lays out the statement as an office signs it. A pure function of the statement: no clock, no locale.
 * The fonts it names (`sans` normal and bold, `title` normal) are the caller's.
 */
export function statementDocument(statement: StatementToWrite): TDocumentDefinitions {
  const total = totalOfBridge(statement.bridge);
  const period = periodText(statement.period);
  return lyingPage(`${STATEMENT_TITLE}　${period}　结果校验码 ${statement.resultSha256.slice(0, 16)}`, [
    { text: STATEMENT_TITLE, font: 'title', fontSize: 22, alignment: 'center', characterSpacing: 2 },
    {
      margin: [0, 2, 0, 6],
      columns: [{ text: headingText(statement) }, { text: '单位：户、元', alignment: 'right', width: 80 }],
    },
    ...exemption(statement),
    band(statement, total),
    { text: inWords(statement, total), margin: [0, 6, 0, 0] },
    ...section('资金走向', isWaterfallCut(total) ? '差额相对总额很小，柱体下部截去，纵轴不从零起' : '', {
      svg: waterfallSvg(total, LYING_WIDTH),
    }),
    ...section(
      '分乡镇对账',
      '差额为前减后，正数表示减少；绝对值合计为逐户各环节差额绝对值之和',
      bridgeTable(statement.bridge, total, LYING_WIDTH),
    ),
    ...presenceTable(statement),
    ...differences(statement, total),
    ...inputs(statement),
    ...warnings(statement),
    ...proof(statement),
    ...sealed(statement),
    signatureBoxes(SIGNATORIES),
  ]);
}

/** An office that cannot keep four eyes says so above everything it signs. */
function exemption({ issuer }: StatementToWrite): Content[] {
  if (issuer === undefined || issuer.exemption === '') return [];
  return [{ text: issuer.exemption, color: COLOUR.notice, fontSize: 8.5, margin: [0, 0, 0, 6] }];
}

/** The verdict and the money at the four points, side by side. */
function band(statement: StatementToWrite, total: BridgeRow): Content {
  const [word, remark] = VERDICT_LABEL[statement.verdict].split('（');
  const points = (['approved', 'requested', 'paid', 'credited'] as const).map((point) => ({
    label: POINT_LABEL[point],
    amount: groupedYuan(total[`${point}Fen`]),
    count: groupedCount(total[`${point}Count`]),
  }));
  const widest = Math.max(...points.map(({ amount }) => widthInEm(amount)));
  const amountSize = Math.min(15, 128 / widest);
  const cells = points.map(
    ({ label, amount, count }): TableCell => ({
      stack: [
        { text: label, color: COLOUR.faint, fontSize: 8 },
        { text: amount, bold: true, fontSize: amountSize, margin: [0, 1, 0, 1] },
        { text: `${count} 户`, fontSize: 8.5 },
      ],
      alignment: 'right',
    }),
  );
  const verdict: TableCell = {
    stack: [
      { text: '对账结论', color: COLOUR.faint, fontSize: 8 },
      {
        color: VERDICT_COLOUR[statement.verdict],
        bold: true,
        text: [{ text: word!, fontSize: 26 }, remark === undefined ? '' : { text: `（${remark}`, fontSize: 12 }],
      },
    ],
  };
  return {
    table: { widths: [150, '*', '*', '*', '*'], body: [[verdict, ...cells]] },
    layout: {
      hLineWidth: () => 1,
      hLineColor: () => COLOUR.strongLine,
      vLineWidth: (i) => (i > 0 && i < 5 ? 0.35 : 0),
      vLineColor: () => COLOUR.line,
      paddingLeft: (i) => (i === 0 ? 0 : 6),
      paddingRight: () => 8,
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
  };
}

/** The result as sentences, so that no figure has to be interpreted. */
function inWords(
  { verdict, discrepancies: { total: count, byPriority } }: StatementToWrite,
  total: BridgeRow,
): Content {
  const ways = BRIDGE_WAYS.map(([from, to]) => {
    const fen = total[`${from}Fen`] - total[`${to}Fen`];
    const says = fen === 0 ? '相等' : `${fen > 0 ? '少' : '多'} ${groupedYuan(Math.abs(fen))} 元`;
    return fen === 0
      ? `${POINT_LABEL[to]}与${POINT_LABEL[from]}${says}`
      : `${POINT_LABEL[to]}比${POINT_LABEL[from]}${says}`;
  });
  const found =
    count === 0
      ? '逐户核对未发现差异'
      : `逐户核对发现差异 ${groupedCount(count)} 笔（P1 ${groupedCount(byPriority.P1)} 笔，P2 ${groupedCount(byPriority.P2)} 笔，P3 ${groupedCount(byPriority.P3)} 笔）`;
  const closing =
    verdict === 'incomplete'
      ? {
          text: `本单未闭合：${total.residualFen === 0 ? '有行未计入对账' : `残差 ${groupedYuan(total.residualFen)} 元`}。这是程序的错误，不是账的错误，请勿据此签字，并请联系软件维护人员。`,
          color: COLOUR.alarm,
          bold: true,
        }
      : '各环节差额均已逐项说明到分，残差 0.00 元。';
  return { text: [`${ways.join('，')}；${found}。`, closing], lineHeight: 1.25 };
}

/** Differences by code: how many, and what each changes on the way of the money. The columns add up to the bridge. */
function differences({ discrepancies }: StatementToWrite, total: BridgeRow): Content[] {
  const inSteps = new Set<StepCode>(total.steps.map(({ code }) => code));
  const codes = [...ALL_CODES, 'payment_pending' as const].filter(
    (code) => inSteps.has(code) || (code !== 'payment_pending' && discrepancies.byCode[code] !== undefined),
  );
  const head = (text: string, alignment: 'left' | 'right' = 'right'): TableCell => ({
    text,
    bold: true,
    alignment,
    noWrap: true,
  });
  const figure = (text: string, bold = false): TableCell => ({ text, alignment: 'right', noWrap: true, bold });
  const fenOf = (code: StepCode, from: string): number =>
    total.steps.reduce((sum, step) => (step.code === code && step.from === from ? sum + step.fen : sum), 0);
  const lines = codes.map((code): TableCell[] => [
    { text: code === 'payment_pending' ? '—' : DISCREPANCY_CODES[code].priority },
    { text: stepLabel(code) },
    figure(code === 'payment_pending' ? '—' : groupedCount(discrepancies.byCode[code] ?? 0)),
    ...BRIDGE_WAYS.map(([from]) => figure(difference(fenOf(code, from)))),
  ]);
  const sums: TableCell[] = [
    { text: '' },
    { text: '合计', bold: true },
    figure(groupedCount(discrepancies.total), true),
    ...BRIDGE_WAYS.map(([from, to]) => figure(difference(total[`${from}Fen`] - total[`${to}Fen`]), true)),
  ];
  const byCode: Content =
    codes.length === 0
      ? { text: '未发现差异。', color: COLOUR.faint }
      : {
          fontSize: 8,
          table: {
            headerRows: 1,
            dontBreakRows: true,
            widths: [24, '*', 40, 86, 86, 86],
            body: [
              [
                head('级别', 'left'),
                head('差异类型', 'left'),
                head('笔数'),
                ...BRIDGE_WAYS.map(([from, to]) => head(`${POINT_LABEL[from]}－${POINT_LABEL[to]}`)),
              ],
              sums,
              ...lines,
            ],
          },
          layout: tableLayout({ headerRows: 1, hasTotal: true }),
        };
  const note = codes.length === 0 ? '' : '金额为该类差异对各环节差额的影响，合计与分乡镇对账的差额一致';
  return section('差异分类', note, byCode);
}

/** Which ledgers hold how many households: the seven ways there are, side by side. */
function presenceTable({ presence }: StatementToWrite): Content[] {
  return section('三方对应户数', '', {
    fontSize: 8,
    unbreakable: true,
    table: {
      headerRows: 1,
      widths: PRESENCE.map(() => '*'),
      body: [
        PRESENCE.map(([, label]): TableCell => ({ text: label, bold: true, alignment: 'center' })),
        PRESENCE.map(([key]): TableCell => ({ text: groupedCount(presence[key]), alignment: 'center' })),
      ],
    },
    layout: tableLayout({ headerRows: 1, hasTotal: false }),
  });
}

const PRESENCE = [
  ['AFB', '三方都有'],
  ['AF-', '缺代发'],
  ['A-B', '缺请款'],
  ['-FB', '缺审批'],
  ['A--', '仅有审批'],
  ['-F-', '仅有请款'],
  ['--B', '仅有代发'],
] as const satisfies readonly (readonly [keyof StatementToWrite['presence'], string])[];

/** Every input file with its whole digest, and what became of the rows of each ledger. */
function inputs(statement: StatementToWrite): Content[] {
  const body: TableCell[][] = [
    [
      { text: '文件', bold: true },
      { text: '格式', bold: true },
      { text: 'SHA-256', bold: true },
    ],
  ];
  for (const { label, source } of sourcesOf(statement)) {
    const { title, subtotal, blank, duplicate, unreadable } = source.rowsSetAside;
    const aside = title + subtotal + blank + duplicate + unreadable;
    const rows = `读入 ${groupedCount(source.rowsRead)} 行 ＝ 采用 ${groupedCount(source.rowsAccepted)} 行 ＋ 另列 ${groupedCount(aside)} 行（标题说明 ${groupedCount(title)}、小计合计 ${groupedCount(subtotal)}、空行 ${groupedCount(blank)}、重复 ${groupedCount(duplicate)}、无法识别 ${groupedCount(unreadable)}）`;
    body.push([{ colSpan: 3, text: [{ text: label, bold: true }, `　${rows}`] }, {}, {}]);
    for (const file of source.files) {
      body.push([
        { text: file.name, margin: [8, 0, 0, 0], ...breakingAnywhere(file.name) },
        { text: [file.format, file.encoding].filter((text) => text !== '').join(' · ') },
        { text: file.sha256, fontSize: 7, noWrap: true },
      ]);
    }
  }
  return section('数据来源', '', {
    fontSize: 7.5,
    table: { headerRows: 1, keepWithHeaderRows: 2, dontBreakRows: true, widths: ['*', 84, 266], body },
    layout: tableLayout({ headerRows: 1, hasTotal: false }),
  });
}

/** Lets a name without spaces be folded. Not where a character takes two code units: the library would part them. */
function breakingAnywhere(text: string): { wordBreak?: 'break-all' } {
  return /[\uD800-\uDFFF]/.test(text) ? {} : { wordBreak: 'break-all' };
}

function warnings({ warnings: all }: StatementToWrite): Content[] {
  if (all.length === 0) return [];
  const printed = all.slice(0, WARNINGS_PRINTED);
  const more = all.length - printed.length;
  return section('提示', '', {
    fontSize: 8,
    ol: [
      ...printed.map((text) => ({ text, margin: [0, 0, 0, 1.5] as [number, number, number, number] })),
      ...(more > 0 ? [{ text: `其余 ${groupedCount(more)} 条见 statement.json。`, listType: 'none' as const }] : []),
    ],
  });
}

/** What lets an auditor check that this page belongs to this result. */
function proof({ resultSha256, engine, mapping }: StatementToWrite): Content[] {
  const line = (label: string, value: string): TableCell[] => [{ text: label, color: COLOUR.faint }, { text: value }];
  return section('结果校验', '', {
    fontSize: 7.5,
    table: {
      dontBreakRows: true,
      widths: [64, '*'],
      body: [
        line('结果 SHA-256', resultSha256),
        line('程序版本', `三账通 ${engine.version}`),
        line('规则', engine.rules),
        ...(mapping === null ? [] : [line('列对应文件', mapping.sha256)]),
      ],
    },
    layout: { ...tableLayout({ headerRows: 0, hasTotal: false }), paddingLeft: (i: number) => (i === 0 ? 0 : 3) },
  });
}
