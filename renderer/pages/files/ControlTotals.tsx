import { Tag } from 'antd';
import { Money } from '../../components/common/Money.tsx';
import { formatCount } from '../../text/format.ts';
import type { SheetReading } from './column-meaning.ts';

/** Totals written in the file beside what its details add up to. */
export function ControlTotals({ sheet }: { readonly sheet: SheetReading }) {
  if (sheet.controlTotals.length === 0)
    return <p className="quiet">这张表里没有写合计，无法与明细核对。可以拿打印件上的合计数与上面的金额对一对。</p>;
  const sorted = [...sheet.controlTotals].sort((a, b) => Number(a.agrees) - Number(b.agrees) || a.row - b.row);
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">在第几行</th>
            <th scope="col">写的是</th>
            <th scope="col" className="number">
              写明笔数
            </th>
            <th scope="col" className="number">
              明细笔数
            </th>
            <th scope="col" className="number">
              写明金额（元）
            </th>
            <th scope="col" className="number">
              明细金额（元）
            </th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ row, label, declaredCount, declaredFen, actualCount, actualFen, agrees }) => (
            <tr key={row}>
              <td>第 {row} 行</td>
              <td>{label}</td>
              <td className="number figures">{declaredCount === null ? '—' : formatCount(declaredCount)}</td>
              <td className="number figures">{formatCount(actualCount)}</td>
              <td className="number">
                <Money fen={declaredFen} />
              </td>
              <td className="number">
                <Money fen={actualFen} />
              </td>
              <td>
                <Tag className={agrees ? 'tag-green' : 'tag-red'}>{agrees ? '相符' : '不符'}</Tag>
                {!agrees && declaredFen !== null && declaredFen !== actualFen && (
                  <span className="total-gap">
                    差 <Money fen={declaredFen - actualFen} unit />
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
