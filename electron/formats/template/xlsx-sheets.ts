import { decodeXmlText, decodeXstring } from '../xlsx/xml-text.ts';
import { refuseTemplate } from './template-error.ts';
import type { TemplateParts } from './unpack-template.ts';

/** A piece of text with the format of its run, as XML; '' where it has none of its own. */
export interface TextRun {
  readonly format: string;
  readonly text: string;
}

/** A cell as it stands in the template. */
export interface SheetCell {
  readonly column: string;
  /** Attributes besides r, as written. */
  readonly attributes: string;
  readonly inner: string;
  /** The text, where the cell holds one that was typed; null for numbers, formulas and blanks. */
  readonly runs: readonly TextRun[] | null;
}

export interface SheetRow {
  readonly number: number;
  /** Attributes besides r, as written. */
  readonly attributes: string;
  readonly raw: string;
  readonly cells: readonly SheetCell[];
}

/** A sheet taken apart: what stands before its rows, the rows, what stands behind them. */
export interface SheetParts {
  readonly name: string;
  readonly part: string;
  readonly before: string;
  readonly rows: readonly SheetRow[];
  readonly after: string;
}

const ROW = /<row\b([^>]*?)(?:\/>|>(.*?)<\/row>)/gsu;
const CELL = /<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gsu;
const STRING_ITEM = /<si\b[^>]*?(?:\/>|>(.*?)<\/si>)/gsu;
const RUN = /<r\b[^>]*>(.*?)<\/r>/gsu;
const TEXT = /<t\b[^>]*?(?:\/>|>(.*?)<\/t>)/gsu;
const PHONETIC = /<rPh\b.*?<\/rPh>|<phoneticPr\b[^>]*?(?:\/>|>.*?<\/phoneticPr>)/gsu;

/** The value of an attribute among attributes as written, or null. */
export function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'u').exec(attributes);
  return found === null ? null : decodeXmlText(found[1]!);
}

/** Takes the sheets of a workbook apart, in the order of their tabs. Throws AppError where they are written in a way no office program does. */
export function sheetsOf(parts: TemplateParts, file: string): readonly SheetParts[] {
  const workbookPart = [...parts.keys()].find((name) => /^xl\/workbook\d*\.xml$/u.test(name));
  if (workbookPart === undefined) throw odd(file);
  const workbook = plain(parts, workbookPart, file);
  const rels = parts.get(workbookPart.replace(/^xl\/(.*)$/u, 'xl/_rels/$1.rels'))?.toString('utf8') ?? '';
  const targets = new Map(
    [...rels.matchAll(/<Relationship\b([^>]*?)\/?>/gu)].map(([, attributes]): [string, string] => [
      attributeOf(attributes!, 'Id') ?? '',
      partOf(attributeOf(attributes!, 'Target') ?? ''),
    ]),
  );
  const strings = sharedStrings(parts, file);
  const sheets: SheetParts[] = [];
  for (const [, attributes] of workbook.matchAll(/<sheet\b([^>]*?)\/?>/gu)) {
    const name = attributeOf(attributes!, 'name') ?? '';
    const part = targets.get(attributeOf(attributes!, 'r:id') ?? '');
    if (part === undefined || !parts.has(part)) throw odd(file);
    if (!/^xl\/worksheets\//u.test(part)) continue;
    sheets.push(takeApart(name, part, plain(parts, part, file), strings, file));
  }
  if (sheets.length === 0) throw odd(file);
  return sheets;
}

/** The texts many cells share. */
export function sharedStrings(parts: TemplateParts, file: string): readonly (readonly TextRun[])[] {
  if (!parts.has(SHARED_STRINGS)) return [];
  return [...plain(parts, SHARED_STRINGS, file).matchAll(STRING_ITEM)].map(([, inner]) => runsOf(inner ?? ''));
}

export const SHARED_STRINGS = 'xl/sharedStrings.xml';

function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function takeApart(
  name: string,
  part: string,
  xml: string,
  strings: readonly (readonly TextRun[])[],
  file: string,
): SheetParts {
  const data = /<sheetData\b[^>]*?(\/>|>)/u.exec(xml);
  if (data === null) throw odd(file);
  if (data[1] === '/>') return { name, part, before: xml, rows: [], after: '' };
  const begin = data.index + data[0].length;
  const end = xml.indexOf('</sheetData>', begin);
  const rows = [...xml.slice(begin, end).matchAll(ROW)].map(([raw, attributes, inner]): SheetRow => {
    const number = Number(attributeOf(attributes!, 'r') ?? 0);
    if (!Number.isInteger(number) || number < 1) throw odd(file);
    return {
      number,
      attributes: without(attributes!, 'r'),
      raw,
      cells: [...(inner ?? '').matchAll(CELL)].map(([, cell, content]) => cellOf(cell!, content ?? '', strings, file)),
    };
  });
  return { name, part, before: xml.slice(0, begin), rows, after: xml.slice(end) };
}

function cellOf(attributes: string, inner: string, strings: readonly (readonly TextRun[])[], file: string): SheetCell {
  const column = /^([A-Z]{1,3})\d+$/u.exec(attributeOf(attributes, 'r') ?? '')?.[1];
  if (column === undefined) throw odd(file);
  let runs: readonly TextRun[] | null = null;
  const type = attributeOf(attributes, 't');
  if (!/<f\b/u.test(inner)) {
    if (type === 's') runs = strings[Number(/<v>(\d+)<\/v>/u.exec(inner)?.[1] ?? -1)] ?? null;
    else if (type === 'inlineStr') runs = runsOf(/<is>(.*)<\/is>/su.exec(inner)?.[1] ?? '');
    // A text written as the result of a formula that is not there: libraries do so.
    else if (type === 'str')
      runs = [{ format: '', text: decodeXstring(decodeXmlText(/<v[^>]*>([^<]*)<\/v>/u.exec(inner)?.[1] ?? '') ?? '') }];
  }
  return { column, attributes: without(attributes, 'r'), inner, runs };
}

/** Attributes as written, but for one of them. */
export function without(attributes: string, name: string): string {
  return attributes.replace(new RegExp(`\\s*(?<![^\\s])${name}="[^"]*"`, 'u'), '');
}

function runsOf(item: string): readonly TextRun[] {
  const spoken = item.replace(PHONETIC, '');
  const runs = [...spoken.matchAll(RUN)].map(
    ([, inner]): TextRun => ({
      format: /<rPr\b[^>]*?(?:\/>|>.*?<\/rPr>)/su.exec(inner!)?.[0] ?? '',
      text: textOf(inner!),
    }),
  );
  return runs.length > 0 ? runs : [{ format: '', text: textOf(spoken) }];
}

function textOf(xml: string): string {
  return [...xml.matchAll(TEXT)].map(([, text]) => decodeXstring(decodeXmlText(text ?? '') ?? '')).join('');
}

/** The XML of a part as office programs write it: no comments, no CDATA, no prefixes for its own elements. */
function plain(parts: TemplateParts, part: string, file: string): string {
  const bytes = parts.get(part)!;
  const xml = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  if (xml.includes('<!') || /<\w+:(?:workbook|worksheet|sst)\b/u.test(xml)) throw odd(file);
  return xml;
}

function odd(file: string) {
  return refuseTemplate(
    file,
    '工作簿的写法少见，不是 WPS 或 Excel 保存的',
    'the workbook is written in a way no office program does',
    ['请用 WPS 打开后另存为 .xlsx', 'open it in WPS and save it as .xlsx'],
  );
}
