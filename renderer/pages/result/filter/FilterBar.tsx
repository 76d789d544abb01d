import { type InputRef, Select } from 'antd';
import type { Ref } from 'react';
import type { DifferenceFilter } from '../../../../shared/contracts/desk/differences.ts';
import { DISCREPANCY_CODES } from '../../../../shared/domain/discrepancy/code.ts';
import { FilterSelect } from '../../../components/filter/FilterSelect.tsx';
import { PriorityChips } from '../../../components/filter/PriorityChips.tsx';
import { SearchBox } from '../../../components/filter/SearchBox.tsx';
import { townshipLabel } from '../../../text/words.ts';
import type { Counts } from '../CodeCounts.tsx';
import { COMPARED_LABEL, STATUS_LABEL } from '../result-words.ts';
import { AmountRange } from './AmountRange.tsx';
import { tidied } from './filter-tags.ts';

interface Props {
  readonly filter: DifferenceFilter;
  readonly onFilter: (filter: DifferenceFilter) => void;
  readonly counts: Counts | null;
  readonly townships: readonly string[];
  /** The run of the month before, where there is one. */
  readonly earlierRunId: number | null;
  readonly search: Ref<InputRef>;
  readonly onLeaveSearch: () => void;
}

const EVERY = 'every';

/** Narrows the differences; what is chosen is taken over at once and stands as tags above. */
export function FilterBar({ filter, onFilter, counts, townships, earlierRunId, search, onLeaveSearch }: Props) {
  const change = (part: Parameters<typeof tidied>[0]): void => onFilter(tidied({ ...filter, ...part }));
  const byTownship = new Map(counts?.byTownship.map(({ township, count }) => [township, count]));
  return (
    <search className="filter-bar">
      <SearchBox
        box={search}
        text={filter.text ?? ''}
        onText={(text) => change({ text })}
        onLeave={onLeaveSearch}
        label="搜索差异：姓名、拼音首字母、证号或账号后四位、村"
        placeholder="姓名、拼音首字母、证号或账号后四位、村"
      />
      <FilterSelect
        word="类型"
        popupWidth={300}
        value={filter.codes}
        onChange={(codes) => change({ codes })}
        options={(counts?.byCode ?? [])
          .filter(({ code, count }) => count > 0 || filter.codes?.includes(code) === true)
          .map(({ code, count }) => ({ value: code, label: DISCREPANCY_CODES[code].label, count }))}
      />
      <FilterSelect
        word="乡镇"
        popupWidth={220}
        value={filter.townships}
        onChange={(names) => change({ townships: names })}
        options={[...new Set([...townships, ...byTownship.keys()])].map((township) => ({
          value: township,
          label: townshipLabel(township),
          count: byTownship.get(township) ?? 0,
        }))}
      />
      <PriorityChips
        value={filter.priorities}
        onChange={(priorities) => change({ priorities })}
        counts={counts?.byPriority ?? []}
      />
      <AmountRange
        from={filter.amountFrom}
        to={filter.amountTo}
        onRange={(amountFrom, amountTo) => change({ amountFrom, amountTo })}
      />
      <Select
        className="filter-state"
        aria-label="状态"
        value={filter.status?.length === 1 ? filter.status[0]! : EVERY}
        onChange={(status) => change({ status: status === EVERY ? [] : [status as 'open' | 'decided'] })}
        options={[
          { value: EVERY, label: '全部状态' },
          { value: 'open', label: STATUS_LABEL.open },
          { value: 'decided', label: STATUS_LABEL.decided },
        ]}
      />
      {(earlierRunId !== null || filter.compared !== undefined) && (
        <Select
          className="filter-compared"
          aria-label="与上月相比"
          value={filter.compared?.states.length === 1 ? filter.compared.states[0]! : EVERY}
          onChange={(state) =>
            change({
              compared:
                state === EVERY
                  ? undefined
                  : {
                      runId: filter.compared?.runId ?? earlierRunId!,
                      states: [state as 'new' | 'persisting'],
                    },
            })
          }
          options={[
            { value: EVERY, label: '与上月比：不限' },
            { value: 'new', label: COMPARED_LABEL.new },
            { value: 'persisting', label: COMPARED_LABEL.persisting },
          ]}
        />
      )}
    </search>
  );
}
