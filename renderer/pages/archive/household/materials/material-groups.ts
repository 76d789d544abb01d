import { isFault } from '../../../../../shared/domain/archive/check/item-status.ts';
import type { ArchiveItem } from '../../../../text/archive-words.ts';

/** Which materials are shown: those to do something about, those that are wanted or there, all of the policy pack. */
export type Shown = 'faults' | 'wanted' | 'all';

/** Whether the material is wanted, may be wanted, or is there. */
export function isWanted({ wanted, need, entries, status }: ArchiveItem): boolean {
  return entries.length > 0 || isFault(status) || wanted === true || (wanted === null && need === 'conditional');
}

export function shownItems(items: readonly ArchiveItem[], shown: Shown): readonly ArchiveItem[] {
  if (shown === 'all') return items;
  return items.filter((item) => (shown === 'faults' ? isFault(item.status) : isWanted(item)));
}

/** Materials under their stage, in the order of the pack. */
export function byStages(
  items: readonly ArchiveItem[],
): readonly { readonly stage: ArchiveItem['stage']; readonly items: readonly ArchiveItem[] }[] {
  const stages = new Map<ArchiveItem['stage'], ArchiveItem[]>();
  for (const item of items) {
    const group = stages.get(item.stage);
    if (group === undefined) stages.set(item.stage, [item]);
    else group.push(item);
  }
  return [...stages].map(([stage, under]) => ({ stage, items: under }));
}
