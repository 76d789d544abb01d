import type { Content, TableCell } from 'pdfmake/interfaces';
import { COLOUR, section, tableLayout } from './statement-style.ts';
import { groupedYuan, type SealToPrint, type StatementToWrite } from './statement-words.ts';

/** Points a side: a phone reads it from a print at arm's length. */
const QR_SIZE = 92;

/** The seal of a sealed month with its QR code, and every correction made after it with its sum; nothing for an open month. */
export function sealed({ seal }: StatementToWrite): Content[] {
  if (seal === undefined) return [];
  const line = (label: string, value: string): TableCell[] => [{ text: label, color: COLOUR.faint }, { text: value }];
  const told: Content = {
    fontSize: 7.5,
    table: {
      widths: [64, '*'],
      body: [
        [
          { text: '封账编号', color: COLOUR.faint },
          { text: seal.code, bold: true, fontSize: 13 },
        ],
        line('封账', `${seal.sealedOn}　${seal.byName}`),
        line('封账 SHA-256', seal.sha256),
        line('日志末尾', `第 ${seal.log.seq} 条　${seal.log.sha256}`),
        line('未销号疑点', seal.openCases === 0 ? '无' : `${seal.openCases} 个，结论作为封账后调整登记`),
        ...(seal.exemption === null ? [] : [line('四眼豁免', seal.exemption)]),
      ],
    },
    layout: { ...tableLayout({ headerRows: 0, hasTotal: false }), paddingLeft: (i: number) => (i === 0 ? 0 : 3) },
  };
  return [
    ...section('封账', '封账后本月只读；核对时比较编号，或用封账文件核验操作日志', {
      unbreakable: true,
      columns: [
        { width: '*', stack: [told] },
        { width: QR_SIZE + 8, stack: [{ qr: seal.qr, fit: QR_SIZE, eccLevel: 'M' }] },
      ],
      columnGap: 12,
    }),
    ...adjustments(seal),
  ];
}

function adjustments({ adjustments: all }: SealToPrint): Content[] {
  if (all.length === 0) return [];
  const figure = (fen: number, bold = false): TableCell => ({
    text: groupedYuan(fen),
    alignment: 'right',
    noWrap: true,
    bold,
  });
  return section('封账后调整', '正数为补，负数为扣；不改变封账的金额', {
    fontSize: 8,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [60, 40, 80, '*'],
      body: [
        ['日期', '类别', '金额', '原因'].map(
          (text): TableCell => ({ text, bold: true, alignment: text === '金额' ? 'right' : 'left' }),
        ),
        [
          { text: '合计', bold: true },
          '',
          figure(
            all.reduce((sum, { fen }) => sum + fen, 0),
            true,
          ),
          '',
        ],
        ...all.map(({ on, label, fen, reason }): TableCell[] => [on, label, figure(fen), reason]),
      ],
    },
    layout: tableLayout({ headerRows: 1, hasTotal: true }),
  });
}
