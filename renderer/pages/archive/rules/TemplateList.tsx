import { PlusOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { isRunning, useJob } from '../../../stores/job.ts';
import { useMay } from '../../../stores/session.ts';
import type { ArchiveState } from '../../../text/archive-words.ts';
import { formatInstant } from '../../../text/format.ts';
import { type AddedFile, AddOutcome } from './AddOutcome.tsx';

interface Props {
  readonly templates: ArchiveState['templates'];
  readonly outcome: readonly AddedFile[];
  readonly onAdd: () => void;
  readonly onRemove: (templateId: number) => Promise<void>;
}

/** The county's own forms as Word and Excel files with placeholders. */
export function TemplateList({ templates, outcome, onAdd, onRemove }: Props) {
  const may = useMay('archive');
  const busy = useJob(({ job }) => isRunning(job));
  return (
    <section className="panel" aria-label="自己的模板">
      <div className="archive-section-head">
        <h2>自己的模板</h2>
        <span className="quiet">县里的 Word、Excel 样表，写上占位符，制作时每户填一份</span>
        {may && (
          <Button className="archive-at-end" icon={<PlusOutlined aria-hidden />} disabled={busy} onClick={onAdd}>
            加入模板（docx、xlsx）
          </Button>
        )}
      </div>
      <AddOutcome files={outcome} />
      {templates.length === 0 ? (
        <p className="quiet">还没有模板。不用模板也能制作整卷档案。</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">模板</th>
              <th scope="col">种类</th>
              <th scope="col" className="number">
                占位符
              </th>
              <th scope="col">加入</th>
              <th scope="col">
                <span className="only-read">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {templates.map(({ templateId, name, kind, fields, addedAt, addedBy }) => (
              <tr key={templateId}>
                <th scope="row">{name}</th>
                <td>{kind === 'docx' ? 'Word' : 'Excel'}</td>
                <td className="number">{fields}</td>
                <td className="quiet">
                  {addedBy} {formatInstant(addedAt)}
                </td>
                <td>
                  {may && (
                    <Popconfirm
                      title={`去掉“${name}”？`}
                      okText="去掉"
                      cancelText="不去掉"
                      onConfirm={() => onRemove(templateId)}
                    >
                      <Button size="small" aria-label={`去掉 ${name}`}>
                        去掉
                      </Button>
                    </Popconfirm>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
