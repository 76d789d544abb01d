import { type InputRef, Select } from 'antd';
import type { Ref } from 'react';
import type { CaseFilter } from '../../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import { CASE_STATE_LABEL } from '../../../../shared/domain/case/case-state.ts';
import { DISCREPANCY_CODES } from '../../../../shared/domain/discrepancy/code.ts';
import { FilterSelect } from '../../../components/filter/FilterSelect.tsx';
import { PriorityChips } from '../../../components/filter/PriorityChips.tsx';
import { SearchBox } from '../../../components/filter/SearchBox.tsx';
import { formatCount, formatPeriod } from '../../../text/format.ts';
import { townshipLabel } from '../../../text/words.ts';
import { tidiedCases } from './case-filter-tags.ts';

interface Props {
  readonly filter: CaseFilter;
  readonly onFilter: (filter: CaseFilter) => void;
  readonly counts: CallOutput<'cases.counts'> | null;
  readonly people: CallOutput<'cases.people'>;
  /** Months that were reconciled, the newest first. */
  readonly periods: readonly string[];
  readonly search: Ref<InputRef>;
  readonly onLeaveSearch: () => void;
}

const EVERY = 'every';
type Assignee = NonNullable<CaseFilter['assignee']>;

/** Narrows the cases; what is chosen is taken over at once and stands as tags above. */
export function CaseFilterBar({ filter, onFilter, counts, people, periods, search, onLeaveSearch }: Props) {
  const change = (part: { readonly [Key in keyof CaseFilter]?: CaseFilter[Key] | undefined }): void =>
    onFilter(tidiedCases({ ...filter, ...part }));
  return (
    <search className="filter-bar">
      <SearchBox
        box={search}
        text={filter.text ?? ''}
        onText={(text) => change({ text })}
        onLeave={onLeaveSearch}
        label="搜索疑点：姓名、拼音首字母、证号后四位、村、编号"
        placeholder="姓名、拼音首字母、证号后四位、村、编号"
      />
      <FilterSelect
        word="状态"
        popupWidth={200}
        value={filter.states}
        onChange={(states) => change({ states })}
        options={(counts?.byState ?? []).map(({ state, count }) => ({
          value: state,
          label: CASE_STATE_LABEL[state],
          count,
        }))}
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
        onChange={(townships) => change({ townships })}
        options={(counts?.byTownship ?? []).map(({ township, count }) => ({
          value: township,
          label: townshipLabel(township),
          count,
        }))}
      />
      <PriorityChips
        value={filter.priorities}
        onChange={(priorities) => change({ priorities })}
        counts={counts?.byPriority ?? []}
      />
      <FilterSelect
        word="新旧"
        popupWidth={180}
        value={filter.presences}
        onChange={(presences) => change({ presences })}
        options={(counts?.byPresence ?? []).map(({ presence, label, count }) => ({ value: presence, label, count }))}
      />
      <Select
        className="filter-select"
        aria-label="月份"
        popupMatchSelectWidth={160}
        value={filter.period ?? EVERY}
        onChange={(period) => change({ period: period === EVERY ? undefined : period })}
        options={[
          { value: EVERY, label: '各月份' },
          ...periods.map((period) => ({ value: period, label: formatPeriod(period) })),
        ]}
      />
      <Select
        className="filter-select"
        aria-label="承办人"
        popupMatchSelectWidth={200}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.assignee ?? EVERY}
        onChange={(assignee) => change({ assignee: assignee === EVERY ? undefined : (assignee as Assignee) })}
        options={[
          { value: EVERY as Assignee | typeof EVERY, label: '各承办人' },
          { value: 'me' as const, label: '我承办的' },
          { value: 'nobody' as const, label: '未分派' },
          ...people.map(({ personId, name }) => ({ value: personId, label: name })),
        ]}
      />
      <button
        type="button"
        className="chip chip-P1"
        aria-pressed={filter.overdue === true}
        onClick={() => change({ overdue: filter.overdue !== true })}
      >
        已逾期 <span className="figures">{formatCount(counts?.overdue ?? 0)}</span>
      </button>
    </search>
  );
}
