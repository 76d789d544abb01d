import { normalizeHeader } from '../../ledger/normalize-header.ts';
import type { FieldLook } from '../dossier/form-template.ts';
import { TABLE_SHAPES } from '../read/table-kind.ts';
import { nearestName } from './nearest-name.ts';
import type { TemplateField, TemplateFields, TemplateLoop } from './template-fields.ts';

/** How a placeholder wants its value: as forms print it, or a part of a date, or masked. */
export type PlaceholderLook = FieldLook | 'short-date' | 'year' | 'month-number' | 'day' | 'masked';

/** What stands between a pair of braces. */
export type Placeholder =
  | { readonly kind: 'field'; readonly field: TemplateField; readonly look: PlaceholderLook }
  /** `least`: blank lines are added until there are as many. */
  | { readonly kind: 'start'; readonly loop: TemplateLoop; readonly least: number }
  /** null: {/} closes whatever is open. */
  | { readonly kind: 'end'; readonly loop: TemplateLoop | null }
  /** What is wrong with it, in words. */
  | { readonly kind: 'wrong'; readonly says: string };

/** The formats a placeholder may have after |, and the types of fact they are for. */
export const FORMATS = {
  大写: { look: 'capitals', types: ['yuan'], says: '金额的中文大写', example: '{户月保障金额|大写}' },
  日期: {
    look: 'date',
    types: ['date'],
    says: '日期写成 2026年3月1日；不写格式时就是这样',
    example: '{申请日期|日期}',
  },
  短日期: { look: 'short-date', types: ['date'], says: '日期写成 2026-03-01', example: '{申请日期|短日期}' },
  年: { look: 'year', types: ['date', 'month'], says: '只要年份', example: '{申请日期|年}' },
  月: { look: 'month-number', types: ['date', 'month'], says: '只要月份', example: '{申请日期|月}' },
  日: { look: 'day', types: ['date'], says: '只要几号', example: '{申请日期|日}' },
  是否: { look: 'yesno', types: ['yesno'], says: '两个方框；不写格式时就是这样', example: '{近亲属备案|是否}' },
  文字: {
    look: 'text',
    types: ['text', 'count', 'date', 'month', 'yesno'],
    says: '照原来的文字，不加方框、不改写',
    example: '{近亲属备案|文字}',
  },
  打码: { look: 'masked', types: ['text'], says: '选了“不打码”时这里仍打星号', example: '{户主身份证号|打码}' },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly look: PlaceholderLook;
      readonly types: readonly string[];
      readonly says: string;
      readonly example: string;
    }
  >
>;
/** A format with choices of its own: {婚姻状况|选项:未婚/已婚/离异/丧偶}. */
export const CHOICES_FORMAT = {
  name: '选项',
  says: '逐项印方框，勾上相符的一项',
  example: '{户主婚姻状况|选项:未婚/已婚/离异/丧偶}',
} as const;

const MOST_LINES = 60;
const MOST_CHOICES = 20;
const CAPITALS = '大写';

/** Reads placeholders. `loop`: the loop it stands in, null outside of any. */
export type ReadPlaceholder = (inner: string, loop: TemplateLoop | null) => Placeholder;

