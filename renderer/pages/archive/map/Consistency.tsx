import { useMemo } from 'react';
import { Chart } from '../../../components/chart/Chart.tsx';
import { Scrolls } from '../../../components/common/Scrolls.tsx';
import { type ArchiveMapRow, shareWords, villageLabel } from '../../../text/archive-words.ts';
import { formatCount } from '../../../text/format.ts';
import { townshipLabel } from '../../../text/words.ts';
import { consistencyOption, worstFirst } from './consistency-option.ts';

interface Props {
  readonly rows: readonly ArchiveMapRow[];
  readonly onDiffering: (row: ArchiveMapRow) => void;
}

/** 线上线下一致率 by place, as a picture and in figures. */
export function Consistency({ rows, onDiffering }: Props) {
  const sorted = useMemo(() => worstFirst(rows), [rows]);
  const option = useMemo(() => consistencyOption(rows), [rows]);
  const compared = rows.filter((row) => row.compared > 0).length;
  return (
    <section className="panel archive-consistency" aria-label="线上线下一致率">
      <h2>线上线下一致率</h2>
      <p className="quiet">
        登记了纸质内容的各户里，线上（省系统）和线下（纸质）每一项都一致的占多少，按通报的口径。没登记的户不计入。
      </p>
      {compared === 0 ? (
        <p>还没有一户登记纸质内容。读入“纸质登记”表，或在每户的“纸质登记”里录入。</p>
      ) : (
        <div className="archive-consistency-both">
          <div>
            <Chart
              option={option}
              height={Math.max(90, compared * 26 + 34)}
              label={`${compared} 个地方的线上线下一致率，数字见旁边的表`}
            />
          </div>
          <Scrolls className="archive-consistency-table" label="各地方的一致率">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{rows[0]?.village === null ? '乡镇' : '村'}</th>
                  <th scope="col" className="number">
                    已登记
                  </th>
                  <th scope="col" className="number">
                    一致
                  </th>
                  <th scope="col" className="number">
                    一致率
                  </th>
                  <th scope="col">不一致的</th>
                </tr>
              </thead>
              <tbody>
                {sorted.map((row) => (
                  <tr key={`${row.township} ${row.village ?? ''}`}>
                    <th scope="row">
                      {row.village === null ? townshipLabel(row.township) : villageLabel(row.village)}
                    </th>
                    <td className="number">{formatCount(row.compared)}</td>
                    <td className="number">{formatCount(row.consistent)}</td>
                    <td className="number">{shareWords(row.consistent, row.compared)}</td>
                    <td>
                      {row.compared > row.consistent && (
                        <button type="button" className="row-button" onClick={() => onDiffering(row)}>
                          {formatCount(row.compared - row.consistent)} 户
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolls>
        </div>
      )}
    </section>
  );
}
