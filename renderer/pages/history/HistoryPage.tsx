import { Button, Select, Tabs } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { useJob } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import { Comparison } from './Comparison.tsx';
import { chosenMonth, programmesOf } from './chosen-month.ts';
import { HouseholdSearch } from './HouseholdSearch.tsx';
import { OverTime } from './OverTime.tsx';

type Tab = 'comparison' | 'over-time' | 'household';

/** 历史与对比: a month against another, a programme through its months, a household through its months. */
export function HistoryPage() {
  const { go } = useRoute.getState();
  const route = useRoute((store) => store.route);
  const monthId = route.page === 'history' ? route.monthId : null;
  const household = route.page === 'history' ? route.household : null;
  const [tab, setTab] = useState<Tab>(household === null ? 'comparison' : 'household');
  const endings = useJob((store) => store.endings);
  const months = useCall('months.list', {}, { reloadOn: [endings] });
  const run = (months.value ?? []).filter((card) => card.run !== null);
  const chosen = chosenMonth(run, monthId);

  return (
    <PageFrame
      title="历史与对比"
      extra={
        chosen !== null &&
        tab !== 'household' && (
          <Select
            aria-label="资金项目"
            className="history-programme"
            value={chosen.programme}
            options={programmesOf(run).map((name) => ({ value: name, label: name }))}
            onChange={(programme) => {
              const first = chosenMonth(
                run.filter((card) => card.programme === programme),
                null,
              );
              if (first !== null) go({ page: 'history', monthId: first.monthId, household: null });
            }}
          />
        )
      }
    >
      {months.state === 'loading' && <Loading />}
      {months.state === 'failed' && <Failure error={months.error} retry={months.reload} />}
      {months.state === 'ready' && chosen === null && (
        <Empty
          title="还没有核对过的月份"
          text="核对过两个月以后，这里可以看到哪些差异是新出现的、哪些还没有解决。"
          actions={<Button onClick={() => go({ page: 'workplace' })}>到工作台</Button>}
        />
      )}
      {chosen !== null && (
        <Tabs
          activeKey={tab}
          onChange={(key) => setTab(key as Tab)}
          destroyOnHidden
          items={[
            {
              key: 'comparison',
              label: '两月对比',
              children: (
                <Comparison
                  key={chosen.monthId}
                  month={chosen}
                  others={run.filter((card) => card.programme === chosen.programme && card.monthId !== chosen.monthId)}
                />
              ),
            },
            { key: 'over-time', label: '逐月走势', children: <OverTime programme={chosen.programme} /> },
            {
              key: 'household',
              label: '按户查询',
              children: <HouseholdSearch household={household} monthId={monthId} />,
            },
          ]}
        />
      )}
    </PageFrame>
  );
}
