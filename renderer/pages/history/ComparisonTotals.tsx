import { Button } from 'antd';
import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { Money } from '../../components/common/Money.tsx';
import { formatCount, formatPeriod } from '../../text/format.ts';
import { showDifferences } from './show-differences.ts';

type Compared = CallOutput<'history.compare'>;

interface Props {
  readonly runId: number;
  readonly against: NonNullable<Compared['against']>;
  readonly period: string;
  readonly totals: Compared['totals'];
}

/** New, persisting and solved, in number and money. */
export function ComparisonTotals({ runId, against, period, totals }: Props) {
  const now = formatPeriod(period);
  const then = formatPeriod(against.period);
  const tiles = [
    { state: 'new', label: '新出现', says: `${now}有，${then}没有` },
    { state: 'persisting', label: '延续', says: `${then}就有，${now}仍在` },
    { state: 'solved', label: '已解决', says: `${then}有，${now}没有了` },
  ] as const;
  return (
    <ul className="history-totals">
      {tiles.map(({ state, label, says }) => {
        const { count, fen } = totals.find((total) => total.state === state) ?? { count: 0, fen: 0 };
        return (
          <li key={state} className={`panel history-${state}`}>
            <h2>{label}</h2>
            <p className="history-count figures">{formatCount(count)} 条</p>
            <p>
              涉及 <Money fen={fen} unit />
            </p>
            <p className="quiet">{says}</p>
            {state !== 'solved' && count > 0 && (
              <Button
                size="small"
                aria-label={`查看${label}的差异`}
                onClick={() => showDifferences(runId, { compared: { runId: against.runId, states: [state] } })}
              >
                查看
              </Button>
            )}
            {state === 'solved' && count > 0 && (
              <Button size="small" onClick={() => showDifferences(against.runId, {})}>
                查看{then}的全部差异
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
