import type { FormValues } from '../../../shared/domain/archive/dossier/show-fact.ts';
import {
  type TemplateProblem,
  type Token,
  tokensOf,
} from '../../../shared/domain/archive/template/check-placeholders.ts';
import { loopLines } from '../../../shared/domain/archive/template/loop-lines.ts';
import type { Placeholder, ReadPlaceholder } from '../../../shared/domain/archive/template/placeholder.ts';
import { numberOf, showPlaceholder } from '../../../shared/domain/archive/template/show-placeholder.ts';
import type { TemplateLoop } from '../../../shared/domain/archive/template/template-fields.ts';
import type { TemplateValues } from '../../../shared/domain/archive/template/template-values.ts';
import { harmlessCell } from '../write/harmless-cell.ts';
import { type PackedPart, packPart, packParts } from '../write/packed-zip.ts';
import { moveDrawings, movedDefinedNames, movedTail } from './move-sheet-parts.ts';
import { type AddedRows, movedFormula, movedRow } from './shift-rows.ts';
import type { TemplateParts } from './unpack-template.ts';
import { holdsBrace } from './xlsx-pieces.ts';
import { SHARED_STRINGS, type SheetCell, type SheetParts, type SheetRow, without } from './xlsx-sheets.ts';

/** The most characters a cell holds. */
const CELL_CHARS = 32_767;
const TOO_LONG = '…（太长，未写完）';

/** Words or a placeholder of a cell, with the format of the run it begins in. */
type CellPart =
  | { readonly kind: 'text'; readonly text: string; readonly format: string }
  | { readonly kind: 'field'; readonly field: FieldPlaceholder; readonly format: string }
  /** A loop within the cell. */
  | { readonly kind: 'loop'; readonly loop: TemplateLoop; readonly least: number; readonly parts: readonly CellPart[] };
type FieldPlaceholder = Extract<Placeholder, { readonly kind: 'field' }>;

interface FilledCell {
  readonly column: string;
  /** Attributes besides r and t, as written. */
  readonly attributes: string;
  readonly parts: readonly CellPart[];
}

interface FilledRow {
  readonly row: SheetRow;
  /** The cells in order: to be filled in, or as they are. */
  readonly cells: readonly (FilledCell | SheetCell)[];
  /** The loop that repeats the row. */
  readonly loop: { readonly loop: TemplateLoop; readonly least: number } | null;
  readonly hasFormula: boolean;
}

interface FilledSheet {
  readonly sheet: SheetParts;
  readonly rows: readonly FilledRow[];
}

/**
 * Makes an .xlsx ready to be filled in; its placeholders were checked before. Only the sheets' rows and what points at them are written anew:
 * pictures, text boxes, print settings and whatever else the form has stay as they are, byte for byte.
 */
export function xlsxTemplate(
  parts: TemplateParts,
  sheets: readonly SheetParts[],
  read: ReadPlaceholder,
): { readonly fill: (values: TemplateValues) => Buffer } | { readonly problems: readonly TemplateProblem[] } {
  const compiled = sheets.map((sheet): FilledSheet => ({ sheet, rows: sheet.rows.map((row) => filledRow(row, read)) }));
  const problems = compiled.flatMap(sharedFormulas);
  if (problems.length > 0) return { problems };
  const base = baseParts(parts);
  const packed = new Map([...base].map(([name, bytes]): [string, PackedPart] => [name, packPart(name, bytes)]));
  return {
    fill(values) {
      const added = new Map<string, readonly AddedRows[]>();
      for (const { sheet, rows } of compiled) added.set(sheet.name, addedRows(rows, values));
      const anew = new Map<string, string>();
      for (const each of compiled) anew.set(each.sheet.part, sheetXml(each, values, added));
      if ([...added.values()].some((rows) => rows.length > 0)) {
        moveDrawings(base, sheets, added, anew);
        movedDefinedNames(base, added, anew);
      }
      return packParts(
        [...packed].map(([name, part]) => {
          const text = anew.get(name);
          return text === undefined ? part : packPart(name, Buffer.from(text, 'utf8'));
        }),
      );
    },
  };
}

