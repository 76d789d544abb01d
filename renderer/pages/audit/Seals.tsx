import { Button } from 'antd';
import { useState } from 'react';
import type { SealedMonth } from '../../../shared/contracts/desk/seals.ts';
import { useCall } from '../../api/use-call.ts';
import { Empty } from '../../components/common/Empty.tsx';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { Money } from '../../components/common/Money.tsx';
import { useJob } from '../../stores/job.ts';
import { useMay } from '../../stores/session.ts';
import { formatInstant } from '../../text/format.ts';
import { Adjustments } from './Adjustments.tsx';
import { SealActions } from './SealActions.tsx';
import { SealDialog } from './SealDialog.tsx';

/** Every month with its seal. Sealing asks first what is open; a sealed month offers its file, its statement and its adjustments. */
export function Seals() {
  const endings = useJob((store) => store.endings);
  const months = useCall('seals.list', {}, { reloadOn: [endings] });
  const [sealing, setSealing] = useState<SealedMonth | null>(null);
  const [adjusting, setAdjusting] = useState<SealedMonth | null>(null);
  const maySeal = useMay('seal');
  if (months.state === 'loading') return <Loading />;
  if (months.state === 'failed') return <Failure error={months.error} retry={months.reload} />;
  if (months.value.length === 0) return <Empty title="还没有月份" text="对过账的月份可以在这里封账，封账后只读。" />;
  return (
    <div className="panel">
      <p className="quiet">
        封账把一个月最近一次对账的结果封住：之后文件、决定和结果都不能再改，后来的更正登记为封账后调整。
      </p>
      <div className="table-wide">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">月份</th>
              <th scope="col">封账编号</th>
              <th scope="col">封账</th>
              <th scope="col">未销号疑点</th>
              <th scope="col">封账后调整</th>
              <th scope="col">操作</th>
            </tr>
          </thead>
          <tbody>
            {months.value.map((month) => {
              const { monthId, period, programme, seal, adjustments, adjustedFen } = month;
              return (
                <tr key={monthId}>
                  <td>
                    {period} {programme}
                  </td>
                  <td>{seal === null ? <span className="quiet">未封账</span> : <code>{seal.code}</code>}</td>
                  <td>{seal === null ? '' : `${formatInstant(seal.sealedAt)} ${seal.byName}`}</td>
                  <td className="figures">{seal === null ? '' : seal.openCases}</td>
                  <td>
                    {adjustments > 0 && (
                      <>
                        {adjustments} 笔 <Money fen={adjustedFen} unit />
                      </>
                    )}
                  </td>
                  <td>
                    {seal === null ? (
                      maySeal && (
                        <Button size="small" onClick={() => setSealing(month)}>
                          封账…
                        </Button>
                      )
                    ) : (
                      <SealActions month={month} onAdjust={() => setAdjusting(month)} />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {sealing !== null && (
        <SealDialog
          month={sealing}
          onClose={() => {
            setSealing(null);
            months.reload();
          }}
        />
      )}
      {adjusting !== null && (
        <Adjustments
          month={adjusting}
          onClose={() => {
            setAdjusting(null);
            months.reload();
          }}
        />
      )}
    </div>
  );
}
