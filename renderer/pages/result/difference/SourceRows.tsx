import { EyeOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '../../../../shared/contracts/desk/desk.ts';
import { LEDGER_LABEL } from '../../../../shared/domain/ledger/ledger-kind.ts';
import { call, errorOf } from '../../../api/desk.ts';
import { useCall } from '../../../api/use-call.ts';
import { Failure } from '../../../components/common/Failure.tsx';
import { Loading } from '../../../components/common/Loading.tsx';
import { Scrolls } from '../../../components/common/Scrolls.tsx';
import { useCovered } from '../../../components/common/use-covered.ts';
import { type Place, type Stretch, stretchesOf } from './source-stretches.ts';

type Row = CallOutput<'files.rows'>[number];

/** Shown at once; the lines of one account may be hundreds. */
const SHOWN = 6;

/** The lines of the household in their files, with their neighbours, as they stand there. */
export function SourceRows({ places }: { readonly places: readonly Place[] }) {
  const [all, setAll] = useState(false);
  const stretches = stretchesOf(places);
  const shown = all ? stretches : stretches.slice(0, SHOWN);
  if (stretches.length === 0) return <p className="quiet">这条差异不落在某一行上。</p>;
  return (
    <>
      {shown.map((stretch) => (
        <StretchTable
          key={`${stretch.place.ledger} ${stretch.place.fileId} ${stretch.place.sheet} ${stretch.firstRow}`}
          stretch={stretch}
        />
      ))}
      {shown.length < stretches.length && (
        <Button size="small" onClick={() => setAll(true)}>
          再显示 {stretches.length - shown.length} 处
        </Button>
      )}
    </>
  );
}

function StretchTable({ stretch: { place, firstRow, lastRow, marked } }: { readonly stretch: Stretch }) {
  const { fileId, sheet } = place;
  const rows = useCall('files.rows', { fileId, sheet, firstRow, lastRow });
  const subject = `${fileId} ${sheet} ${firstRow}`;
  const uncovered = useCovered<readonly Row[]>(subject);
  const { message } = App.useApp();

  const uncover = async (): Promise<void> => {
    try {
      uncovered.show(await Promise.all(marked.map((row) => call('files.uncoverRow', { fileId, sheet, row }))));
    } catch (thrown) {
      message.error(errorOf(thrown).message);
    }
  };
  const where = `${LEDGER_LABEL[place.ledger]} ${place.file}${sheet === '' ? '' : ` · ${sheet}`}`;
  return (
    <section className="source" aria-label={`${where} 第 ${marked.join('、')} 行`}>
      <div className="source-head">
        <h4>
          {where} <span className="quiet">第 {marked.join('、')} 行</span>
        </h4>
        {uncovered.value === null ? (
          <Button size="small" icon={<EyeOutlined aria-hidden />} onClick={uncover}>
            显示本行号码
          </Button>
        ) : (
          <Button size="small" onClick={uncovered.cover}>
            立即遮住（{uncovered.secondsLeft} 秒）
          </Button>
        )}
      </div>
      {rows.state === 'loading' && <Loading />}
      {rows.state === 'failed' && <Failure error={rows.error} retry={rows.reload} />}
      {rows.state === 'ready' && (
        <RowTable place={place} rows={rows.value} marked={marked} uncovered={uncovered.value ?? []} label={where} />
      )}
    </section>
  );
}

interface RowTableProps {
  readonly place: Place;
  readonly rows: readonly Row[];
  readonly marked: readonly number[];
  readonly uncovered: readonly Row[];
  readonly label: string;
}

function RowTable({ place, rows, marked, uncovered, label }: RowTableProps) {
  const meaning = new Map(
    place.columns.flatMap(({ label, indexes }) => indexes.map((index) => [index, label] as const)),
  );
  const width = Math.max(place.headers.length, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => index);
  return (
    <Scrolls className="source-scroll" label={`${label}的原始行`}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">行</th>
            {columns.map((index) => (
              <th key={index} scope="col" className={meaning.has(index) ? 'mapped' : ''}>
                {place.headers[index] || `第 ${index + 1} 列`}
                {meaning.has(index) && meaning.get(index) !== place.headers[index] && (
                  <span className="meaning">{meaning.get(index)}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((masked) => {
            const isMarked = marked.includes(masked.row);
            const row = uncovered.find((one) => one.row === masked.row) ?? masked;
            return (
              <tr key={row.row} className={isMarked ? 'source-marked' : ''} aria-current={isMarked || undefined}>
                <th scope="row">
                  {isMarked && <span aria-hidden>▶ </span>}
                  {row.row}
                  {row.hidden && <span className="quiet">（隐藏行）</span>}
                </th>
                {columns.map((index) => (
                  <td key={index} className={meaning.has(index) ? 'mapped' : ''}>
                    {row.cells[index] ?? ''}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolls>
  );
}
