import { Button } from 'antd';
import { useState } from 'react';
import { Money } from '../../components/common/Money.tsx';
import { VerdictTag } from '../../components/common/VerdictTag.tsx';
import { hashOf } from '../../stores/route.ts';
import { formatCount, formatPeriod } from '../../text/format.ts';
import { newestFirst } from './chosen-month.ts';
import type { HistoryMonth } from './time-options.ts';

const SHOWN = 12;

/** The figures behind the plots, newest first. */
export function MonthsTable({ months }: { readonly months: readonly HistoryMonth[] }) {
  const [all, setAll] = useState(false);
  const ordered = newestFirst(months);
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  return (
    <section className="panel">
      <h2>各月数字</h2>
      <div className="table-wide">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">月份</th>
              <th scope="col">结论</th>
              {['户数', '审批（元）', '请款（元）', '代发（元）', '到账（元）', '差异'].map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ monthId, period, run, ...figures }) => (
              <tr key={monthId}>
                <th scope="row">
                  {run === null ? (
                    formatPeriod(period)
                  ) : (
                    <a href={hashOf({ page: 'result', runId: run.runId, differenceId: null })}>
                      {formatPeriod(period)}
                    </a>
                  )}
                </th>
                <td>
                  <VerdictTag verdict={run?.verdict ?? null} />
                </td>
                <td className="number">{formatCount(figures.households)}</td>
                <td className="number">
                  <Money fen={figures.approvedFen} />
                </td>
                <td className="number">
                  <Money fen={figures.requestedFen} />
                </td>
                <td className="number">
                  <Money fen={figures.paidFen} />
                </td>
                <td className="number">
                  <Money fen={figures.creditedFen} />
                </td>
                <td className="number">{run === null ? '—' : formatCount(run.differences)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {ordered.length > shown.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          显示更早的 {ordered.length - shown.length} 个月
        </Button>
      )}
    </section>
  );
}
