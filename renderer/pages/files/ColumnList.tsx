import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { columnLetter } from './column-letter.ts';
import type { ColumnChoice } from './column-meaning.ts';
import { columnName, type Meaning, type SheetReading } from './column-meaning.ts';
import { MeaningSelect } from './MeaningSelect.tsx';
import { certaintyOf } from './reading-words.ts';
import { useFirstRows } from './use-first-rows.ts';

interface Props {
  readonly reading: FileReading;
  readonly sheet: SheetReading;
  readonly meanings: readonly Meaning[];
  readonly columns: readonly ColumnChoice[];
  readonly onEdit: (index: number, to: string | null | 'auto') => void;
}

/** Every column of the sheet: its header, what it was taken for, how sure that is and why, and an example. */
export function ColumnList({ reading, sheet, meanings, columns, onEdit }: Props) {
  const rows = useFirstRows(reading, sheet);
  const detail = (rows.value ?? []).find(({ row }) => row === sheet.previewRows[0]);
  return (
    <div className="table-scroll">
      <table className="plain-table column-list">
        <thead>
          <tr>
            <th scope="col">列</th>
            <th scope="col">表头</th>
            <th scope="col">含义</th>
            <th scope="col">把握</th>
            <th scope="col">依据</th>
            <th scope="col">第一行明细</th>
          </tr>
        </thead>
        <tbody>
          {meanings.map((meaning, index) => {
            const name = columnName(sheet, index);
            const { word, tone } = certaintyOf(meaning);
            return (
              // Columns have no other name than their place.
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a column is.
              <tr key={index} className={meaning.column === null ? 'column-unused' : undefined}>
                <td className="quiet figures">{reading.encoding === null ? columnLetter(index) : index + 1}</td>
                <th scope="row" className="wrap">
                  {name}
                </th>
                <td>
                  <MeaningSelect name={name} meaning={meaning} columns={columns} onEdit={(to) => onEdit(index, to)} />
                </td>
                <td className={`certainty-${tone} no-wrap`}>
                  {meaning.column !== null && (
                    <>
                      {word}
                      {meaning.source === 'detected' && (
                        <span className="figures"> {Math.round(meaning.confidence * 100)}%</span>
                      )}
                    </>
                  )}
                </td>
                <td className="quiet wrap">
                  {meaning.column === null && meaning.source === 'detected' ? '没有对应的含义，不读入' : meaning.reason}
                </td>
                <td className="column-example" title={detail?.cells[index]}>
                  {detail?.cells[index]}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
