import { Button } from 'antd';
import { useId, useState } from 'react';
import type { Programme } from './by-programme.ts';
import { MonthRow } from './MonthRow.tsx';
import { Trend } from './Trend.tsx';

/** So many months are shown before one asks for earlier ones. */
const SHOWN = 12;

/** The same widths in every programme, so that columns stand under each other. */
const COLUMNS = ['col-period', 'col-verdict', 'col-differences', 'col-money', 'col-files', 'col-next'] as const;

interface Props {
  readonly programme: Programme;
  readonly onChanged: () => void;
}

/** The months of one programme. */
export function ProgrammeSection({ programme: { name, months }, onChanged }: Props) {
  const [all, setAll] = useState(false);
  const heading = useId();
  const shown = all ? months : months.slice(0, SHOWN);
  const hidden = months.length - shown.length;
  const first = months.find(({ next }) => next !== 'hand-out') ?? months[0];
  return (
    <section className="panel programme" aria-labelledby={heading}>
      <div className="programme-head">
        <h2 id={heading}>{name}</h2>
        <Trend programme={name} />
      </div>
      <div className="table-wide">
        <table className="table months">
          <colgroup>
            {COLUMNS.map((name) => (
              <col key={name} className={name} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">月份</th>
              <th scope="col">结论</th>
              <th scope="col">差异</th>
              <th scope="col" className="number">
                涉及金额（元）
              </th>
              <th scope="col">文件</th>
              <th scope="col">下一步</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((card) => (
              <MonthRow key={card.monthId} card={card} first={card === first} onRemoved={onChanged} />
            ))}
          </tbody>
        </table>
      </div>
      {hidden > 0 && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          显示更早的 {hidden} 个月
        </Button>
      )}
      {all && months.length > SHOWN && (
        <Button type="link" size="small" onClick={() => setAll(false)}>
          只看最近 {SHOWN} 个月
        </Button>
      )}
    </section>
  );
}
