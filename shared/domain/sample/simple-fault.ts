import type { CountyPlan } from './household.ts';
import { randomFor } from './random.ts';

/** The kinds that need one household only and one look at its index: those a county of a million lines is given. */
export const SIMPLE_FAULTS = [
  'approved_only',
  'requested_only',
  'paid_only',
  'unpaid',
  'paid_without_request',
  'paid_without_approval',
  'amount_mismatch',
  'name_mismatch',
  'account_mismatch',
] as const;
export type SimpleFault = (typeof SIMPLE_FAULTS)[number];

/** Which ledgers hold a line of a household with this fault. A field fault stands in the bank's line. */
export const PRESENT_IN: Readonly<
  Record<SimpleFault, { readonly approval: boolean; readonly finance: boolean; readonly bank: boolean }>
> = {
  approved_only: { approval: true, finance: false, bank: false },
  requested_only: { approval: false, finance: true, bank: false },
  paid_only: { approval: false, finance: false, bank: true },
  unpaid: { approval: true, finance: true, bank: false },
  paid_without_request: { approval: true, finance: false, bank: true },
  paid_without_approval: { approval: false, finance: true, bank: true },
  amount_mismatch: { approval: true, finance: true, bank: true },
  name_mismatch: { approval: true, finance: true, bank: true },
  account_mismatch: { approval: true, finance: true, bank: true },
};

/** The fault of household `index` where a share (0 … 1) of all households has one, or null. */
export function simpleFaultOf(plan: CountyPlan, index: number, share: number): SimpleFault | null {
  const random = randomFor(plan.seed, 2, index);
  return random.next() < share * 0x1_0000_0000 ? random.pick(SIMPLE_FAULTS) : null;
}
