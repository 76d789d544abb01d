import { addMonths } from '../../identity/month.ts';
import type { ArchiveHousehold, InventoryItem } from '../archive-household.ts';
import type { PackRules } from '../policy/rules-of-pack.ts';
import { dateOf } from '../read/household-facts.ts';
import { daysBetween } from './days.ts';

/**
 * Which materials have dates that cannot be, with the reason: the steps of the pack in order, the length of the publicity and what comes after
 * it, and the first month of payment (dibao.md 3.3, R-30, R-40). Where dates contradict each other, as few materials as possible are named.
 */
export function dateProblems(household: ArchiveHousehold, rules: PackRules): ReadonlyMap<string, readonly string[]> {
  const { inventory, facts } = household;
  const { order, settings } = rules.pack;
  const problems = new Map<string, string[]>();
  const say = (code: string, reason: string): void => {
    problems.set(code, [...(problems.get(code) ?? []), reason]);
  };
  const dated = order.flatMap((step, at) =>
    step
      .map((code) => ({ code, at, date: dateOf(inventory, code) }))
      .filter((each): each is { code: string; at: number; date: string } => each.date !== null),
  );
  const inOrder = longestInOrder(dated);
  const title = (code: string): string => rules.byCode.get(code)?.material.title ?? code;
  for (const each of dated) {
    if (inOrder.has(each)) continue;
    const before = dated.findLast((other) => inOrder.has(other) && other.at < each.at && other.date > each.date);
    const after = dated.find((other) => inOrder.has(other) && other.at > each.at && other.date < each.date);
    const against = before ?? after;
    if (against === undefined) continue;
    const word = against === before ? '早于' : '晚于';
    say(each.code, `日期 ${each.date} ${word}${title(against.code)}（${against.code}）的 ${against.date}，顺序不对`);
  }
  for (const { material } of rules.materials) {
    if (material.publicity !== true) continue;
    const days = settings.publicityDays.value;
    for (const { from, to } of inventory.filter(({ code }) => code === material.code)) {
      if (from === null || to === null) continue;
      const length = daysBetween(from, to);
      if (length < days) say(material.code, `公示 ${from} 至 ${to} 共 ${length} 天，应不少于 ${days} 天`);
    }
  }
  const end = lastDay(inventory.filter(({ code }) => rules.byCode.get(code)?.material.publicity === true));
  const confirmed = dateOf(inventory, 'D01');
  if (end !== null && confirmed !== null && confirmed < end)
    say('D01', `日期 ${confirmed} 早于公示结束日期 ${end}，公示未满就作了决定`);
  const begin = facts.begin_month;
  if (confirmed !== null && typeof begin === 'string') {
    const due = addMonths(confirmed.slice(0, 7), settings.firstPaymentAfterMonths.value);
    if (begin !== due) say('D01', `日期 ${confirmed}，应自 ${due} 起发放，系统的最初享受月为 ${begin}`);
  }
  return problems;
}

function lastDay(items: readonly InventoryItem[]): string | null {
  return (
    items
      .map(({ to }) => to)
      .filter((to) => to !== null)
      .sort()
      .at(-1) ?? null
  );
}

/**
 * The most materials whose dates are in order: the rest are those that disturb it. Materials of one step may stand in any order. Of
 * several answers the one that keeps the earlier steps.
 */
function longestInOrder<T extends { readonly at: number; readonly date: string }>(all: readonly T[]): ReadonlySet<T> {
  const best: { readonly length: number; readonly previous: number }[] = [];
  let last = -1;
  for (let i = 0; i < all.length; i++) {
    let found = { length: 1, previous: -1 };
    for (let j = 0; j < i; j++) {
      const follows = all[j]!.at === all[i]!.at || all[j]!.date <= all[i]!.date;
      if (follows && best[j]!.length + 1 > found.length) found = { length: best[j]!.length + 1, previous: j };
    }
    best.push(found);
    if (last === -1 || found.length > best[last]!.length) last = i;
  }
  const kept = new Set<T>();
  for (let at = last; at !== -1; at = best[at]!.previous) kept.add(all[at]!);
  return kept;
}
