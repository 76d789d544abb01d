import { CellKind } from '../../ledger/source-row.ts';
import type { FactValue } from '../fact.ts';
import { EVENT_LABEL, type EventKind } from '../household-event.ts';
import type { PolicyPack } from '../policy/policy-pack.ts';
import { readDate, readDatePair, readValue } from '../read/read-value.ts';
import { TABLE_SHAPES, type TableColumn } from '../read/table-kind.ts';
import type { TypedEntry } from './archive-step.ts';

/** What a person typed and nobody can read; the sentence names the field. */
export class TypedError extends Error {
  override readonly name = 'TypedError';
}

const INVENTORY = TABLE_SHAPES.inventory.columns;
const PAPER = TABLE_SHAPES.paper.columns;
/** Columns of the table of papers that are no words of the paper. */
const NO_FIELDS: ReadonlySet<string> = new Set(['decision']);

/** The columns of the paper that can be keyed in, by name. */
export function paperColumn(name: string): TableColumn | undefined {
  return NO_FIELDS.has(name) ? undefined : PAPER.get(name);
}

/**
 * A typed entry as the values of a row of the inventory, read as the cells of a file are. What nobody looked at (null) is not there, as a column
 * that a table has not. Throws TypedError naming the field that cannot be read.
 */
export function entryValues(typed: TypedEntry, pack: PolicyPack): Readonly<Record<string, FactValue>> {
  if (!pack.materials.some(({ code }) => code === typed.code))
    throw new TypedError(`材料代码“${typed.code}”不在材料表里`);
  const date = typed.date.normalize('NFKC').trim();
  if (date !== '' && readDate(date) === null && readDatePair(date) === null)
    throw new TypedError(
      `“日期”读不懂：“${typed.date.slice(0, 30)}”不是日期（写成 2026-03-01，或起止 2026-03-01至2026-03-08）`,
    );
  const of = (name: 'from' | 'to' | 'pages' | 'signatures'): FactValue => readTyped(INVENTORY.get(name)!, typed[name]);
  const from = of('from');
  const to = of('to');
  if (typeof from === 'string' && typeof to === 'string' && to < from)
    throw new TypedError(`“截止日期”（${to}）早于“起始日期”（${from}）`);
  return {
    code: typed.code,
    title: typed.title === '' ? null : typed.title,
    date: typed.date === '' ? null : typed.date,
    from,
    to,
    pages: of('pages'),
    ...(typed.signed === null ? {} : { signed: typed.signed }),
    ...(typed.sealed === null ? {} : { sealed: typed.sealed }),
    signatures: of('signatures'),
    investigators: typed.investigators === '' ? null : typed.investigators,
    remark: typed.remark === '' ? null : typed.remark,
  };
}

/** A typed field of the paper as its value. Throws TypedError where there is no such field or what was typed cannot be read. */
export function paperValue(name: string, text: string): FactValue {
  const column = paperColumn(name);
  if (column === undefined) throw new TypedError(`没有“${name}”这一项`);
  return readTyped(column, text);
}

/** A typed date of an event as YYYY-MM-DD. Throws TypedError. */
export function eventDate(kind: EventKind, text: string): string {
  const date = readDate(text.normalize('NFKC').trim());
  if (date === null)
    throw new TypedError(`“${EVENT_LABEL[kind]}”的日期读不懂：“${text.slice(0, 30)}”不是日期（写成 2026-03-01）`);
  return date;
}

function readTyped({ name, label, type }: TableColumn, text: string): FactValue {
  const { value, problem } = readValue(text, CellKind.text, name, type, null);
  if (problem !== null) throw new TypedError(`“${label}”读不懂：${problem}`);
  return value;
}
