import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { CONFIDENCES, type Confidence } from '../../../../shared/domain/sampling/sample-size.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { useCall } from '../../../api/use-call.ts';
import { Empty } from '../../../components/common/Empty.tsx';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { formatCount, formatPeriod } from '../../../text/format.ts';

/** Upper ends of the bands offered, in fen: what a household is paid a month. */
const BANDS = [30_000, 60_000, 100_000, 200_000];

interface Props {
  readonly onDrawn: (drawId: number) => void;
}

/** What is drawn from, how exactly, by which strata: the size is told before anything is drawn. */
export function SamplingForm({ onDrawn }: Props) {
  const months = useCall('months.list', {});
  const [chosenFrom, setChosenFrom] = useState<string | null>(null);
  const [confidence, setConfidence] = useState<Confidence>(95);
  const [margin, setMargin] = useState(5);
  const [share, setShare] = useState(50);
  const [byTownship, setByTownship] = useState(true);
  const [risk, setRisk] = useState<'none' | 'priority' | 'amount'>('priority');
  const [seed, setSeed] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const run = (months.value ?? []).flatMap((card) => (card.run === null ? [] : [{ ...card, run: card.run }]));
  const sources = [
    ...run.map((card) => ({
      value: `run ${card.run.runId}`,
      label: `${formatPeriod(card.period)} ${card.programme}的全部户`,
      from: { sampled: 'households' as const, runId: card.run.runId },
    })),
    ...[...new Set(run.map(({ programme }) => programme))].map((programme) => ({
      value: `cases ${programme}`,
      label: `${programme}已销号的疑点`,
      from: { sampled: 'closed-cases' as const, programme },
    })),
  ];
  const source = sources.find(({ value }) => value === chosenFrom) ?? sources[0];
  const rule =
    source === undefined
      ? null
      : {
          from: source.from,
          precision: { confidence, marginBp: Math.round(margin * 100), shareBp: Math.round(share * 100) },
          strata: { byTownship, risk, bandsFen: risk === 'amount' ? BANDS : [] },
        };
  const plan = useCall('sampling.plan', rule);
  if (months.state === 'failed') return <Failure error={months.error} retry={months.reload} />;
  if (months.state === 'loading') return <Loading />;
  if (rule === null) return <Empty title="还没有对账结果" text="对过账的月份，可以抽取一部分户入户复查。" />;

  const draw = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { drawId } = await call('sampling.draw', { ...rule, seed });
      setSeed('');
      onDrawn(drawId);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  };

  return (
    <section className="panel" aria-label="抽样">
      <h2>抽样</h2>
      <div className="audit-form">
        <div>
          <label htmlFor="sampling-month">从哪里抽取</label>
          <Select
            id="sampling-month"
            value={source?.value ?? null}
            options={sources.map(({ value, label }) => ({ value, label }))}
            onChange={setChosenFrom}
          />
        </div>
        <div>
          <label htmlFor="sampling-confidence">置信水平</label>
          <Select
            id="sampling-confidence"
            value={confidence}
            options={CONFIDENCES.map((value) => ({ value, label: `${value}%` }))}
            onChange={setConfidence}
          />
        </div>
        <div>
          <label htmlFor="sampling-margin">允许误差（%）</label>
          <InputNumber
            id="sampling-margin"
            min={0.1}
            max={50}
            precision={2}
            value={margin}
            onChange={(value) => setMargin(value ?? 5)}
          />
        </div>
        <div>
          <label htmlFor="sampling-share">预计差错率（%）</label>
          <InputNumber
            id="sampling-share"
            min={0.01}
            max={99.99}
            precision={2}
            value={share}
            onChange={(value) => setShare(value ?? 50)}
          />
        </div>
        <div>
          <label htmlFor="sampling-risk">风险分层</label>
          <Select
            id="sampling-risk"
            value={risk}
            options={[
              { value: 'priority', label: '按差异级别' },
              { value: 'amount', label: '按金额（300、600、1000、2000 元为界）' },
              { value: 'none', label: '不按风险' },
            ]}
            onChange={setRisk}
          />
        </div>
        <Checkbox checked={byTownship} onChange={(event) => setByTownship(event.target.checked)}>
          按乡镇分层
        </Checkbox>
        <div>
          <label htmlFor="sampling-seed">种子（不写由程序产生）</label>
          <Input
            id="sampling-seed"
            maxLength={60}
            placeholder="例如当众抽出的号码"
            value={seed}
            onChange={(event) => setSeed(event.target.value)}
          />
        </div>
      </div>
      {plan.state === 'failed' && <Failure error={plan.error} retry={plan.reload} />}
      {plan.value !== null && (
        <p>
          总体 {formatCount(plan.value.size.population)} 个，{formatCount(plan.value.allocation.length)} 层，将抽取{' '}
          <strong>{formatCount(plan.value.toDraw)}</strong> 个。
          {plan.value.before > 0 && `此前已从这里抽过 ${formatCount(plan.value.before)} 次，名单上会印明次数。`}
          <span className="quiet"> {plan.value.sizeText}</span>
        </p>
      )}
      <Button type="primary" loading={busy} disabled={plan.value === null || plan.value.toDraw === 0} onClick={draw}>
        抽取
      </Button>
      {error !== null && <Failure error={error} />}
    </section>
  );
}
