import { AutoComplete, Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { call, errorOf } from '../../api/desk.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { PageFrame } from '../../components/common/PageFrame.tsx';
import { useRoute } from '../../stores/route.ts';
import { useMay } from '../../stores/session.ts';
import { useSettings } from '../../stores/settings.ts';
import { formatPeriod } from '../../text/format.ts';
import { MonthsToGoOn } from './MonthsToGoOn.tsx';
import { periodToBegin, presentPeriod, programmeToBegin } from './period-choice.ts';

const MONTHS = Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1).padStart(2, '0'), label: `${i + 1} 月` }));

/** Which month of which programme: taken up where it is there, begun where it is not. */
export function NewMonth() {
  const go = useRoute((store) => store.go);
  const settings = useSettings((store) => store.settings);
  const settingsError = useSettings((store) => store.error);
  const mayImport = useMay('import');
  const months = useCall('months.list', {});
  const present = presentPeriod(new Date());
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [opening, setOpening] = useState<
    { readonly state: 'idle' | 'busy' } | { readonly state: 'failed'; readonly thrown: unknown }
  >({ state: 'idle' });

  const cards = months.value ?? [];
  const programme = typed ?? programmeToBegin(cards, settings?.programmes ?? []);
  const period = chosen ?? periodToBegin(cards, programme.trim(), present);
  const [year, month] = [period.slice(0, 4), period.slice(5, 7)];
  const there = cards.find((card) => card.period === period && card.programme === programme.trim());
  const years = Array.from({ length: 8 }, (_, i) => String(Number(present.slice(0, 4)) + 1 - i));
  const offered = [...new Set([...(settings?.programmes ?? []), ...cards.map((card) => card.programme)])];

  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (programme.trim() === '') return;
    setOpening({ state: 'busy' });
    try {
      go({ page: 'files', monthId: (await call('months.open', { period, programme: programme.trim() })).monthId });
    } catch (thrown) {
      setOpening({ state: 'failed', thrown });
    }
  };

  if (months.state === 'failed')
    return (
      <PageFrame title="新建对账">
        <Failure error={months.error} retry={months.reload} />
      </PageFrame>
    );
  if (months.state === 'loading' || (settings === null && settingsError === null))
    return (
      <PageFrame title="新建对账">
        <Loading />
      </PageFrame>
    );
  if (!mayImport)
    return (
      <PageFrame title="对账">
        {cards.length === 0 ? (
          <Empty title="还没有对过账" text="对账员读入一个月的文件并对账之后，结果会出现在这里。" />
        ) : (
          <MonthsToGoOn cards={cards} />
        )}
      </PageFrame>
    );
  return (
    <PageFrame title="新建对账">
      <form className="panel new-month" onSubmit={(event) => void open(event)}>
        <h2>核对哪个月的哪项资金</h2>
        <p className="quiet">一个月的一项资金核对一次。比如 2026 年 4 月的农村低保是一次，同月的城市低保是另一次。</p>
        <div className="new-month-fields">
          <div className="new-month-field">
            <label htmlFor="new-month-year">年份</label>
            <Select
              id="new-month-year"
              value={year}
              options={[...new Set([year, ...years])]
                .sort()
                .reverse()
                .map((each) => ({ value: each, label: `${each} 年` }))}
              onChange={(value) => setChosen(`${value}-${month}`)}
              style={{ width: 110 }}
            />
          </div>
          <div className="new-month-field">
            <label htmlFor="new-month-month">月份</label>
            <Select
              id="new-month-month"
              value={month}
              options={MONTHS}
              onChange={(value) => setChosen(`${year}-${value}`)}
              listHeight={400}
              style={{ width: 90 }}
            />
          </div>
          <div className="new-month-field">
            <label htmlFor="new-month-programme">资金项目</label>
            <AutoComplete
              id="new-month-programme"
              value={programme}
              options={offered.map((value) => ({ value }))}
              onChange={(value) => setTyped(value.slice(0, 40))}
              placeholder="如 农村低保"
              style={{ width: 240 }}
            />
          </div>
          <Button
            type="primary"
            htmlType="submit"
            loading={opening.state === 'busy'}
            disabled={programme.trim() === ''}
          >
            {there === undefined ? '开始' : '继续'}
          </Button>
        </div>
        <p className="new-month-says" role="status">
          {there === undefined
            ? programme.trim() === ''
              ? '请填写资金项目'
              : `下一步：选择 ${formatPeriod(period)}${programme.trim()}的审批、请款、代发文件`
            : `${formatPeriod(period)}${programme.trim()}已经建过，点“继续”接着做`}
        </p>
        {opening.state === 'failed' && <Failure error={errorOf(opening.thrown)} />}
      </form>
      <MonthsToGoOn cards={cards} />
    </PageFrame>
  );
}