function filledRow(row: SheetRow, read: ReadPlaceholder): FilledRow {
  const texts = row.cells.map(({ runs }) => {
    const text = runs?.map((run) => run.text).join('') ?? '';
    return holdsBrace(text) ? text : null;
  });
  const loop = loopOfRow(texts, read);
  return {
    row,
    loop,
    cells: row.cells.map((cell, i) => {
      const text = texts[i]!;
      if (text === null) return cell;
      const parts = cellParts(formatted(cell, text), loop?.loop ?? null, read);
      return { column: cell.column, attributes: without(cell.attributes, 't'), parts };
    }),
    hasFormula: row.raw.includes('<f'),
  };
}

/** A loop that begins in one cell and ends in another repeats the row; one that ends where it begins repeats within its cell. */
function loopOfRow(texts: readonly (string | null)[], read: ReadPlaceholder): FilledRow['loop'] {
  for (const text of texts) {
    let open: FilledRow['loop'] = null;
    for (const token of tokensOf(text ?? '')) {
      if (token.kind !== 'placeholder') continue;
      const placeholder = read(token.inner, null);
      if (placeholder.kind === 'start') open = placeholder;
      else if (placeholder.kind === 'end') open = null;
    }
    if (open !== null) return open;
  }
  return null;
}

interface FormattedToken {
  readonly token: Token;
  readonly format: string;
}

/** The tokens of a cell with the format each begins with; words are parted where theirs changes. */
function formatted({ runs }: SheetCell, text: string): readonly FormattedToken[] {
  const formats: string[] = [];
  for (const run of runs!) for (let i = 0; i < run.text.length; i++) formats.push(run.format);
  const tokens: FormattedToken[] = [];
  let at = 0;
  for (const token of tokensOf(text)) {
    const length = token.kind === 'placeholder' ? token.inner.length + 2 : token.text.length;
    if (token.kind === 'placeholder') tokens.push({ token, format: formats[at]! });
    else
      for (let from = 0; from < length; ) {
        let to = from + 1;
        while (to < length && formats[at + to] === formats[at + from]) to++;
        tokens.push({ token: { kind: 'text', text: token.text.slice(from, to) }, format: formats[at + from]! });
        from = to;
      }
    at += length;
  }
  return tokens;
}

function cellParts(
  tokens: readonly FormattedToken[],
  rowLoop: TemplateLoop | null,
  read: ReadPlaceholder,
): readonly CellPart[] {
  const parts: CellPart[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const { token, format } = tokens[at]!;
    if (token.kind !== 'placeholder') {
      parts.push({ kind: 'text', text: token.text, format });
      continue;
    }
    const start = read(token.inner, null);
    if (start.kind === 'start') {
      const end = tokens.findIndex(
        (each, i) => i > at && each.token.kind === 'placeholder' && read(each.token.inner, null).kind === 'end',
      );
      // Without an end in this cell it is the row that is repeated.
      if (end === -1) continue;
      const inner = cellParts(tokens.slice(at + 1, end), start.loop, read);
      parts.push({ kind: 'loop', loop: start.loop, least: start.least, parts: inner });
      at = end;
      continue;
    }
    const field = read(token.inner, rowLoop);
    if (field.kind === 'field') parts.push({ kind: 'field', field, format });
  }
  return parts;
}

/** A formula that was dragged is written once and shared: in a row that is repeated it cannot be copied. */
function sharedFormulas({ sheet, rows }: FilledSheet): readonly TemplateProblem[] {
  return rows
    .filter(({ loop }) => loop !== null)
    .flatMap(({ row }) =>
      row.cells
        .filter(({ inner }) => /<f\b[^>]*\bt="(?:shared|array|dataTable)"/u.test(inner))
        .map(({ column }) => ({
          place: `${sheet.name}!${column}${row.number}`,
          placeholder: '',
          says: '循环行里的公式是拖动填充出来的（或数组公式），不能逐行复制：请在这一格把公式重新打一遍',
        })),
    );
}

