import type { ArchiveHousehold, InventoryItem } from '../archive-household.ts';
import { evaluate, evaluateMember, type Outcome, type Subject } from '../condition/evaluate-condition.ts';
import type { Facts } from '../fact.ts';
import type { Material } from '../policy/policy-pack.ts';
import type { MaterialRule, PackRules } from '../policy/rules-of-pack.ts';
import { dateOf } from '../read/household-facts.ts';
import { dateProblems } from './date-order.ts';
import { daysBetween } from './days.ts';
import { type ItemResult, type ItemStatus, isFault } from './item-status.ts';

const NAMES_SHOWN = 6;
const WANTED: Outcome = { value: true, members: [], unknown: [] };
const UNWANTED: Outcome = { value: false, members: [], unknown: [] };

/** What the conditions of a pack are asked of. */
export function subjectOf({ facts, members, inventory }: ArchiveHousehold): Subject {
  return { facts, members, has: (code) => inventory.some((item) => item.code === code) };
}

/** Whether a material is wanted of a household. */
export function needOf(rule: MaterialRule, subject: Subject): Outcome {
  if (rule.condition !== null) return evaluate(rule.condition, subject);
  return rule.material.need === 'required' ? WANTED : UNWANTED;
}

/**
 * The state of every material of a household, in the order of the pack: exactly one status each, with its reason in words. `day`: the day the
 * archive is made. `hasInventory`: whether any inventory was given at all.
 */
export function checkItems(
  household: ArchiveHousehold,
  rules: PackRules,
  day: string,
  hasInventory: boolean,
): readonly ItemResult[] {
  const subject = subjectOf(household);
  const order = dateProblems(household, rules);
  return rules.materials.map((rule) => {
    const { code, title } = rule.material;
    const need = needOf(rule, subject);
    const there = household.inventory.filter((item) => item.code === code);
    const result = (status: ItemStatus, reason: string): ItemResult => ({
      code,
      title,
      status,
      reason,
      wanted: need.value,
    });
    if (there.length === 0) return result(...absent(rule, need, hasInventory));
    const problems = [
      ...undated(rule.material, there),
      ...unsigned(rule.material, there, household, rules, subject),
      ...(order.get(code) ?? []).map((reason) => ['out_of_order', reason] as const),
      ...expired(rule.material, there, household, rules, day),
      ...yearsLacking(rule, there, household, rules),
    ];
    if (problems.length > 0) return result(problems[0]![0], problems.map(([, reason]) => reason).join('；'));
    return result('present', presentWords(rule, there, need));
  });
}

function absent(rule: MaterialRule, need: Outcome, hasInventory: boolean): readonly [ItemStatus, string] {
  const { material, because } = rule;
  const unlisted = hasInventory ? '' : '（没有提供纸质材料清单，按缺件计）';
  if (material.need === 'required') return ['missing_required', `缺${material.title}${unlisted}`];
  if (material.need === 'optional') return ['not_applicable', '选备材料，卷内没有，不作为缺件'];
  if (need.value === true)
    return ['missing_conditional', `${because}${named(need.members)}，缺${material.title}${unlisted}`];
  if (need.value === false) return ['not_applicable', `不适用：“${because}”时才需要，本户没有这一情形`];
  return [
    'not_applicable',
    `不适用：“${because}”时才需要，没有“${need.unknown.join('”“')}”的信息，无法判断，未按缺件计，请核实`,
  ];
}

function named(members: readonly Facts[]): string {
  const names = members.map(({ name }) => String(name ?? '')).filter((name) => name !== '');
  if (names.length === 0) return '';
  return `（${names.slice(0, NAMES_SHOWN).join('、')}${names.length > NAMES_SHOWN ? `等${names.length}人` : ''}）`;
}

