import { App, Button, Drawer, Input, Popover } from 'antd';
import { useState } from 'react';
import type { CallInput, CallOutput } from '../../../shared/contracts/desk/desk.ts';
import { DISPOSAL_STATE_LABEL, RECOVERY_LABEL } from '../../../shared/domain/disposal/disposal-head.ts';
import { DISPOSAL_LABEL, EXECUTION_LABEL, STOP_REASON_LABEL } from '../../../shared/domain/disposal/disposal-kind.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Money } from '../../components/common/Money.tsx';
import { useMay } from '../../stores/session.ts';
import { yuanOfFen } from '../../text/yuan-field.ts';
import { DisposalPapers } from './DisposalPapers.tsx';
import { ReceiptFields, receiptOf } from './ReceiptFields.tsx';
import { StepLine } from './StepLine.tsx';
import { today } from './today.ts';

interface Props {
  readonly disposalId: number | null;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One 停发, 减发, 增发 or 补发: approval, papers, execution, recovery, and everything that happened. */
export function DisposalDrawer({ disposalId, onChanged, onClose }: Props) {
  const detail = useCall('disposals.get', disposalId === null ? null : { disposalId });
  return (
    <Drawer open={disposalId !== null} onClose={onClose} size={720} title="停发等处置" destroyOnHidden>
      {disposalId !== null && detail.state === 'loading' && <Loading />}
      {detail.state === 'failed' && <Failure error={detail.error} retry={detail.reload} />}
      {disposalId !== null && detail.state === 'ready' && (
        <Whole
          key={disposalId}
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

function Whole({
  detail: { row, steps },
  onChanged,
}: {
  readonly detail: CallOutput<'disposals.get'>;
  readonly onChanged: () => void;
}) {
  const { message } = App.useApp();
  const { disposalId } = row;
  const mayPropose = useMay('money.propose');
  const mayApprove = useMay('money.approve');
  const mayExport = useMay('export');
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
  const step = (asked: CallInput<'disposals.step'>['step']) =>
    done(call('disposals.step', { disposalId, step: asked }));
  const decide = (verdict: 'approve' | 'reject' | 'revoke', reason: string) =>
    done(call('disposals.decide', { disposalId, verdict, reason }));
  const isProposed = row.state === 'proposed';
  return (
    <>
      <h2 className="money-who">
        {DISPOSAL_LABEL[row.kind]}：{row.name}{' '}
        <span className="quiet">
          {row.township} {row.village}
        </span>
      </h2>
      <dl className="money-facts">
        <dt>身份证号</dt>
        <dd className="figures">{row.idNumber}</dd>
        <dt>状态</dt>
        <dd>
          <strong>{DISPOSAL_STATE_LABEL[row.state]}</strong>
          {row.firstMonth !== null && `，自 ${row.firstMonth} 起`}
        </dd>
        <dt>事由</dt>
        <dd>
          {row.reason !== null && `${STOP_REASON_LABEL[row.reason]}；`}
          {row.deathDate !== null && `死亡日期 ${row.deathDate}；`}
          {row.note}
        </dd>
        <dt>月发放额</dt>
        <dd>
          {row.kind === 'back-pay' ? (
            row.backPay.map(({ period, fen }) => (
              <span key={period}>
                {period} <Money fen={fen} unit />　
              </span>
            ))
          ) : (
            <>
              <Money fen={row.fromFen} unit /> → <Money fen={row.kind === 'stop' ? 0 : row.toFen} unit />
            </>
          )}
        </dd>
        <dt>{EXECUTION_LABEL[row.kind]}</dt>
        <dd className={row.isOverdue ? 'money-late' : undefined}>
          {row.executedOn ?? (row.executeBy === null ? '批准后办理' : `未登记，应在 ${row.executeBy} 前办理`)}
        </dd>
        {row.exempt !== null && (
          <>
            <dt>四眼豁免</dt>
            <dd>{row.exempt}</dd>
          </>
        )}
      </dl>
      {row.faults.length > 0 && (
        <ul className="money-faults">
          {row.faults.map(({ code, label, sentence }) => (
            <li key={code}>
              {label}：{sentence}
            </li>
          ))}
        </ul>
      )}
      <div className="money-filter">
        {isProposed && mayApprove && (
          <Button type="primary" onClick={() => void decide('approve', '')}>
            批准
          </Button>
        )}
        {isProposed && mayApprove && <WithReason label="不批准" onReason={(reason) => decide('reject', reason)} />}
        {isProposed && mayPropose && (
          <WithReason label="撤回" onReason={(reason) => step({ type: 'withdrawn', reason })} />
        )}
        {row.state === 'approved' && mayPropose && (
          <Execute label={EXECUTION_LABEL[row.kind]} onDate={(date, note) => step({ type: 'executed', date, note })} />
        )}
        {row.state === 'approved' && mayApprove && (
          <WithReason label="撤销批准" onReason={(reason) => decide('revoke', reason)} />
        )}
        {mayExport && <DisposalPapers row={row} />}
      </div>
      {row.dueFen > 0 && (
        <>
          <h3>追缴（{RECOVERY_LABEL[row.recovery]}）</h3>
          <p className="money-equation-small">
            应追缴 <Money fen={row.dueFen} unit />
            ，已追缴 <Money fen={row.receivedFen} unit />
            ，尚欠 <Money fen={row.remainingFen} unit />
          </p>
          <table className="money-table">
            <thead>
              <tr>
                <th scope="col">月份</th>
                <th scope="col" className="right">
                  到账
                </th>
                <th scope="col" className="right">
                  应发
                </th>
                <th scope="col" className="right">
                  应追缴
                </th>
              </tr>
            </thead>
            <tbody>
              {row.months.map(({ period, creditedFen, dueFen, overFen }) => (
                <tr key={period}>
                  <td className="figures">{period}</td>
                  <td className="right">
                    <Money fen={creditedFen} />
                  </td>
                  <td className="right">
                    <Money fen={dueFen} />
                  </td>
                  <td className="right">
                    <Money fen={overFen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {row.recovery === 'open' && mayPropose && (
            <div className="money-filter">
              <ReceiptForm
                key={row.remainingFen}
                remainingFen={row.remainingFen}
                onReceipt={(fen, receipt) => step({ type: 'receipt', fen, receipt })}
              />
              <WithReason label="追缴结案" onReason={(reason) => step({ type: 'recovery-closed', reason })} />
            </div>
          )}
        </>
      )}
      <h3>经过</h3>
      <StepLine steps={steps} onUndo={(place, reason) => done(call('disposals.undo', { disposalId, place, reason }))} />
    </>
  );
}

function WithReason({
  label,
  onReason,
}: {
  readonly label: string;
  readonly onReason: (reason: string) => Promise<void>;
}) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={`${label}的理由`}
      content={
        <div className="money-undo">
          <Input aria-label={`${label}的理由`} value={reason} onChange={({ target }) => setReason(target.value)} />
          <Button
            size="small"
            type="primary"
            disabled={reason.trim().length < 2}
            onClick={() => void onReason(reason.trim()).then(() => setOpen(false))}
          >
            确定
          </Button>
        </div>
      }
    >
      <Button>{label}</Button>
    </Popover>
  );
}

function Execute({
  label,
  onDate,
}: {
  readonly label: string;
  readonly onDate: (date: string, note: string) => Promise<void>;
}) {
  const [open, setOpen] = useState(false);
  const [date, setDate] = useState(today());
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={`${label}的日期`}
      content={
        <div className="money-undo">
          <Input
            type="date"
            aria-label={`${label}的日期`}
            max={today()}
            value={date}
            onChange={({ target }) => setDate(target.value)}
          />
          <Button size="small" type="primary" onClick={() => void onDate(date, '').then(() => setOpen(false))}>
            确定
          </Button>
        </div>
      }
    >
      <Button type="primary">登记{label}</Button>
    </Popover>
  );
}

interface ReceiptProps {
  readonly remainingFen: number;
  readonly onReceipt: (fen: number, receipt: { readonly number: string; readonly date: string }) => Promise<void>;
}

function ReceiptForm({ remainingFen, onReceipt }: ReceiptProps) {
  const [typed, setTyped] = useState({ yuan: yuanOfFen(remainingFen), number: '', date: today() });
  const whole = receiptOf(typed);
  return (
    <div className="money-fields">
      <ReceiptFields value={typed} today={today()} onChange={setTyped} />
      <Button
        type="primary"
        disabled={whole === null}
        onClick={() => whole !== null && void onReceipt(whole.fen, whole.receipt)}
      >
        登记追缴入账
      </Button>
    </div>
  );
}