/** A reader of the placeholders a pack's templates may have. What it has read once it gives again. */
export function placeholderReader(fields: TemplateFields): ReadPlaceholder {
  const household = byName(fields.household);
  const loops = new Map(fields.loops.map((loop) => [loop, byName(loop.fields)]));
  const loopNames = new Map(
    fields.loops.flatMap((loop): [string, TemplateLoop][] => [
      [keyOf(loop.name), loop],
      [keyOf(loop.loop), loop],
    ]),
  );
  const known = new Map<string, Placeholder>();

  /** By label or name of fact first, in the loop before the household; then by the words headers are known by. */
  function find(name: string, loop: TemplateLoop | null): TemplateField | TemplateLoop | null {
    const key = keyOf(name);
    const own = (loop === null ? undefined : loops.get(loop)!.get(key)) ?? household.get(key);
    if (own !== undefined) return own;
    const ofLoop = fields.loops.find((each) => loops.get(each)!.has(key));
    if (ofLoop !== undefined) return ofLoop;
    const header = normalizeHeader(name).key;
    const member = TABLE_SHAPES.persons.names.get(header);
    const ofMember =
      loop === null || member === undefined ? undefined : loop.fields.find(({ fact }) => fact === member);
    if (ofMember !== undefined && MEMBERS.has(loop!.loop)) return ofMember;
    const fact = TABLE_SHAPES.households.names.get(header);
    return fact === undefined ? null : (fields.household.find((field) => field.fact === fact) ?? null);
  }

  function readField(inner: string, loop: TemplateLoop | null): Placeholder {
    const [name = '', ...formats] = inner.split('|').map((part) => part.trim());
    if (name === '') return wrong('花括号里没有写字段名');
    if (formats.length > 1) return wrong('竖线 | 后面只能写一种格式');
    let found = find(name, loop);
    let format = formats[0];
    if (found === null && name.endsWith(CAPITALS) && format === undefined) {
      const stem = find(name.slice(0, -CAPITALS.length), loop);
      if (stem !== null && 'fact' in stem && stem.type === 'yuan') {
        found = stem;
        format = CAPITALS;
      }
    }
    if (found === null) return wrong(unknown(name, loop));
    if ('loop' in found)
      return wrong(
        `“${name}”是“${found.name}”里的字段，要写在 {#${found.name}} 和 {/${found.name}} 之间${loop === null ? '' : `，不能写在“${loop.name}”里`}`,
      );
    return format === undefined
      ? { kind: 'field', field: found, look: usualLook(found) }
      : withFormat(found, format, inner);
  }

  function unknown(name: string, loop: TemplateLoop | null): string {
    const asLoop = loopNames.get(keyOf(name));
    if (asLoop !== undefined) return `“${name}”是循环，要写成 {#${asLoop.name}} … {/${asLoop.name}}`;
    const all = [...(loop?.fields ?? []), ...fields.household, ...fields.loops.flatMap((each) => each.fields)];
    const near = nearestName(
      name,
      all.map((field) => field.name),
    );
    return `没有“${name}”这个字段${near === null ? '' : `，是不是“${near}”？`}`;
  }

  function readStart(inner: string, loop: TemplateLoop | null): Placeholder {
    const [name = '', ...rest] = inner.split('|').map((part) => part.trim());
    const found = loopNames.get(keyOf(name));
    if (found === undefined) return wrong(unknownLoop(name));
    if (loop !== null) return wrong(`循环里不能再有循环：先用 {/${loop.name}} 结束“${loop.name}”`);
    if (rest.length === 0) return { kind: 'start', loop: found, least: 0 };
    const lines = /^(?:至少)?(\d{1,3})行?$/u.exec(rest.join('|'));
    const least = lines === null ? 0 : Number(lines[1]);
    if (least < 1 || least > MOST_LINES)
      return wrong(`“{#${inner}}”写得不对，至少几行写成 {#${found.name}|6行}，1 到 ${MOST_LINES} 行`);
    return { kind: 'start', loop: found, least };
  }

  function unknownLoop(name: string): string {
    if (name === '') return '{#} 里没有写循环的名称';
    const names = fields.loops.map((each) => each.name);
    const near = nearestName(name, names);
    return `没有“${name}”这个循环，${near === null ? `可以用的有${names.join('、')}` : `是不是“${near}”？`}`;
  }

  return (inner, loop) => {
    const text = inner.normalize('NFKC').trim();
    const key = `${loop?.loop ?? ''}\n${text}`;
    let read = known.get(key);
    if (read === undefined) {
      if (text.startsWith('#')) read = readStart(text.slice(1).trim(), loop);
      else if (text.startsWith('/')) {
        const name = text.slice(1).trim();
        const found = name === '' ? null : loopNames.get(keyOf(name));
        read = found === undefined ? wrong(unknownLoop(name)) : { kind: 'end', loop: found };
      } else read = readField(text, loop);
      known.set(key, read);
    }
    return read;
  };
}

const MEMBERS: ReadonlySet<string> = new Set(['members', 'others', 'adults', 'grounded']);

function wrong(says: string): Placeholder {
  return { kind: 'wrong', says };
}

function usualLook({ type }: TemplateField): PlaceholderLook {
  return type === 'count' ? 'text' : type;
}

function withFormat(field: TemplateField, format: string, inner: string): Placeholder {
  const choices = /^选项\s*:(.*)$/u.exec(format);
  if (choices !== null) {
    const all = choices[1]!
      .split(/[/、]/u)
      .map((choice) => choice.trim())
      .filter((choice) => choice !== '');
    if (all.length === 0 || all.length > MOST_CHOICES)
      return wrong(`“{${inner}}”没有写选项，写成 ${CHOICES_FORMAT.example}，最多 ${MOST_CHOICES} 项`);
    if (field.type !== 'text' && field.type !== 'yesno') return wrong(`“${field.name}”不是文字，不能用“选项”`);
    return { kind: 'field', field, look: { choices: all } };
  }
  const found = Object.hasOwn(FORMATS, format) ? FORMATS[format as keyof typeof FORMATS] : undefined;
  if (found === undefined)
    return wrong(`没有“${format}”这种格式，可以用的有${[...Object.keys(FORMATS), CHOICES_FORMAT.name].join('、')}`);
  if (!(found.types as readonly string[]).includes(field.type))
    return wrong(`“${format}”不能用于“${field.name}”：${found.says}`);
  return { kind: 'field', field, look: found.look };
}

/** Names are compared without blanks and whatever the width and kind of their brackets. */
function keyOf(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** By label, by label without what stands in brackets, by name of fact; who comes first has the name. */
function byName(fields: readonly TemplateField[]): ReadonlyMap<string, TemplateField> {
  const names = new Map<string, TemplateField>();
  const add = (name: string, field: TemplateField): void => {
    if (name !== '' && !names.has(name)) names.set(name, field);
  };
  for (const field of fields) add(keyOf(field.name), field);
  for (const field of fields) {
    add(keyOf(field.name).replace(/\([^()]*\)/gu, ''), field);
    add(field.fact.toLowerCase(), field);
  }
  return names;
}
