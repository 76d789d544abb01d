import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { PaymentFilterInput } from '../../../shared/contracts/desk/money.ts';
import type { FailureCategory } from '../../../shared/domain/ledger/failure-category.ts';
import { PAYMENT_STATE_LABEL, PAYMENT_STATES, type PaymentState } from '../../../shared/domain/payment/payment-head.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Money } from '../../components/common/Money.tsx';
import { Pager } from '../../components/common/Pager.tsx';
import { useJob } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import { formatCount } from '../../text/format.ts';
import { PaymentDrawer } from './PaymentDrawer.tsx';
import { PaymentSums } from './PaymentSums.tsx';

const LIMIT = 100;
const OPEN: readonly PaymentState[] = ['to-check', 'to-correct', 'to-send', 'sent'];

/** Money that came back: the sum, by reason, and the list. */
export function PaymentList({
  programme,
  paymentId,
}: {
  readonly programme: string;
  readonly paymentId: number | null;
}) {
  const { go } = useRoute.getState();
  const endings = useJob((store) => store.endings);
  const [states, setStates] = useState<readonly PaymentState[]>(OPEN);
  const [category, setCategory] = useState<FailureCategory | null>(null);
  const [text, setText] = useState('');
  const [overdue, setOverdue] = useState(false);
  const [asked, setAsked] = useState(false);
  const [offset, setOffset] = useState(0);
  const [round, setRound] = useState(0);
  const filter: PaymentFilterInput = {
    programme,
    states: [...states],
    ...(category === null ? {} : { categories: [category] }),
    ...(text === '' ? {} : { text }),
    ...(overdue ? { overdue } : {}),
    ...(asked ? { asked } : {}),
  };
  const sums = useCall('payments.sums', { programme }, { reloadOn: [endings, round] });
  const page = useCall('payments.page', { filter, offset, limit: LIMIT }, { reloadOn: [endings, round] });
  const again =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setOffset(0);
    };
  if (sums.state === 'failed') return <Failure error={sums.error} retry={sums.reload} />;
  if (sums.state === 'loading') return <Loading />;
  if (sums.value.total.count === 0)
    return (
      <Empty
        title="没有退回的款项"
        text="对账时，银行回盘里失败或退回的每一笔都会在这里跟踪，补发的银行文件会自动对上。"
      />
    );
  return (
    <>
      <PaymentSums sums={sums.value} category={category} onCategory={again(setCategory)} />
      <div className="money-filter">
        <Select
          aria-label="状态"
          mode="multiple"
          allowClear
          className="money-states"
          placeholder="全部状态"
          value={[...states]}
          options={PAYMENT_STATES.map((state) => ({ value: state, label: PAYMENT_STATE_LABEL[state] }))}
          onChange={again((chosen: PaymentState[]) => setStates(chosen))}
        />
        <Input.Search
          aria-label="搜索退回款项"
          className="money-search"
          allowClear
          placeholder="姓名、拼音首字母、村、号码后四位"
          onSearch={again((typed: string) => setText(typed.trim()))}
        />
        <Checkbox checked={overdue} onChange={({ target }) => again(setOverdue)(target.checked)}>
          只看逾期
        </Checkbox>
        <Checkbox checked={asked} onChange={({ target }) => again(setAsked)(target.checked)}>
          只看待确认是否补发
        </Checkbox>
      </div>
      {page.state === 'failed' && <Failure error={page.error} retry={page.reload} />}
      {page.state === 'ready' && page.value.total === 0 && (
        <Empty title="没有符合条件的款项" text="可以放宽上面的条件。" />
      )}
      {page.state === 'ready' && page.value.total > 0 && (
        <>
          <table className="money-table">
            <caption className="money-caption">退回款项 {formatCount(page.value.total)} 笔，先到期的在前</caption>
            <thead>
              <tr>
                <th scope="col">户主</th>
                <th scope="col">乡镇、村</th>
                <th scope="col">所属月份</th>
                <th scope="col">原因</th>
                <th scope="col" className="right">
                  退回（元）
                </th>
                <th scope="col" className="right">
                  未结（元）
                </th>
                <th scope="col">状态</th>
                <th scope="col">谁来办</th>
                <th scope="col">期限</th>
              </tr>
            </thead>
            <tbody>
              {page.value.rows.map((row) => (
                <tr key={row.paymentId}>
                  <td>
                    <button
                      type="button"
                      className="linklike"
                      onClick={() => go({ page: 'money', tab: 'payments', id: row.paymentId })}
                    >
                      {row.name || '（无姓名）'}
                    </button>
                    {row.questions > 0 && <span className="money-ask">待确认</span>}
                  </td>
                  <td>
                    {row.township} {row.village}
                  </td>
                  <td className="figures">{row.benefitMonth}</td>
                  <td>
                    {row.reason}
                    {row.failures > 1 && <span className="quiet">（第 {row.failures} 次）</span>}
                  </td>
                  <td className="right">
                    <Money fen={row.returnedFen} />
                  </td>
                  <td className="right">
                    <Money fen={row.openFen} />
                  </td>
                  <td>{PAYMENT_STATE_LABEL[row.state]}</td>
                  <td>{row.who}</td>
                  <td className={row.isOverdue ? 'figures money-late' : 'figures'}>
                    {row.dueOn ?? ''}
                    {row.isOverdue && ' 逾期'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Pager offset={offset} limit={LIMIT} total={page.value.total} onOffset={setOffset} />
        </>
      )}
      <PaymentDrawer
        paymentId={paymentId}
        onChanged={() => setRound((before) => before + 1)}
        onClose={() => go({ page: 'money', tab: 'payments', id: null })}
      />
    </>
  );
}
