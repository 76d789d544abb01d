import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_READ_LIMITS,
  type ReadLimits,
  type ReadOptions,
  type SheetEnd,
} from '../../../../../electron/formats/table.ts';
import { openXlsx } from '../../../../../electron/formats/xlsx/open-xlsx.ts';
import { makeZip, type ZipPart } from '../../../../fixtures/make-zip.ts';

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface MadeWorkbook {
  /** What stands inside `<worksheet>` of each sheet; or the whole part where it begins with `<?xml` or a byte order mark. */
  readonly sheets: readonly (string | Buffer)[];
  /** What stands inside `<sst>`. */
  readonly sharedStrings?: string;
  /** What stands inside `<styleSheet>`. */
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly sheetAttributes?: readonly string[];
  /** Replaces or removes (null) a part, or adds one. */
  readonly parts?: Readonly<Record<string, string | Buffer | null>>;
  readonly stored?: boolean;
}

const wrap = (root: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} xmlns="${MAIN}" xmlns:r="${RELATIONS}">${inner}</${root}>`;

export function relationships(...list: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const inner = list.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships xmlns="${PACKAGE_RELATIONS}">${inner.join('')}</Relationships>`;
}

/** Which this reader does not look at, but others want. */
const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  [
    'workbook|sheet.main',
    'sharedStrings|sharedStrings',
    'styles|styles',
    'worksheets/sheet1|worksheet',
    'worksheets/sheet2|worksheet',
  ]
    .map((pair) => pair.split('|'))
    .map(
      ([part, type]) =>
        `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
    )
    .join('') +
  '</Types>';

/** The parts of a small workbook, as Excel lays them out. */
export function workbookParts(made: MadeWorkbook): ZipPart[] {
  const sheets = made.sheets.map(
    (_, i) => `<sheet name="表${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}" ${made.sheetAttributes?.[i] ?? ''}/>`,
  );
  const related = made.sheets.map((_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const);
  const parts: Record<string, string | Buffer | null> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relationships(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': wrap('workbook', `${made.workbookPr ?? ''}<sheets>${sheets.join('')}</sheets>`),
    'xl/_rels/workbook.xml.rels': relationships(
      ...related,
      ...(made.sharedStrings === undefined ? [] : [['rIdS', 'sharedStrings', 'sharedStrings.xml'] as const]),
      ...(made.styles === undefined ? [] : [['rIdT', 'styles', 'styles.xml'] as const]),
    ),
    'xl/sharedStrings.xml': made.sharedStrings === undefined ? null : wrap('sst', made.sharedStrings),
    'xl/styles.xml': made.styles === undefined ? null : wrap('styleSheet', made.styles),
  };
  made.sheets.forEach((sheet, i) => {
    const isWhole = typeof sheet !== 'string' || sheet.startsWith('<?xml');
    parts[`xl/worksheets/sheet${i + 1}.xml`] = isWhole ? sheet : wrap('worksheet', sheet);
  });
  Object.assign(parts, made.parts);
  return Object.entries(parts).flatMap(([name, data]) =>
    data === null ? [] : [{ name, data: Buffer.from(data as string), stored: made.stored ?? false }],
  );
}

export function makeWorkbook(made: MadeWorkbook): Buffer {
  return makeZip(workbookParts(made));
}

const folder = mkdtempSync(join(tmpdir(), 'xlsx-'));
let files = 0;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

export function writeTemporary(bytes: Uint8Array): string {
  const path = join(folder, `${++files}.xlsx`);
  writeFileSync(path, bytes);
  return path;
}

const KIND_NAMES = ['empty', 'text', 'number', 'date', 'boolean', 'error'] as const;

export interface ReadRow {
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly string[];
  readonly kinds: readonly string[];
}

export interface ReadSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly ReadRow[];
  readonly end: SheetEnd;
}

/** Reads a whole workbook. */
export async function readWorkbook(
  input: Uint8Array | string,
  limits: Partial<ReadLimits> = {},
  options: ReadOptions = {},
): Promise<readonly ReadSheet[]> {
  const path = typeof input === 'string' ? input : writeTemporary(input);
  const source = await openXlsx(path, { ...DEFAULT_READ_LIMITS, ...limits });
  try {
    const sheets: ReadSheet[] = [];
    for (const [index, { name, hidden }] of source.sheets.entries()) {
      const rows: ReadRow[] = [];
      const end = await source.readSheet(
        index,
        ({ row, cells, kinds, hidden: isHidden }) => {
          if (kinds?.length !== cells.length) throw new Error('a kind for every cell');
          rows.push({
            row,
            hidden: isHidden,
            cells: [...cells],
            kinds: Array.from(kinds, (kind) => KIND_NAMES[kind]!),
          });
        },
        options,
      );
      sheets.push({ name, hidden, rows, end });
    }
    return sheets;
  } finally {
    await source.close();
  }
}

/** The cells of the first sheet, row by row, as `kind:text`. */
export async function readCells(made: MadeWorkbook): Promise<readonly (readonly string[])[]> {
  const [sheet] = await readWorkbook(makeWorkbook(made));
  return sheet!.rows.map(({ cells, kinds }) => cells.map((text, i) => `${kinds[i]}:${text}`));
}

/** One row of cells, wrapped as a sheet. */
export function oneRow(cells: string): string {
  return `<sheetData><row r="1">${cells}</row></sheetData>`;
}
