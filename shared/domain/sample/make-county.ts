import type { DiscrepancyCode } from '../discrepancy/code.ts';
import { monthNumber, monthText } from '../ledger/ledger.ts';
import {
  ALL_FAULT_KINDS,
  type FaultChoice,
  type FaultKind,
  type PlantableKind,
  REISSUE_KINDS,
  type ReissueKind,
} from './fault-kind.ts';
import { type CountyPlan, type Household, householdAt, planCounty, SPARE_HOUSEHOLDS } from './household.ts';
import { type ApprovalLine, type BankLine, cleanLines, type FinanceLine, type HouseholdLines } from './lines.ts';
import { TOWNSHIPS } from './places.ts';
import { PLANTERS, type PlantContext, type Planter, strangerAt } from './planters.ts';
import { randomFor, shuffledIndexes } from './random.ts';

/** A fault and the lines it concerns, which the writers turn into row pointers. */
export interface PlantedFault {
  readonly fault: FaultKind;
  /** What a reconciliation finds, where it is not the fault's own code. */
  readonly codes?: readonly DiscrepancyCode[];
  /** One or two; none for a fault that stands on no household. */
  readonly households: readonly HouseholdLines[];
}

/** A county of one month with its three ledgers, each in the order of its file, and what is wrong with them. */
export interface SampleCounty {
  readonly plan: CountyPlan;
  readonly households: readonly Household[];
  readonly approval: readonly ApprovalLine[];
  readonly finance: readonly FinanceLine[];
  readonly bank: readonly BankLine[];
  readonly planted: readonly PlantedFault[];
  /** The township whose total in the finance workbook is falsified, or null. */
  readonly falseTotalTownship: string | null;
}

export interface MakeCountyOptions {
  readonly households: number;
  /** A whole number from 0 up. */
  readonly seed: number;
  /** YYYY-MM. */
  readonly period: string;
  readonly faults?: FaultChoice;
  /**
   * `period` is the month before the county of these options: the same households, with some of its faults already on them, and the others
   * on households where all is well a month later. Two months in a row, to be compared.
   */
  readonly monthBefore?: boolean;
  /** With all faults: in the month before a few more payments fail, and the later month pays them again: whole, in part, and in vain. */
  readonly reissues?: boolean;
}

/** So many households that every kind finds some that suit it, whatever the seed. */
export const FEWEST_HOUSEHOLDS_WITH_FAULTS = 300;

/**
 * Makes the county. Depends on the options alone: no clock, no chance. Throws RangeError where there are too few households to plant
 * the wanted faults on; with FEWEST_HOUSEHOLDS_WITH_FAULTS that does not happen.
 */
export function makeCounty(options: MakeCountyOptions): SampleCounty {
  const { faults = 'none', monthBefore = false, reissues = false } = options;
  const plan = planOf(options);
  const kinds = faults === 'none' ? [] : faults === 'all' ? ALL_FAULT_KINDS : faults;

  const lines = new Map<number, HouseholdLines>();
  const planted = plantFaults(plan, kinds, lines, { monthBefore, reissues });
  for (let index = 0; index < plan.count; index++) {
    if (!lines.has(index)) lines.set(index, cleanLines(householdAt(plan, index), plan.period));
  }
  const inOrder = inPlaceOrder([...lines.values()]);
  const finance = inOrder.flatMap((each) => each.finance);
  const bank = inOrder.flatMap((each) => each.bank);
  const order = shuffledIndexes(bank.length, randomFor(plan.seed, 6, 0));
  return {
    plan,
    households: inOrder.map((each) => each.household),
    approval: inOrder.flatMap((each) => each.approval),
    finance,
    bank: Array.from(order, (at) => bank[at]!),
    planted,
    falseTotalTownship: kinds.includes('control_total_mismatch') ? finance[finance.length >> 1]!.township : null,
  };
}

/** Ages decide on who belongs to a household: two months in a row are both made as of the later one. */
function planOf({ households, seed, period, monthBefore }: MakeCountyOptions): CountyPlan {
  if (monthBefore !== true) return planCounty(households, seed, period);
  return { ...planCounty(households, seed, monthText(monthNumber(period) + 1)), period };
}

/** By township and village as the county lists them, then by number. */
function inPlaceOrder(all: HouseholdLines[]): readonly HouseholdLines[] {
  const rank = new Map(
    TOWNSHIPS.flatMap((township, t) => township.villages.map((village, v) => [township.name + village, t * 100 + v])),
  );
  const rankOf = ({ household }: HouseholdLines) => rank.get(household.township + household.village)!;
  return all.sort((a, b) => rankOf(a) - rankOf(b) || a.household.index - b.household.index);
}

