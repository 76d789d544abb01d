import { TeamOutlined } from '@ant-design/icons';
import { Button, type InputRef } from 'antd';
import { type Ref, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseFilter, CaseRow, CaseSort } from '../../../shared/contracts/desk/cases.ts';
import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { call } from '../../api/desk.ts';
import { Money } from '../../components/common/Money.tsx';
import { RowList } from '../../components/grid/RowList.tsx';
import type { GridHandle, GridSort, RowSource } from '../../components/grid/row-grid.ts';
import { OPEN_CASES, STANDARD_CASE_SORT } from '../../stores/case-view.ts';
import { formatCount } from '../../text/format.ts';
import { caseColumns } from './case-columns.ts';
import { CaseFilterBar } from './filter/CaseFilterBar.tsx';
import { isEveryCase } from './filter/case-filter-tags.ts';

interface Props {
  readonly filter: CaseFilter;
  readonly sort: CaseSort;
  readonly counts: CallOutput<'cases.counts'> | null;
  readonly people: CallOutput<'cases.people'>;
  readonly periods: readonly string[];
  readonly onFilter: (filter: CaseFilter) => void;
  readonly onSort: (sort: CaseSort) => void;
  readonly onOpen: (row: CaseRow) => void;
  /** undefined: whoever looks may not assign. `null`: everything that passes the filter. */
  readonly onAssign: ((rows: readonly CaseRow[] | null) => void) | undefined;
  readonly grid: RefObject<GridHandle | null>;
  readonly search: Ref<InputRef>;
}

const sortOf = (sort: GridSort | null): CaseSort =>
  sort === null ? STANDARD_CASE_SORT : { by: sort.by as CaseSort['by'], descending: sort.descending };
const rowId = ({ caseId }: CaseRow): string => String(caseId);

/** The cases, narrowed by the filter bar, in a grid that fetches what it shows. A assigns what is selected. */
export function CaseList({ filter, sort, counts, people, onFilter, onAssign, grid, ...props }: Props) {
  const today = useRef('');
  const [columns] = useState(() => caseColumns(() => today.current));
  const selected = useRef<readonly CaseRow[]>([]);
  const source = useMemo<RowSource<CaseRow>>(
    () => async (offset, limit, sorted) => {
      const page = await call('cases.page', { filter, sort: sortOf(sorted), offset, limit });
      today.current = page.today;
      return page;
    },
    [filter],
  );

  const assign = useRef(onAssign);
  assign.current = onAssign;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const inGrid = event.target instanceof Element && event.target.closest('.ag-row') !== null;
      if (!inGrid || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'a') return;
      if (selected.current.length === 0) return;
      event.preventDefault();
      assign.current?.(selected.current);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);

  const total = counts?.total ?? 0;
  return (
    <RowList
      label="疑点清单"
      layoutName="cases"
      columns={columns}
      source={source}
      rowId={rowId}
      sort={sort.by === 'standard' ? null : sort}
      onSort={(sorted) => props.onSort(sortOf(sorted))}
      onOpen={props.onOpen}
      onSelected={(rows) => {
        selected.current = rows;
      }}
      grid={grid}
      keys={onAssign === undefined ? '回车打开，空格选择，Ctrl+C 复制' : '回车打开，空格选择，A 分派所选，Ctrl+C 复制'}
      bar={
        <CaseFilterBar
          filter={filter}
          onFilter={onFilter}
          counts={counts}
          people={people}
          periods={props.periods}
          search={props.search}
          onLeaveSearch={() => grid.current?.focus(0)}
        />
      }
      tells={
        counts !== null && (
          <>
            ，涉及 <Money fen={counts.fen} unit />
          </>
        )
      }
      isWhole={isEveryCase(filter)}
      onWhole={() => onFilter(OPEN_CASES)}
      none={{ title: '没有要核查的疑点', text: '对账发现的差异会在这里逐条核查到销号。现在没有未销号的。' }}
      nonePasses="没有符合条件的疑点"
      actions={
        onAssign === undefined
          ? undefined
          : (rows) => (
              <Button
                type={rows.length > 0 ? 'primary' : 'default'}
                icon={<TeamOutlined aria-hidden />}
                disabled={rows.length === 0 && total === 0}
                onClick={() => onAssign(rows.length > 0 ? rows : null)}
              >
                {rows.length > 0 ? `分派所选 ${formatCount(rows.length)} 条` : '分派筛出的全部'}
              </Button>
            )
      }
    />
  );
}
