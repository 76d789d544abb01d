import { App, Button, Radio, Select } from 'antd';
import { useState } from 'react';
import type { PrecheckBrief } from '../../../shared/contracts/desk/precheck.ts';
import { LEGAL_NOTE, type PrecheckCode, type PrecheckList } from '../../../shared/domain/precheck/precheck-reason.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Money } from '../../components/common/Money.tsx';
import { Pager } from '../../components/common/Pager.tsx';
import { useMay } from '../../stores/session.ts';
import { formatCount, formatInstant, formatPeriod } from '../../text/format.ts';

const LIMIT = 100;
const SHORT_LABEL = { release: '放行', hold: '需核实后发放' } as const satisfies Record<PrecheckList, string>;

/** What a check came to: the sum, the months beside each other, the two lists, and who signed. */
export function PrecheckResult({ precheckId }: { readonly precheckId: number }) {
  const { message } = App.useApp();
  const brief = useCall('prechecks.get', { precheckId });
  if (brief.state === 'loading') return <Loading />;
  if (brief.state === 'failed') return <Failure error={brief.error} retry={brief.reload} />;
  const sign = async (as: 'prepare' | 'review'): Promise<void> => {
    try {
      await call(`prechecks.${as}`, { precheckId });
      brief.reload();
    } catch (thrown) {
      const { message: what, mend } = errorOf(thrown);
      void message.error(`${what}。${mend}`);
    }
  };
  return (
    <>
      <Head brief={brief.value} onSign={sign} />
      <Lists brief={brief.value} />
    </>
  );
}

function Head({
  brief,
  onSign,
}: {
  readonly brief: PrecheckBrief;
  readonly onSign: (as: 'prepare' | 'review') => Promise<void>;
}) {
  const { result, stale, preparedBy, reviewedBy } = brief;
  const mayPrepare = useMay('money.propose');
  const mayReview = useMay('money.approve');
  return (
    <>
      <h2 className="money-who">
        {formatPeriod(brief.period)} {brief.programme}{' '}
        <span className="quiet">
          {formatInstant(brief.madeAt)}　{brief.madeBy}
        </span>
      </h2>
      {stale && <p className="money-late">体检以后文件有了变化，请重新体检</p>}
      <p className="money-equation-small">
        请款 <Money fen={result.requestedFen} unit /> = 放行 <Money fen={result.release.fen} unit /> + 需核实后发放{' '}
        <Money fen={result.hold.fen} unit />
      </p>
      <table className="money-table">
        <caption className="money-caption">与上月相比</caption>
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col" className="right">
              审批户数
            </th>
            <th scope="col" className="right">
              审批人数
            </th>
            <th scope="col" className="right">
              审批（元）
            </th>
            <th scope="col" className="right">
              请款户数
            </th>
            <th scope="col" className="right">
              请款人数
            </th>
            <th scope="col" className="right">
              请款（元）
            </th>
          </tr>
        </thead>
        <tbody>
          {[
            ...(result.last === null ? [] : [result.last]),
            { period: brief.period, approval: result.approval, finance: result.finance },
          ].map(({ period, approval, finance }) => (
            <tr key={period}>
              <td className="figures">{period}</td>
              <Side side={approval} />
              <Side side={finance} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="precheck-note">{LEGAL_NOTE}</p>
      <div className="money-filter">
        <span>
          制表：{preparedBy || '未确认'}　复核：{reviewedBy || '未确认'}
        </span>
        {preparedBy === '' && mayPrepare && (
          <Button disabled={stale} onClick={() => void onSign('prepare')}>
            制表人确认
          </Button>
        )}
        {preparedBy !== '' && reviewedBy === '' && mayReview && (
          <Button type="primary" disabled={stale} onClick={() => void onSign('review')}>
            复核人确认
          </Button>
        )}
      </div>
    </>
  );
}

function Side({ side }: { readonly side: PrecheckBrief['result']['approval'] }) {
  return (
    <>
      <td className="right figures">{formatCount(side.households)}</td>
      <td className="right figures">{side.people === 0 ? '—' : formatCount(side.people)}</td>
      <td className="right">
        <Money fen={side.fen} />
      </td>
    </>
  );
}

function Lists({ brief: { precheckId, result } }: { readonly brief: PrecheckBrief }) {
  const [list, setList] = useState<PrecheckList>('hold');
  const [code, setCode] = useState<PrecheckCode | null>(null);
  const [offset, setOffset] = useState(0);
  const mayExport = useMay('export');
  const page = useCall('prechecks.lines', {
    precheckId,
    list,
    ...(code === null ? {} : { code }),
    offset,
    limit: LIMIT,
  });
  const hand = (format: 'xlsx' | 'pdf') =>
    void call('jobs.document', { what: 'precheck-list', precheckId, list, format, unmasked: false, purpose: '' });
  return (
    <>
      <div className="money-filter">
        <Radio.Group
          optionType="button"
          value={list}
          options={(['hold', 'release'] as const).map((each) => ({
            value: each,
            label: `${SHORT_LABEL[each]} ${formatCount(result[each].lines)}`,
          }))}
          onChange={({ target }) => {
            setList(target.value as PrecheckList);
            setCode(null);
            setOffset(0);
          }}
        />
        <Select
          aria-label="事由"
          allowClear
          className="money-states"
          placeholder="全部事由"
          value={code}
          options={result.byCode.map((each) => ({
            value: each.code,
            label: `${each.label} ${formatCount(each.count)}`,
          }))}
          onChange={(chosen: PrecheckCode | undefined) => {
            setCode(chosen ?? null);
            setOffset(0);
          }}
        />
        {mayExport && <Button onClick={() => hand('pdf')}>打印清单（PDF）</Button>}
        {mayExport && <Button onClick={() => hand('xlsx')}>导出工作簿</Button>}
      </div>
      {page.state === 'loading' && <Loading />}
      {page.state === 'failed' && <Failure error={page.error} retry={page.reload} />}
      {page.state === 'ready' && page.value.total === 0 && <Empty title="清单上没有这样的户" />}
      {page.state === 'ready' && page.value.total > 0 && (
        <>
          <table className="money-table">
            <caption className="money-caption">
              {SHORT_LABEL[list]}清单 {formatCount(page.value.total)} 笔
            </caption>
            <thead>
              <tr>
                <th scope="col">户主</th>
                <th scope="col">乡镇、村</th>
                <th scope="col">账号</th>
                <th scope="col" className="right">
                  审批（元）
                </th>
                <th scope="col" className="right">
                  请款（元）
                </th>
                <th scope="col" className="right">
                  上月（元）
                </th>
                <th scope="col">事由和办法</th>
              </tr>
            </thead>
            <tbody>
              {page.value.rows.map((row) => (
                <tr key={row.position}>
                  <td>
                    {row.name}
                    <div className="quiet figures">{row.idNumber}</div>
                  </td>
                  <td>
                    {row.township} {row.village}
                  </td>
                  <td className="figures">{row.account}</td>
                  <td className="right">
                    <Money fen={row.approvedFen} />
                  </td>
                  <td className="right">
                    <Money fen={row.requestedFen} />
                  </td>
                  <td className="right">
                    <Money fen={row.lastFen} />
                  </td>
                  <td>
                    {row.reasons.map((reason) => (
                      <p key={reason.code} className="precheck-reason">
                        <strong className={reason.holds ? 'precheck-holds' : undefined}>{reason.label}</strong>：
                        {reason.sentence}
                        <span className="quiet">　{reason.mend}</span>
                      </p>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pager offset={offset} limit={LIMIT} total={page.value.total} onOffset={setOffset} />
        </>
      )}
    </>
  );
}
