import type { MonthCard } from '../../../shared/contracts/desk/months.ts';
import { VerdictTag } from '../../components/common/VerdictTag.tsx';
import { hashOf } from '../../stores/route.ts';
import { formatPeriod } from '../../text/format.ts';

/** As many as fit without scrolling; all of them stand on the 工作台. */
const MOST = 8;

const NEXT_LABEL = {
  'choose-files': '选择文件',
  reconcile: '开始核对',
  decide: '确认疑似同一户',
  'work-differences': '处理差异',
  'hand-out': '导出对账单',
} as const;

/** Months begun before, the latest first: most of the time one comes to go on. */
export function MonthsToGoOn({ cards }: { readonly cards: readonly MonthCard[] }) {
  if (cards.length === 0) return null;
  const latest = [...cards].sort((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0)).slice(0, MOST);
  return (
    <section className="panel" aria-label="继续已有的对账">
      <h2>继续已有的对账</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col">资金项目</th>
            <th scope="col">文件</th>
            <th scope="col">结论</th>
            <th scope="col">下一步</th>
            <th scope="col">
              <span className="for-reader">打开</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {latest.map(({ monthId, period, programme, files, run, stale, next }) => (
            <tr key={monthId}>
              <td>{formatPeriod(period)}</td>
              <td>{programme}</td>
              <td className="figures">
                审批 {files.approval}　请款 {files.finance}　代发 {files.bank}　回盘 {files.bankReturn}
              </td>
              <td>
                <VerdictTag verdict={run?.verdict ?? null} />
                {stale && <span className="quiet"> 文件已变，需重新核对</span>}
              </td>
              <td>{NEXT_LABEL[next]}</td>
              <td>
                <a
                  href={hashOf({ page: 'files', monthId })}
                  aria-label={`打开 ${formatPeriod(period)}${programme}的文件`}
                >
                  文件
                </a>
                {run !== null && (
                  <>
                    {'　'}
                    <a
                      href={hashOf({ page: 'result', runId: run.runId, differenceId: null })}
                      aria-label={`打开 ${formatPeriod(period)}${programme}的结果`}
                    >
                      结果
                    </a>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {cards.length > MOST && (
        <p className="quiet">
          只列出最近 {MOST} 个月，全部在<a href={hashOf({ page: 'workplace' })}>工作台</a>
        </p>
      )}
    </section>
  );
}
