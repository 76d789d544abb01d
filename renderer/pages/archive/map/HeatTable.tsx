import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type ArchiveColumn, type ArchiveMapRow, shareWords, villageLabel } from '../../../text/archive-words.ts';
import { formatCount } from '../../../text/format.ts';
import { townshipLabel } from '../../../text/words.ts';
import { byStage, type Cell, heatOf, lackingIn, totalOf } from './heat.ts';

interface Props {
  readonly label: string;
  readonly columns: readonly ArchiveColumn[];
  readonly rows: readonly ArchiveMapRow[];
  /** Whether the arrows move in it at once: whoever chose a place on another map goes on from here. */
  readonly takesFocus: boolean;
  /** A cell was chosen; `code` null: the row as such. `row` null: 合计. */
  readonly onChoose: (row: ArchiveMapRow | null, code: string | null) => void;
}

/** The columns before those of the materials: name, households, complete. */
const FIXED = 3;

function nameOf(row: ArchiveMapRow): string {
  return row.village === null ? townshipLabel(row.township) : villageLabel(row.village);
}

/**
 * Places by materials: colour by the share in order, the number says how many lack. One cell has the place in the tab order; arrows, Home,
 * End move it, Enter chooses.
 */
export function HeatTable({ label, columns, rows, takesFocus, onChoose }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const stages = useMemo(() => byStage(columns), [columns]);
  const total = useMemo(() => totalOf(rows), [rows]);
  const lines = [...rows, total];
  const widest = FIXED - 1 + columns.length;
  const place = { row: Math.min(at.row, lines.length - 1), column: Math.min(at.column, widest) };

  useEffect(() => {
    if (takesFocus) table.current?.querySelector<HTMLElement>('[data-at="0 0"]')?.focus({ preventScroll: true });
  }, [takesFocus]);
  const choose = (row: number, column: number): void =>
    onChoose(rows[row] ?? null, column < FIXED ? null : columns[column - FIXED]!.code);
  const focus = (row: number, column: number): void => {
    setAt({ row, column });
    const cell = table.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.shiftKey) return;
    const { row, column } = place;
    const whole = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [Math.max(0, row - 1), column],
      ArrowDown: [Math.min(lines.length - 1, row + 1), column],
      ArrowLeft: [row, Math.max(0, column - 1)],
      ArrowRight: [row, Math.min(widest, column + 1)],
      Home: [whole ? 0 : row, 0],
      End: [whole ? lines.length - 1 : row, widest],
    };
    const move = moves[event.key];
    if (event.key === 'Enter' || event.key === ' ') choose(row, column);
    else if (move !== undefined && (!whole || event.key === 'Home' || event.key === 'End')) focus(...move);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null;
    if (cell === null) return;
    const [row = 0, column = 0] = cell.dataset.at!.split(' ').map(Number);
    setAt({ row, column });
    choose(row, column);
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells that arrows move through are a grid, and a table is what it is of.
    <table ref={table} className="heat" aria-label={label} role="grid" onKeyDown={onKeyDown} onClick={onClick}>
      <thead>
        <tr>
          <th scope="col" rowSpan={2} className="heat-name">
            {rows[0]?.village === null || rows.length === 0 ? '乡镇' : '村'}
          </th>
          <th scope="col" rowSpan={2} className="heat-figure">
            户数
          </th>
          <th scope="col" rowSpan={2} className="heat-figure">
            材料齐全
          </th>
          {stages.map(({ stage, columns: under }) => (
            <th key={stage} scope="colgroup" colSpan={under.length} className="heat-stage">
              {stage}
            </th>
          ))}
        </tr>
        <tr>
          {columns.map(({ code, title, need }) => (
            <th
              key={code}
              scope="col"
              className="heat-column"
              title={`${code} ${title}${need === 'conditional' ? '（按条件需要）' : need === 'optional' ? '（选备）' : ''}`}
            >
              <span className="heat-title">{title}</span>
              <span className="heat-code">{code}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((row, index) => (
          <Line
            key={index < rows.length ? `${row.township} ${row.village ?? ''}` : '合计'}
            row={row}
            index={index}
            name={index < rows.length ? nameOf(row) : '合计'}
            isTotal={index === rows.length}
            columns={columns}
            at={place.row === index ? place.column : null}
          />
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly row: ArchiveMapRow;
  readonly index: number;
  readonly name: string;
  readonly isTotal: boolean;
  readonly columns: readonly ArchiveColumn[];
  /** The column that can be reached by Tab; null: none of this line. */
  readonly at: number | null;
}

function Line({ row, index, name, isTotal, columns, at }: LineProps) {
  const cells = new Map(row.cells.map((cell) => [cell.code, cell]));
  const tab = (column: number): 0 | -1 => (at === column ? 0 : -1);
  return (
    <tr className={isTotal ? 'heat-total' : undefined}>
      <th scope="row" className="heat-name" data-at={`${index} 0`} tabIndex={tab(0)} title={name}>
        <span>{name}</span>
      </th>
      <td className="heat-figure figures" data-at={`${index} 1`} tabIndex={tab(1)}>
        {formatCount(row.households)}
      </td>
      <td
        className="heat-figure figures"
        data-at={`${index} 2`}
        tabIndex={tab(2)}
        title={`${name}：${formatCount(row.households)} 户中 ${formatCount(row.complete)} 户材料齐全`}
      >
        {shareWords(row.complete, row.households)}
      </td>
      {columns.map(({ code, title }, position) => (
        <HeatCell
          key={code}
          cell={cells.get(code)}
          at={`${index} ${position + FIXED}`}
          tabIndex={tab(position + FIXED)}
          about={`${name} ${code} ${title}`}
        />
      ))}
    </tr>
  );
}

function HeatCell({
  cell,
  at,
  tabIndex,
  about,
}: {
  readonly cell: Cell | undefined;
  readonly at: string;
  readonly tabIndex: 0 | -1;
  readonly about: string;
}) {
  const wanted = cell?.wanted ?? 0;
  if (cell === undefined || wanted === 0)
    return (
      <td className="heat-cell heat-none" data-at={at} tabIndex={tabIndex} title={`${about}：没有一户需要`}>
        <span aria-hidden>–</span>
        <span className="only-read">不适用</span>
      </td>
    );
  const lacking = lackingIn(cell);
  const parts = [
    cell.missing > 0 ? `${formatCount(cell.missing)} 户缺` : '',
    cell.faulty > 0 ? `${formatCount(cell.faulty)} 户有问题` : '',
  ].filter((part) => part !== '');
  return (
    <td
      className={`heat-cell heat-${heatOf(wanted - lacking, wanted)}`}
      data-at={at}
      tabIndex={tabIndex}
      title={`${about}：${formatCount(wanted)} 户要有，${parts.length === 0 ? '全部齐全' : parts.join('，')}`}
    >
      {lacking === 0 ? '✓' : formatCount(lacking)}
    </td>
  );
}
