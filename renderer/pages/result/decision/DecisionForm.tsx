import { Button, ConfigProvider, Input } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import type { DifferenceDetail } from '../../../../shared/contracts/desk/differences.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { useMay } from '../../../stores/session.ts';
import { Candidates } from './Candidates.tsx';
import { chosenAtFirst } from './candidate-choice.ts';
import type { Decision } from './decision-state.ts';

/** What is written most often; each can be changed after it was taken. */
const REASONS = [
  '已查看身份证和户口簿，是同一户',
  '身份证号录入有误，已核对原件',
  '姓名写法不同，村和账号一致，已电话核实',
  '同名不同人，身份证号不同',
  '已入户核实，是两户',
];
const LONGEST = 500;

interface Props {
  readonly differenceId: number;
  readonly asked: Pick<DifferenceDetail, 'candidates' | 'weighed'>;
  readonly onMade: (verdict: Decision['verdict']) => void;
}

/** A question the rules leave to a person: which candidates are one household, or that they are not, and why. */
export function DecisionForm({ differenceId, asked, onMade }: Props) {
  const { candidates } = asked;
  const [chosen, setChosen] = useState(() => chosenAtFirst(candidates));
  const [reason, setReason] = useState('');
  const mayDecide = useMay('decide-match');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const hasReason = reason.trim() !== '';
  const some = chosen.length >= 2;

  const decide = async (verdict: Decision['verdict']): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const households = some ? chosen : candidates.map(({ key }) => key);
      await call('decisions.make', { differenceId, verdict, households: [...households], reason: reason.trim() });
      onMade(verdict);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="question" aria-label="人工决定">
      <h3>哪些是同一户</h3>
      <ConfigProvider componentDisabled={!mayDecide}>
        <Candidates asked={asked} chosen={chosen} onChosen={setChosen} />
      </ConfigProvider>
      {mayDecide ? (
        <div className="decision-form">
          <label htmlFor="decision-reason">理由（必填，会记入决定）</label>
          {/* No autoSize: it measures by a style attribute, which the policy refuses. */}
          <Input.TextArea
            id="decision-reason"
            rows={2}
            maxLength={LONGEST}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <ul className="reasons" aria-label="常用理由">
            {REASONS.map((one) => (
              <li key={one}>
                <button type="button" className="chip" onClick={() => setReason(one)}>
                  {one}
                </button>
              </li>
            ))}
          </ul>
          {error !== null && <Failure error={error} />}
          <div className="decision-buttons">
            <Button type="primary" loading={busy} disabled={!hasReason || !some} onClick={() => decide('same')}>
              {`确认${some ? `所选 ${chosen.length} 方` : ''}是同一户`}
            </Button>
            <Button loading={busy} disabled={!hasReason} onClick={() => decide('different')}>
              {some || candidates.length === 2 ? '不是同一户' : '都不是同一户'}
            </Button>
            <span className="quiet">
              {!some ? '先勾选属于同一户的各方；' : ''}
              {hasReason ? '' : '写明理由后可以决定；'}决定在重新核对后生效，可以撤销
            </span>
          </div>
        </div>
      ) : (
        <p className="quiet">由对账员认定</p>
      )}
    </section>
  );
}
