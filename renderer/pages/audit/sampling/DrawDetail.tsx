import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import type { DeskError } from '../../../../shared/contracts/desk/desk-error.ts';
import { DISCREPANCY_CODES } from '../../../../shared/domain/discrepancy/code.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Hash } from '../../../components/common/Hash.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { Money } from '../../../components/common/Money.tsx';
import { DocumentDialog } from '../../../components/document/DocumentDialog.tsx';
import { formatCount } from '../../../text/format.ts';

/** One drawing: how it was made, the list, and the proof that it comes out again. */
export function DrawDetail({ drawId }: { readonly drawId: number }) {
  const draw = useCall('sampling.get', { drawId });
  const [format, setFormat] = useState<'xlsx' | 'pdf' | null>(null);
  const [again, setAgain] = useState<CallOutput<'sampling.redraw'> | null>(null);
  const [error, setError] = useState<DeskError | null>(null);
  if (draw.state === 'loading') return <Loading />;
  if (draw.state === 'failed') return <Failure error={draw.error} retry={draw.reload} />;
  const { value } = draw;
  const redraw = (): void => {
    call('sampling.redraw', { drawId }).then(setAgain, (thrown: unknown) => setError(errorOf(thrown)));
  };
  return (
    <section className="panel" aria-label={`第 ${drawId} 号抽样`}>
      <h2>
        第 {drawId} 号抽样：{value.about}
      </h2>
      <div className="audit-actions">
        <Button onClick={redraw}>重新抽取核对</Button>
        <Button onClick={() => setFormat('xlsx')}>名单（Excel）</Button>
        <Button onClick={() => setFormat('pdf')}>名单（PDF）</Button>
      </div>
      {error !== null && <Failure error={error} />}
      {again !== null && (
        <Alert
          role="status"
          type={again.agrees ? 'success' : 'error'}
          showIcon
          title={again.agrees ? '重新抽取的结果与记录一致' : '与记录不一致'}
          description={[
            ...again.problems,
            ...(again.populationUnchanged === false ? ['抽取之后数据有了变化；抽样用的是当时保存的总体。'] : []),
          ].join('；')}
        />
      )}
      <p>{value.sizeText}</p>
      <p>
        种子 <code>{value.seed}</code>，总体校验码 <Hash sha256={value.populationSha256} />，{value.strataText}
      </p>
      <p className="quiet">{value.howDrawn}</p>
      <div className="table-wide">
        <table className="table">
          <thead>
            <tr>
              {['序号', '层', '乡镇', '村（社区）', '户主', '身份证号'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col" className="number">
                金额（元）
              </th>
              <th scope="col">已发现的差异</th>
            </tr>
          </thead>
          <tbody>
            {value.units.map((unit) => (
              <tr key={unit.id}>
                <td className="number">{unit.at}</td>
                <td>{unit.stratum}</td>
                <td>{unit.township}</td>
                <td>{unit.village}</td>
                <th scope="row">{unit.known ? unit.name : '（已不在工作台）'}</th>
                <td className="figures">{unit.idNumber}</td>
                <td className="number">
                  <Money fen={unit.amountFen} />
                </td>
                <td>{unit.codes.map((code) => DISCREPANCY_CODES[code].label).join('、')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {value.drawn > value.units.length && (
        <p className="quiet">
          共 {formatCount(value.drawn)} 个，只列出前 {formatCount(value.units.length)} 个，全部见名单文件。
        </p>
      )}
      {format !== null && (
        <DocumentDialog
          title="抽查抽样名单"
          what={
            format === 'xlsx'
              ? '抽样说明、抽中名单和整个总体；任何人凭“总体”表和种子都能重新抽取。'
              : '带去核查的名单，留有核查人、核查情况和签字的地方。'
          }
          document={{ what: 'sample-list', drawId, format }}
          hasNumbers
          onClose={() => setFormat(null)}
        />
      )}
    </section>
  );
}
