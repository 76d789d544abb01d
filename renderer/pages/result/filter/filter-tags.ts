import type { DifferenceFilter } from '../../../../shared/contracts/desk/differences.ts';
import { DISCREPANCY_CODES } from '../../../../shared/domain/discrepancy/code.ts';
import { formatYuanGrouped } from '../../../../shared/domain/identity/money.ts';
import { type FilterTag, type Loose, tidiedFilter, toggled } from '../../../components/filter/filter-values.ts';
import { townshipLabel } from '../../../text/words.ts';
import { COMPARED_LABEL, STATUS_LABEL } from '../result-words.ts';

/** A filter without conditions that say nothing. */
export const tidied: (filter: Loose<DifferenceFilter>) => DifferenceFilter = tidiedFilter<DifferenceFilter>;

export function isWhole(filter: DifferenceFilter): boolean {
  return Object.keys(tidied(filter)).length === 0;
}

function amountLabel({ amountFrom, amountTo }: DifferenceFilter): string {
  if (amountFrom !== undefined && amountTo !== undefined)
    return `金额 ${formatYuanGrouped(amountFrom)} 至 ${formatYuanGrouped(amountTo)} 元`;
  if (amountFrom !== undefined) return `金额 ${formatYuanGrouped(amountFrom)} 元以上`;
  return `金额 ${formatYuanGrouped(amountTo ?? 0)} 元以下`;
}

/** Every condition as a tag that can be taken away, in the order of the filter bar. */
export function filterTags(filter: DifferenceFilter): readonly FilterTag<DifferenceFilter>[] {
  const { codes = [], priorities = [], townships = [], status = [], text, compared } = filter;
  const hasAmount = filter.amountFrom !== undefined || filter.amountTo !== undefined;
  return [
    ...codes.map((code) => ({
      key: `code ${code}`,
      label: DISCREPANCY_CODES[code].label,
      without: tidied({ ...filter, codes: toggled(codes, code) }),
    })),
    ...priorities.map((priority) => ({
      key: `priority ${priority}`,
      label: `优先级 ${priority}`,
      without: tidied({ ...filter, priorities: toggled(priorities, priority) }),
    })),
    ...townships.map((township) => ({
      key: `township ${township}`,
      label: townshipLabel(township),
      without: tidied({ ...filter, townships: toggled(townships, township) }),
    })),
    ...(hasAmount
      ? [
          {
            key: 'amount',
            label: amountLabel(filter),
            without: tidied({ ...filter, amountFrom: undefined, amountTo: undefined }),
          },
        ]
      : []),
    ...status.map((one) => ({
      key: `status ${one}`,
      label: STATUS_LABEL[one],
      without: tidied({ ...filter, status: toggled(status, one) }),
    })),
    ...(compared === undefined
      ? []
      : [
          {
            key: 'compared',
            label: `与上月比：${compared.states.map((state) => COMPARED_LABEL[state]).join('、')}`,
            without: tidied({ ...filter, compared: undefined }),
          },
        ]),
    ...(text === undefined || text === ''
      ? []
      : [{ key: 'text', label: `“${text}”`, without: tidied({ ...filter, text: undefined }) }]),
  ];
}
