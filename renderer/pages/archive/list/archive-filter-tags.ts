import type { ArchiveFilter } from '../../../../shared/contracts/desk/archive-views.ts';
import { ITEM_STATUS_LABEL } from '../../../../shared/domain/archive/check/item-status.ts';
import { POLICY_QUESTIONS } from '../../../../shared/domain/archive/policy/policy-pack.ts';
import { type FilterTag, type Loose, tidiedFilter, toggled } from '../../../components/filter/filter-values.ts';
import { type ArchiveColumn, villageLabel } from '../../../text/archive-words.ts';
import { townshipLabel } from '../../../text/words.ts';

export const CONSISTENCY_WORDS = {
  undecided: '不一致待认定',
  differs: '线上线下不一致',
  consistent: '线上线下一致',
  unkeyed: '没有登记纸质内容',
} as const satisfies Record<NonNullable<ArchiveFilter['consistency']>, string>;

/** A filter without conditions that say nothing: villages without their township, states without a material. */
export function tidiedArchive(filter: Loose<ArchiveFilter>): ArchiveFilter {
  return tidiedFilter<ArchiveFilter>({
    ...filter,
    villages: filter.townships?.length === 1 ? filter.villages : undefined,
    statuses: filter.code === undefined ? undefined : filter.statuses,
  });
}

/** Nothing is narrowed. */
export function isEveryHousehold(filter: ArchiveFilter): boolean {
  return Object.keys(tidiedArchive(filter)).length === 0;
}

/** Every condition as a tag that can be taken away, in the order of the filter bar. */
export function archiveFilterTags(
  filter: ArchiveFilter,
  columns: readonly ArchiveColumn[],
): readonly FilterTag<ArchiveFilter>[] {
  const { townships = [], villages = [], statuses = [], code } = filter;
  const without = (change: Loose<ArchiveFilter>): ArchiveFilter => tidiedArchive({ ...filter, ...change });
  const one = (key: keyof ArchiveFilter, label: string): FilterTag<ArchiveFilter> => ({
    key,
    label,
    without: without({ [key]: undefined } as Loose<ArchiveFilter>),
  });
  const titleOf = (wanted: string): string => columns.find((column) => column.code === wanted)?.title ?? '';
  return [
    ...townships.map((township) => ({
      key: `township ${township}`,
      label: townshipLabel(township),
      without: without({ townships: toggled(townships, township) } as Loose<ArchiveFilter>),
    })),
    ...villages.map((village) => ({
      key: `village ${village}`,
      label: villageLabel(village),
      without: without({ villages: toggled(villages, village) } as Loose<ArchiveFilter>),
    })),
    ...(code === undefined
      ? []
      : [one('code', `${code} ${titleOf(code)}${statuses.length === 0 ? ' 缺或不合要求' : ''}`)]),
    ...statuses.map((status) => ({
      key: `status ${status}`,
      label: ITEM_STATUS_LABEL[status],
      without: without({ statuses: toggled(statuses, status) } as Loose<ArchiveFilter>),
    })),
    ...(filter.faulty === undefined ? [] : [one('faulty', filter.faulty ? '材料要补' : '材料齐全')]),
    ...(filter.consistency === undefined ? [] : [one('consistency', CONSISTENCY_WORDS[filter.consistency])]),
    ...(filter.question === undefined ? [] : [one('question', `${POLICY_QUESTIONS[filter.question].label}存疑`)]),
    ...(filter.text === undefined || filter.text === '' ? [] : [one('text', `“${filter.text}”`)]),
  ];
}
