import { Button, Select } from 'antd';
import { useState } from 'react';
import type { ShownReport, ShownTally } from '../../../../shared/contracts/desk/reports.ts';
import { useCall } from '../../../api/use-call.ts';
import { Empty } from '../../../components/common/Empty.tsx';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { Money } from '../../../components/common/Money.tsx';
import { DocumentDialog } from '../../../components/document/DocumentDialog.tsx';
import { formatCount, formatPeriod } from '../../../text/format.ts';

/** 差异报告: figures for auditors over some months, and the report to take along. */
export function ReportTab() {
  const months = useCall('months.list', {});
  const run = (months.value ?? []).filter((card) => card.run !== null);
  const programmes = [...new Set(run.map(({ programme }) => programme))];
  const [asked, setAsked] = useState<{ programme: string; from: string; to: string } | null>(null);
  const [format, setFormat] = useState<'xlsx' | 'pdf' | null>(null);
  const programme = asked?.programme ?? programmes[0];
  const periods = run
    .filter((card) => card.programme === programme)
    .map(({ period }) => period)
    .sort();
  const scope =
    programme === undefined || periods.length === 0
      ? null
      : {
          programme,
          from: asked !== null && periods.includes(asked.from) ? asked.from : periods[0]!,
          to: asked !== null && periods.includes(asked.to) ? asked.to : periods.at(-1)!,
        };
  const report = useCall('reports.discrepancies', scope);
  if (months.state === 'failed') return <Failure error={months.error} retry={months.reload} />;
  if (months.state === 'loading') return <Loading />;
  if (scope === null) return <Empty title="还没有对账结果" text="对过账的月份，这里可以做审计用的差异报告。" />;
  const options = periods.map((period) => ({ value: period, label: formatPeriod(period) }));
  return (
    <>
      <div className="panel audit-form">
        <div>
          <label htmlFor="report-programme">救助项目</label>
          <Select
            id="report-programme"
            value={scope.programme}
            options={programmes.map((name) => ({ value: name, label: name }))}
            onChange={(name) => setAsked({ ...scope, programme: name })}
          />
        </div>
        <div>
          <label htmlFor="report-from">起始月份</label>
          <Select
            id="report-from"
            value={scope.from}
            options={options}
            onChange={(from) => setAsked({ ...scope, from })}
          />
        </div>
        <div>
          <label htmlFor="report-to">截止月份</label>
          <Select id="report-to" value={scope.to} options={options} onChange={(to) => setAsked({ ...scope, to })} />
        </div>
        <div className="audit-actions">
          <Button type="primary" disabled={report.state !== 'ready'} onClick={() => setFormat('xlsx')}>
            导出 Excel
          </Button>
          <Button disabled={report.state !== 'ready'} onClick={() => setFormat('pdf')}>
            导出 PDF
          </Button>
        </div>
      </div>
      {report.state === 'loading' && <Loading />}
      {report.state === 'failed' && <Failure error={report.error} retry={report.reload} />}
      {report.state === 'ready' && <Figures report={report.value} />}
      {format !== null && (
        <DocumentDialog
          title="差异报告"
          what={
            format === 'xlsx'
              ? '按月、类型、乡镇、银行、账龄、经办人分表，附逐条明细。'
              : '各项数字和逐月变化图，供签字归档；逐条明细在 Excel 里。'
          }
          document={{ what: 'audit-report', ...scope, format }}
          hasNumbers={format === 'xlsx'}
          onClose={() => setFormat(null)}
        />
      )}
    </>
  );
}

function Figures({ report }: { readonly report: ShownReport }) {
  return (
    <>
      <section className="panel" aria-label="逐月变化">
        <h2>逐月变化</h2>
        <table className="table">
          <thead>
            <tr>
              {['月份', '对比'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {['差异', '金额（元）', '新增', '新增金额', '持续', '持续金额', '已消除', '已消除金额'].map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.byMonth.map((month) => (
              <tr key={month.label}>
                <th scope="row">{formatPeriod(month.label)}</th>
                <td>{month.against === null ? '无' : formatPeriod(month.against)}</td>
                {(
                  [
                    [month.count, month.fen],
                    [month.new, month.newFen],
                    [month.persisting, month.persistingFen],
                    [month.solved, month.solvedFen],
                  ] as const
                ).map(([count, fen], at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: four pairs of columns in their order
                  <PairOfCells key={at} count={count} fen={fen} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Tallies title="按差异类型" heading="类型" rows={report.byCode} total={report.total} />
      <Tallies title="按乡镇" heading="乡镇" rows={report.byTownship} total={report.total} />
      <section className="panel" aria-label="账龄">
        <h2>未销号疑点的账龄</h2>
        <table className="table">
          <tbody>
            {report.ageing.map(({ label, count, fen }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <PairOfCells count={count} fen={fen} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="panel" aria-label="结论和复核">
        <h2>结论和复核</h2>
        {report.people.length === 0 ? (
          <p className="quiet">还没有作出结论的疑点。</p>
        ) : (
          <ul>
            {report.people.map(({ name, concluded, reviewed }) => (
              <li key={name}>
                {name}：作出结论 {formatCount(concluded)} 条，复核 {formatCount(reviewed)} 条
              </li>
            ))}
          </ul>
        )}
        {report.exempted > 0 && <p>{formatCount(report.exempted)} 条在“一人单位”豁免下复核。</p>}
      </section>
    </>
  );
}

function PairOfCells({ count, fen }: { readonly count: number; readonly fen: number }) {
  return (
    <>
      <td className="number">{formatCount(count)}</td>
      <td className="number">
        <Money fen={fen} />
      </td>
    </>
  );
}

interface TalliesProps {
  readonly title: string;
  readonly heading: string;
  readonly rows: readonly ShownTally[];
  readonly total: ShownTally;
}

function Tallies({ title, heading, rows, total }: TalliesProps) {
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {['差异', '金额（元）', 'P1', 'P2', 'P3', '已销号', '未销号'].map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows, total].map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <PairOfCells count={row.count} fen={row.fen} />
              {[row.byPriority.P1, row.byPriority.P2, row.byPriority.P3, row.closed, row.count - row.closed].map(
                (count, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: five columns in their order
                  <td key={at} className="number">
                    {formatCount(count)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
