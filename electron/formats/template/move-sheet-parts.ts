import { decodeXmlText } from '../xlsx/xml-text.ts';
import { type AddedRows, movedEnd, movedFormula, movedRanges, movedRow } from './shift-rows.ts';
import type { TemplateParts } from './unpack-template.ts';
import { attributeOf, type SheetParts } from './xlsx-sheets.ts';

/**
 * What stands around the rows of a sheet, moved with them: merged cells, conditional formats, validations, filters, page breaks, the view.
 * Merged cells within a repeated row are repeated.
 */
export function movedTail(xml: string, added: readonly AddedRows[]): string {
  if (added.length === 0) return xml;
  return xml
    .replace(/<mergeCells\b[^>]*>(.*?)<\/mergeCells>/su, (_, cells: string) => mergeCells(cells, added))
    .replace(
      /(<(?!mergeCell\b)[\w:]+\b[^<>]*?\s)(ref|sqref|topLeftCell|activeCell)="([A-Z$0-9: ]+)"/gu,
      (_, before: string, name: string, ranges: string) => `${before}${name}="${movedRanges(ranges, added)}"`,
    )
    .replace(
      /(<xm:sqref>)([A-Z$0-9: ]+)(<\/xm:sqref>)/gu,
      (_, open: string, ranges: string, close: string) => `${open}${movedRanges(ranges, added)}${close}`,
    )
    .replace(/<rowBreaks\b.*?<\/rowBreaks>/su, (breaks) =>
      breaks.replace(
        /(<brk\b[^>]*?\sid=")(\d+)(")/gu,
        (_, before: string, row: string, end: string) => `${before}${movedEnd(Number(row), added)}${end}`,
      ),
    );
}

function mergeCells(cells: string, added: readonly AddedRows[]): string {
  const refs: string[] = [];
  for (const [, attributes] of cells.matchAll(/<mergeCell\b([^>]*?)\/>/gu)) {
    const ref = attributeOf(attributes!, 'ref') ?? '';
    const [, from, row, to, end] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/u.exec(ref) ?? [];
    if (row === undefined || row !== end) {
      refs.push(movedRanges(ref, added));
      continue;
    }
    const first = movedRow(Number(row), added);
    const extra = added.find(({ at }) => at === Number(row))?.extra ?? 0;
    for (let i = 0; i <= extra; i++) refs.push(`${from}${first + i}:${to}${first + i}`);
  }
  return `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
}

/** Pictures, text boxes, comments and tables that stand below a repeated row, moved with it: written into `anew`. */
export function moveDrawings(
  parts: TemplateParts,
  sheets: readonly SheetParts[],
  addedBySheet: ReadonlyMap<string, readonly AddedRows[]>,
  anew: Map<string, string>,
): void {
  for (const { name, part } of sheets) {
    const added = addedBySheet.get(name) ?? [];
    if (added.length === 0) continue;
    const rels = parts.get(part.replace(/([^/]+)$/u, '_rels/$1.rels'))?.toString('utf8') ?? '';
    for (const [, target] of rels.matchAll(/\sTarget="([^"]*)"/gu)) {
      const path = target!.startsWith('/') ? target!.slice(1) : `xl/${target!.replace(/^\.\.\//u, '')}`;
      const xml = parts.get(path)?.toString('utf8');
      if (xml === undefined) continue;
      // Rows of drawings count from 0.
      const row = (text: string): number => movedRow(Number(text) + 1, added) - 1;
      if (/\/drawings\/.*\.xml$/u.test(path))
        anew.set(
          path,
          xml.replace(/(<xdr:row>)(\d+)(<\/xdr:row>)/gu, (_, open, text, close) => `${open}${row(text)}${close}`),
        );
      else if (/\.vml$/u.test(path))
        anew.set(
          path,
          xml
            .replace(/(<x:Row>)(\d+)(<\/x:Row>)/gu, (_, open, text, close) => `${open}${row(text)}${close}`)
            .replace(/(<x:Anchor>)([^<]*)(<\/x:Anchor>)/gu, (_, open, anchor: string, close) => {
              const numbers = anchor.split(',').map((each) => each.trim());
              for (const at of [2, 6]) if (numbers[at] !== undefined) numbers[at] = String(row(numbers[at]));
              return `${open}${numbers.join(', ')}${close}`;
            }),
        );
      else if (/\/(?:comments|tables)[^/]*\/?.*\.xml$/u.test(path)) anew.set(path, movedTail(xml, added));
    }
  }
}

/** Print areas and other names, moved with the rows they name: written into `anew`. */
export function movedDefinedNames(
  parts: TemplateParts,
  addedBySheet: ReadonlyMap<string, readonly AddedRows[]>,
  anew: Map<string, string>,
): void {
  for (const [name, bytes] of parts) {
    if (!/^xl\/workbook\d*\.xml$/u.test(name)) continue;
    anew.set(
      name,
      bytes
        .toString('utf8')
        .replace(
          /(<definedName\b[^>]*>)([^<]*)(<\/definedName>)/gu,
          (whole, open: string, formula: string, close: string) => {
            const plain = decodeXmlText(formula);
            if (plain === null || /[<>&]/u.test(plain)) return whole;
            const moved = movedFormula(plain, (sheet) => (sheet === null ? [] : (addedBySheet.get(sheet) ?? [])), null);
            return `${open}${moved}${close}`;
          },
        ),
    );
  }
}
