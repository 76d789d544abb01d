import { Button, type InputRef } from 'antd';
import { useMemo, useRef } from 'react';
import type { ArchiveFilter, ArchiveRow, ArchiveSort } from '../../../../shared/contracts/desk/archive-views.ts';
import { call } from '../../../api/desk.ts';
import { FilterTags } from '../../../components/filter/FilterTags.tsx';
import { useSearchKey } from '../../../components/filter/use-search-key.ts';
import { RowList } from '../../../components/grid/RowList.tsx';
import type { GridHandle, GridSort, RowSource } from '../../../components/grid/row-grid.ts';
import { SHELF_ORDER, useArchiveView } from '../../../stores/archive-view.ts';
import { useRoute } from '../../../stores/route.ts';
import { useMay } from '../../../stores/session.ts';
import type { ArchiveState } from '../../../text/archive-words.ts';
import { formatCount } from '../../../text/format.ts';
import { ArchiveFilterBar } from './ArchiveFilterBar.tsx';
import { archiveFilterTags, isEveryHousehold } from './archive-filter-tags.ts';
import { HOUSEHOLD_COLUMNS } from './household-columns.ts';

const sortOf = (sort: GridSort | null): ArchiveSort =>
  sort === null ? SHELF_ORDER : { by: sort.by as ArchiveSort['by'], descending: sort.descending };
const rowId = ({ householdId }: ArchiveRow): string => String(householdId);

/** The households, narrowed by the filter bar, in a grid that fetches what it shows. */
export function HouseholdList({ state }: { readonly state: ArchiveState }) {
  const { filter, sort, look } = useArchiveView();
  const { go } = useRoute.getState();
  const mayMake = useMay('archive');
  const grid = useRef<GridHandle>(null);
  const search = useRef<InputRef>(null);
  const source = useMemo<RowSource<ArchiveRow>>(
    () => (offset, limit, sorted) => call('archive.page', { filter, sort: sortOf(sorted), offset, limit }),
    [filter],
  );
  const onFilter = (next: ArchiveFilter): void => look({ filter: next });
  useSearchKey({ search, grid });
  return (
    <>
      <FilterTags tags={archiveFilterTags(filter, state.columns)} whole={{}} onFilter={onFilter} />
      <RowList
        label="各户档案"
        layoutName="archive"
        columns={HOUSEHOLD_COLUMNS}
        source={source}
        rowId={rowId}
        sort={sort.by === 'place' && !sort.descending ? null : sort}
        onSort={(sorted) => look({ sort: sortOf(sorted) })}
        onOpen={({ householdId }) => go({ page: 'archive', view: 'household', householdId })}
        grid={grid}
        bar={
          <ArchiveFilterBar
            filter={filter}
            onFilter={onFilter}
            state={state}
            search={search}
            onLeaveSearch={() => grid.current?.focus(0)}
          />
        }
        isWhole={isEveryHousehold(filter)}
        onWhole={() => onFilter({})}
        none={{ title: '还没有家庭', text: '先读入省系统导出的家庭查询。' }}
        nonePasses="没有符合条件的家庭"
        actions={
          mayMake
            ? (rows) => (
                <Button
                  disabled={rows.length === 0}
                  onClick={() => {
                    look({ scope: { what: 'households', householdIds: rows.map(({ householdId }) => householdId) } });
                    go({ page: 'archive', view: 'make', householdId: null });
                  }}
                >
                  {rows.length === 0 ? '制作所选' : `制作所选 ${formatCount(rows.length)} 户`}
                </Button>
              )
            : undefined
        }
      />
    </>
  );
}
