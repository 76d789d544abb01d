import { Select, Tabs } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { useJob } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import type { MoneyTab } from '../../stores/route-address.ts';
import { DisposalList } from './DisposalList.tsx';
import { PaymentList } from './PaymentList.tsx';

/** 资金跟踪: money that came back until it is paid again or given back, 停发 and its like, and what is to be recovered. */
export function MoneyPage() {
  const { go } = useRoute.getState();
  const route = useRoute((store) => store.route);
  const tab: MoneyTab = route.page === 'money' ? route.tab : 'payments';
  const id = route.page === 'money' ? route.id : null;
  const endings = useJob((store) => store.endings);
  const months = useCall('months.list', {}, { reloadOn: [endings] });
  const programmes = [...new Set((months.value ?? []).map(({ programme }) => programme))];
  const [chosen, setChosen] = useState<string | null>(null);
  const programme = chosen ?? programmes[0] ?? '';
  return (
    <PageFrame
      title="资金跟踪"
      extra={
        programmes.length > 0 && (
          <Select
            aria-label="资金项目"
            className="history-programme"
            value={programme}
            options={programmes.map((name) => ({ value: name, label: name }))}
            onChange={setChosen}
          />
        )
      }
    >
      {months.state === 'loading' && <Loading />}
      {months.state === 'failed' && <Failure error={months.error} retry={months.reload} />}
      {months.state === 'ready' && programmes.length === 0 && (
        <Empty title="还没有月份" text="对账以后，银行退回、发放失败的每一分钱都会在这里跟踪到补发成功或缴回国库。" />
      )}
      {programme !== '' && (
        <Tabs
          activeKey={tab}
          onChange={(key) => go({ page: 'money', tab: key as MoneyTab, id: null })}
          destroyOnHidden
          items={[
            {
              key: 'payments',
              label: '退回款项',
              children: <PaymentList key={programme} programme={programme} paymentId={id} />,
            },
            {
              key: 'disposals',
              label: '停发等处置',
              children: <DisposalList key={programme} programme={programme} disposalId={id} recoveryOnly={false} />,
            },
            {
              key: 'recovery',
              label: '追缴',
              children: (
                <DisposalList key={`${programme}-recovery`} programme={programme} disposalId={id} recoveryOnly />
              ),
            },
          ]}
        />
      )}
    </PageFrame>
  );
}
