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

const SUBTOTAL = /^(?:本页|本表|村|乡镇|本村|分)?小计|本页合计|^[\p{Script=Han}]{1,8}(?:村|社区|屯)小计/u;
const TOTAL =
  /^(?:合计|总计|共计|累计|全县合计|全[乡镇]合计|户数合计|人数总计|金额合计|总户数|总人数|总笔数|总金额)|^[\p{Script=Han}]{1,8}[镇乡道县]合计/u;
const SIGNATURE =
  /(?:制表|填表|经办|审核|复核|审批|核对|单位负责|分管领导|主管|财政审核|负责|出纳|会计)人?(?:签字|签章|（签字）|\(签字\))?[:：]|^(?:填报|制表|编制)(?:单位|日期|时间)|(?:盖章|公章|签章)/u;
const UNIT = /^(?:金额)?单位[:：]/u;
const NOTE = /^(?:备注|说明|注|附件\d*|附表)[:：]|^注\d?[、.]/u;
const TITLE = /(?:花名册|发放表|明细表|清册|清单|汇总表|公示表|台账|名册)(?:（.*）)?$/u;

/** Characters a set-aside row's first words can begin with: a quick no for nearly every line. */
function looksLikeWords(text: string): boolean {
  return (
    SUBTOTAL.test(text) ||
    TOTAL.test(text) ||
    SIGNATURE.test(text) ||
    UNIT.test(text) ||
    NOTE.test(text) ||
    TITLE.test(text)
  );
}

function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

function holdsNumber(text: string): boolean {
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 48 && unit <= 57) || (unit >= 0xff10 && unit <= 0xff19)) digits++;
  }
  return digits >= 6;
}

/**
 * Tells what a row is. A row with a number of six digits or more in its identity number or account column is a line, whatever its words
 * say: a person may be called 王总. `headerTexts`: the header's own cells, to recognise it when it is repeated on every page.
 */
export function classifyRow(row: SourceRow, telling: TellingColumns, headerTexts: readonly string[]): RowKind {
  const { cells } = row;
  const id = telling.id === -1 ? '' : (cells[telling.id] ?? '');
  const account = telling.account === -1 ? '' : (cells[telling.account] ?? '');
  if (holdsNumber(id) || holdsNumber(account)) return 'line';
  const filled: string[] = [];
  for (let i = 0; i < cells.length; i++) {
    const text = compact(cells[i]!);
    if (text !== '') filled.push(text);
  }
  if (filled.length === 0) return 'blank';
  if (/^[#=*-]{4,}$/.test(filled[0]!) && filled.length === 1) return 'end-mark';
  if (isRepeatedHeader(cells, headerTexts)) return 'header';
  const words = filled.find((text) => looksLikeWords(text));
  if (words !== undefined) {
    if (SUBTOTAL.test(words)) return 'subtotal';
    if (TOTAL.test(words)) return 'total';
    if (UNIT.test(words)) return 'unit';
    if (SIGNATURE.test(words)) return 'signature';
    if (NOTE.test(words)) return 'note';
    if (filled.length <= 2) return 'title';
  }
  const name = telling.name === -1 ? '' : compact(cells[telling.name] ?? '');
  const amount = telling.amount === -1 ? '' : compact(cells[telling.amount] ?? '');
  if (name === '' && amount === '' && filled.length === 1 && !/\d{6}/.test(filled[0]!)) return 'title';
  return 'line';
}

function isRepeatedHeader(cells: readonly string[], headerTexts: readonly string[]): boolean {
  let same = 0;
  let named = 0;
  for (let i = 0; i < cells.length; i++) {
    const text = cells[i]!;
    if (text === '') continue;
    named++;
    if (headerTexts.includes(compact(text))) same++;
  }
  return named >= 2 && same >= 2 && same * 2 > named;
}

/** What a total row declares: its words, the count a label names (合计 153 户), the text of its amount cell. */
export interface DeclaredTotal {
  readonly label: string;
  readonly count: number | null;
  readonly amountText: string;
  readonly amountKind: CellKind;
}

/** Reads the declared count and amount of a total or subtotal row. */
export function readDeclaredTotal(row: SourceRow, telling: TellingColumns): DeclaredTotal {
  const words = row.cells.map(compact);
  const label = words.find((text) => SUBTOTAL.test(text) || TOTAL.test(text)) ?? '合计';
  const counted = words.map((text) => /(\d{1,9})[户笔条]/u.exec(text)?.[1]).find((count) => count !== undefined);
  const amountText = telling.amount === -1 ? '' : (row.cells[telling.amount] ?? '');
  const amountKind = (row.kinds?.[telling.amount] ?? CellKind.text) as CellKind;
  return { label: label.slice(0, 20), count: counted === undefined ? null : Number(counted), amountText, amountKind };
}
