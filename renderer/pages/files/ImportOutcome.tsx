import { CheckCircleFilled, CloseOutlined, ExclamationCircleFilled, InfoCircleFilled } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import { call, errorOf } from '../../api/desk.ts';
import { useJob } from '../../stores/job.ts';
import { KIND_LABEL } from '../../text/words.ts';
import type { FileBrief } from './file-brief.ts';
import { closeImport, type GivenFile, useFilesSession } from './files-session.ts';
import { type ImportedFile, importSummary, outcomeSentence } from './import-words.ts';
import type { Import } from './use-import.ts';

const KIND_OPTIONS = (Object.keys(KIND_LABEL) as FileKind[]).map((value) => ({ value, label: KIND_LABEL[value] }));

interface Props {
  readonly monthId: number;
  /** The files of the month as they are now: what an outcome said may have been changed since. */
  readonly files: readonly FileBrief[];
  readonly imports: Import;
  readonly onShow: (monthFileId: number) => void;
  readonly onChanged: () => void;
}

/** Refusals that say no more than that the columns were not understood: who knows what the file is can have it read as that, and name them. */
const READ_AS_TOLD: readonly string[] = ['E_NO_HEADER', 'E_NO_COLUMN'];

/** What became of each file of the last import, until it is put away. */
export function ImportOutcome({ monthId, files, imports, onShow, onChanged }: Props) {
  const job = useJob((store) => store.job);
  const closed = useFilesSession((store) => store.closedImport);
  const last = useFilesSession((store) => store.lastImport);
  if (imports.reading !== null)
    return (
      <section className="panel import-outcome" aria-label="正在导入" role="status">
        <h2>正在读取</h2>
        <p className="import-names">
          {imports.reading.length === 0 ? '正在读取文件' : imports.reading.map(({ name }) => name).join('、')}
        </p>
      </section>
    );
  if (job?.state !== 'done' || job.result?.kind !== 'import' || job.result.monthId !== monthId || job.id === closed)
    return null;
  const imported = job.result.files;
  // What needs a person stands first.
  const sorted = imported
    .map((file, position) => ({ file, position }))
    .sort((a, b) => Number(b.file.outcome === 'refused') - Number(a.file.outcome === 'refused'));
  return (
    <section className="panel import-outcome" aria-label="导入结果">
      <h2>
        导入结果 <span className="quiet import-summary">{importSummary(imported)}</span>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label="收起导入结果"
          onClick={() => closeImport(job.id)}
        />
      </h2>
      <ul>
        {sorted.map(({ file, position }) => (
          <Outcome
            key={position}
            file={file}
            given={last?.jobId === job.id ? last.files[position] : undefined}
            imports={imports}
            entry={files.find(({ monthFileId }) => monthFileId === file.monthFileId)}
            onShow={onShow}
            onChanged={onChanged}
          />
        ))}
      </ul>
    </section>
  );
}

interface OutcomeProps extends Pick<Props, 'imports' | 'onShow' | 'onChanged'> {
  readonly file: ImportedFile;
  /** By what it was read; undefined once the window was reloaded. */
  readonly given: GivenFile | undefined;
  /** What the month says of it now; undefined where it has been taken out since. */
  readonly entry: FileBrief | undefined;
}

function Outcome({ file, given, entry, imports, onShow, onChanged }: OutcomeProps) {
  const { message } = App.useApp();
  const { name, outcome, error } = file;
  const kind = entry?.kind ?? file.kind;
  const monthFileId = entry?.monthFileId ?? null;
  const changeKind = async (to: FileKind): Promise<void> => {
    if (monthFileId === null) return;
    try {
      const { overrides } = await call('files.reading', { monthFileId });
      await call('files.change', { monthFileId, kind: to, overrides, keepAs: null });
      void message.success(`“${name}”已归入${KIND_LABEL[to]}`);
      onChanged();
    } catch (thrown) {
      const { message: sentence, mend } = errorOf(thrown);
      void message.error(`${sentence}。${mend}`, 8);
    }
  };
  return (
    <li className={`import-${outcome}`}>
      {outcome === 'refused' ? (
        <ExclamationCircleFilled aria-hidden />
      ) : outcome === 'same' ? (
        <InfoCircleFilled aria-hidden />
      ) : (
        <CheckCircleFilled aria-hidden />
      )}
      <span className="import-name" title={name}>
        {name}
      </span>
      <span className="import-says">
        {outcomeSentence({ ...file, kind })}
        {error !== null && (
          <span className="quiet">
            。{error.mend}
            {error.number > 0 && `（编号 ${error.number}）`}
          </span>
        )}
      </span>
      {given !== undefined && error !== null && READ_AS_TOLD.includes(error.code) && (
        <Select<FileKind>
          size="small"
          placeholder="指定类别再读"
          options={KIND_OPTIONS}
          aria-label={`把“${name}”当作哪一类再读`}
          onChange={(to) => void imports.start(to, [given])}
          style={{ width: 124 }}
        />
      )}
      {monthFileId !== null && (outcome === 'added' || outcome === 'replaced') && kind !== null && (
        <Select
          size="small"
          value={kind}
          options={KIND_OPTIONS}
          aria-label={`“${name}”归入`}
          onChange={(to) => void changeKind(to)}
          style={{ width: 76 }}
        />
      )}
      {monthFileId !== null && (
        <Button type="link" size="small" onClick={() => onShow(monthFileId)} aria-label={`查看“${name}”`}>
          查看
        </Button>
      )}
    </li>
  );
}
