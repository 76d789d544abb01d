import { useRef } from 'react';
import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { columnLetter } from './column-letter.ts';
import type { ColumnChoice } from './column-meaning.ts';
import { columnName, type Meaning, type SheetReading } from './column-meaning.ts';
import { MeaningSelect } from './MeaningSelect.tsx';
import { useFollow } from './use-follow.ts';

/** A row with a single text lies across the sheet: in the width of its column it could not be read. */
function isTitle(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell !== '').length === 1;
}

interface Props {
  readonly rows: FileReading['asWritten'][number]['rows'];
  readonly sheet: SheetReading;
  readonly isText: boolean;
  readonly meanings: readonly Meaning[];
  readonly columns: readonly ColumnChoice[];
  readonly marked: number | null;
  /** The mark was set on the other side: it is brought into view here. */
  readonly follow: boolean;
  readonly onMark: (index: number | null) => void;
  readonly onEdit: (index: number, to: string | null | 'auto') => void;
}

/** Rows of a sheet with their numbers in the file, a column each with what it is taken for. */
export function AsWritten({ rows, sheet, isText, meanings, columns, marked, follow, onMark, onEdit }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  useFollow(pane, marked, follow);
  const width = Math.max(meanings.length, ...rows.map(({ cells }) => cells.length));
  const places = Array.from({ length: width }, (_, index) => index);
  const headers = new Set(sheet.headerRows);
  const aside = new Map(sheet.setAsideRows.map(({ row, reason }) => [row, reason]));
  const tie = (index: number): string | undefined => (index === marked ? 'tied' : undefined);
  return (
    <section
      className="pane"
      ref={pane}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls has to be reached by the keyboard.
      tabIndex={0}
      aria-label="文件里的前几行"
      onMouseLeave={() => onMark(null)}
    >
      <table className="preview-table">
        <thead>
          <tr>
            <th className="row-number" scope="col">
              <span className="for-reader">行号</span>
            </th>
            {places.map((index) => (
              <th key={index} scope="col" data-at={index} className={tie(index)} onMouseEnter={() => onMark(index)}>
                <span className="quiet">{isText ? index + 1 : columnLetter(index)}</span>
              </th>
            ))}
          </tr>
          <tr className="preview-meanings">
            <th className="row-number" scope="col">
              <span className="quiet">含义</span>
            </th>
            {places.map((index) => (
              <th
                key={index}
                scope="col"
                className={tie(index)}
                onMouseEnter={() => onMark(index)}
                onFocus={() => onMark(index)}
              >
                {meanings[index] !== undefined && (
                  <MeaningSelect
                    name={columnName(sheet, index)}
                    meaning={meanings[index]}
                    columns={columns}
                    onEdit={(to) => onEdit(index, to)}
                  />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells, hidden }) => (
            <tr
              key={row}
              className={headers.has(row) ? 'preview-header' : aside.has(row) ? 'preview-aside' : undefined}
              title={headers.has(row) ? '表头' : aside.get(row)}
            >
              <th scope="row" className="row-number">
                {row}
                {hidden && <span className="quiet">（隐藏）</span>}
              </th>
              {isTitle(cells) ? (
                <td colSpan={width} className="preview-title">
                  {cells.find((cell) => cell !== '')}
                </td>
              ) : (
                places.map((index) => (
                  <td key={index} className={tie(index)} onMouseEnter={() => onMark(index)} title={cells[index]}>
                    {cells[index]}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
