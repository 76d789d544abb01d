import { Select } from 'antd';
import { useState } from 'react';
import type { MonthCard } from '../../../shared/contracts/desk/months.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { useJob } from '../../stores/job.ts';
import { useRoute } from '../../stores/route.ts';
import { formatPeriod } from '../../text/format.ts';
import { ComparisonByCode } from './ComparisonByCode.tsx';
import { ComparisonTotals } from './ComparisonTotals.tsx';
import { newestFirst } from './chosen-month.ts';

/** Stands for "the month before that has one". */
const BEFORE = 0;

interface Props {
  readonly month: MonthCard;
  /** The other months of the programme that have been reconciled. */
  readonly others: readonly MonthCard[];
}

/** One month against another, by problem: what is new, what persists, what is solved. */
export function Comparison({ month, others }: Props) {
  const go = useRoute((store) => store.go);
  const endings = useJob((store) => store.endings);
  const [againstId, setAgainstId] = useState(BEFORE);
  const compared = useCall(
    'history.compare',
    { monthId: month.monthId, againstMonthId: againstId === BEFORE ? null : againstId },
    { reloadOn: [endings] },
  );
  return (
    <>
      <div className="history-choice">
        <span id="history-this">本月</span>
        <Select
          aria-labelledby="history-this"
          value={month.monthId}
          options={newestFirst([month, ...others]).map((card) => ({
            value: card.monthId,
            label: formatPeriod(card.period),
          }))}
          onChange={(monthId) => go({ page: 'history', monthId, household: null })}
        />
        <span id="history-against">与哪个月比</span>
        <Select
          aria-labelledby="history-against"
          value={againstId}
          options={[
            { value: BEFORE, label: '上一个核对过的月份' },
            ...newestFirst(others).map((card) => ({ value: card.monthId, label: formatPeriod(card.period) })),
          ]}
          onChange={setAgainstId}
        />
      </div>
      {compared.state === 'loading' && <Loading />}
      {compared.state === 'failed' && <Failure error={compared.error} retry={compared.reload} />}
      {compared.state === 'ready' &&
        (compared.value.against === null ? (
          <Empty
            title={`${formatPeriod(month.period)}之前没有核对过${month.programme}`}
            text="核对下一个月以后，可以看到哪些差异是新出现的、哪些延续下来、哪些已经解决。"
          />
        ) : (
          <>
            <ComparisonTotals
              runId={compared.value.runId}
              against={compared.value.against}
              period={month.period}
              totals={compared.value.totals}
            />
            <ComparisonByCode
              runId={compared.value.runId}
              againstRunId={compared.value.against.runId}
              byCode={compared.value.byCode}
            />
          </>
        ))}
    </>
  );
}
