import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import type { DifferenceFilter, DifferenceRow } from '../../../../shared/contracts/desk/differences.ts';
import type { Run } from '../../../../shared/contracts/desk/months.ts';
import { DISCREPANCY_CODES } from '../../../../shared/domain/discrepancy/code.ts';
import { VERDICT_LABEL } from '../../../../shared/domain/statement/verdict.ts';
import { Money } from '../../../components/common/Money.tsx';
import { formatCount, formatInstant, formatPeriod } from '../../../text/format.ts';
import { townshipLabel } from '../../../text/words.ts';
import { BridgeTable } from '../bridge/BridgeTable.tsx';
import { CodeCounts } from '../CodeCounts.tsx';
import { filterTags } from '../filter/filter-tags.ts';
import { STATUS_LABEL } from '../result-words.ts';

interface Props {
  readonly run: Run;
  readonly filter: DifferenceFilter;
  readonly total: number;
  /** The first of what is narrowed, in the order of the list. */
  readonly rows: readonly DifferenceRow[];
}

/** The result on paper: head, bridge, counts, the first differences. Lies beside the application and is only seen by the printer. */
export function PrintSheet({ run, filter, total, rows }: Props) {
  const { brief } = run;
  // A class and not :has(): with :has() every row the grid puts in would be looked through for it.
  useEffect(() => {
    document.body.classList.add('prints-sheet');
    return () => document.body.classList.remove('prints-sheet');
  }, []);
  const tags = filterTags(filter);
  return createPortal(
    <div className="print-sheet">
      <h1>
        {formatPeriod(run.period)} {run.programme} 对账结果
      </h1>
      <p>
        结论：{VERDICT_LABEL[brief.verdict]}；差异 {formatCount(brief.differences)} 条（P1 {brief.byPriority.P1}、P2{' '}
        {brief.byPriority.P2}、P3 {brief.byPriority.P3}），涉及 <Money fen={brief.atStakeFen} unit />
        ；核对于 {formatInstant(brief.finishedAt)}；结果指纹 {brief.resultSha256.replace(/^sha256:/, '').slice(0, 16)}
      </p>
      <h2>资金流程（元）</h2>
      <BridgeTable rows={run.bridge} total={run.bridgeTotal} selected={[]} />
      <h2>按类型</h2>
      <CodeCounts byCode={run.byCode} selected={[]} />
      <h2>
        差异{tags.length > 0 && `（只看：${tags.map(({ label }) => label).join('；')}）`}：共 {formatCount(total)} 条
        {total > rows.length && `，以下为前 ${formatCount(rows.length)} 条，全部请导出 Excel`}
      </h2>
      <table className="sheet print-rows">
        <thead>
          <tr>
            <th>优先级</th>
            <th>类型</th>
            <th>乡镇、村</th>
            <th>姓名</th>
            <th>身份证号</th>
            <th>金额（元）</th>
            <th>说明</th>
            <th>状态</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.differenceId}>
              <td>{row.priority}</td>
              <td>{DISCREPANCY_CODES[row.code].label}</td>
              <td>
                {townshipLabel(row.township)} {row.village}
              </td>
              <td>{row.name}</td>
              <td>{row.idNumber}</td>
              <td>
                <Money fen={row.amountFen} />
              </td>
              <td>{row.explanation}</td>
              <td>{STATUS_LABEL[row.status]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}
