import { formatYuanGrouped } from '../../shared/domain/identity/money.ts';
import type { ControlTotalReport, FileReport, SheetReport } from '../../shared/domain/ledger/reading-report.ts';
import type { SourceKind } from '../../shared/domain/ledger/sheet-reader.ts';
import { describeFile } from './describe-file.ts';
import type { Language } from './io.ts';

/** The words of the report. What the files say, and why a column was taken for what it is, stays in the field's own words. */
const WORDS = {
  zh: {
    kind: { approval: '审批', finance: '请款', bank: '代发', 'bank-return': '回盘' },
    unit: { yuan: '元', fen: '分', 'wan-yuan': '万元' },
    sheet: (name: string, hidden: boolean) =>
      `${name === '' ? '（文本）' : `工作表“${name}”`}${hidden ? '（隐藏）' : ''}`,
    rows: (read: number, accepted: number) => `：${read} 行，明细 ${accepted} 行`,
    header: (rows: readonly number[]) => (rows.length === 0 ? '表头：没有' : `表头：第 ${rows.join('、')} 行`),
    money: (unit: string) => `；单位：${unit}`,
    persons: '；一人一行，按户合并',
    column: (label: string, from: string, percent: number, why: string) =>
      `${label} ← ${from}（把握 ${percent}%，${why}）`,
    unmapped: (headers: readonly string[]) => `未使用的列：${headers.join('、')}`,
    aside: ({ title, subtotal, blank, unreadable }: SheetReport['setAside']) =>
      `剔出：标题、表头、签字等 ${title} 行，小计合计 ${subtotal} 行，空行 ${blank} 行，无法归户 ${unreadable} 行`,
    asideRow: (row: number, reason: string, text: string) => `第 ${row} 行 ${reason}：${text}`,
    total: ({ label, row, agrees }: ControlTotalReport, said: string) =>
      `${label}（第 ${row} 行）：${said}，${agrees ? '与明细相符' : '与明细不符'}`,
    count: (count: number) => `${count} 笔`,
    yuan: (text: string) => `${text} 元`,
    comma: '，',
    warning: '提示：',
    example: (n: number) => `例 ${n}：`,
  },
  en: {
    kind: { approval: 'approval', finance: 'finance', bank: 'bank', 'bank-return': 'bank-return' },
    unit: { yuan: 'yuan', fen: 'fen', 'wan-yuan': '10,000 yuan' },
    sheet: (name: string, hidden: boolean) =>
      `${name === '' ? '(text)' : `sheet "${name}"`}${hidden ? ' (hidden)' : ''}`,
    rows: (read: number, accepted: number) => `: ${read} rows, ${accepted} of them lines`,
    header: (rows: readonly number[]) => (rows.length === 0 ? 'header: none' : `header: row ${rows.join(', ')}`),
    money: (unit: string) => `; unit: ${unit}`,
    persons: '; one row a person, put together by household',
    column: (label: string, from: string, percent: number, why: string) => `${label} <- ${from} (${percent}%, ${why})`,
    unmapped: (headers: readonly string[]) => `columns not used: ${headers.join(', ')}`,
    aside: ({ title, subtotal, blank, unreadable }: SheetReport['setAside']) =>
      `set aside: titles, headers, signatures ${title}, totals ${subtotal}, blank ${blank}, naming nobody ${unreadable}`,
    asideRow: (row: number, reason: string, text: string) => `row ${row}, ${reason}: ${text}`,
    total: ({ label, row, agrees }: ControlTotalReport, said: string) =>
      `${label} (row ${row}): ${said}; ${agrees ? 'the lines agree' : 'the lines do not agree'}`,
    count: (count: number) => `${count} payments`,
    yuan: (text: string) => `${text} yuan`,
    comma: ', ',
    warning: 'note: ',
    example: (n: number) => `example ${n}: `,
  },
} as const;

/** What the reader saw in a file, for people. */
export function inspectText(kind: SourceKind, report: FileReport, language: Language): string {
  const words = WORDS[language];
  const lines = [`${words.kind[kind]}  ${describeFile(report, language)}`];
  for (const sheet of report.sheets) lines.push('', ...sheetLines(sheet, language));
  return `${lines.join('\n')}\n\n`;
}

function sheetLines(sheet: SheetReport, language: Language): readonly string[] {
  const words = WORDS[language];
  const warnings = sheet.warnings.map((warning) => `    ${words.warning}${warning}`);
  const title = `  ${words.sheet(sheet.name, sheet.hidden)}${words.rows(sheet.rowsRead, sheet.rowsAccepted)}`;
  if (!sheet.isTable) return [title, ...warnings];
  const persons = sheet.sheetKind === 'person' ? words.persons : '';
  return [
    title,
    `    ${words.header(sheet.headerRows)}${words.money(words.unit[sheet.unit])}${persons}`,
    ...sheet.columns.map(({ column, label, headers, confidence, reason }) => {
      const name = language === 'zh' ? label : `${column} ${label}`;
      return `    ${words.column(name, headers.join(' + '), Math.round(confidence * 100), reason)}`;
    }),
    ...(sheet.unmapped.length > 0 ? [`    ${words.unmapped(sheet.unmapped)}`] : []),
    `    ${words.aside(sheet.setAside)}`,
    ...sheet.setAsideRows.map(({ row, reason, text }) => `      ${words.asideRow(row, reason, text)}`),
    ...sheet.controlTotals.map((total) => `    ${words.total(total, declared(total, language))}`),
    ...warnings,
    ...sheet.preview.map((row, i) => {
      const filled = Object.entries(row).filter(([, value]) => value !== '');
      return `    ${words.example(i + 1)}${filled.map(([label, value]) => `${label}=${value}`).join(words.comma)}`;
    }),
  ];
}

function declared({ declaredCount, declaredFen }: ControlTotalReport, language: Language): string {
  const words = WORDS[language];
  return [
    ...(declaredCount === null ? [] : [words.count(declaredCount)]),
    ...(declaredFen === null ? [] : [words.yuan(formatYuanGrouped(declaredFen))]),
  ].join(words.comma);
}
