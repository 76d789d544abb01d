import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';

const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  '\t': 'Tab',
  ',': '逗号',
  '|': '竖线',
  ';': '分号',
  '^': '^',
  '~': '~',
};

/** One line on how a file was read: format, encoding, delimiter, sheets, lines. */
export function describeFile(file: FileReport): string {
  const parts = [file.format];
  if (file.encoding !== null) parts.push(file.encoding);
  if (file.delimiter !== null) parts.push(`${DELIMITER_NAMES[file.delimiter] ?? file.delimiter}分隔`);
  const tables = file.sheets.filter((sheet) => sheet.isTable);
  if (tables.some((sheet) => sheet.name !== '')) parts.push(`${tables.length} 张表`);
  const read = file.sheets.reduce((sum, sheet) => sum + sheet.rowsRead, 0);
  const accepted = file.sheets.reduce((sum, sheet) => sum + sheet.rowsAccepted, 0);
  parts.push(`${read} 行中 ${accepted} 行为明细`);
  if (file.notes.length > 0) parts.push(...file.notes);
  return `${file.name}（${parts.join('，')}）`;
}