/** The parts as every filled workbook has them: placeholders gone from the shared texts, formulas worked out anew when it is opened. */
function baseParts(parts: TemplateParts): TemplateParts {
  const base = new Map(parts);
  base.delete('xl/calcChain.xml');
  const edit = (name: string, change: (xml: string) => string): void => {
    const bytes = base.get(name);
    if (bytes === undefined) return;
    const xml = bytes.toString('utf8');
    const changed = change(xml);
    if (changed !== xml) base.set(name, Buffer.from(changed, 'utf8'));
  };
  edit(SHARED_STRINGS, (xml) =>
    xml.replace(/<si\b[^>]*>(.*?)<\/si>/gsu, (item, inner: string) =>
      /[{}｛｝]/u.test(inner.replace(/<[^>]*>/gu, '')) ? '<si><t/></si>' : item,
    ),
  );
  edit('[Content_Types].xml', (xml) => xml.replace(/<Override\b[^>]*PartName="\/xl\/calcChain\.xml"[^>]*\/>/u, ''));
  for (const name of base.keys()) {
    if (/^xl\/_rels\/workbook\d*\.xml\.rels$/u.test(name))
      edit(name, (xml) => xml.replace(/<Relationship\b[^>]*Target="[^"]*calcChain\.xml"[^>]*\/>/u, ''));
    if (/^xl\/workbook\d*\.xml$/u.test(name)) edit(name, recalculated);
  }
  return base;
}

/** Results of formulas are left out: the workbook says that they are to be worked out when it is opened. */
function recalculated(workbook: string): string {
  const calc = /<calcPr\b([^>]*?)(\/?)>/u.exec(workbook);
  if (calc !== null)
    return workbook.replace(calc[0], `<calcPr${without(calc[1]!, 'fullCalcOnLoad')} fullCalcOnLoad="1"${calc[2]}>`);
  const before = workbook.includes('<definedNames') ? /<\/definedNames>|<definedNames\s*\/>/u : /<\/sheets>/u;
  return workbook.replace(before, (end) => `${end}<calcPr fullCalcOnLoad="1"/>`);
}

function addedRows(rows: readonly FilledRow[], values: TemplateValues): readonly AddedRows[] {
  return rows
    .filter(({ loop }) => loop !== null)
    .map(({ row, loop }) => ({ at: row.number, extra: linesOfRow(loop!, values).length - 1 }))
    .filter(({ extra }) => extra > 0);
}

/** At least one line, blank where there is none: a form's row is left free, not taken out. */
function linesOfRow(
  { loop, least }: NonNullable<FilledRow['loop']>,
  values: TemplateValues,
): readonly (FormValues | null)[] {
  return loopLines(values, loop, Math.max(1, least));
}

function sheetXml(
  { sheet, rows }: FilledSheet,
  values: TemplateValues,
  addedBySheet: ReadonlyMap<string, readonly AddedRows[]>,
): string {
  const own = addedBySheet.get(sheet.name) ?? [];
  const addedOf = (name: string | null): readonly AddedRows[] => (name === null ? own : (addedBySheet.get(name) ?? []));
  const anyAdded = [...addedBySheet.values()].some((added) => added.length > 0);
  const xml: string[] = [movedTail(sheet.before, own)];
  for (const { row, cells, loop, hasFormula } of rows) {
    const first = movedRow(row.number, own);
    const isAsBefore = first === row.number && loop === null && !cells.some((cell) => 'parts' in cell);
    if (isAsBefore && !(hasFormula && anyAdded)) {
      xml.push(hasFormula ? withoutResults(row.raw) : row.raw);
      continue;
    }
    const lines = loop === null ? [values.household] : linesOfRow(loop, values);
    for (const [i, line] of lines.entries()) {
      const number = first + i;
      const copied = lines.length > 1 ? { from: row.number, to: number } : null;
      const filled = cells.map((cell) =>
        'parts' in cell
          ? filledCell(cell, number, line, values)
          : keptCell(cell, number, (formula) => movedFormula(formula, addedOf, copied), own),
      );
      xml.push(`<row r="${number}"${row.attributes}>${filled.join('')}</row>`);
    }
  }
  xml.push(movedTail(sheet.after, own));
  return xml.join('');
}

function keptCell(
  { column, attributes, inner }: SheetCell,
  number: number,
  move: (formula: string) => string,
  own: readonly AddedRows[],
): string {
  const moved = inner.includes('<f') ? movedTail(withFormula(withoutResults(inner), move), own) : inner;
  // A formula's result is left out, and with it what kind it had.
  const kept = inner.includes('<f') ? without(attributes, 't') : attributes;
  return moved === '' ? `<c r="${column}${number}"${kept}/>` : `<c r="${column}${number}"${kept}>${moved}</c>`;
}

function withFormula(inner: string, move: (formula: string) => string): string {
  return inner.replace(
    /(<f\b[^>]*>)([^<]*)(<\/f>)/u,
    (_, open: string, formula: string, close: string) => `${open}${move(formula)}${close}`,
  );
}

/** Results of formulas are those of the template: they are worked out anew when the workbook is opened. */
function withoutResults(xml: string): string {
  return xml.replace(/(<f\b[^>]*?(?:\/>|>[^<]*<\/f>))\s*<v>[^<]*<\/v>/gu, '$1');
}

function filledCell(
  { column, attributes, parts }: FilledCell,
  number: number,
  line: FormValues | null,
  values: TemplateValues,
): string {
  const place = `<c r="${column}${number}"${attributes}`;
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'field' && line !== null) {
    const figure = numberOf(only.field, line);
    if (figure !== null) return `${place}><v>${figure}</v></c>`;
  }
  const runs: ShownRun[] = [];
  showParts(parts, line, values, runs);
  const text = limited(runs);
  return text.length === 0 ? `${place}/>` : `${place} t="inlineStr"><is>${runsXml(text)}</is></c>`;
}

