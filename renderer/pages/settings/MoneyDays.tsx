import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { MoneyRules } from '../../../shared/contracts/desk/money-rules.ts';
import { REASONS, type ReasonKind } from '../../../shared/domain/payment/reason.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';

const STEPS = { check: '核实', correct: '更正', send: '重发' } as const;
type StepName = keyof typeof STEPS;
const LEAST = 1;
const MOST = 365;

/** How long each step of 资金跟踪 may take. No regulation we know fixes it: every office has its own. */
export function MoneyDays() {
  const rules = useCall('money.rules', {});
  if (rules.state === 'failed') return <Failure error={rules.error} retry={rules.reload} />;
  if (rules.state !== 'ready') return <Loading />;
  return <MoneyDaysForm key={JSON.stringify(rules.value)} kept={rules.value} onKept={rules.reload} />;
}

/** The days of a step where they are not the built-in ones. */
function withDays(rules: MoneyRules, kind: ReasonKind, step: StepName, days: number): MoneyRules {
  const { [step]: _, ...others } = rules.days[kind] ?? {};
  const ofReason = days === REASONS[kind][step].days ? others : { ...others, [step]: days };
  const { [kind]: __, ...reasons } = rules.days;
  return { ...rules, days: Object.keys(ofReason).length === 0 ? reasons : { ...reasons, [kind]: ofReason } };
}

function MoneyDaysForm({ kept, onKept }: { readonly kept: MoneyRules; readonly onKept: () => void }) {
  const { message } = App.useApp();
  const [draft, setDraft] = useState(kept);
  const [busy, setBusy] = useState(false);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(kept);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      await call('money.setRules', draft);
      message.success('已保存');
      onKept();
    } catch (thrown) {
      const { message: what, mend } = errorOf(thrown);
      message.error(`${what}。${mend}`);
    }
    setBusy(false);
  };
  return (
    <form
      className="panel settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="quiet">
        “资金跟踪”里每一步最迟几天办完（自然日），过了就列为逾期。没有文件规定这些天数，请按本单位的要求填写。
      </p>
      <table className="money-table">
        <thead>
          <tr>
            <th scope="col">没有到账的原因</th>
            {Object.values(STEPS).map((label) => (
              <th scope="col" key={label}>
                {label}（天）
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(Object.keys(REASONS) as ReasonKind[]).map((kind) => (
            <tr key={kind}>
              <th scope="row">{REASONS[kind].label}</th>
              {(Object.keys(STEPS) as StepName[]).map((step) => (
                <td key={step}>
                  <InputNumber
                    aria-label={`${REASONS[kind].label} ${STEPS[step]}天数`}
                    min={LEAST}
                    max={MOST}
                    precision={0}
                    value={draft.days[kind]?.[step] ?? REASONS[kind][step].days}
                    onChange={(days) => days !== null && setDraft(withDays(draft, kind, step, days))}
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">停发批准后到省系统注销</th>
            <td colSpan={3}>
              <InputNumber
                aria-label="停发批准后到省系统注销的天数"
                min={LEAST}
                max={MOST}
                precision={0}
                value={draft.deregisterDays}
                onChange={(days) => days !== null && setDraft({ ...draft, deregisterDays: days })}
              />
            </td>
          </tr>
        </tbody>
      </table>
      <Button type="primary" htmlType="submit" disabled={!isChanged} loading={busy}>
        保存
      </Button>
    </form>
  );
}
