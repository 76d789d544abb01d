import { CellKind, type SourceRow } from './source-row.ts';

/** What a row below the header is. */
export type RowKind =
  | 'line'
  | 'blank'
  | 'title'
  | 'header'
  | 'subtotal'
  | 'total'
  | 'signature'
  | 'unit'
  | 'note'
  | 'end-mark';

/** The columns that tell a line from anything else; −1 where the sheet has none. */
export interface TellingColumns {
  readonly id: number;
  readonly account: number;
  readonly name: number;
  readonly amount: number;
}

/** 柳树村小计, 农村低保小计; not 单小计, a person. */
const SUBTOTAL =
  /^(?:(?:\p{Script=Han}{0,9}[页表镇乡道村屯组队社区场所保农市类项月户县旗])?小计|本页\p{Script=Han}{0,4}计|\p{Script=Han}{0,8}[村屯组社区页]合计)/u;
const TOTAL =
  /^(?:\p{Script=Han}{0,10}(?:合计|总计|共计|累计)|总(?:户数|人数|笔数|金额)|(?:户数|人数|金额|大写|小写)\(?(?:合计|总计)?\)?:)/u;
const OFFICE =
  '制表|填表|填报|编制|经办|经手|审核|复核|初审|审批|核对|校对|单位负责|单位领导|分管领导|主管领导|主管|领导|财政审核|财务负责|负责|出纳|会计|联系';
/** 制表人：, 审核（签字）:, or the bare word in the first cell of the row. */
const SIGNATURE = new RegExp(
  `(?:${OFFICE})人?(?:员|签字|签章|签名|\\(签字\\)|\\(签章\\)|\\(盖章\\)|电话)?:|^(?:填报|制表|编制|填表|打印)(?:单位|日期|时间|机构)|(?:盖章|公章|签章)\\)?:?$`,
  'u',
);
const SIGNATURE_ALONE = new RegExp(`^(?:${OFFICE})人?(?:员|签字|签章|签名)?$`, 'u');
const UNIT = /^(?:金额)?(?:计量)?单位:(?:人民币)?(?:万?元|分|户|人|[、,])+$/u;
const NOTE = /^(?:备注|说明|附注|注明|注|附件\d*|附表\d*|填表说明):|^注\d?[、.]/u;
const TITLE = /(?:花名册|发放表|明细表|清册|清单|汇总表|公示表|台账|名册|请款表|审批表|统计表)(?:\(.*\))?$/u;
const PAGE = /^第?\d+(?:页|\/\d+)|^共\d+页|^第\d+页/u;
const PLACE = /(?:镇|乡|村|屯|社区|街道|居委会|村委会|农场|林场|小组)$/u;

/** What the first words of a set-aside row begin with. A name may begin so too (金某某): it is looked at twice, no more. */
const FIRST_CHARACTERS: ReadonlySet<number> = new Set(
  Array.from('制填编经审复初核校单分主领财负出会联打盖公合总共累小大本全户人金备说注附第甲栏行', (character) =>
    character.charCodeAt(0),
  ),
);

/**
 * Tells what a row is. A row with a number in its identity number or account column is a line, whatever its words say: a person may be
 * called 王总. So is a row with a name and an amount, though the number is missing: it must not vanish. `headerTexts`: the header's own
 * cells without white space, to recognise it when it is repeated on every page. Nearly every row takes the first two lines.
 */
export function classifyRow(row: SourceRow, telling: TellingColumns, headerTexts: readonly string[]): RowKind {
  const { cells } = row;
  if (holdsNumber(cellOf(cells, telling.id)) || holdsNumber(cellOf(cells, telling.account))) return 'line';
  const first = firstFilled(cells);
  if (first === -1) return 'blank';
  const name = cellOf(cells, telling.name);
  const amount = cellOf(cells, telling.amount);
  const isPayment = hasDigit(amount) && name.trim() !== '' && !hasDigit(name);
  if (isPayment && !mayBeginWords(name) && !mayBeginWords(cells[first]!)) return 'line';
  return classifyByWords(cells, telling, headerTexts, isPayment);
}

