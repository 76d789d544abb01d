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

/** What can be planted: a discrepancy by its code, or a harmless difference. */
export type FaultKind = DiscrepancyCode | HarmlessKind;
export const ALL_FAULT_KINDS: readonly FaultKind[] = [...ALL_CODES, ...HARMLESS_KINDS];

/** Which faults to plant. */
export type FaultChoice = 'none' | 'all' | readonly FaultKind[];

/** Whether a kind is a difference that is none. */
export function isHarmless(kind: FaultKind): boolean {
  return (HARMLESS_KINDS as readonly FaultKind[]).includes(kind);
}
