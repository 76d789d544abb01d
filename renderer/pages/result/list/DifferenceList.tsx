import { CopyOutlined } from '@ant-design/icons';
import { App, Button, type InputRef } from 'antd';
import { type Ref, type RefObject, useCallback, useMemo, useState } from 'react';
import type { DifferenceFilter, DifferenceRow, DifferenceSort } from '../../../../shared/contracts/desk/differences.ts';
import type { DeskError } from '../../../../shared/contracts/desk/jobs.ts';
import type { Run } from '../../../../shared/contracts/desk/months.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Empty } from '../../../components/common/Empty.tsx';
import { Failure } from '../../../components/common/Failure.tsx';
import { Money } from '../../../components/common/Money.tsx';
import { RowGrid } from '../../../components/grid/RowGrid.tsx';
import type { GridHandle, GridSort, RowSource } from '../../../components/grid/row-grid.ts';
import { useColumnLayout } from '../../../components/grid/use-column-layout.ts';
import { STANDARD_SORT } from '../../../stores/result-view.ts';
import { formatCount } from '../../../text/format.ts';
import type { Counts } from '../CodeCounts.tsx';
import { FilterBar } from '../filter/FilterBar.tsx';
import { isWhole } from '../filter/filter-tags.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { DIFFERENCE_COLUMNS } from './difference-columns.ts';

/** More than anybody reads through: narrowing is suggested. */
const MANY = 5000;

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
export function DifferenceList(props: Props) {
  const { run, counts, filter, sort, onFilter, grid } = props;
  const { message } = App.useApp();
  const { layout, change, reset } = useColumnLayout('differences');
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const [selected, setSelected] = useState<readonly DifferenceRow[]>([]);

  const runId = run.brief.runId;
  const source = useMemo<RowSource<DifferenceRow>>(
    () => (offset, limit, sorted) => call('differences.page', { runId, filter, sort: sortOf(sorted), offset, limit }),
    [runId, filter],
  );
  const townships = useMemo(() => run.bridge.map(({ township }) => township), [run]);
  const copy = useCallback(() => {
    const count = grid.current?.copy() ?? 0;
    if (count > 0) message.success(`已复制 ${formatCount(count)} 条（号码打码），可粘贴到表格`);
  }, [grid, message]);

  return (
    <div className="result-list">
      <FilterBar
        filter={filter}
        onFilter={onFilter}
        counts={counts}
        townships={townships}
        earlierRunId={props.earlierRunId}
        search={props.search}
        onLeaveSearch={props.onLeaveSearch}
      />
      <div className="list-line">
        <span role="status">
          {total === null ? (
            '正在读取'
          ) : (
            <>
              共 <strong className="figures">{formatCount(total)}</strong> 条
              {counts !== null && (
                <>
                  ，涉及 <Money fen={counts.fen} unit />
                </>
              )}
              {total > MANY && isWhole(filter) && <span className="quiet">；条数较多，可先按乡镇或类型筛选</span>}
            </>
          )}
        </span>
        <span className="quiet list-keys">回车打开，空格选择，Ctrl+C 复制</span>
        {selected.length > 0 && (
          <span>
            已选 <span className="figures">{formatCount(selected.length)}</span> 条{' '}
            <Button type="link" size="small" onClick={() => grid.current?.deselect()}>
              取消选择
            </Button>
          </span>
        )}
        <Button icon={<CopyOutlined aria-hidden />} disabled={selected.length === 0} onClick={copy}>
          复制
        </Button>
        <ColumnChooser
          columns={DIFFERENCE_COLUMNS}
          hidden={layout.hidden}
          onHidden={(hidden) => change({ hidden })}
          onReset={reset}
        />
      </div>
      {error !== null && (
        <Failure
          error={error}
          retry={() => {
            setError(null);
            grid.current?.refresh();
          }}
        />
      )}
      <div className="list-place">
        <RowGrid
          label="差异清单"
          columns={DIFFERENCE_COLUMNS}
          layout={layout}
          onLayout={change}
          source={source}
          sort={sort.by === 'standard' ? null : sort}
          onSort={(sorted) => props.onSort(sortOf(sorted))}
          rowId={rowId}
          onOpen={props.onOpen}
          onSelected={setSelected}
          onTotal={(now) => {
            setTotal(now);
            setError(null);
          }}
          onFailure={(thrown) => setError(errorOf(thrown))}
          handle={grid}
        />
        {total === 0 && (
          <div className="list-none">
            {isWhole(filter) ? (
              <Empty title="没有差异" text="三方每户每笔都一致。" />
            ) : (
              <Empty
                title="没有符合条件的差异"
                text="换一个条件，或者清除筛选。"
                actions={<Button onClick={() => onFilter({})}>清除筛选</Button>}
              />
            )}
          </div>
        )}
      </div>
    </div>
  );
}
