import { CheckCircleFilled, FolderOpenOutlined } from '@ant-design/icons';
import { TABLE_KINDS, type TableKind } from '../../../../shared/domain/archive/read/table-kind.ts';
import { useDrop, useFilesOverWindow } from '../../../components/common/use-drop.ts';
import { isRunning, useJob } from '../../../stores/job.ts';
import { type ArchiveState, TABLE_LABEL, TABLE_TELLS } from '../../../text/archive-words.ts';
import { formatCount } from '../../../text/format.ts';
import type { ArchiveRead } from './use-archive-read.ts';

interface Props {
  readonly sources: ArchiveState['sources'];
  readonly reading: ArchiveRead;
}

/** Where tables are put: all together, or each kind by itself. */
export function TablePlaces({ sources, reading }: Props) {
  const busy = useJob(({ job }) => isRunning(job));
  const underFiles = useFilesOverWindow();
  const { over, on } = useDrop((dropped) => void reading.drop(null, dropped));
  return (
    <section aria-label="放入表格" className="places">
      <button
        type="button"
        className={`place-all${over ? ' place-over' : ''}`}
        disabled={busy}
        onClick={() => void reading.choose(null, false)}
        {...on}
      >
        <FolderOpenOutlined aria-hidden />
        {underFiles ? (
          <span>松开鼠标：放在这里由程序按内容分辨，放在下面的格子里就归入那一种</span>
        ) : (
          <span>
            四种表可以一起拖进来，程序按内容分辨；也可以点这里<b>选择文件</b>
          </span>
        )}
      </button>
      <div className="place-row">
        {TABLE_KINDS.map((kind) => (
          <TablePlace
            key={kind}
            kind={kind}
            sources={sources.filter((source) => source.kind === kind)}
            disabled={busy}
            reading={reading}
          />
        ))}
      </div>
    </section>
  );
}

function TablePlace({
  kind,
  sources,
  disabled,
  reading,
}: Props & { readonly kind: TableKind; readonly disabled: boolean }) {
  const { over, on } = useDrop((dropped) => void reading.drop(kind, dropped));
  const isThere = sources.length > 0;
  const { what, name } = TABLE_TELLS[kind];
  return (
    <button
      type="button"
      className={`place${over ? ' place-over' : ''}${isThere ? ' place-filled' : ''}`}
      disabled={disabled}
      onClick={() => void reading.choose(kind, false)}
      {...on}
    >
      <span className="place-title">
        {isThere && <CheckCircleFilled aria-hidden className="place-check" />}
        <b>{TABLE_LABEL[kind]}</b>
        <span className="place-choose">{isThere ? '再加文件' : '选择文件'}</span>
      </span>
      {isThere ? (
        <>
          <span className="place-line place-name">
            {sources.length === 1 ? sources[0]!.name : `${formatCount(sources.length)} 个文件`}
          </span>
          <span className="place-line figures">
            {formatCount(sources.reduce((sum, { taken }) => sum + taken, 0))} 行
          </span>
        </>
      ) : (
        <>
          <span className="quiet place-line">{what}</span>
          <span className="quiet place-line">如 {name}</span>
        </>
      )}
    </button>
  );
}
