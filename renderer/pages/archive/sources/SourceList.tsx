import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/desk.ts';
import { Empty } from '../../../components/common/Empty.tsx';
import { sayFailure } from '../../../components/common/say-failure.ts';
import { isRunning, useJob } from '../../../stores/job.ts';
import { useMay } from '../../../stores/session.ts';
import { type ArchiveState, TABLE_LABEL } from '../../../text/archive-words.ts';
import { formatCount, formatInstant } from '../../../text/format.ts';
import { SourceRemarks } from './SourceRemarks.tsx';
import type { ArchiveRead } from './use-archive-read.ts';

type Source = ArchiveState['sources'][number];

interface Props {
  readonly sources: readonly Source[];
  readonly reading: ArchiveRead;
  readonly onChanged: () => void;
}

/** Every file that was read: its rows, what was set aside and why, columns nobody used, remarks row by row. */
export function SourceList({ sources, reading, onChanged }: Props) {
  const { message } = App.useApp();
  const may = useMay('archive');
  const busy = useJob(({ job }) => isRunning(job));
  const [open, setOpen] = useState<number | null>(null);
  if (sources.length === 0) return <Empty title="还没有读入资料" />;
  const remove = async (sourceId: number): Promise<void> => {
    try {
      await call('archive.removeSource', { sourceId });
      onChanged();
    } catch (thrown) {
      sayFailure(message, thrown);
    }
  };
  return (
    <section className="panel table-wide" aria-label="读入的文件">
      <h2>读入的文件</h2>
      <table className="table">
        <thead>
          <tr>
            {['种类', '文件'].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
            {['读到', '采用'].map((word) => (
              <th key={word} scope="col" className="number">
                {word}
              </th>
            ))}
            {['剔出', '没有用到的列', '读入', '说明', ''].map((word) => (
              <th key={word} scope="col">
                {word === '' ? <span className="only-read">操作</span> : word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.sourceId}>
              <td className="no-wrap">{TABLE_LABEL[source.kind]}</td>
              <th scope="row" className="archive-source-name">
                {source.name}
              </th>
              <td className="number">{formatCount(source.rowsRead)} 行</td>
              <td className="number">{formatCount(source.taken)} 行</td>
              <td>
                {source.setAside.length === 0
                  ? '无'
                  : source.setAside.map(({ why, rows }) => (
                      <div key={why}>
                        {why} {formatCount(rows)} 行
                      </div>
                    ))}
              </td>
              <td className="archive-unused">
                {source.unusedColumns.length === 0 ? '无' : source.unusedColumns.join('、')}
              </td>
              <td className="quiet no-wrap">
                {source.readBy} {formatInstant(source.readAt)}
              </td>
              <td>
                {source.remarks === 0 ? (
                  '无'
                ) : (
                  <button
                    type="button"
                    className="row-button no-wrap"
                    aria-expanded={open === source.sourceId}
                    onClick={() => setOpen(open === source.sourceId ? null : source.sourceId)}
                  >
                    {formatCount(source.remarks)} 条
                  </button>
                )}
              </td>
              <td className="archive-source-actions">
                {may && (
                  <>
                    <Button size="small" disabled={busy} onClick={() => void reading.choose(source.kind, true)}>
                      换成新的
                    </Button>
                    <Popconfirm
                      title={`去掉“${source.name}”？`}
                      description="这份表里的内容不再参加核对；窗口里录入的都还在。"
                      okText="去掉"
                      cancelText="不去掉"
                      onConfirm={() => remove(source.sourceId)}
                    >
                      <Button size="small" disabled={busy} aria-label={`去掉 ${source.name}`}>
                        去掉
                      </Button>
                    </Popconfirm>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open !== null && <SourceRemarks key={open} sourceId={open} />}
    </section>
  );
}
