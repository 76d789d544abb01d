import { Button } from 'antd';
import { useState } from 'react';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { formatCount, formatInstant } from '../../../text/format.ts';
import { DrawDetail } from './DrawDetail.tsx';
import { SamplingForm } from './SamplingForm.tsx';

/** 抽查: a sample planned and drawn, and the ones drawn before. */
export function SamplingTab() {
  const draws = useCall('sampling.list', {});
  const [shown, setShown] = useState<number | null>(null);
  return (
    <>
      <SamplingForm
        onDrawn={(drawId) => {
          draws.reload();
          setShown(drawId);
        }}
      />
      {draws.state === 'loading' && <Loading />}
      {draws.state === 'failed' && <Failure error={draws.error} retry={draws.reload} />}
      {draws.state === 'ready' && (
        <section className="panel" aria-label="抽样记录">
          <h2>抽样记录</h2>
          {draws.value.length === 0 ? (
            <p className="quiet">还没有抽过样。抽取后这里能查到种子、名单，也能重新抽一遍核对。</p>
          ) : (
            <table className="table">
              <thead>
                <tr>
                  {['编号', '时间', '抽样人', '抽取自', '次数', '种子'].map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                  <th scope="col" className="number">
                    总体
                  </th>
                  <th scope="col" className="number">
                    抽取
                  </th>
                </tr>
              </thead>
              <tbody>
                {draws.value.map((draw) => (
                  <tr key={draw.drawId}>
                    <th scope="row">
                      <Button type="link" size="small" onClick={() => setShown(draw.drawId)}>
                        第 {draw.drawId} 号
                      </Button>
                    </th>
                    <td className="figures">{formatInstant(draw.at)}</td>
                    <td>{draw.by}</td>
                    <td>{draw.about}</td>
                    <td>第 {draw.time} 次</td>
                    <td className="figures">{draw.seed}</td>
                    <td className="number">{formatCount(draw.population)}</td>
                    <td className="number">{formatCount(draw.drawn)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      )}
      {shown !== null && <DrawDetail key={shown} drawId={shown} />}
    </>
  );
}
