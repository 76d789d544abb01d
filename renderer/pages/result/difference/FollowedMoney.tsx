import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import type { DifferenceDetail } from '../../../../shared/contracts/desk/differences.ts';
import { PAYMENT_ORIGIN_LABEL } from '../../../../shared/domain/payment/payment-event.ts';
import { PAYMENT_STATE_LABEL } from '../../../../shared/domain/payment/payment-head.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Money } from '../../../components/common/Money.tsx';
import { hashOf } from '../../../stores/route.ts';
import { useMay } from '../../../stores/session.ts';
import { fenOfYuan, yuanOfFen } from '../../../text/yuan-field.ts';

/** Money of the household that is followed until it has arrived, and the way to follow money that went to somebody else. */
export function FollowedMoney({ row }: { readonly row: DifferenceDetail['row'] }) {
  const payments = useCall('payments.ofDifference', { differenceId: row.differenceId });
  const mayFollow = useMay('payment.follow');
  if (payments.state === 'failed') return <Failure error={payments.error} retry={payments.reload} />;
  if (payments.state !== 'ready' || (payments.value.length === 0 && !mayFollow)) return null;
  return (
    <section>
      <h3>资金跟踪</h3>
      {payments.value.map(({ paymentId, origin, period, state, openFen }) => (
        <p key={paymentId}>
          <a href={hashOf({ page: 'money', tab: 'payments', id: paymentId })}>
            {PAYMENT_ORIGIN_LABEL[origin]} {period}
          </a>
          ：{PAYMENT_STATE_LABEL[state]}，未结 <Money fen={openFen} unit />
        </p>
      ))}
      {mayFollow && <Misdirected row={row} onOpened={payments.reload} />}
    </section>
  );
}

function Misdirected({ row, onOpened }: { readonly row: DifferenceDetail['row']; readonly onOpened: () => void }) {
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [yuan, setYuan] = useState(row.amountFen > 0 ? yuanOfFen(row.amountFen) : '');
  const [reason, setReason] = useState('');
  const fen = fenOfYuan(yuan);
  const begin = async (): Promise<void> => {
    if (fen === null) return;
    try {
      await call('payments.misdirect', { differenceId: row.differenceId, fen, reason: reason.trim() });
      setOpen(false);
      onOpened();
    } catch (thrown) {
      const { message: what, mend } = errorOf(thrown);
      void message.error(`${what}。${mend}`);
    }
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title="本月的钱发给了别人：登记后跟踪到追回、重发或缴回"
      content={
        <div className="money-undo">
          <Input
            aria-label="错发金额（元）"
            suffix="元"
            value={yuan}
            status={fen === null ? 'error' : ''}
            onChange={({ target }) => setYuan(target.value)}
          />
          <Input
            aria-label="错发的情况"
            placeholder="发给了谁、怎么发现的"
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            size="small"
            type="primary"
            disabled={fen === null || reason.trim().length < 2}
            onClick={() => void begin()}
          >
            登记错发
          </Button>
        </div>
      }
    >
      <Button size="small">登记错发…</Button>
    </Popover>
  );
}