/** Every third kind stands elsewhere a month before. */
function isElsewhereBefore(fault: PlantableKind): boolean {
  return ALL_FAULT_KINDS.indexOf(fault) % 3 === 2;
}

/** Strangers that the later month does not ask for. */
const STRANGERS_OF_MONTH_BEFORE = SPARE_HOUSEHOLDS / 2;

/** Plants each kind on a household of its own and enters the lines of these households. */
function plantFaults(
  plan: CountyPlan,
  kinds: readonly PlantableKind[],
  lines: Map<number, HouseholdLines>,
  { monthBefore, reissues }: { readonly monthBefore: boolean; readonly reissues: boolean },
): readonly PlantedFault[] {
  const order = shuffledIndexes(plan.count, randomFor(plan.seed, 5, 0));
  const taken = new Set<number>();
  // One name occurs once among the planted: unmatched lines of two faults must not look like one household.
  const names = new Set<string>();
  const take = (kind: FaultKind, suits: (household: Household) => boolean): Household => {
    for (const index of order) {
      if (taken.has(index)) continue;
      const household = householdAt(plan, index);
      if (names.has(household.name) || !suits(household)) continue;
      taken.add(index);
      names.add(household.name);
      return household;
    }
    throw new RangeError(`too few households to plant ${kind}`);
  };
  const takeFor = (fault: PlantableKind): readonly Household[] => {
    if (fault === 'control_total_mismatch') return [];
    const { suits = () => true, second }: Planter = PLANTERS[fault];
    const found = take(fault, suits);
    return second === undefined ? [found] : [found, take(fault, (household) => second.suits(found, household))];
  };
  const places = new Map(kinds.map((fault) => [fault, takeFor(fault)]));
  // Chosen when all places of the later month are taken, so that nobody has a fault in both that is not the same one.
  for (const fault of monthBefore || reissues ? kinds.filter(isElsewhereBefore) : []) {
    const elsewhere = takeFor(fault);
    if (monthBefore) places.set(fault, elsewhere);
  }
  // The same households in both months, and in order but for this.
  const paidAgain = reissues ? REISSUE_KINDS.map((kind) => ({ kind, household: take(kind, () => true) })) : [];
  let strangers = 0;
  const plantedKinds = kinds.map((fault): PlantedFault => {
    const offset = monthBefore && isElsewhereBefore(fault) ? STRANGERS_OF_MONTH_BEFORE : 0;
    const context: PlantContext = { plan, stranger: () => strangerAt(plan, offset + strangers++) };
    const [found, other] = places.get(fault)!;
    if (found === undefined) return { fault, households: [] };
    const planter: Planter = PLANTERS[fault as keyof typeof PLANTERS];
    const enter = (household: Household): HouseholdLines => {
      const entered = cleanLines(household, plan.period);
      lines.set(household.index, entered);
      return entered;
    };
    const first = enter(planter.reshape?.(found, context) ?? found);
    const second = other === undefined ? undefined : enter(planter.second!.reshape(first.household, other));
    planter.plant(first, context, second);
    return { fault, households: second === undefined ? [first] : [first, second] };
  });
  return [
    ...plantedKinds,
    ...paidAgain.map(({ kind, household }) => {
      const entered = cleanLines(household, plan.period);
      lines.set(household.index, entered);
      return monthBefore ? plantFailure(entered) : plantReissue(kind, entered, plan.period);
    }),
  ];
}

/** A payment that fails in the month before. */
function plantFailure(entered: HouseholdLines): PlantedFault {
  Object.assign(entered.bank[0]!, { status: '失败', reason: '账户已销户' });
  return { fault: 'payment_failed', households: [entered] };
}

/** The later month pays it again beside its own: more than was asked for, and that is told. */
function plantReissue(fault: ReissueKind, entered: HouseholdLines, period: string): PlantedFault {
  const [line] = entered.bank;
  const before = monthText(monthNumber(period) - 1);
  const whole = line!.amountFen;
  entered.bank.push({
    ...line!,
    amountFen: fault === 'reissue_part' ? Math.floor(whole / 200) * 100 : whole,
    summary: `补发${Number(before.slice(0, 4))}年${Number(before.slice(5))}月农村低保金`,
    ...(fault === 'reissue_failed' ? { status: '失败', reason: '户名不符' } : {}),
  });
  return {
    fault,
    codes: fault === 'reissue_failed' ? ['amount_mismatch', 'payment_failed'] : ['amount_mismatch'],
    households: [entered],
  };
}
