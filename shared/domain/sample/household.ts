import { dateOfDay, dayNumber } from './calendar-day.ts';
import { withIdCheck, withLuhnDigit } from './check-digits.ts';
import { makeDottedName, makeGivenName, makeSurname } from './names.ts';
import { REGION_PREFIX, TOWNSHIPS } from './places.ts';
import { type Random, randomFor } from './random.ts';
import { baseSupplementFen, type Standard, standardOf } from './standards.ts';

export type Relation = '户主' | '配偶' | '子女' | '孙子女' | '父母';
/** Why a member gets the class supplement (分类施保), '' where there is no reason. */
export type ClassGround = '' | '老年人' | '未成年人' | '重度残疾人' | '重病患者';

export interface Member {
  readonly name: string;
  readonly idNumber: string;
  readonly relation: Relation;
  readonly ground: ClassGround;
}

/** A household on the roll, as all three ledgers ought to have it. Money in fen a month, income in fen a year. */
export interface Household {
  readonly index: number;
  readonly township: string;
  readonly village: string;
  readonly name: string;
  readonly idNumber: string;
  readonly certNo: string;
  /** The head is the first. */
  readonly members: readonly Member[];
  readonly insuredSize: number;
  readonly annualIncomeFen: number;
  readonly baseFen: number;
  readonly classFen: number;
  readonly totalFen: number;
  readonly bankName: string;
  readonly account: string;
}

/** What all households of a county have in common, worked out once. */
export interface CountyPlan {
  readonly seed: number;
  readonly count: number;
  /** YYYY-MM. */
  readonly period: string;
  readonly standard: Standard;
  /** The first day of the period; nobody is born after it. */
  readonly periodDay: number;
  readonly firstHeadDay: number;
  readonly headDays: number;
  readonly headSlots: number;
}

/** Households beyond `count` that can be asked for as strangers: numbers and accounts that no household of the county has. */
export const SPARE_HOUSEHOLDS = 64;

const HEADS_A_DAY = 8;
// Steps coprime to what they are taken modulo: i → (i × step + offset) mod size meets every value once.
const HEAD_STEP = 7_368_787;
const ACCOUNT_STEP = 48_271_063;
const ACCOUNT_SIZE = 100_000_000;

/**
 * Days from the head's birth to a relative's, by relation. The choice is written into the sequence number (`idOf`): that is what
 * makes every identity number of the county unique without a table of those already given.
 */
const BIRTH_OFFSETS = {
  spouse: [-1473, -611, 204, 655, 1130],
  firstChild: [8030, 8620, 9240, 9990, 10_980],
  secondChild: [9125, 9800, 10_450, 11_120, 12_300],
  grandchild: [17_400, 18_350, 19_210, 20_190, 21_480],
  parent: [-7660, -8110, -8760, -9490, -10_220],
} as const;
const RELATIVES = ['spouse', 'firstChild', 'secondChild', 'grandchild', 'parent'] as const;
type Relative = (typeof RELATIVES)[number];

const BANKS = [
  { name: '岭河农村商业银行', bin: '623152' },
  { name: '中国邮政储蓄银行岭河县', bin: '621799' },
] as const;

/** Takes a county of `count` households, a seed and a month (YYYY-MM) and gives what `householdAt` needs. */
export function planCounty(count: number, seed: number, period: string): CountyPlan {
  const year = Number(period.slice(0, 4));
  const firstHeadDay = dayNumber(year - 90, 1, 1);
  const headDays = dayNumber(year - 30, 1, 1) - firstHeadDay;
  const regions = Math.ceil((count + SPARE_HOUSEHOLDS) / (headDays * HEADS_A_DAY));
  return {
    seed,
    count,
    period,
    standard: standardOf(period),
    periodDay: dayNumber(year, Number(period.slice(5, 7)), 1),
    firstHeadDay,
    headDays,
    headSlots: headDays * HEADS_A_DAY * regions,
  };
}

/** Household number `index` (from 0; up to count + SPARE_HOUSEHOLDS − 1). Depends on the plan and the index alone. */
export function householdAt(plan: CountyPlan, index: number): Household {
  const random = randomFor(plan.seed, 1, index);
  const slot = (index * HEAD_STEP + (plan.seed % 1_000_003)) % plan.headSlots;
  const headDay = plan.firstHeadDay + (slot % plan.headDays);
  const day = Math.floor(slot / plan.headDays);
  const townshipIndex = random.below(TOWNSHIPS.length);
  const township = TOWNSHIPS[townshipIndex]!;

  const members = makeMembers(plan, random, headDay, day % HEADS_A_DAY, 1 + Math.floor(day / HEADS_A_DAY));
  const head = members[0]!;
  const isSingleInsured = members.length > 1 && random.chance(5);
  const insuredSize = isSingleInsured ? 1 : members.length;
  const annualIncomeFen = members.length * (600 + random.below(4600)) * 100;
  const baseFen = isSingleInsured
    ? plan.standard.singleFen
    : baseSupplementFen(plan.standard, insuredSize, annualIncomeFen);
  const classFen = plan.standard.classFen * countGrounds(members, insuredSize);
  const bank = random.pick(BANKS);
  return {
    index,
    township: township.name,
    village: random.pick(township.villages),
    name: head.name,
    idNumber: head.idNumber,
    certNo: `N${REGION_PREFIX}01${String(index + 1).padStart(7, '0')}`,
    members,
    insuredSize,
    annualIncomeFen,
    baseFen,
    classFen,
    totalFen: baseFen + classFen,
    bankName: `${bank.name}${township.name.slice(0, -1)}支行`,
    account: makeAccount(plan, index, bank.bin, townshipIndex, random.chance(7)),
  };
}

