import { Button } from 'antd';
import type { CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { CodeLabel } from '../../components/common/CodeLabel.tsx';
import { formatCount } from '../../text/format.ts';
import { showDifferences } from './show-differences.ts';

type Row = CallOutput<'history.compare'>['byCode'][number];

interface Props {
  readonly runId: number;
  readonly againstRunId: number;
  readonly byCode: readonly Row[];
}

const STATES = [
  { state: 'new', label: '新出现' },
  { state: 'persisting', label: '延续' },
] as const;

/** The comparison by kind of difference; a number opens its differences. */
export function ComparisonByCode({ runId, againstRunId, byCode }: Props) {
  const rows = byCode.filter((row) => row.new + row.persisting + row.solved > 0);
  if (rows.length === 0) return null;
  return (
    <section className="panel table-wide">
      <h2>按差异类型</h2>
      <table className="table history-codes">
        <thead>
          <tr>
            <th scope="col">差异类型</th>
            {STATES.map(({ state, label }) => (
              <th key={state} scope="col" className="number">
                {label}
              </th>
            ))}
            <th scope="col" className="number">
              已解决
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <CodeLabel code={row.code} />
              </th>
              {STATES.map(({ state, label }) => (
                <td key={state} className="number">
                  {row[state] === 0 ? (
                    0
                  ) : (
                    <Button
                      type="link"
                      size="small"
                      aria-label={`${row.label}，${label} ${row[state]} 条，查看`}
                      onClick={() =>
                        showDifferences(runId, {
                          codes: [row.code],
                          compared: { runId: againstRunId, states: [state] },
                        })
                      }
                    >
                      {formatCount(row[state])}
                    </Button>
                  )}
                </td>
              ))}
              <td className="number">{formatCount(row.solved)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
