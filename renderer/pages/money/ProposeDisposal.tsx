import { Button, Input, Modal, Radio, Tooltip } from 'antd';
import { useState } from 'react';
import type { CallInput } from '../../../shared/contracts/desk/desk.ts';
import {
  DISPOSAL_LABEL,
  type DisposalKind,
  STOP_REASON_LABEL,
  STOP_REASONS,
  type StopReason,
} from '../../../shared/domain/disposal/disposal-kind.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { useRoute } from '../../stores/route.ts';
import { useMay } from '../../stores/session.ts';
import { fenOfYuan, yuanOfFen } from '../../text/yuan-field.ts';
import { today } from './today.ts';

/**
 * The buttons of a case by which money is moved. What the case does not allow cannot be pressed, and says why: nothing but a reviewed conclusion
 * lets a stop be proposed. For the page of a case.
 */
export function ProposeDisposal({ caseId, round = 0 }: { readonly caseId: number; readonly round?: number }) {
  const { go } = useRoute.getState();
  const may = useMay('money.propose');
  const [kind, setKind] = useState<DisposalKind | null>(null);
  const allowed = useCall('disposals.ofCase', { caseId }, { reloadOn: [round] });
  if (allowed.state !== 'ready') return null;
  const { refusals, months, rows } = allowed.value;
  const whyNoStop = refusals.find(({ kind }) => kind === 'stop')?.refusal ?? null;
  return (
    <div className="money-filter">
      {rows.map((row) => (
        <Button
          key={row.disposalId}
          type="link"
          onClick={() => go({ page: 'money', tab: 'disposals', id: row.disposalId })}
        >
          查看{DISPOSAL_LABEL[row.kind]}
        </Button>
      ))}
      {may &&
        refusals.map((each) => (
          <Tooltip key={each.kind} title={each.refusal}>
            <Button disabled={each.refusal !== null} onClick={() => setKind(each.kind)}>
              提出{DISPOSAL_LABEL[each.kind]}
            </Button>
          </Tooltip>
        ))}
      {may && rows.length === 0 && whyNoStop !== null && <span className="quiet">{whyNoStop}</span>}
      {kind !== null && (
        <ProposalForm
          caseId={caseId}
          kind={kind}
          fromFen={months.at(-1)?.approvedFen ?? months.at(-1)?.creditedFen ?? 0}
          onClose={() => setKind(null)}
          onProposed={(disposalId) => go({ page: 'money', tab: 'disposals', id: disposalId })}
        />
      )}
    </div>
  );
}

interface FormProps {
  readonly caseId: number;
  readonly kind: DisposalKind;
  readonly fromFen: number;
  readonly onClose: () => void;
  readonly onProposed: (disposalId: number) => void;
}

function ProposalForm({ caseId, kind, fromFen, onClose, onProposed }: FormProps) {
  const [reason, setReason] = useState<StopReason>('death');
  const [note, setNote] = useState('');
  const [deathDate, setDeathDate] = useState('');
  const [since, setSince] = useState('');
  const [from, setFrom] = useState(yuanOfFen(fromFen));
  const [to, setTo] = useState('');
  const [backPay, setBackPay] = useState<readonly { readonly period: string; readonly yuan: string }[]>([
    { period: '', yuan: yuanOfFen(fromFen) },
  ]);
  const [problem, setProblem] = useState('');
  const isStop = kind === 'stop';
  const propose = async (): Promise<void> => {
    const proposal: CallInput<'disposals.propose'>['proposal'] = {
      kind,
      reason: isStop ? reason : null,
      note: note.trim(),
      deathDate: isStop && reason === 'death' ? deathDate : null,
      since: (isStop && reason !== 'death') || kind === 'reduce' ? since || null : null,
      fromFen: fenOfYuan(from) ?? 0,
      toFen: kind === 'reduce' || kind === 'increase' ? (fenOfYuan(to) ?? 0) : 0,
      backPay: kind === 'back-pay' ? backPay.map(({ period, yuan }) => ({ period, fen: fenOfYuan(yuan) ?? 0 })) : [],
    };
    try {
      onProposed((await call('disposals.propose', { caseId, proposal })).disposalId);
    } catch (thrown) {
      const { message, mend } = errorOf(thrown);
      setProblem(`${message}。${mend}`);
    }
  };
  return (
    <Modal
      open
      title={`提出${DISPOSAL_LABEL[kind]}`}
      okText="提出"
      cancelText="取消"
      onCancel={onClose}
      onOk={() => void propose()}
    >
      <div className="money-form">
        {isStop && (
          <Radio.Group
            value={reason}
            options={STOP_REASONS.map((each) => ({ value: each, label: STOP_REASON_LABEL[each] }))}
            onChange={({ target }) => setReason(target.value as StopReason)}
          />
        )}
        {isStop && reason === 'death' && (
          <div className="money-field">
            <span>死亡日期</span>
            <Input
              aria-label="死亡日期"
              type="date"
              max={today()}
              value={deathDate}
              onChange={({ target }) => setDeathDate(target.value)}
            />
          </div>
        )}
        {((isStop && reason !== 'death') || kind === 'reduce') && (
          <div className="money-field">
            <span>自哪个月起不再符合（不写则从批准的次月起）</span>
            <Input
              aria-label="自哪个月起不再符合"
              type="month"
              value={since}
              onChange={({ target }) => setSince(target.value)}
            />
          </div>
        )}
        {kind !== 'back-pay' && (
          <div className="money-field">
            <span>现在的月发放额（元）</span>
            <Input aria-label="现在的月发放额（元）" value={from} onChange={({ target }) => setFrom(target.value)} />
          </div>
        )}
        {(kind === 'reduce' || kind === 'increase') && (
          <div className="money-field">
            <span>调整后的月发放额（元）</span>
            <Input aria-label="调整后的月发放额（元）" value={to} onChange={({ target }) => setTo(target.value)} />
          </div>
        )}
        {kind === 'back-pay' && (
          <>
            {backPay.map((each, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end
              <div key={at} className="money-fields">
                <div className="money-field">
                  <span>月份</span>
                  <Input
                    aria-label="月份"
                    type="month"
                    value={each.period}
                    onChange={({ target }) =>
                      setBackPay(backPay.map((one, i) => (i === at ? { ...one, period: target.value } : one)))
                    }
                  />
                </div>
                <div className="money-field">
                  <span>金额（元）</span>
                  <Input
                    aria-label="金额（元）"
                    value={each.yuan}
                    onChange={({ target }) =>
                      setBackPay(backPay.map((one, i) => (i === at ? { ...one, yuan: target.value } : one)))
                    }
                  />
                </div>
              </div>
            ))}
            <Button size="small" onClick={() => setBackPay([...backPay, { period: '', yuan: '' }])}>
              再加一个月
            </Button>
          </>
        )}
        <div className="money-field money-reason">
          <span>理由（写进审批表和告知书）</span>
          <Input.TextArea
            aria-label="理由"
            rows={2}
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
        {problem !== '' && <p className="money-late">{problem}</p>}
      </div>
    </Modal>
  );
}
