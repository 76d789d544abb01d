import { ITEM_STATUSES, type ItemStatus, isFault } from '../../shared/domain/archive/check/item-status.ts';
import { POLICY_VERDICTS, type PolicyVerdict } from '../../shared/domain/archive/check/policy-questions.ts';
import { POLICY_QUESTIONS, type PolicyQuestion } from '../../shared/domain/archive/policy/policy-pack.ts';

/** A letter a status, as a household keeps them side by side. Kept in databases: never changed. */
const STATUS_LETTER: Readonly<Record<ItemStatus, string>> = {
  present: 'p',
  missing_required: 'm',
  missing_conditional: 'c',
  undated: 'd',
  unsigned: 'u',
  out_of_order: 'o',
  expired: 'e',
  not_applicable: 'n',
};
const VERDICT_LETTER: Readonly<Record<PolicyVerdict, string>> = {
  suspect: 's',
  in_order: 'i',
  unknown: 'u',
  unconcerned: 'n',
};
const STATUS_OF = new Map(ITEM_STATUSES.map((status) => [STATUS_LETTER[status], status]));
const VERDICT_OF = new Map(POLICY_VERDICTS.map((verdict) => [VERDICT_LETTER[verdict], verdict]));

export const QUESTIONS = Object.keys(POLICY_QUESTIONS) as readonly PolicyQuestion[];
export const FAULT_STATUSES: readonly ItemStatus[] = ITEM_STATUSES.filter(isFault);

export function lettersOfStatuses(statuses: readonly ItemStatus[]): string {
  return statuses.map((status) => STATUS_LETTER[status]).join('');
}

export function letterOfStatus(status: ItemStatus): string {
  return STATUS_LETTER[status];
}

export function statusesOf(letters: string): readonly ItemStatus[] {
  return [...letters].map((letter) => STATUS_OF.get(letter)!);
}

/** In the order of QUESTIONS. */
export function lettersOfVerdicts(verdicts: readonly PolicyVerdict[]): string {
  return verdicts.map((verdict) => VERDICT_LETTER[verdict]).join('');
}

export function verdictsOf(letters: string): readonly PolicyVerdict[] {
  return [...letters].map((letter) => VERDICT_OF.get(letter)!);
}

export const SUSPECT_LETTER = VERDICT_LETTER.suspect;
