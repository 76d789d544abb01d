import { Button, Checkbox, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import type { LeadDetail } from '../../../shared/contracts/desk/leads.ts';
import { LEAD_TRANSITIONS, type LeadAction } from '../../../shared/domain/lead/lead-state.ts';
import { call, errorOf } from '../../api/desk.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { LeadForm } from './LeadForm.tsx';

interface Props {
  readonly lead: LeadDetail;
  readonly onDone: (label: string) => void;
}

type Asked = Exclude<LeadAction, 'draft' | 'edit'>;

/** What each step tells before it is made. */
const TELLS: Readonly<Record<Asked, string>> = {
  submit: '提交后内容固定下来，由另一位有权限的人审核；审核人可以退回修改。',
  return: '退回给拟稿人修改。',
  'hand-over': '审核通过并移交：编上本年度的号，关联的疑点变为“已移交”。移交函随后打印、盖章、送达。',
  receipt: '按对方退回的回执登记。',
  feedback: '按对方的复函登记办理结果。',
  withdraw: '撤回后不能恢复；已移交的编号保留，疑点回到移交前的状态。',
};

/** The steps whoever looks may make now. */
export function LeadSteps({ lead, onDone }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [editing, setEditing] = useState(false);
  if (lead.actions.length === 0) return null;
  return (
    <p className="leads-steps">
      {lead.actions.map((action) =>
        action === 'edit' ? (
          <Button key={action} onClick={() => setEditing(true)}>
            修改
          </Button>
        ) : (
          <Button
            key={action}
            type={action === 'withdraw' || action === 'return' ? 'default' : 'primary'}
            danger={action === 'withdraw'}
            onClick={() => setAsked(action as Asked)}
          >
            {LEAD_TRANSITIONS[action].label}
          </Button>
        ),
      )}
      {asked !== null && (
        <StepDialog
          action={asked}
          lead={lead}
          onClose={(done) => {
            setAsked(null);
            if (done) onDone(LEAD_TRANSITIONS[asked].label);
          }}
        />
      )}
      {editing && (
        <LeadForm
          lead={lead}
          onClose={(done) => {
            setEditing(false);
            if (done) onDone('修改');
          }}
        />
      )}
    </p>
  );
}

interface DialogProps {
  readonly action: Asked;
  readonly lead: LeadDetail;
  readonly onClose: (done: boolean) => void;
}

function StepDialog({ action, lead: { leadId, content }, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const [unit, setUnit] = useState(content.receiver);
  const [on, setOn] = useState('');
  const [number, setNumber] = useState('');
  const [result, setResult] = useState('');
  const [people, setPeople] = useState<number | null>(null);
  const [isFinal, setIsFinal] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const STEP: Readonly<Record<Asked, () => Promise<unknown>>> = {
    submit: () => call('leads.submit', { leadId }),
    return: () => call('leads.return', { leadId, reason }),
    'hand-over': () => call('leads.handOver', { leadId }),
    receipt: () => call('leads.receipt', { leadId, by, unit, on, number }),
    feedback: () => call('leads.feedback', { leadId, on, result, peopleDealtWith: people, isFinal }),
    withdraw: () => call('leads.withdraw', { leadId, reason }),
  };
  const make = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await STEP[action]();
      onClose(true);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  const { label } = LEAD_TRANSITIONS[action];
  return (
    <Modal
      open
      title={label}
      okText={label}
      cancelText="取消"
      okButtonProps={{ loading: busy, danger: action === 'withdraw' }}
      onOk={make}
      onCancel={() => onClose(false)}
    >
      <p className="quiet">{TELLS[action]}</p>
      {(action === 'return' || action === 'withdraw') && (
        <Field label="理由" id="lead-reason" value={reason} onChange={setReason} />
      )}
      {action === 'receipt' && (
        <>
          <Field label="接收单位" id="lead-unit" value={unit} onChange={setUnit} />
          <Field label="接收人" id="lead-by" value={by} onChange={setBy} />
          <Field label="签收日期（如 2026-05-20）" id="lead-on" value={on} onChange={setOn} />
          <Field label="回执编号（没有可不填）" id="lead-number" value={number} onChange={setNumber} />
        </>
      )}
      {action === 'feedback' && (
        <>
          <Field label="反馈日期（如 2026-05-20）" id="lead-on" value={on} onChange={setOn} />
          <Field label="办理结果" id="lead-result" value={result} onChange={setResult} />
          <label htmlFor="lead-people">处理人数（没有写明可不填）</label>
          <InputNumber id="lead-people" min={0} max={9999} value={people} onChange={setPeople} />
          <p>
            <Checkbox checked={isFinal} onChange={(event) => setIsFinal(event.target.checked)}>
              已办结：关联的疑点回到移交前的状态
            </Checkbox>
          </p>
        </>
      )}
      {error !== null && <Failure error={error} />}
    </Modal>
  );
}

interface FieldProps {
  readonly label: string;
  readonly id: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function Field({ label, id, value, onChange }: FieldProps) {
  return (
    <div className="leads-field">
      <label htmlFor={id}>{label}</label>
      <Input id={id} value={value} maxLength={500} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
