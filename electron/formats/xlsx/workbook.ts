import type { ReadLimits } from '../table.ts';
import { refuse } from '../table-error.ts';
import { type Relationship, readRelationships } from './relationships.ts';
import { UnknownToFastReader } from './unknown-to-fast-reader.ts';
import { damagedWorkbook, tooLargeWorkbook } from './workbook-problems.ts';
import { readXmlPart } from './xml-part.ts';
import type { XmlHandler, XmlName, XmlScanner } from './xml-scanner.ts';
import { decodeXstring } from './xml-text.ts';
import type { ZipArchive, ZipEntry } from './zip-archive.ts';

/** A worksheet and the entry that holds its rows. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ZipEntry;
}

/** The parts of a workbook that matter for reading its rows. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Chart sheets and the like, which have no cells. */
  readonly sheetsWithoutCells: readonly string[];
  readonly is1904: boolean;
  readonly sharedStrings: ZipEntry | null;
  readonly styles: ZipEntry | null;
}

/** The sheets a workbook may have besides worksheets. Macro sheets have cells, but hold programs, not ledgers. */
const KINDS_WITHOUT_CELLS: ReadonlySet<string> = new Set([
  'chartsheet',
  'dialogsheet',
  'xlMacrosheet',
  'xlIntlMacrosheet',
]);

/** Finds the workbook in a zip and resolves its sheets, in workbook order. Throws E_FORMAT where the zip is no workbook. */
export async function readWorkbook(archive: ZipArchive, limits: ReadLimits): Promise<Workbook> {
  const { file } = archive;
  const main = await findMainPart(archive, limits);
  const place = { file, part: main.name };
  const part = new WorkbookPart();
  await readXmlPart(archive, main, part, limits, () => place);
  if (part.root !== 'workbook') throw notAWorkbook(file);
  if (part.sheets.length === 0) throw damagedWorkbook(place, '里面没有列出任何工作表', 'it lists no sheet');
  if (part.sheets.length > limits.maxSheets) {
    throw tooLargeWorkbook(
      place,
      'maxSheets',
      limits,
      `工作簿有 ${part.sheets.length} 张工作表`,
      `the workbook has ${part.sheets.length} sheets`,
    );
  }
  const relationships = await readRelationships(archive, main.name, limits);
  if (relationships === null) throw damagedWorkbook(place, '缺少它的关系部件', 'its relationships are missing');
  const sheets: WorkbookSheet[] = [];
  const sheetsWithoutCells: string[] = [];
  for (const sheet of part.sheets) {
    const relationship = relationships.find((candidate) => candidate.id === sheet.relationshipId);
    if (relationship === undefined) {
      throw damagedWorkbook(
        { ...place, sheet: sheet.name },
        `工作表“${sheet.name}”没有对应的部件`,
        `the sheet "${sheet.name}" has no part`,
      );
    }
    if (KINDS_WITHOUT_CELLS.has(relationship.kind)) sheetsWithoutCells.push(sheet.name);
    else
      sheets.push({ name: sheet.name, hidden: sheet.hidden, entry: requireEntry(archive, relationship, sheet.name) });
  }
  const optional = (kind: string): ZipEntry | null => {
    const relationship = relationships.find((candidate) => candidate.kind === kind);
    return relationship === undefined ? null : requireEntry(archive, relationship);
  };
  return {
    sheets,
    sheetsWithoutCells,
    is1904: part.is1904,
    sharedStrings: optional('sharedStrings'),
    styles: optional('styles'),
  };
}

/** What a relationship leads to must be there: without its strings or styles a sheet would be read wrongly. */
function requireEntry(archive: ZipArchive, relationship: Relationship, sheet?: string): ZipEntry {
  const entry = archive.find(relationship.target);
  if (entry !== undefined) return entry;
  throw damagedWorkbook(
    { file: archive.file, part: relationship.target, ...(sheet === undefined ? {} : { sheet }) },
    '压缩包里没有这个部件',
    'it is missing from the zip',
  );
}

async function findMainPart(archive: ZipArchive, limits: ReadLimits): Promise<ZipEntry> {
  const relationships = await readRelationships(archive, '', limits);
  const relationship = relationships?.find((candidate) => candidate.kind === 'officeDocument');
  if (relationship === undefined) {
    const usual = archive.find('xl/workbook.xml');
    if (usual === undefined) throw notAWorkbook(archive.file);
    return usual;
  }
  if (relationship.target.toLowerCase().endsWith('.bin')) throw binaryWorkbook(archive.file);
  return requireEntry(archive, relationship);
}

interface StatedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly relationshipId: string | undefined;
}

class WorkbookPart implements XmlHandler {
  readonly wantsText = false;
  readonly sheets: StatedSheet[] = [];
  root = '';
  is1904 = false;
  private depth = 0;
  private inSheets = false;

  open(name: XmlName, scanner: XmlScanner): void {
    this.depth++;
    if (this.depth === 1) this.root = name.local;
    if (this.depth === 2) {
      this.inSheets = name.local === 'sheets';
      if (name.local === 'workbookPr') {
        const stated = scanner.attribute('date1904');
        this.is1904 = stated === '1' || stated === 'true';
      }
    }
    if (this.depth !== 3 || !this.inSheets) return;
    if (name.local !== 'sheet') {
      throw new UnknownToFastReader({
        zh: `工作表目录里的元素 ${name.qualified}`,
        en: `the element ${name.qualified} among the sheets`,
      });
    }
    const state = scanner.attribute('state');
    this.sheets.push({
      name: decodeXstring(scanner.attribute('name') ?? ''),
      hidden: state === 'hidden' || state === 'veryHidden',
      relationshipId: scanner.prefixedAttribute('id'),
    });
  }

  close(): void {
    this.depth--;
  }

  text(): void {}
}

function notAWorkbook(file: string): Error {
  return refuse('E_FORMAT', { file }, [
    '这个压缩包不是 Excel 工作簿（可能是 Word 文档、OpenDocument 表格或普通压缩包）',
    'this zip is not an Excel workbook (it may be a Word document, an OpenDocument sheet or a plain zip)',
    '表格请用 Excel 或 WPS 另存为 .xlsx；压缩包请先解压，再导入里面的表格文件',
    'save the table as .xlsx with Excel or WPS; unpack a plain zip and import the tables inside',
  ]);
}

function binaryWorkbook(file: string): Error {
  return refuse('E_FORMAT', { file }, [
    '这是二进制工作簿（.xlsb），暂不支持',
    'this is a binary workbook (.xlsb), which is not read',
    '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入',
    'open it in Excel or WPS and save it as .xlsx',
  ]);
}
