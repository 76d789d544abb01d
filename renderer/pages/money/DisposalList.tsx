import { useState } from 'react';
import { DISPOSAL_STATE_LABEL, RECOVERY_LABEL } from '../../../shared/domain/disposal/disposal-head.ts';
import { DISPOSAL_LABEL, STOP_REASON_LABEL } from '../../../shared/domain/disposal/disposal-kind.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Money } from '../../components/common/Money.tsx';
import { Pager } from '../../components/common/Pager.tsx';
import { useJob } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import { formatCount } from '../../text/format.ts';
import { DisposalDrawer } from './DisposalDrawer.tsx';
import { DisposalFaults } from './DisposalFaults.tsx';

const LIMIT = 100;

interface Props {
  readonly programme: string;
  readonly disposalId: number | null;
  /** Only those of which something is, or was, to be recovered. */
  readonly recoveryOnly: boolean;
}

/** 停发, 减发, 增发, 补发 with what does not agree; or what is to be recovered. */
export function DisposalList({ programme, disposalId, recoveryOnly }: Props) {
  const { go } = useRoute.getState();
  const tab = recoveryOnly ? 'recovery' : 'disposals';
  const endings = useJob((store) => store.endings);
  const [offset, setOffset] = useState(0);
  const [round, setRound] = useState(0);
  const page = useCall(
    'disposals.page',
    {
      filter: { programme, ...(recoveryOnly ? { recovery: ['open', 'settled', 'closed'] } : {}) },
      offset,
      limit: LIMIT,
    },
    { reloadOn: [endings, round] },
  );
  return (
    <>
      {!recoveryOnly && <DisposalFaults programme={programme} round={round + endings} />}
      {page.state === 'loading' && <Loading />}
      {page.state === 'failed' && <Failure error={page.error} retry={page.reload} />}
      {page.state === 'ready' && page.value.total === 0 && (
        <Empty
          title={recoveryOnly ? '没有应追缴的钱' : '还没有停发、减发、增发、补发'}
          text={
            recoveryOnly
              ? '停发或减发批准以后，应停未停而已到账的钱按月列在这里。'
              : '只能由“差异核查”里结论已复核通过的疑点提出：未确定不符合条件前，不得停发。'
          }
        />
      )}
      {page.state === 'ready' && page.value.total > 0 && (
        <>
          <table className="money-table">
            <caption className="money-caption">
              {recoveryOnly ? '追缴' : '处置'} {formatCount(page.value.total)} 份
            </caption>
            <thead>
              <tr>
                <th scope="col">户主</th>
                <th scope="col">乡镇、村</th>
                <th scope="col">处置</th>
                <th scope="col">状态</th>
                <th scope="col">自</th>
                <th scope="col">注销（执行）</th>
                <th scope="col" className="right">
                  应追缴（元）
                </th>
                <th scope="col" className="right">
                  已追缴（元）
                </th>
                <th scope="col" className="right">
                  尚欠（元）
                </th>
                <th scope="col">追缴</th>
              </tr>
            </thead>
            <tbody>
              {page.value.rows.map((row) => (
                <tr key={row.disposalId}>
                  <td>
                    <button
                      type="button"
                      className="linklike"
                      onClick={() => go({ page: 'money', tab, id: row.disposalId })}
                    >
                      {row.name || '（无姓名）'}
                    </button>
                    {row.faults.length > 0 && <span className="money-ask">不一致</span>}
                  </td>
                  <td>
                    {row.township} {row.village}
                  </td>
                  <td>
                    {DISPOSAL_LABEL[row.kind]}
                    {row.reason !== null && <span className="quiet">（{STOP_REASON_LABEL[row.reason]}）</span>}
                  </td>
                  <td>{DISPOSAL_STATE_LABEL[row.state]}</td>
                  <td className="figures">{row.firstMonth ?? ''}</td>
                  <td className={row.isOverdue ? 'figures money-late' : 'figures'}>
                    {row.executedOn ??
                      (row.executeBy === null ? '' : `${row.executeBy} 前${row.isOverdue ? '，逾期' : ''}`)}
                  </td>
                  <td className="right">
                    <Money fen={row.dueFen} />
                  </td>
                  <td className="right">
                    <Money fen={row.receivedFen} />
                  </td>
                  <td className="right">
                    <Money fen={row.remainingFen} />
                  </td>
                  <td>{RECOVERY_LABEL[row.recovery]}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pager offset={offset} limit={LIMIT} total={page.value.total} onOffset={setOffset} />
        </>
      )}
      <DisposalDrawer
        disposalId={disposalId}
        onChanged={() => setRound((before) => before + 1)}
        onClose={() => go({ page: 'money', tab, id: null })}
      />
    </>
  );
}
