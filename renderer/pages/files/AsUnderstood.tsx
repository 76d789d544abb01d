import { useRef } from 'react';
import type { SheetReading } from './column-meaning.ts';
import { useFollow } from './use-follow.ts';

interface Props {
  readonly sheet: SheetReading;
  readonly marked: number | null;
  readonly follow: boolean;
  readonly onMark: (index: number | null) => void;
}

/** The first details as they were understood, in the order of the file's columns. */
export function AsUnderstood({ sheet, marked, follow, onMark }: Props) {
  const pane = useRef<HTMLDivElement>(null);
  useFollow(pane, marked, follow);
  if (sheet.preview.length === 0)
    return (
      <p className="quiet preview-none">没有读出明细。请看左边的表头是不是认对了，再在上面改“表头”或各列的含义。</p>
    );
  const columns = [...sheet.columns].sort((a, b) => Math.min(...a.indexes) - Math.min(...b.indexes));
  const tie = (indexes: readonly number[]): string | undefined =>
    marked !== null && indexes.includes(marked) ? 'tied' : undefined;
  return (
    <section
      className="pane"
      ref={pane}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls has to be reached by the keyboard.
      tabIndex={0}
      aria-label="读成的前几行"
      onMouseLeave={() => onMark(null)}
    >
      <table className="preview-table">
        <thead>
          <tr>
            <th className="row-number" scope="col">
              <span className="for-reader">行号</span>
            </th>
            {columns.map(({ column, label, headers, indexes }) => (
              <th
                key={column}
                scope="col"
                data-at={indexes.join(' ')}
                className={tie(indexes)}
                onMouseEnter={() => onMark(indexes[0] ?? null)}
              >
                {label}
                <span className="understood-from" title={headers.join(' + ')}>
                  {headers.join(' + ')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.preview.map((line, position) => (
            <tr key={sheet.previewRows[position] ?? `line ${position}`}>
              <th scope="row" className="row-number">
                {sheet.previewRows[position]}
              </th>
              {columns.map(({ column, label, indexes }) => (
                <td
                  key={column}
                  className={tie(indexes)}
                  onMouseEnter={() => onMark(indexes[0] ?? null)}
                  title={line[label]}
                >
                  {line[label]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
