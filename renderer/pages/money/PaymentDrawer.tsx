import { App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import type { PaymentDetail } from '../../../shared/contracts/desk/money.ts';
import { PAYMENT_ORIGIN_LABEL } from '../../../shared/domain/payment/payment-event.ts';
import { PAYMENT_STATE_LABEL } from '../../../shared/domain/payment/payment-head.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Money } from '../../components/common/Money.tsx';
import { useMay } from '../../stores/session.ts';
import { PaymentStepForm } from './PaymentStepForm.tsx';
import { StepLine } from './StepLine.tsx';
import { today } from './today.ts';

interface Props {
  readonly paymentId: number | null;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One payment that came back: where it stands, what may be entered, what is asked, and everything that happened. */
export function PaymentDrawer({ paymentId, onChanged, onClose }: Props) {
  const detail = useCall('payments.get', paymentId === null ? null : { paymentId });
  return (
    <Drawer open={paymentId !== null} onClose={onClose} size={720} title="退回款项" destroyOnHidden>
      {paymentId !== null && detail.state === 'loading' && <Loading />}
      {detail.state === 'failed' && <Failure error={detail.error} retry={detail.reload} />}
      {paymentId !== null && detail.state === 'ready' && (
        <Chain
          key={paymentId}
          detail={detail.value}
          onChanged={() => {
            detail.reload();
            onChanged();
          }}
        />
      )}
    </Drawer>
  );
}

function Chain({ detail, onChanged }: { readonly detail: PaymentDetail; readonly onChanged: () => void }) {
  const { message } = App.useApp();
  const { row } = detail;
  const { paymentId } = row;
  const mayFollow = useMay('payment.follow');
  const [numbers, setNumbers] = useState<{ readonly idNumber: string; readonly account: string } | null>(null);
  const done = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
      onChanged();
    } catch (thrown) {
      const { message: what, mend } = errorOf(thrown);
      void message.error(`${what}。${mend}`);
      throw thrown;
    }
  };
  return (
    <>
      <h2 className="money-who">
        {row.name}{' '}
        <span className="quiet">
          {row.township} {row.village}
        </span>
      </h2>
      <dl className="money-facts">
        <dt>身份证号</dt>
        <dd className="figures">{numbers?.idNumber ?? row.idNumber}</dd>
        <dt>账号</dt>
        <dd className="figures">
          {numbers?.account ?? row.account}{' '}
          {numbers === null && (
            <Button
              type="link"
              size="small"
              onClick={() => void call('payments.uncover', { paymentId }).then(setNumbers)}
            >
              查看完整号码
            </Button>
          )}
        </dd>
        <dt>款项</dt>
        <dd>
          {row.benefitMonth} {row.item}
          {row.benefitMonth !== row.period && `（${row.period} 代发文件）`}
        </dd>
        <dt>{PAYMENT_ORIGIN_LABEL[row.origin]}</dt>
        <dd>
          {row.reason}
          {row.words !== '' && <span className="quiet">，银行：{row.words}</span>}
        </dd>
        <dt>原始行</dt>
        <dd className="quiet">{detail.bankRows}</dd>
        <dt>状态</dt>
        <dd>
          <strong>{PAYMENT_STATE_LABEL[row.state]}</strong>
          {row.who !== '' && `：${row.who}，${row.document}`}
          {row.dueOn !== null && (
            <span className={row.isOverdue ? 'money-late' : 'quiet'}>
              ，期限 {row.dueOn}
              {row.isOverdue && '（逾期）'}
            </span>
          )}
        </dd>
      </dl>
      <p className="money-equation-small">
        退回 <Money fen={row.returnedFen} unit /> = 补发到账 <Money fen={row.paidFen} unit /> + 缴回国库{' '}
        <Money fen={row.treasuryFen} unit /> + 未结 <Money fen={row.openFen} unit />
        {row.inFlightFen > 0 && (
          <>
            （在途 <Money fen={row.inFlightFen} unit />）
          </>
        )}
      </p>
      {row.surplusFen > 0 && (
        <p className="money-late">
          多付了 <Money fen={row.surplusFen} unit />
          ：补发和缴回合计超过退回的金额，请核实并追回
        </p>
      )}
      {row.openFen > 0 && <p className="quiet">{detail.hint}</p>}
      {mayFollow &&
        detail.questions.map((question) => (
          <Question
            key={question.line}
            sentence={question.sentence}
            onAnswer={(isReissue, reason) =>
              done(call('payments.answer', { paymentId, line: question.line, isReissue, reason }))
            }
          />
        ))}
      <PaymentStepForm
        key={detail.steps.length}
        detail={detail}
        today={today()}
        onStep={(step) => done(call('payments.step', { paymentId, step }))}
      />
      <h3>经过</h3>
      <StepLine
        steps={detail.steps}
        onUndo={(place, reason) => done(call('payments.undo', { paymentId, place, reason }))}
      />
    </>
  );
}

interface QuestionProps {
  readonly sentence: string;
  readonly onAnswer: (isReissue: boolean, reason: string) => Promise<void>;
}

function Question({ sentence, onAnswer }: QuestionProps) {
  const [reason, setReason] = useState('');
  const ready = reason.trim() !== '';
  return (
    <section className="money-question" aria-label="待确认是否补发">
      <p>{sentence}</p>
      <Input
        aria-label="理由"
        placeholder="核实的情况"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button type="primary" disabled={!ready} onClick={() => void onAnswer(true, reason.trim())}>
        是补发这笔钱
      </Button>
      <Button disabled={!ready} onClick={() => void onAnswer(false, reason.trim())}>
        不是
      </Button>
    </section>
  );
}