function classifyByWords(
  cells: readonly string[],
  telling: TellingColumns,
  headerTexts: readonly string[],
  isPayment: boolean,
): RowKind {
  const words = cells.map(compact);
  const filled = words.filter((text) => text !== '');
  const [first = ''] = filled;
  const name = words[telling.name] ?? '';
  if (filled.length === 0) return 'blank';
  if (filled.length === 1 && /^[#=*-]{4,}$/.test(first)) return 'end-mark';
  if (isRepeatedHeader(filled, headerTexts) || isColumnNumbers(filled)) return 'header';
  const ofFirst = kindOfLabel(first) ?? (SIGNATURE_ALONE.test(first) ? 'signature' : null) ?? sumOf(name);
  if (ofFirst !== null) return ofFirst;
  if (isPayment) return 'line';
  const labels = telling.amount === -1 ? words : words.slice(0, telling.amount);
  const ofLabels =
    labels.map(sumOf).find((kind) => kind !== null) ?? filled.map(kindOfRemark).find((kind) => kind !== null);
  if (ofLabels !== undefined && ofLabels !== null) return ofLabels;
  const isBare = name === '' && (words[telling.amount] ?? '') === '';
  if (filled.length <= 2 && filled.some((text) => TITLE.test(text) || PAGE.test(text))) return 'title';
  if (filled.length <= 2 && isBare && !filled.some((text) => /\d{6}/.test(text))) return 'title';
  // A village's name above its households, where names stand in the first column.
  return filled.length === 1 && PLACE.test(first) ? 'title' : 'line';
}

function sumOf(text: string): 'subtotal' | 'total' | null {
  if (SUBTOTAL.test(text)) return 'subtotal';
  return TOTAL.test(text) ? 'total' : null;
}

function kindOfRemark(text: string): RowKind | null {
  if (UNIT.test(text)) return 'unit';
  if (SIGNATURE.test(text)) return 'signature';
  return NOTE.test(text) ? 'note' : null;
}

function kindOfLabel(text: string): RowKind | null {
  return sumOf(text) ?? kindOfRemark(text);
}

function cellOf(cells: readonly string[], column: number): string {
  return column === -1 ? '' : (cells[column] ?? '');
}

function compact(text: string): string {
  return text === '' ? '' : text.normalize('NFKC').replace(/\s+/g, '');
}

/** Six digits or more in a cell that does not begin with a Chinese word and is no date or label (2026年…, 2026-04-30, 电话：…). */
function holdsNumber(text: string): boolean {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) {
      digits++;
      if (digits === 6) return !isShortDate(text);
    } else if (unit === 0x3a || unit === 0xff1a || unit === 0x5e74) return false;
    else if (digits === 0 && unit >= 0x4e00 && unit <= 0x9fff) return false;
  }
  return false;
}

function isShortDate(text: string): boolean {
  return text.length <= 10 && /^\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?$/.test(text);
}

function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) return true;
  }
  return false;
}

function firstFilled(cells: readonly string[]): number {
  for (let i = 0; i < cells.length; i++) if (cells[i] !== '' && cells[i]!.trim() !== '') return i;
  return -1;
}

function mayBeginWords(text: string): boolean {
  let i = 0;
  while (i < text.length && (text.charCodeAt(i) <= 0x20 || text.charCodeAt(i) === 0x3000)) i++;
  return FIRST_CHARACTERS.has(text.charCodeAt(i)) || text.includes('计', i);
}

function isRepeatedHeader(filled: readonly string[], headerTexts: readonly string[]): boolean {
  const same = filled.filter((text) => headerTexts.includes(text)).length;
  return same >= 2 && same * 2 > filled.length;
}

/** The row under a printed header that numbers its columns: 1 2 3 4, 甲 乙 1 2, 栏次 1 2 3=1+2. */
function isColumnNumbers(filled: readonly string[]): boolean {
  const numbers = filled.filter((text) => !/^(?:[甲乙丙丁戊己]|栏次|行次|[A-Z])$/.test(text));
  const [start] = numbers.map(numberOfColumn);
  return filled.length >= 3 && numbers.every((text, i) => numberOfColumn(text) === (start ?? 0) + i);
}

function numberOfColumn(text: string): number {
  return Number(/^\(?(\d{1,2})\)?(?:=[\d+×*()-]+)?$/.exec(text)?.[1] ?? Number.NaN);
}

/** What a total row declares: its words, the count a label names (合计 153 户), the text of its amount. */
export interface DeclaredTotal {
  readonly label: string;
  readonly count: number | null;
  readonly amountText: string;
  readonly amountKind: CellKind;
}

/**
 * Reads the declared count and amount of a total or subtotal row: the amount from the amount column or, where that is empty, from the
 * words (合计：3笔 900.00元). Persons are no count of lines.
 */
export function readDeclaredTotal(row: SourceRow, telling: TellingColumns): DeclaredTotal {
  const words = row.cells.map(compact).filter((text) => text !== '' && !/其中|新增|减少|停发/.test(text));
  const label = words.find((text) => sumOf(text) !== null) ?? '合计';
  const counted = words
    .map((text) => /(\d{1,9})[户笔条]|(?:户数|笔数):?(\d{1,9})/.exec(text))
    .find((match) => match !== null);
  const count = counted?.[1] ?? counted?.[2];
  const ownText = cellOf(row.cells, telling.amount);
  const own = { amountText: ownText, amountKind: (row.kinds?.[telling.amount] ?? CellKind.text) as CellKind };
  const written = words.map((text) => /([\d,]+(?:\.\d{1,2})?)元/.exec(text)?.[1]).find((text) => text !== undefined);
  const fromWords =
    written === undefined || hasDigit(ownText) ? own : { amountText: written, amountKind: CellKind.text };
  return { label: label.slice(0, 20), count: count === undefined ? null : Number(count), ...fromWords };
}
