import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import type { DisposalHead } from '../../../shared/domain/disposal/disposal-head.ts';
import { DISPOSAL_LABEL, EXECUTION_LABEL, STOP_REASON_LABEL } from '../../../shared/domain/disposal/disposal-kind.ts';
import type { DisposalForm } from '../../../shared/domain/disposal/form-title.ts';
import { formatYuanGrouped } from '../../../shared/domain/identity/money.ts';
import { capitalsOf } from '../../../shared/domain/identity/money-capitals.ts';
import { type WrittenPdf, writePdfFile } from './pdf-file.ts';
import { COLOUR } from './statement-style.ts';

/** A paper of a disposal as it is printed. Numbers come as they are to be shown. */
export interface DisposalFormToWrite {
  readonly form: DisposalForm;
  readonly title: string;
  readonly disposalId: number;
  readonly caseId: number;
  /** '' where it is not set. */
  readonly office: string;
  readonly head: DisposalHead;
  readonly programme: string;
  readonly name: string;
  readonly idNumber: string;
  readonly address: string;
  readonly proposedBy: string;
  /** YYYY-MM-DD; '' where nobody has. */
  readonly proposedOn: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly receipts: readonly { readonly number: string; readonly date: string; readonly fen: number }[];
}

/** Every cell in a frame: a form to be filled in and signed. */
const FRAME: CustomTableLayout = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  hLineColor: () => COLOUR.strongLine,
  vLineColor: () => COLOUR.strongLine,
  paddingLeft: () => 7,
  paddingRight: () => 7,
  paddingTop: () => 6,
  paddingBottom: () => 6,
};

/** A4 standing. The same form gives the same bytes. */
export function writeDisposalFormPdf(path: string, form: DisposalFormToWrite): Promise<WrittenPdf> {
  const content =
    form.form === 'approval'
      ? approvalContent(form)
      : form.form === 'notice'
        ? noticeContent(form)
        : recoveryContent(form);
  return writePdfFile(
    path,
    {
      pageSize: 'A4',
      pageMargins: [62, 50, 62, 50],
      defaultStyle: { font: 'song', fontSize: 11.5, color: COLOUR.ink, lineHeight: 1.3 },
      footer: (page, pages) => ({
        margin: [62, 14, 62, 0],
        fontSize: 8,
        color: COLOUR.faint,
        columns: [
          { text: `${form.title}　第 ${form.disposalId} 号　依据疑点 ${caseNumber(form)}` },
          { text: `第 ${page} 页 / 共 ${pages} 页`, alignment: 'right', width: 100 },
        ],
      }),
      content,
    },
    { title: `${form.title} 第 ${form.disposalId} 号`, song: true },
  );
}

function heading(form: DisposalFormToWrite): Content {
  return {
    text: `${form.programme}${form.title}`,
    font: 'title',
    fontSize: 19,
    alignment: 'center',
    margin: [0, 0, 0, 12],
  };
}

function caseNumber({ caseId }: DisposalFormToWrite): string {
  return `YD${String(caseId).padStart(6, '0')}`;
}

function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function monthText(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
}

function yuan(fen: number): string {
  return `${formatYuanGrouped(fen)} 元`;
}

const LABEL = { alignment: 'center', fillColor: COLOUR.sum } as const;
const label = (text: string): TableCell => ({ ...LABEL, text, noWrap: true });
/** Of a paragraph: two letters. */
const INDENT = 23;

/** What is decided, in one sentence. */
function decision({ head }: DisposalFormToWrite): string {
  const { kind, fromFen, toFen, backPay, firstMonth } = head;
  const from = firstMonth === null ? '　　年　　月（批准后填）' : monthText(firstMonth);
  if (kind === 'stop') return `自 ${from}起停发，停发前月发放额 ${yuan(fromFen)}`;
  if (kind === 'back-pay')
    return `补发 ${backPay.map(({ period, fen }) => `${monthText(period)} ${yuan(fen)}`).join('、')}，合计 ${yuan(backPay.reduce((sum, { fen }) => sum + fen, 0))}`;
  return `自 ${from}起月发放额由 ${yuan(fromFen)}调整为 ${yuan(toFen)}`;
}

function reasonText({ head }: DisposalFormToWrite): string {
  const { reason, deathDate, since, note } = head;
  return [
    ...(reason === null ? [] : [STOP_REASON_LABEL[reason]]),
    ...(deathDate === null ? [] : [`死亡日期 ${dayText(deathDate)}`]),
    ...(since === null ? [] : [`自 ${monthText(since)}起不再符合`]),
    note,
  ].join('；');
}

