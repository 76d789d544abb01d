import type { InventoryItem } from '../archive-household.ts';
import type { Facts, FactValue } from '../fact.ts';

const CLEARED = /已核无|核实无|核无|无刚性|没有刚性/u;

/** Whole years between two days (YYYY-MM-DD), never below 0. */
export function fullYearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);
  return Math.max(0, years);
}

/** The earliest date of a material in the dossier; a period counts by its beginning. */
export function dateOf(inventory: readonly InventoryItem[], code: string): string | null {
  const dates = inventory
    .filter((item) => item.code === code)
    .map((item) => item.from ?? item.date)
    .filter((date) => date !== null);
  return dates.sort()[0] ?? null;
}

/**
 * What is known of a household: the system's word first, where it is silent the paper's, then the dates of the materials, then what follows
 * from these. `day`: the day the archive is made, YYYY-MM-DD.
 */
export function householdFacts(
  system: Facts,
  paper: Facts | null,
  inventory: readonly InventoryItem[],
  day: string,
): Facts {
  const facts: Record<string, FactValue> = { ...system };
  for (const [name, value] of Object.entries(paper ?? {}))
    if ((facts[name] === undefined || facts[name] === null) && value !== undefined) facts[name] = value;
  facts.application_date ??= dateOf(inventory, 'A01');
  facts.confirm_date ??= dateOf(inventory, 'D01');
  const fen = (name: string): number | undefined => (typeof facts[name] === 'number' ? facts[name] : undefined);
  const parts = [facts.family_class, facts.person_class].filter((value) => value !== undefined);
  if (parts.length > 0) facts.class_amount = parts.reduce<number>((sum, value) => sum + Number(value ?? 0), 0);
  const income = fen('income_year');
  if (income !== undefined) facts.income_month = Math.round(income / 12);
  const size = fen('family_size');
  const perHead =
    fen('income_per_head') ?? (income !== undefined && size !== undefined && size > 0 ? income / size : undefined);
  if (perHead !== undefined) facts.income_per_head_month = Math.round(perHead / 12);
  const insured = fen('insured_size');
  if (size !== undefined && insured !== undefined) facts.insured_alone = size >= 2 && insured === 1;
  if (typeof facts.begin_month === 'string') {
    const end = typeof facts.stop_date === 'string' && facts.stop_date < day ? facts.stop_date : day;
    facts.full_years = fullYearsBetween(`${facts.begin_month}-01`, end);
  } else if (facts.begin_month === null) facts.full_years = null;
  facts.deduction_cleared = CLEARED.test(String(facts.deduction_note ?? ''));
  return facts;
}
