import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withIdCheck, withLuhnDigit } from '../../../shared/domain/sample/check-digits.ts';
import { makeZip } from '../../fixtures/make-zip.ts';
import { workbookParts } from '../../unit/electron/formats/xlsx/made-workbook.ts';
import { PERIOD } from './command-line.ts';

/** The n-th invented person: region 239901, computed check characters. */
export function person(n: number): { readonly id: string; readonly account: string; readonly name: string } {
  const family = '赵钱孙李周吴郑王冯陈'[n % 10]!;
  const given = '天地玄黄宇宙洪荒日月'[Math.floor(n / 10) % 10]!;
  return {
    id: withIdCheck(`2399011960${String(1 + (n % 12)).padStart(2, '0')}15${String(100 + n).padStart(3, '0')}`),
    account: withLuhnDigit(`621799580${String(n).padStart(9, '0')}`),
    name: `${family}某${given}`,
  };
}

export const HEADER = ['序号', '乡镇', '村', '户主姓名', '身份证号', '银行账号', '金额'] as const;

/** The line of the n-th household: 300 yuan and n more. */
export function lineOf(n: number): string[] {
  const { id, account, name } = person(n);
  return [String(n + 1), '甲镇', '乙村', name, id, account, `${300 + n}.00`];
}

/** The lines of households 0 … count − 1 below their header. */
export function ledger(count: number): string[][] {
  return [[...HEADER], ...Array.from({ length: count }, (_, n) => lineOf(n))];
}

export const csv = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => `${row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`)
    .join('');

/** The cells as inline strings of a worksheet. */
export function sheetXml(rows: readonly (readonly string[])[]): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const xml = rows.map(
    (row, i) =>
      `<row r="${i + 1}">${row.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
  );
  return `<sheetData>${xml.join('')}</sheetData>`;
}

/** A workbook with a sheet for each table, named 表1, 表2, … */
export function workbook(...tables: readonly (readonly (readonly string[])[])[]): Buffer {
  return makeZip(workbookParts({ sheets: tables.map(sheetXml) }));
}

/** Three small ledgers in `dir` that agree; `changed` replaces some of them. Gives the arguments that reconcile them. */
export function threeLedgers(
  dir: string,
  changed: Partial<Record<'approval' | 'finance' | 'bank', readonly (readonly string[])[]>> = {},
): readonly string[] {
  mkdirSync(dir, { recursive: true });
  return ['approval', 'finance', 'bank'].flatMap((kind) => {
    const path = join(dir, `${kind}.csv`);
    writeFileSync(path, csv(changed[kind as 'bank'] ?? ledger(5)));
    return [`--${kind}`, path];
  });
}

/** `reconcile` with these ledgers and without the reports that take time. */
export function reconcileArgs(ledgers: readonly string[], out: string): readonly string[] {
  return ['reconcile', ...ledgers, '--period', PERIOD, '--out', out, '--no-xlsx', '--no-pdf'];
}

/** Writes a file and gives its path. */
export function put(dir: string, name: string, bytes: string | Buffer): string {
  const path = join(dir, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}