/** Why the first month is that one: a rule a clerk can look up. */
function ruleText({ head }: DisposalFormToWrite): string {
  if (head.kind === 'back-pay') return '';
  return head.deathDate === null ? '自批准的次月起执行。' : '死亡当月照发，自死亡次月起停发。';
}

function approvalContent(form: DisposalFormToWrite): Content[] {
  const { head } = form;
  const signature = (who: string, name: string, day: string): Content => ({
    stack: [`${who}：${name}`, `日期：${day === '' ? '　　　　年　　月　　日' : dayText(day)}`],
    margin: [130, 10, 0, 0],
  });
  return [
    heading(form),
    {
      columns: [
        { text: `编制单位：${form.office}`, fontSize: 10 },
        { text: `编号：第 ${form.disposalId} 号`, alignment: 'right', fontSize: 10 },
      ],
      margin: [0, 0, 0, 4],
    },
    {
      layout: FRAME,
      table: {
        widths: [78, '*', 78, '*'],
        dontBreakRows: true,
        body: [
          [label('户主姓名'), form.name, label('身份证号'), { text: form.idNumber, noWrap: true, fontSize: 10.5 }],
          [label('住　　址'), { text: form.address, colSpan: 3 }, '', ''],
          [label('救助项目'), form.programme, label('类　　别'), DISPOSAL_LABEL[head.kind]],
          [label('事　　由'), { text: reasonText(form), colSpan: 3 }, '', ''],
          [
            label('核查依据'),
            {
              text: `疑点 ${caseNumber(form)}，结论已由另一人复核通过，依据材料附后。依据黑民函〔2020〕137号五（四），确定不符合条件后方可停发，并在省社会救助信息系统注销。`,
              colSpan: 3,
            },
            '',
            '',
          ],
          [label('审批事项'), { text: `${decision(form)}。${ruleText(form)}`, colSpan: 3 }, '', ''],
          ...(head.kind === 'stop' || head.kind === 'reduce'
            ? [[label('应追缴'), { text: dueText(form), colSpan: 3 }, '', ''] as TableCell[]]
            : []),
          [
            label('经办意见'),
            {
              stack: [
                { text: `拟${DISPOSAL_LABEL[head.kind]}。` },
                signature('经办人（签字）', form.proposedBy, form.proposedOn),
              ],
              colSpan: 3,
            },
            '',
            '',
          ],
          [label('乡镇意见'), { stack: ['\n', signature('负责人（签字、盖章）', '', '')], colSpan: 3 }, '', ''],
          [
            label('县级审批'),
            {
              stack: [
                { text: form.approvedBy === '' ? '\n' : '同意。' },
                signature('审批人（签字、盖章）', form.approvedBy, form.approvedOn),
              ],
              colSpan: 3,
            },
            '',
            '',
          ],
          [
            label('执行情况'),
            {
              text: `${EXECUTION_LABEL[head.kind]}日期：${head.executedOn === null ? `　　年　　月　　日${head.executeBy === null ? '' : `（应在 ${dayText(head.executeBy)}前办理）`}` : dayText(head.executedOn)}`,
              colSpan: 3,
            },
            '',
            '',
          ],
        ],
      },
    },
    ...(head.exempt === null
      ? []
      : [
          {
            text: `四眼豁免：经办与审批由同一人完成，原因：${head.exempt}`,
            fontSize: 9,
            color: COLOUR.faint,
            margin: [0, 6, 0, 0],
          } as Content,
        ]),
  ];
}

function dueText({ head }: DisposalFormToWrite): string {
  if (head.months.length === 0) return head.firstMonth === null ? '批准后按各月到账核定' : '无';
  const months = head.months.map(({ period, overFen }) => `${monthText(period)} ${yuan(overFen)}`).join('、');
  return `${yuan(head.dueFen)}（${capitalsOf(head.dueFen)}）：${months}`;
}

