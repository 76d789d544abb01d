import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import type { Meaning, SheetReading } from './column-meaning.ts';

export const UNIT_LABEL = { yuan: '元', fen: '分', 'wan-yuan': '万元' } as const;

const FORMAT_LABEL: Readonly<Record<string, string>> = {
  xlsx: 'Excel 工作簿',
  xlsb: 'Excel 二进制工作簿',
  xls: 'Excel 97 工作簿',
  et: 'WPS 表格',
  dbf: 'dBASE 表',
  html: '网页表格',
  spreadsheetml: 'XML 表格',
  delimited: '文本',
  'fixed-width': '定宽文本',
};

/** The format of a file as people call it. */
export function formatLabel(format: string): string {
  return FORMAT_LABEL[format] ?? format;
}

const ENCODING_LABEL: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8（带标记）',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16（大端）',
  gb18030: 'GBK',
};

export function encodingLabel(encoding: string): string {
  return ENCODING_LABEL[encoding] ?? encoding;
}

/** The encodings a person may name. */
export const ENCODINGS = ['gb18030', 'utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] as const;

const DELIMITER_LABEL: Readonly<Record<string, string>> = {
  ',': '逗号 ,',
  '\t': '制表符 Tab',
  '|': '竖线 |',
  ';': '分号 ;',
  '^': '尖号 ^',
  '~': '波浪号 ~',
};

export function delimiterLabel(delimiter: string): string {
  return DELIMITER_LABEL[delimiter] ?? `“${delimiter}”`;
}

export const DELIMITERS = Object.keys(DELIMITER_LABEL);

/** Whether its rows were made by an encoding and a delimiter. */
export function isText(reading: FileReading): boolean {
  return reading.encoding !== null && reading.format !== 'dbf';
}

/** 第 3 行, 第 3–4 行, 没有表头. */
export function headerRowsLabel(rows: readonly number[]): string {
  if (rows.length === 0) return '没有表头';
  const first = rows[0]!;
  const last = rows.at(-1)!;
  if (last - first + 1 !== rows.length) return `第 ${rows.join('、')} 行`;
  return first === last ? `第 ${first} 行` : `第 ${first}–${last} 行`;
}

/** How sure the reader is of a column, in a word. */
export function certaintyOf({ source, confidence }: Meaning): {
  readonly word: string;
  readonly tone: 'good' | 'fair' | 'poor';
} {
  if (source !== 'detected') return { word: '手工指定', tone: 'good' };
  if (confidence >= 0.95) return { word: '可靠', tone: 'good' };
  if (confidence >= 0.8) return { word: '较可靠', tone: 'fair' };
  return { word: '请核对', tone: 'poor' };
}

const ASIDE_LABEL = {
  title: '标题、表头、签字等',
  subtotal: '小计、合计',
  blank: '空行',
  unreadable: '读不出的行',
} as const;

/** The rows that are no details, by reason, with how many there are: those there are. */
export function asideCounts({ setAside }: SheetReading): readonly { readonly label: string; readonly count: number }[] {
  return (Object.keys(ASIDE_LABEL) as (keyof typeof ASIDE_LABEL)[])
    .map((reason) => ({ label: ASIDE_LABEL[reason], count: setAside[reason] }))
    .filter(({ count }) => count > 0);
}

/** A sheet in the clerk's words; a text has none and is the file itself. */
export function sheetLabel(name: string): string {
  return name === '' ? '全文' : name;
}

/** Whether something about a sheet is to be looked at before it is used. */
export function needsALook(sheet: SheetReading): boolean {
  return (
    sheet.problem !== null ||
    sheet.warnings.length > 0 ||
    sheet.controlTotals.some(({ agrees }) => !agrees) ||
    (sheet.isTable && sheet.columns.some(({ confidence }) => confidence < 0.8))
  );
}

/** What a profile for this layout would be called: the file's name without what changes from month to month. */
export function profileNameOf(fileName: string): string {
  const stem = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/(?:19|20)\d{2}[年.-]?\d{1,2}月?(?:\d{1,2}日?)?/g, '')
    .replace(/\d{4,}/g, '')
    .replace(/[（(【[]\s*[)）】\]]/g, '')
    .replace(/^[\s_.-]+|[\s_.-]+$/g, '');
  return (stem === '' ? fileName : stem).slice(0, 60);
}
