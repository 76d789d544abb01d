import { type TemplatePiece, tokensOf } from '../../../shared/domain/archive/template/check-placeholders.ts';
import type { UnfilledPiece } from './docx-pieces.ts';
import { scanXml } from './scan-xml.ts';
import type { TemplateParts } from './unpack-template.ts';
import type { SheetParts } from './xlsx-sheets.ts';

/** Every cell of a workbook that holds a text with a brace, in the order of sheets, rows and columns. */
export function xlsxPieces(sheets: readonly SheetParts[]): readonly TemplatePiece[] {
  return sheets.flatMap(({ name, part, rows }) =>
    rows.flatMap(({ number, cells }) =>
      cells.flatMap(({ column, runs }): TemplatePiece[] => {
        const text = runs?.map((run) => run.text).join('') ?? '';
        if (!holdsBrace(text)) return [];
        return [{ place: `${name}!${column}${number}`, text, path: [part, `row${number}`, `cell${column}`] }];
      }),
    ),
  );
}

export function holdsBrace(text: string): boolean {
  return tokensOf(text).some(({ kind }) => kind !== 'text');
}

/** Texts that look like placeholders where nothing is filled in: text boxes, comments, headers and footers, names of sheets. */
export function unfilledOfWorkbook(
  parts: TemplateParts,
  sheets: readonly SheetParts[],
  file: string,
): readonly UnfilledPiece[] {
  const found: UnfilledPiece[] = [];
  for (const { name, after } of sheets) {
    if (holdsBrace(name)) found.push({ place: '工作表的名称', text: name });
    const headerFooter = /<headerFooter\b.*?<\/headerFooter>/su.exec(after)?.[0];
    if (headerFooter !== undefined)
      found.push({ place: `${name}的页眉页脚`, text: headerFooter.replace(/<[^>]*>/gu, ' ') });
  }
  for (const [name, bytes] of parts) {
    const label = /^xl\/drawings\/.*\.xml$/u.test(name)
      ? '文本框'
      : /^xl\/(?:comments|threadedComments)/u.test(name)
        ? '批注'
        : /^xl\/charts\//u.test(name)
          ? '图表'
          : null;
    if (label === null) continue;
    let text = '';
    let wanted = false;
    scanXml(file, name, bytes, {
      get wantsText() {
        return wanted;
      },
      open: ({ local }) => {
        wanted = local === 't';
      },
      close: ({ local }) => {
        wanted = false;
        if (local === 'p' || local === 'comment') text += '\n';
      },
      text: (piece) => {
        text += piece;
      },
    });
    found.push({ place: label, text });
  }
  return found;
}