function noticeContent(form: DisposalFormToWrite): Content[] {
  const { head } = form;
  const paragraph = (text: string): Content => ({
    text,
    leadingIndent: INDENT,
    margin: [0, 0, 0, 7],
    alignment: 'justify',
  });
  const due =
    head.dueFen === 0
      ? []
      : [
          paragraph(
            `经核对，${head.months.map(({ period }) => monthText(period)).join('、')}有不应发放而已到账的资金，共 ${yuan(head.dueFen)}（${capitalsOf(head.dueFen)}），请予退回。`,
          ),
        ];
  return [
    heading(form),
    { text: `编号：第 ${form.disposalId} 号`, alignment: 'right', fontSize: 10, margin: [0, 0, 0, 10] },
    {
      text: `${form.name}${head.deathDate === null ? '' : '家属'}（身份证号 ${form.idNumber}，住址 ${form.address}）：`,
      margin: [0, 0, 0, 8],
    },
    paragraph(`你户享受的${form.programme}待遇，经调查核实并复核，现决定：${decision(form)}。`),
    paragraph(`理由：${reasonText(form)}。${ruleText(form)}`),
    ...due,
    paragraph(
      '如对本决定有异议，可在收到本告知书之日起六十日内依法申请行政复议，或在六个月内向人民法院提起行政诉讼。家庭情况发生变化、符合条件的，可以重新申请。',
    ),
    { text: '特此告知。', leadingIndent: INDENT, margin: [0, 0, 0, 30] },
    { text: form.office === '' ? '（单位盖章）' : `${form.office}（盖章）`, alignment: 'right' },
    {
      text: form.approvedOn === '' ? '年　　月　　日' : dayText(form.approvedOn),
      alignment: 'right',
      margin: [0, 0, 0, 26],
    },
    {
      layout: FRAME,
      unbreakable: true,
      table: {
        widths: [74, '*', 74, 112],
        heights: [24, 44],
        body: [
          [
            label('送达方式'),
            '□直接送达　□留置　□邮寄',
            label('送达日期'),
            { text: '年　　月　　日', alignment: 'right' },
          ],
          [label('受送达人签字'), '\n', { ...LABEL, text: '送达人签字\n（两人）' }, '\n'],
        ],
      },
    },
  ];
}

function recoveryContent(form: DisposalFormToWrite): Content[] {
  const { head, receipts } = form;
  const right = (text: string): TableCell => ({ text, alignment: 'right', noWrap: true });
  return [
    heading(form),
    {
      layout: FRAME,
      table: {
        widths: [90, '*', 90, '*'],
        body: [
          [label('追缴单位'), form.office, label('编　　号'), `第 ${form.disposalId} 号`],
          [label('户主姓名'), form.name, label('身份证号'), { text: form.idNumber, noWrap: true, fontSize: 10.5 }],
          [label('类　　别'), form.programme, label('住　　址'), form.address],
          [label('应追缴金额'), { text: `${yuan(head.dueFen)}（${capitalsOf(head.dueFen)}）`, colSpan: 3 }, '', ''],
          [label('已追缴金额'), yuan(head.receivedFen), label('尚未追缴'), yuan(head.remainingFen)],
          [label('事　　由'), { text: reasonText(form), colSpan: 3 }, '', ''],
        ],
      },
    },
    { text: '应追缴的月份', bold: true, margin: [0, 14, 0, 4] },
    {
      layout: FRAME,
      fontSize: 10.5,
      table: {
        headerRows: 1,
        widths: ['*', '*', '*', '*'],
        body: [
          [label('月份'), label('到账（元）'), label('应发（元）'), label('应追缴（元）')],
          ...head.months.map(({ period, creditedFen, dueFen, overFen }) => [
            { text: monthText(period), alignment: 'center' as const },
            right(formatYuanGrouped(creditedFen)),
            right(formatYuanGrouped(dueFen)),
            right(formatYuanGrouped(overFen)),
          ]),
        ],
      },
    },
    { text: '追缴入账', bold: true, margin: [0, 14, 0, 4] },
    {
      layout: FRAME,
      fontSize: 10.5,
      table: {
        headerRows: 1,
        widths: ['*', '*', '*'],
        body: [
          [label('日期'), label('凭证号'), label('金额（元）')],
          ...receipts.map(({ number, date, fen }) => [
            { text: dayText(date), alignment: 'center' as const },
            { text: number, alignment: 'center' as const },
            right(formatYuanGrouped(fen)),
          ]),
          ...(receipts.length === 0 ? [['\n', '', '']] : []),
        ],
      },
    },
    {
      margin: [0, 26, 0, 0],
      columns: ['经办人：', '复核人：', '单位负责人：', '（盖章）'].map((text) => ({ text })),
    },
  ];
}