function presentWords({ material, because }: MaterialRule, there: readonly InventoryItem[], need: Outcome): string {
  const dates = [
    ...new Set(there.map(({ date, from, to }) => (from !== null && to !== null ? `${from} 至 ${to}` : date))),
  ];
  const pages = there.reduce((sum, item) => sum + (item.pages ?? 0), 0);
  const words = [
    '齐全',
    ...dates.filter((date) => date !== null),
    ...(pages > 0 ? [`${pages} 页`] : []),
    ...(there.length > 1 ? [`${there.length} 份`] : []),
  ];
  const spare = material.need === 'conditional' && need.value === false ? `（“${because}”时才需要，本户不要求）` : '';
  return `${words.join('，')}${spare}`;
}

type Problem = readonly [ItemStatus, string];

function undated(material: Material, there: readonly InventoryItem[]): readonly Problem[] {
  const without = there.filter(({ date, from }) => date === null && from === null).length;
  if (!material.dated || without === 0) return [];
  return [['undated', there.length === 1 ? '没有日期' : `${there.length} 份中有 ${without} 份没有日期`]];
}

function unsigned(
  material: Material,
  there: readonly InventoryItem[],
  household: ArchiveHousehold,
  rules: PackRules,
  subject: Subject,
): readonly Problem[] {
  const problems: Problem[] = [];
  if (material.signers.length > 0 && there.some(({ signed }) => signed === false))
    problems.push(['unsigned', `没有签字（应由${material.signers.join('、')}签字）`]);
  if (material.sealed && there.some(({ sealed }) => sealed === false)) problems.push(['unsigned', '没有盖章']);
  if (material.signatures === 'investigators') {
    const least = rules.pack.settings.investigators.value;
    for (const { investigators } of there)
      if (investigators !== null && investigators.length < least)
        problems.push([
          'unsigned',
          `调查人只有 ${investigators.length} 人（${investigators.join('、')}），应不少于 ${least} 人`,
        ]);
  }
  if (material.signatures === 'adults') {
    const adult = rules.definitions.get('adult');
    const adults = household.members.filter(
      (member) => adult !== undefined && evaluateMember(adult.of, subject, member).value === true,
    ).length;
    const most = there.map(({ signatures }) => signatures).filter((count) => count !== null);
    const signed = most.length === 0 ? null : Math.max(...most);
    if (signed !== null && signed < adults)
      problems.push(['unsigned', `${signed} 人签字，成年共同生活成员有 ${adults} 人，应当全部签字`]);
  }
  return problems;
}

function expired(
  material: Material,
  there: readonly InventoryItem[],
  household: ArchiveHousehold,
  rules: PackRules,
  day: string,
): readonly Problem[] {
  if (material.validity === undefined) return [];
  const { days, until } = material.validity;
  const latest = there
    .map(({ date }) => date)
    .filter((date) => date !== null)
    .sort()
    .at(-1);
  const end = until === 'making' ? day : dateOf(household.inventory, until);
  if (latest === undefined || end === null) return [];
  const age = daysBetween(latest, end);
  if (age <= days) return [];
  const what = until === 'making' ? '制作日期' : `${rules.byCode.get(until)?.material.title ?? until}的日期`;
  return [['expired', `日期 ${latest}，到${what} ${end} 已 ${age} 天，有效期 ${days} 天`]];
}

/** One yearly record is not enough where the pack asks for several and the household was on the roll as long. */
function yearsLacking(
  { material, because }: MaterialRule,
  there: readonly InventoryItem[],
  { facts }: ArchiveHousehold,
  { pack }: PackRules,
): readonly Problem[] {
  if (material.yearly !== true || typeof facts.full_years !== 'number') return [];
  const wanted = Math.min(facts.full_years, pack.settings.yearlyRecords.value);
  if (there.length >= wanted) return [];
  return [['missing_conditional', `${because}，应有近 ${wanted} 年的记录，卷内只有 ${there.length} 份`]];
}

/** How many materials of a household have to be seen to. */
export function faultsOf(items: readonly ItemResult[]): number {
  return items.filter(({ status }) => isFault(status)).length;
}
