import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { isRunning, useJob, useJobEnd } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import { useMay } from '../../stores/session.ts';
import { formatInstant, formatPeriod } from '../../text/format.ts';
import { PrecheckResult } from './PrecheckResult.tsx';

/** 发放前体检: a month with approval and request is checked before any bank file exists; two lists, two signatures. */
export function PrecheckPage() {
  const { go } = useRoute.getState();
  const { message } = App.useApp();
  const route = useRoute((store) => store.route);
  const asked = route.page === 'precheck' ? route.precheckId : null;
  const endings = useJob((store) => store.endings);
  const job = useJob((store) => store.job);
  const mayCheck = useMay('reconcile');
  const [monthId, setMonthId] = useState<number | null>(null);
  const months = useCall('months.list', {}, { reloadOn: [endings] });
  const checks = useCall('prechecks.list', {}, { reloadOn: [endings] });
  useJobEnd(({ result }) => {
    if (result?.kind === 'precheck') go({ page: 'precheck', precheckId: result.precheckId });
  });
  const ready = (months.value ?? []).filter(({ files }) => files.approval > 0 && files.finance > 0);
  const chosen = monthId ?? ready[0]?.monthId ?? null;
  const shown = asked ?? checks.value?.[0]?.precheckId ?? null;
  const start = async (): Promise<void> => {
    if (chosen === null) return;
    try {
      await call('jobs.precheck', { monthId: chosen });
    } catch (thrown) {
      const { message: what, mend } = errorOf(thrown);
      void message.error(`${what}。${mend}`);
    }
  };
  return (
    <PageFrame
      title="发放前体检"
      extra={
        mayCheck &&
        ready.length > 0 && (
          <>
            <Select
              aria-label="体检的月份"
              className="history-programme"
              value={chosen}
              options={ready.map((month) => ({
                value: month.monthId,
                label: `${formatPeriod(month.period)} ${month.programme}`,
              }))}
              onChange={setMonthId}
            />
            <Button type="primary" disabled={isRunning(job)} onClick={() => void start()}>
              开始体检
            </Button>
          </>
        )
      }
    >
      {(months.state === 'loading' || checks.state === 'loading') && <Loading />}
      {months.state === 'failed' && <Failure error={months.error} retry={months.reload} />}
      {checks.state === 'failed' && <Failure error={checks.error} retry={checks.reload} />}
      {months.state === 'ready' && ready.length === 0 && (
        <Empty
          title="还没有可以体检的月份"
          text="选入审批和请款文件以后，不等代发文件，就可以先体检：查出已停发、重复、账号变化等问题再发放。"
          actions={<Button onClick={() => go({ page: 'files', monthId: null })}>选入文件</Button>}
        />
      )}
      {checks.state === 'ready' && checks.value.length === 0 && ready.length > 0 && (
        <Empty title="还没有体检过" text="选好月份，点“开始体检”。" />
      )}
      {checks.state === 'ready' && checks.value.length > 1 && (
        <Select
          aria-label="以前的体检"
          className="money-states"
          value={shown}
          options={checks.value.map((each) => ({
            value: each.precheckId,
            label: `${formatPeriod(each.period)} ${each.programme}，${formatInstant(each.madeAt)} 体检`,
          }))}
          onChange={(precheckId) => go({ page: 'precheck', precheckId })}
        />
      )}
      {shown !== null && <PrecheckResult key={shown} precheckId={shown} />}
    </PageFrame>
  );
}
