import { CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, type RefObject, useCallback, useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import { errorOf } from '../../api/desk.ts';
import { formatCount } from '../../text/format.ts';
import { Empty } from '../common/Empty.tsx';
import { Failure } from '../common/Failure.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { RowGrid } from './RowGrid.tsx';
import type { GridColumn, GridHandle, GridSort, RowSource } from './row-grid.ts';
import { useColumnLayout } from './use-column-layout.ts';

/** More than anybody reads through: narrowing is suggested. */
const MANY = 5000;

interface Props<Row> {
  /** 差异清单. */
  readonly label: string;
  /** Under which name the layout of the columns is kept. */
  readonly layoutName: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly source: RowSource<Row>;
  readonly rowId: (row: Row) => string;
  readonly sort: GridSort | null;
  readonly onSort: (sort: GridSort | null) => void;
  readonly onOpen: (row: Row) => void;
  readonly onSelected?: (rows: readonly Row[]) => void;
  readonly grid: RefObject<GridHandle | null>;
  /** What narrows the rows stands above them. */
  readonly bar: ReactNode;
  /** After the number of rows: ，涉及 … 元. */
  readonly tells?: ReactNode;
  /** No condition is set: nothing to narrow away, and many rows are worth a word. */
  readonly isWhole: boolean;
  readonly onWhole: () => void;
  /** Where there is nothing at all, and where nothing passes. */
  readonly none: { readonly title: string; readonly text: ReactNode };
  readonly nonePasses: string;
  /** The keys of the list, in words. */
  readonly keys?: string;
  /** What can be done with the selected rows, beside copying. */
  readonly actions?: ((selected: readonly Row[]) => ReactNode) | undefined;
}

/** Rows in any number under what narrows them: how many, copying, which columns, and what to say where there are none. */
export function RowList<Row>(props: Props<Row>) {
  const { columns, grid, isWhole, none } = props;
  const { message } = App.useApp();
  const { layout, change, reset } = useColumnLayout(props.layoutName);
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  const [selected, setSelected] = useState<readonly Row[]>([]);

  const copy = useCallback(() => {
    const count = grid.current?.copy() ?? 0;
    if (count > 0) message.success(`已复制 ${formatCount(count)} 条（号码打码），可粘贴到表格`);
  }, [grid, message]);

  return (
    <div className="row-list">
      {props.bar}
      <div className="list-line">
        <span role="status">
          {total === null ? (
            '正在读取'
          ) : (
            <>
              共 <strong className="figures">{formatCount(total)}</strong> 条{props.tells}
              {total > MANY && isWhole && <span className="quiet">；条数较多，可先按乡镇或类型筛选</span>}
            </>
          )}
        </span>
        <span className="quiet list-keys">{props.keys ?? '回车打开，空格选择，Ctrl+C 复制'}</span>
        {selected.length > 0 && (
          <span>
            已选 <span className="figures">{formatCount(selected.length)}</span> 条{' '}
            <Button type="link" size="small" onClick={() => grid.current?.deselect()}>
              取消选择
            </Button>
          </span>
        )}
        {props.actions?.(selected)}
        <Button icon={<CopyOutlined aria-hidden />} disabled={selected.length === 0} onClick={copy}>
          复制
        </Button>
        <ColumnChooser
          columns={columns}
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
          label={props.label}
          columns={columns}
          layout={layout}
          onLayout={change}
          source={props.source}
          sort={props.sort}
          onSort={props.onSort}
          rowId={props.rowId}
          onOpen={props.onOpen}
          onSelected={(rows) => {
            setSelected(rows);
            props.onSelected?.(rows);
          }}
          onTotal={(now) => {
            setTotal(now);
            setError(null);
          }}
          onFailure={(thrown) => setError(errorOf(thrown))}
          handle={grid}
        />
        {total === 0 && (
          <div className="list-none">
            {isWhole ? (
              <Empty title={none.title} text={none.text} />
            ) : (
              <Empty
                title={props.nonePasses}
                text="换一个条件，或者清除筛选。"
                actions={<Button onClick={props.onWhole}>清除筛选</Button>}
              />
            )}
          </div>
        )}
      </div>
    </div>
  );
}