/** An account that no household of the county has: the n-th of as many as are wanted. Always a card with a right Luhn digit. */
export function spareAccount(plan: CountyPlan, n: number): string {
  return makeAccount(plan, plan.count + SPARE_HOUSEHOLDS + n, BANKS[0].bin, 0, false);
}

/** One count a person, however many grounds (dibao.md R-24); a person insured alone is the head. */
function countGrounds(members: readonly Member[], insuredSize: number): number {
  let count = 0;
  for (let i = 0; i < insuredSize; i++) if (members[i]!.ground !== '') count++;
  return count;
}

function makeMembers(plan: CountyPlan, random: Random, headDay: number, rank: number, region: number): Member[] {
  const choice = random.below(5);
  const headDate = dateOfDay(headDay);
  const isMale = random.chance(64);
  const isDotted = random.below(1000) < 22;
  const surname = makeSurname(random);
  const nameOf = (male: boolean, date: number, family: string) =>
    isDotted ? makeDottedName(random, male) : family + makeGivenName(random, male, Math.floor(date / 10_000));

  const members: Member[] = [
    {
      name: nameOf(isMale, headDate, surname),
      idNumber: idOf(region, headDate, rank, isMale),
      relation: '户主',
      ground: groundOf(plan, random, headDay),
    },
  ];
  const headAge = Math.floor((plan.periodDay - headDay) / 365.25);
  const add = (relative: Relative, relation: Relation, percent: number, male: boolean, family: string) => {
    const day = headDay + BIRTH_OFFSETS[relative][choice]!;
    const age = (plan.periodDay - day) / 365.25;
    if (!random.chance(percent) || age < 0 || age > 96) return;
    const date = dateOfDay(day);
    const sequence = HEADS_A_DAY + (RELATIVES.indexOf(relative) * HEADS_A_DAY + rank) * 5 + choice;
    members.push({
      name: nameOf(male, date, family),
      idNumber: idOf(region, date, sequence, male),
      relation,
      ground: groundOf(plan, random, day),
    });
  };
  const spouseSurname = makeSurname(random);
  const childSurname = isMale ? surname : spouseSurname;
  if (headAge < 45) {
    add('spouse', '配偶', 62, !isMale, spouseSurname);
    add('firstChild', '子女', 75, random.chance(50), childSurname);
    add('secondChild', '子女', 35, random.chance(50), childSurname);
    add('parent', '父母', 9, false, makeSurname(random));
  } else if (headAge < 60) {
    add('spouse', '配偶', 58, !isMale, spouseSurname);
    add('firstChild', '子女', 34, random.chance(50), childSurname);
    add('parent', '父母', 11, false, makeSurname(random));
  } else {
    add('spouse', '配偶', 42, !isMale, spouseSurname);
    add('firstChild', '子女', 10, random.chance(50), childSurname);
    add('grandchild', '孙子女', 9, random.chance(50), childSurname);
  }
  return members;
}

function groundOf(plan: CountyPlan, random: Random, birthDay: number): ClassGround {
  const age = (plan.periodDay - birthDay) / 365.25;
  if (age >= 60) return '老年人';
  if (age < 18) return '未成年人';
  const draw = random.below(100);
  return draw < 12 ? '重度残疾人' : draw < 22 ? '重病患者' : '';
}

/**
 * `sequence` is below 208. Doubled for the sex and scattered over 000 … 995 without meeting itself: 605 is coprime to 996, and the
 * result is odd for men. 996 … 999 stay free, because in 15-digit numbers they mean people born before 1900.
 */
function idOf(region: number, date: number, sequence: number, isMale: boolean): string {
  const code = ((2 * sequence + (isMale ? 0 : 1)) * 605 + 1) % 996;
  return withIdCheck(REGION_PREFIX + String(region).padStart(2, '0') + String(date) + String(code).padStart(3, '0'));
}

/** A 19-digit card with its Luhn digit, or a 17-digit passbook number, which has none. Unique by `index`. */
function makeAccount(plan: CountyPlan, index: number, bin: string, township: number, isPassbook: boolean): string {
  const number = (index * ACCOUNT_STEP + (plan.seed % 999_983) * 97) % ACCOUNT_SIZE;
  const serial = String(number).padStart(8, '0');
  const branch = String(township + 1).padStart(2, '0');
  return isPassbook ? `2399${branch}00${serial}1` : withLuhnDigit(`${bin}58${branch}${serial}`);
}
