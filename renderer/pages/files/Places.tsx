import { FolderOpenOutlined } from '@ant-design/icons';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import { useDrop } from '../../components/common/use-drop.ts';
import { isRunning, useJob } from '../../stores/job.ts';
import type { FileBrief } from './file-brief.ts';
import { Place } from './Place.tsx';
import type { Import } from './use-import.ts';

const KINDS: readonly FileKind[] = ['approval', 'finance', 'bank', 'bankReturn'];

interface Props {
  readonly files: readonly FileBrief[];
  readonly imports: Import;
  /** Files hang over the window: everything that takes them shows it. */
  readonly underFiles: boolean;
}

/** The four places files belong to, and one for all of them together. */
export function Places({ files, imports, underFiles }: Props) {
  const busy = useJob(({ job }) => isRunning(job));
  const { over, on } = useDrop((dropped) => void imports.drop(null, dropped));
  return (
    <section aria-label="放入文件" className="places">
      <button
        type="button"
        className={`place-all${over ? ' place-over' : ''}`}
        disabled={busy}
        onClick={() => void imports.choose(null)}
        {...on}
      >
        <FolderOpenOutlined aria-hidden />
        {underFiles ? (
          <span>松开鼠标：放在这里由程序按内容分辨，放在下面的格子里就归入那一种</span>
        ) : (
          <span>
            几种文件可以一起拖进来，程序按内容分辨；也可以点这里<b>选择文件</b>
          </span>
        )}
      </button>
      <div className="place-row">
        {KINDS.map((kind) => (
          <Place
            key={kind}
            kind={kind}
            files={files.filter((file) => file.kind === kind)}
            disabled={busy}
            imports={imports}
          />
        ))}
      </div>
    </section>
  );
}
