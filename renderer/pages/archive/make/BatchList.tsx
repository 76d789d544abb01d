import { App, Button, Tag } from 'antd';
import { call } from '../../../api/desk.ts';
import { sayFailure } from '../../../components/common/say-failure.ts';
import { isRunning, useJob } from '../../../stores/job.ts';
import { useMay } from '../../../stores/session.ts';
import type { ArchiveBatch } from '../../../text/archive-words.ts';
import { formatCount, formatInstant } from '../../../text/format.ts';
import { FolderPath } from './FolderPath.tsx';

const STATE = {
  running: { word: '正在做', tone: 'tag-blue' },
  done: { word: '做完', tone: 'tag-green' },
  stopped: { word: '停下了', tone: 'tag-orange' },
} as const;

/** The batches that were made; one that was stopped is gone on with where it stopped, in its folder. */
export function BatchList({ batches }: { readonly batches: readonly ArchiveBatch[] }) {
  const { message } = App.useApp();
  const may = useMay('archive');
  const busy = useJob(({ job }) => isRunning(job));
  if (batches.length === 0) return null;
  const resume = async ({ batchId, unmasked }: ArchiveBatch): Promise<void> => {
    try {
      await call('jobs.archiveMake', {
        // A batch goes on as it was begun: what it is made of stands with it.
        scope: { what: 'county' },
        placeholders: true,
        changedOnly: true,
        templates: [],
        resume: batchId,
        unmasked,
        purpose: unmasked ? '接着做停下的一批' : '',
      });
    } catch (thrown) {
      sayFailure(message, thrown);
    }
  };
  return (
    <section className="panel table-wide" aria-label="做过的批次">
      <h2>做过的批次</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">谁</th>
            <th scope="col">范围</th>
            <th scope="col">状态</th>
            {['户', '卷', '页', '没做成'].map((word) => (
              <th key={word} scope="col" className="number">
                {word}
              </th>
            ))}
            <th scope="col">号码</th>
            <th scope="col">位置</th>
            <th scope="col">
              <span className="only-read">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <tr key={batch.batchId}>
              <th scope="row">{formatInstant(batch.madeAt)}</th>
              <td>{batch.madeBy}</td>
              <td>{batch.scope}</td>
              <td>
                <Tag className={STATE[batch.state].tone}>{STATE[batch.state].word}</Tag>
              </td>
              <td className="number">{formatCount(batch.households)}</td>
              <td className="number">
                {formatCount(batch.dossiers + batch.reused)}
                {batch.reused > 0 && <span className="quiet">（留用 {formatCount(batch.reused)}）</span>}
              </td>
              <td className="number">{formatCount(batch.pages)}</td>
              <td className="number">{formatCount(batch.failures)}</td>
              <td>{batch.unmasked ? '完整' : '打码'}</td>
              <td>
                <FolderPath folder={batch.folder} />
              </td>
              <td>
                {may && batch.state === 'stopped' && (
                  <Button size="small" type="primary" disabled={busy} onClick={() => void resume(batch)}>
                    接着做
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
