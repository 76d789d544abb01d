import type { TemplatePiece } from '../../../shared/domain/archive/template/check-placeholders.ts';
import type { XmlHandler } from '../xlsx/xml-scanner.ts';
import { contentTypes } from './content-types.ts';
import { scanXml } from './scan-xml.ts';
import type { TemplateParts } from './unpack-template.ts';

const WORD = 'wordprocessingml.';
/** The parts that are filled in, by the ending of their content types, in the order a person reads them; how their place is told. */
const FILLED_PARTS = [
  [`${WORD}document.main+xml`, '正文'],
  [`${WORD}header+xml`, '页眉'],
  [`${WORD}footer+xml`, '页脚'],
  [`${WORD}footnotes+xml`, '脚注'],
  [`${WORD}comments+xml`, '批注'],
  ['core-properties+xml', '文档属性'],
  ['extended-properties+xml', '文档属性'],
  ['custom-properties+xml', '文档属性'],
] as const;
/** Elements besides w:t and a:t whose text is filled in, those of the document's properties. */
const PROPERTIES: ReadonlySet<string> = new Set(
  'Company HyperlinkBase Manager category keywords creator description subject title contentStatus lpstr lpwstr'.split(
    ' ',
  ),
);

/** What office programs keep in the properties of a document, braces and all. */
const GUID = /^\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$/u;

/** A piece that lies where nothing is filled in. */
export interface UnfilledPiece {
  readonly place: string;
  readonly text: string;
}

export interface DocxPieces {
  readonly filled: readonly TemplatePiece[];
  readonly unfilled: readonly UnfilledPiece[];
}

/** Every paragraph of a .docx with its place, in the order a person reads them. Text that Word parted into runs is joined. */
export function docxPieces(parts: TemplateParts, file: string): DocxPieces {
  const types = contentTypes(parts, file);
  const filled: TemplatePiece[] = [];
  const seen = new Set<string>();
  for (const [ending, label] of FILLED_PARTS) {
    const names = [...types].filter(([name, type]) => type.endsWith(ending) && parts.has(name)).map(([name]) => name);
    for (const [i, name] of names.entries()) {
      seen.add(name);
      const where = names.length === 1 ? label : `${label} ${i + 1}`;
      scanXml(
        file,
        name,
        parts.get(name)!,
        paragraphs(name, where, label === '正文', (piece) => filled.push(piece)),
      );
    }
  }
  const unfilled: UnfilledPiece[] = [];
  for (const [name, bytes] of parts)
    if (/^word\/.*\.xml$/u.test(name) && !seen.has(name))
      scanXml(
        file,
        name,
        bytes,
        paragraphs(name, partWords(name), false, (piece) => unfilled.push(piece)),
      );
  return { filled, unfilled };
}

function partWords(name: string): string {
  if (/endnotes/u.test(name)) return '尾注';
  if (/charts?\//u.test(name)) return '图表';
  if (/diagrams\//u.test(name)) return 'SmartArt 图形';
  return name;
}

interface OpenParagraph {
  text: string;
  readonly place: string;
  readonly path: readonly string[];
}

function paragraphs(part: string, label: string, isBody: boolean, take: (piece: TemplatePiece) => void): XmlHandler {
  const containers: string[] = [];
  /** Where tables and rows stand in counting: tables of the part, rows of a table, cells of a row. */
  const tables: { readonly no: number; row: number; cell: number }[] = [];
  const open: OpenParagraph[] = [];
  let boxes = 0;
  let count = 0;
  let tableCount = 0;
  let bodyParagraphs = 0;
  let wanted = false;

  const place = (): string => {
    const table = tables.at(-1);
    if (table !== undefined) return `${isBody ? '' : label}表格 ${table.no} 第 ${table.row} 行第 ${table.cell} 格`;
    if (boxes > 0) return `${label}的文本框`;
    return isBody ? `${label}第 ${bodyParagraphs} 段` : label;
  };
  const takeUnlessGuid = (piece: TemplatePiece): void => {
    if (!GUID.test(piece.text)) take(piece);
  };
  const enter = (name: string): void => {
    containers.push(`${name}${++count}`);
  };
  return {
    get wantsText() {
      return wanted;
    },
    open({ local }, scanner) {
      switch (local) {
        case 'Fallback':
          // The same text box a second time, for old programs.
          scanner.skipElement();
          return;
        case 'tbl':
          tables.push({ no: ++tableCount, row: 0, cell: 0 });
          enter('table');
          return;
        case 'tr': {
          const table = tables.at(-1);
          if (table !== undefined) {
            table.row++;
            table.cell = 0;
          }
          enter('row');
          return;
        }
        case 'tc': {
          const table = tables.at(-1);
          if (table !== undefined) table.cell++;
          enter('cell');
          return;
        }
        case 'txbxContent':
          boxes++;
          enter('box');
          return;
        case 'sdtContent':
          enter('control');
          return;
        case 'p':
          if (tables.length === 0 && boxes === 0) bodyParagraphs++;
          open.push({ text: '', place: place(), path: [part, ...containers] });
          return;
        case 't':
          wanted = open.length > 0;
          return;
        case 'tab':
        case 'br':
        case 'cr':
          if (open.length > 0) open.at(-1)!.text += ' ';
          return;
        default:
          if (open.length === 0 && PROPERTIES.has(local)) {
            open.push({ text: '', place: label, path: [part, `${local}${++count}`] });
            wanted = true;
          }
      }
    },
    text(text) {
      open.at(-1)!.text += text;
    },
    close({ local }) {
      switch (local) {
        case 'tbl':
          tables.pop();
          containers.pop();
          return;
        case 'txbxContent':
          boxes--;
          containers.pop();
          return;
        case 'tr':
        case 'tc':
        case 'sdtContent':
          containers.pop();
          return;
        case 't':
          wanted = false;
          return;
        default:
          if (local !== 'p' && !(open.length > 0 && PROPERTIES.has(local) && wanted)) return;
          wanted = false;
          takeUnlessGuid(open.pop()!);
      }
    },
  };
}
