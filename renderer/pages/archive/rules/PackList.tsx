import { PlusOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Tag } from 'antd';
import { isRunning, useJob } from '../../../stores/job.ts';
import { useMay } from '../../../stores/session.ts';
import type { ArchiveState } from '../../../text/archive-words.ts';
import { type AddedFile, AddOutcome } from './AddOutcome.tsx';
import { Guesses } from './Guesses.tsx';

interface Props {
  readonly packs: ArchiveState['packs'];
  readonly inUse: string;
  readonly outcome: readonly AddedFile[];
  readonly onAdd: () => void;
  readonly onRemove: (packId: string) => Promise<void>;
}

/** The policy packs: which is used, what each rests on, which of its figures are guesses. */
export function PackList({ packs, inUse, outcome, onAdd, onRemove }: Props) {
  const may = useMay('archive');
  const busy = useJob(({ job }) => isRunning(job));
  return (
    <section className="panel" aria-label="政策包">
      <div className="archive-section-head">
        <h2>政策包</h2>
        <span className="quiet">规定每户要有哪些材料、什么条件下要、谁签字、公示几天、保管几年</span>
        {may && (
          <Button className="archive-at-end" icon={<PlusOutlined aria-hidden />} disabled={busy} onClick={onAdd}>
            加入政策包（JSON）
          </Button>
        )}
      </div>
      <AddOutcome files={outcome} />
      <ul className="pack-list">
        {packs.map(({ packId, title, region, builtIn, from, to, basis, guesses }) => (
          <li key={packId}>
            <div className="archive-section-head">
              <h3>{title}</h3>
              {packId === inUse && <Tag className="tag-blue">正在用</Tag>}
              <Tag className="tag-grey">{builtIn ? '内置' : '自己的'}</Tag>
              <span className="quiet">
                {region}，{from} 起{to === null ? '' : `，到 ${to}`}
              </span>
              {may && !builtIn && (
                <Popconfirm
                  title={`去掉“${title}”？`}
                  okText="去掉"
                  cancelText="不去掉"
                  onConfirm={() => onRemove(packId)}
                >
                  <Button
                    size="small"
                    disabled={packId === inUse}
                    title={packId === inUse ? '正在用，先在“读入的资料”里换一个' : ''}
                    aria-label={`去掉 ${title}`}
                  >
                    去掉
                  </Button>
                </Popconfirm>
              )}
            </div>
            <p className="quiet">依据：{basis.join('；') || '没有写明'}</p>
            {packId === inUse ? (
              <Guesses guesses={guesses} />
            ) : (
              guesses.length > 0 && <p className="quiet">有 {guesses.length} 项规定待核实。</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
