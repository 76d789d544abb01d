import { type InputRef, Select } from 'antd';
import type { Ref } from 'react';
import type { DifferenceFilter } from '../../../../shared/contracts/desk/differences.ts';
import { DISCREPANCY_CODES, type Priority } from '../../../../shared/domain/discrepancy/code.ts';
import { formatCount } from '../../../text/format.ts';
import type { Counts } from '../CodeCounts.tsx';
import { COMPARED_LABEL, STATUS_LABEL } from '../result-words.ts';
import { AmountRange } from './AmountRange.tsx';
import { tidied, toggled, townshipLabel } from './filter-tags.ts';
import { SearchBox } from './SearchBox.tsx';

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

const PRIORITIES: readonly Priority[] = ['P1', 'P2', 'P3'];
const EVERY = 'every';

/** How many are chosen: the chosen ones themselves stand as tags above. */
const chosen = (word: string) => (left: readonly unknown[]) => `${word} ${left.length}`;

/** Narrows the differences; what is chosen is taken over at once and stands as tags above. */
export function FilterBar({ filter, onFilter, counts, townships, earlierRunId, search, onLeaveSearch }: Props) {
  const change = (part: Parameters<typeof tidied>[0]): void => onFilter(tidied({ ...filter, ...part }));
  const byTownship = new Map(counts?.byTownship.map(({ township, count }) => [township, count]));
  const byPriority = new Map(counts?.byPriority.map(({ priority, count }) => [priority, count]));
  return (
    <search className="filter-bar">
      <SearchBox box={search} text={filter.text ?? ''} onText={(text) => change({ text })} onLeave={onLeaveSearch} />
      <Select
        mode="multiple"
        className="filter-select"
        aria-label="类型"
        placeholder="类型"
        maxTagCount={0}
        maxTagPlaceholder={chosen('类型')}
        popupMatchSelectWidth={300}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.codes ?? []}
        onChange={(codes) => change({ codes })}
        options={(counts?.byCode ?? [])
          .filter(({ code, count }) => count > 0 || filter.codes?.includes(code) === true)
          .map(({ code, count }) => ({
            value: code,
            label: `${DISCREPANCY_CODES[code].label} ${formatCount(count)}`,
          }))}
      />
      <Select
        mode="multiple"
        className="filter-select"
        aria-label="乡镇"
        placeholder="乡镇"
        maxTagCount={0}
        maxTagPlaceholder={chosen('乡镇')}
        popupMatchSelectWidth={220}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.townships ?? []}
        onChange={(names) => change({ townships: names })}
        options={[...new Set([...townships, ...byTownship.keys()])].map((township) => ({
          value: township,
          label: `${townshipLabel(township)} ${formatCount(byTownship.get(township) ?? 0)}`,
        }))}
      />
      <fieldset className="filter-chips">
        <legend className="only-read">优先级</legend>
        {PRIORITIES.map((priority) => (
          <button
            key={priority}
            type="button"
            className={`chip chip-${priority}`}
            aria-pressed={filter.priorities?.includes(priority) === true}
            onClick={() => change({ priorities: toggled(filter.priorities, priority) })}
          >
            {priority} <span className="figures">{formatCount(byPriority.get(priority) ?? 0)}</span>
          </button>
        ))}
      </fieldset>
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
