import { readCategory } from '../../identity/category.ts';
import { capitalsOf, formatYuanGrouped } from '../../identity/money.ts';
import { type FactField, type FactType, type FactValue, householdField, memberField } from '../fact.ts';
import { FORM_FACTS, MEMBER_FORM_FACTS } from './form-facts.ts';
import type { FieldLook } from './form-template.ts';

export const EMPTY_BOX = '□';
/** Drawn as a box with a tick over it (electron/formats/write/pdf/faces.ts). */
export const TICKED_BOX = '☑';
/** Room for a word to be written in by hand, within a sentence. */
const GAP = '　　　　';
const DATE_GAP = '　　年　　月　　日';

/** The values of a form by name; what is not there is left blank. */
export type FormValues = Readonly<Record<string, FactValue | undefined>>;

function fieldOf(name: string): FactField | undefined {
  if (Object.hasOwn(FORM_FACTS, name)) return FORM_FACTS[name as keyof typeof FORM_FACTS];
  return /^date_/u.test(name) ? { label: name, type: 'date', derived: true } : householdField(name);
}

function memberFieldOf(name: string): FactField | undefined {
  return Object.hasOwn(MEMBER_FORM_FACTS, name)
    ? MEMBER_FORM_FACTS[name as keyof typeof MEMBER_FORM_FACTS]
    : memberField(name);
}

/** A fact of the household as it stands in its place on a form. */
export function showFact(values: FormValues, name: string | undefined, as: FieldLook | undefined): string {
  return show(
    name === undefined ? null : (values[name] ?? null),
    as ?? (name === undefined ? 'text' : lookOf(fieldOf(name)?.type)),
  );
}

/** A fact of a member as it stands in a list. */
export function showMemberFact(values: FormValues, name: string | undefined, as: FieldLook | undefined): string {
  return show(
    name === undefined ? null : (values[name] ?? null),
    as ?? (name === undefined ? 'text' : lookOf(memberFieldOf(name)?.type)),
  );
}

/** Words with every {fact} filled in; what is not known leaves room to be written in. */
export function fillWords(words: string, values: FormValues): string {
  return words.replace(/\{([^{}]*)\}/gu, (_, name: string, at: number) => {
    const value = values[name] ?? null;
    const type = fieldOf(name)?.type;
    if (value === null || value === '') return type === 'date' ? DATE_GAP : GAP;
    const shown = show(value, lookOf(type));
    // Reasons are written with and without the word: 因病 and 车祸致残 both make a sentence.
    return words[at - 1] === '因' && shown.startsWith('因') ? shown.slice(1) : shown;
  });
}

function lookOf(type: FactType | undefined): FieldLook {
  return type === 'yuan' || type === 'date' || type === 'month' || type === 'yesno' ? type : 'text';
}

function show(value: FactValue, look: FieldLook): string {
  if (typeof look === 'object') return boxes(look.choices, (choice) => isChosen(value, choice));
  if (look === 'yesno') return boxes(['是', '否'], (choice) => value === (choice === '是'));
  if (value === null || value === '') return look === 'date' ? DATE_GAP : '';
  switch (look) {
    case 'yuan':
      return typeof value === 'number' ? formatYuanGrouped(value) : String(value);
    case 'capitals':
      return typeof value === 'number' ? capitalsOf(value) : String(value);
    case 'date':
      return dateWords(String(value));
    case 'month':
      return String(value).replace(/^(\d{4})-0?(\d{1,2})$/u, '$1年$2月');
    case 'text':
      return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
  }
}

function boxes(choices: readonly string[], isTicked: (choice: string) => boolean): string {
  return choices.map((choice) => `${isTicked(choice) ? TICKED_BOX : EMPTY_BOX}${choice}`).join('　');
}

function isChosen(value: FactValue, choice: string): boolean {
  if (typeof value === 'boolean')
    return value ? choice === '有' || choice === '是' : choice === '无' || choice === '否';
  if (typeof value !== 'string' || value === '') return false;
  if (value.includes(choice)) return true;
  const category = readCategory(value);
  return category !== null && category === readCategory(choice) && /低保/u.test(choice);
}

/** 2026-03-01 → 2026年3月1日; anything else stays. */
export function dateWords(text: string): string {
  return text.replace(/^(\d{4})-0?(\d{1,2})-0?(\d{1,2})$/u, '$1年$2月$3日');
}
