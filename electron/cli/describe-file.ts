import type { FileReport } from '../../shared/domain/ledger/reading-report.ts';
import type { Language } from './io.ts';

const DELIMITER_NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  '\t': { zh: 'Tab', en: 'tab' },
  ',': { zh: '逗号', en: 'comma' },
  '|': { zh: '竖线', en: 'vertical bar' },
  ';': { zh: '分号', en: 'semicolon' },
};

/** One line on how a file was read: format, encoding, delimiter, sheets, lines. */
export function describeFile(file: FileReport, language: Language): string {
  const isZh = language === 'zh';
  const parts: string[] = [file.format];
  if (file.encoding !== null) parts.push(file.encoding);
  if (file.delimiter !== null) {
    const delimiter = DELIMITER_NAMES[file.delimiter]?.[language] ?? file.delimiter;
    parts.push(isZh ? `${delimiter}分隔` : `delimiter ${delimiter}`);
  }
  const tables = file.sheets.filter((sheet) => sheet.isTable);
  if (tables.some((sheet) => sheet.name !== ''))
    parts.push(isZh ? `${tables.length} 张表` : `${tables.length} ${tables.length === 1 ? 'sheet' : 'sheets'}`);
  const read = file.sheets.reduce((sum, sheet) => sum + sheet.rowsRead, 0);
  const accepted = file.sheets.reduce((sum, sheet) => sum + sheet.rowsAccepted, 0);
  parts.push(isZh ? `${read} 行中 ${accepted} 行为明细` : `${accepted} of ${read} rows are lines`, ...file.notes);
  return isZh ? `${file.name}（${parts.join('，')}）` : `${file.name} (${parts.join(', ')})`;
}