interface ShownRun {
  readonly format: string;
  text: string;
}

function showParts(
  parts: readonly CellPart[],
  line: FormValues | null,
  values: TemplateValues,
  runs: ShownRun[],
): void {
  for (const part of parts) {
    if (part.kind === 'loop') {
      for (const each of loopLines(values, part.loop, part.least)) showParts(part.parts, each, values, runs);
      continue;
    }
    const text = part.kind === 'text' ? part.text : line === null ? '' : showPlaceholder(part.field, line);
    const last = runs.at(-1);
    if (text === '') continue;
    if (last?.format === part.format) last.text += text;
    else runs.push({ format: part.format, text });
  }
}

/** No more than a cell holds, and nothing at its beginning that would be taken for a formula where it is typed again. */
function limited(runs: readonly ShownRun[]): readonly ShownRun[] {
  const text = runs.map((run) => run.text).join('');
  if (text === '') return [];
  if (text.length > CELL_CHARS)
    return [{ format: runs[0]!.format, text: harmlessCell(text).slice(0, CELL_CHARS - TOO_LONG.length) + TOO_LONG }];
  const [first, ...rest] = runs;
  if (harmlessCell(text) === text) return runs;
  return [{ format: first!.format, text: `'${first!.text}` }, ...rest];
}

function runsXml(runs: readonly ShownRun[]): string {
  const text = (run: ShownRun): string => `<t xml:space="preserve">${escaped(run.text)}</t>`;
  if (runs.length === 1 && runs[0]!.format === '') return text(runs[0]!);
  return runs.map((run) => `<r>${run.format}${text(run)}</r>`).join('');
}

/** `_x000A_` in a text would be read as an escape: its underscore is escaped itself (ECMA-376 part 1, 22.9.2.19). */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;');
}
