import { formatCount } from '../../text/format.ts';
import type { SheetReading } from './column-meaning.ts';
import { asideCounts } from './reading-words.ts';

/** Rows that were not taken for details: how many for which reason, and the first of each. */
export function SetAsideRows({ sheet }: { readonly sheet: SheetReading }) {
  const counts = asideCounts(sheet);
  if (counts.length === 0) return <p className="quiet">每一行都当作明细读入了。</p>;
  return (
    <>
      <p className="aside-counts">
        {counts.map(({ label, count }) => `${label} ${formatCount(count)} 行`).join('　')}
        <span className="quiet">　下面是每种原因的前几行，请看有没有把明细漏掉</span>
      </p>
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">行号</th>
              <th scope="col">当作</th>
              <th scope="col">原文</th>
            </tr>
          </thead>
          <tbody>
            {sheet.setAsideRows.map(({ row, reason, text }) => (
              <tr key={row}>
                <td className="figures">{row}</td>
                <td className="no-wrap">{reason}</td>
                <td className="wrap">{text === '' ? <span className="quiet">（空）</span> : text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
