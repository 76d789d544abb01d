import type { InputRef } from 'antd';
import { type Ref, type RefObject, useMemo } from 'react';
import type { DifferenceFilter, DifferenceRow, DifferenceSort } from '../../../../shared/contracts/desk/differences.ts';
import type { Run } from '../../../../shared/contracts/desk/months.ts';
import { call } from '../../../api/desk.ts';
import { Money } from '../../../components/common/Money.tsx';
import { RowList } from '../../../components/grid/RowList.tsx';
import type { GridHandle, GridSort, RowSource } from '../../../components/grid/row-grid.ts';
import { STANDARD_SORT } from '../../../stores/result-view.ts';
import type { Counts } from '../CodeCounts.tsx';
import { FilterBar } from '../filter/FilterBar.tsx';
import { isWhole } from '../filter/filter-tags.ts';
import { DIFFERENCE_COLUMNS } from './difference-columns.ts';

interface Props {
  readonly run: Run;
  readonly counts: Counts | null;
  readonly filter: DifferenceFilter;
  readonly sort: DifferenceSort;
  readonly earlierRunId: number | null;
  readonly onFilter: (filter: DifferenceFilter) => void;
  readonly onSort: (sort: DifferenceSort) => void;
  readonly onOpen: (row: DifferenceRow) => void;
  readonly grid: RefObject<GridHandle | null>;
  readonly search: Ref<InputRef>;
  readonly onLeaveSearch: () => void;
}

const sortOf = (sort: GridSort | null): DifferenceSort =>
  sort === null ? STANDARD_SORT : { by: sort.by as DifferenceSort['by'], descending: sort.descending };
const rowId = ({ differenceId }: DifferenceRow): string => String(differenceId);

/** The differences of a run, narrowed by the filter bar, in a grid that fetches what it shows. */
export function DifferenceList({ run, counts, filter, sort, onFilter, ...props }: Props) {
  const runId = run.brief.runId;
  const source = useMemo<RowSource<DifferenceRow>>(
    () => (offset, limit, sorted) => call('differences.page', { runId, filter, sort: sortOf(sorted), offset, limit }),
    [runId, filter],
  );
  const townships = useMemo(() => run.bridge.map(({ township }) => township), [run]);
  return (
    <RowList
      label="差异清单"
      layoutName="differences"
      columns={DIFFERENCE_COLUMNS}
      source={source}
      rowId={rowId}
      sort={sort.by === 'standard' ? null : sort}
      onSort={(sorted) => props.onSort(sortOf(sorted))}
      onOpen={props.onOpen}
      grid={props.grid}
      bar={
        <FilterBar
          filter={filter}
          onFilter={onFilter}
          counts={counts}
          townships={townships}
          earlierRunId={props.earlierRunId}
          search={props.search}
          onLeaveSearch={props.onLeaveSearch}
        />
      }
      tells={
        counts !== null && (
          <>
            ，涉及 <Money fen={counts.fen} unit />
          </>
        )
      }
      isWhole={isWhole(filter)}
      onWhole={() => onFilter({})}
      none={{ title: '没有差异', text: '三方每户每笔都一致。' }}
      nonePasses="没有符合条件的差异"
    />
  );
}
