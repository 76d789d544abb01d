import { ALL_CODES, type DiscrepancyCode } from '../discrepancy/code.ts';

/**
 * Differences that a clerk sees and that are none (contract: cli.md): they vanish after normalisation, or the rules allow them.
 * Planted like faults, with no code to expect.
 */
export const HARMLESS_KINDS = [
  'harmless_spaces',
  'harmless_full_width',
  'harmless_name_separator',
  'harmless_lower_x',
  'harmless_apostrophe',
  'harmless_account_separators',
  'harmless_money_signs',
  'harmless_old_id_number',
  'harmless_two_lines',
  'harmless_member_is_payee',
  'harmless_debit_only',
] as const;
export type HarmlessKind = (typeof HARMLESS_KINDS)[number];

/**
 * What a later month pays again of what did not arrive in the month before: all of it, a part, all of it and the bank refuses it once more.
 * Planted only where two months in a row are asked for (MakeCountyOptions.reissues).
 */
export const REISSUE_KINDS = ['reissue_whole', 'reissue_part', 'reissue_failed'] as const;
export type ReissueKind = (typeof REISSUE_KINDS)[number];

/** What can be planted: a discrepancy by its code, a harmless difference, or money that is paid again. */
export type FaultKind = DiscrepancyCode | HarmlessKind | ReissueKind;
export const ALL_FAULT_KINDS = [...ALL_CODES, ...HARMLESS_KINDS] as const;
export type PlantableKind = (typeof ALL_FAULT_KINDS)[number];

/** Which faults to plant. */
export type FaultChoice = 'none' | 'all' | readonly PlantableKind[];

/** Whether a kind is a difference that is none. */
export function isHarmless(kind: FaultKind): boolean {
  return (HARMLESS_KINDS as readonly FaultKind[]).includes(kind);
}
