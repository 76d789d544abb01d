import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { useRoute } from '../../stores/route.ts';
import { HouseholdLine } from './HouseholdLine.tsx';

/** So many households are found at most. */
const MOST_FOUND = 50;

interface Props {
  /** The household whose line is shown; null: the search. */
  readonly household: string | null;
  /** Kept in the address, so that coming back finds the same month. */
  readonly monthId: number | null;
}

/** Finds a household and shows its line through the months. */
export function HouseholdSearch({ household, monthId }: Props) {
  const go = useRoute((store) => store.go);
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState('');
  const found = useCall('households.find', wanted === '' ? null : { text: wanted });
  const show = (chosen: string | null): void => go({ page: 'history', monthId, household: chosen });

  if (household !== null) return <HouseholdLine key={household} household={household} onBack={() => show(null)} />;
  return (
    <section className="panel">
      <Input.Search
        className="history-search"
        aria-label="查找一户"
        placeholder="姓名、拼音首字母、身份证号后四位"
        allowClear
        maxLength={40}
        enterButton="查找"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onSearch={(text) => setWanted(text.trim())}
      />
      {wanted === '' && <p className="quiet">输入后按回车，可以看到这一户各月的审批、请款、代发和到账。</p>}
      {wanted !== '' && found.state === 'loading' && <Loading text="正在查找" />}
      {found.state === 'failed' && <Failure error={found.error} retry={found.reload} />}
      {found.state === 'ready' && found.value.length === 0 && (
        <Empty title={`没有找到“${wanted}”`} text="请检查姓名用字，或改用拼音首字母、身份证号后四位。" />
      )}
      {found.state === 'ready' && found.value.length > 0 && (
        <div className="table-wide">
          <table className="table">
            <caption className="quiet">
              {found.value.length >= MOST_FOUND
                ? `只列出前 ${MOST_FOUND} 户，请输入更完整的姓名或号码后四位`
                : `找到 ${found.value.length} 户`}
            </caption>
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">身份证号</th>
                <th scope="col">乡镇</th>
                <th scope="col">村（社区）</th>
              </tr>
            </thead>
            <tbody>
              {found.value.map((each) => (
                <tr key={each.household}>
                  <th scope="row">
                    <Button type="link" size="small" onClick={() => show(each.household)}>
                      {each.name === '' ? '（无姓名）' : each.name}
                    </Button>
                  </th>
                  <td className="figures">{each.idNumber}</td>
                  <td>{each.township}</td>
                  <td>{each.village}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
