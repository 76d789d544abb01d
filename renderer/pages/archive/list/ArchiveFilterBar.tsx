import { type InputRef, Select } from 'antd';
import type { Ref } from 'react';
import type { ArchiveFilter } from '../../../../shared/contracts/desk/archive-views.ts';
import { ITEM_STATUS_LABEL, ITEM_STATUSES } from '../../../../shared/domain/archive/check/item-status.ts';
import { POLICY_QUESTIONS, type PolicyQuestion } from '../../../../shared/domain/archive/policy/policy-pack.ts';
import { FilterSelect } from '../../../components/filter/FilterSelect.tsx';
import type { Loose } from '../../../components/filter/filter-values.ts';
import { SearchBox } from '../../../components/filter/SearchBox.tsx';
import { type ArchiveState, villageLabel } from '../../../text/archive-words.ts';
import { townshipLabel } from '../../../text/words.ts';
import { CONSISTENCY_WORDS, tidiedArchive } from './archive-filter-tags.ts';

interface Props {
  readonly filter: ArchiveFilter;
  readonly onFilter: (filter: ArchiveFilter) => void;
  readonly state: ArchiveState;
  readonly search: Ref<InputRef>;
  readonly onLeaveSearch: () => void;
}

const COMPLETENESS = [
  { value: 'faulty', label: '材料要补' },
  { value: 'complete', label: '材料齐全' },
];
const CONSISTENCIES = Object.entries(CONSISTENCY_WORDS).map(([value, label]) => ({ value, label }));
const QUESTIONS = (Object.keys(POLICY_QUESTIONS) as PolicyQuestion[]).map((value) => ({
  value,
  label: `${POLICY_QUESTIONS[value].label}存疑`,
}));

/** Narrows the households; what is chosen is taken over at once and stands as tags above. */
export function ArchiveFilterBar({ filter, onFilter, state, search, onLeaveSearch }: Props) {
  const change = (part: Partial<Loose<ArchiveFilter>>): void =>
    onFilter(tidiedArchive({ ...filter, ...part } as Loose<ArchiveFilter>));
  const [only] = filter.townships?.length === 1 ? filter.townships : [];
  const villages = state.townships.find(({ township }) => township === only)?.villages ?? [];
  return (
    <search className="filter-bar">
      <SearchBox
        box={search}
        text={filter.text ?? ''}
        onText={(text) => change({ text })}
        onLeave={onLeaveSearch}
        label="搜索各户：姓名、拼音首字母、证号后四位、低保证号、村"
        placeholder="姓名、拼音首字母、证号后四位、低保证号、村"
      />
      <FilterSelect
        word="乡镇"
        popupWidth={220}
        value={filter.townships}
        onChange={(townships) => change({ townships })}
        options={state.townships.map(({ township, households }) => ({
          value: township,
          label: townshipLabel(township),
          count: households,
        }))}
      />
      {villages.length > 0 && (
        <FilterSelect
          word="村"
          popupWidth={200}
          value={filter.villages}
          onChange={(chosen) => change({ villages: chosen })}
          options={villages.map((village) => ({ value: village, label: villageLabel(village) }))}
        />
      )}
      <Select
        className="archive-filter-item"
        aria-label="材料"
        placeholder="材料"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={320}
        value={filter.code}
        options={state.columns.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))}
        onChange={(code: string | undefined) => change({ code })}
      />
      {filter.code !== undefined && (
        <FilterSelect
          word="情况"
          popupWidth={180}
          value={filter.statuses}
          onChange={(statuses) => change({ statuses })}
          options={ITEM_STATUSES.map((status) => ({ value: status, label: ITEM_STATUS_LABEL[status] }))}
        />
      )}
      <Select
        className="archive-filter-choice"
        aria-label="齐全"
        placeholder="齐全"
        allowClear
        popupMatchSelectWidth={140}
        value={filter.faulty === undefined ? undefined : filter.faulty ? 'faulty' : 'complete'}
        options={COMPLETENESS}
        onChange={(value: string | undefined) =>
          change({ faulty: value === undefined ? undefined : value === 'faulty' })
        }
      />
      <Select
        className="archive-filter-choice"
        aria-label="线上线下"
        placeholder="线上线下"
        allowClear
        popupMatchSelectWidth={180}
        value={filter.consistency}
        options={CONSISTENCIES}
        onChange={(consistency) => change({ consistency: consistency as ArchiveFilter['consistency'] })}
      />
      <Select
        className="archive-filter-choice"
        aria-label="政策问题"
        placeholder="政策问题"
        allowClear
        popupMatchSelectWidth={180}
        value={filter.question}
        options={QUESTIONS}
        onChange={(question) => change({ question })}
      />
    </search>
  );
}
