import { CheckCircleFilled } from '@ant-design/icons';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import { Money } from '../../components/common/Money.tsx';
import { useDrop } from '../../components/common/use-drop.ts';
import { formatCount } from '../../text/format.ts';
import { KIND_LABEL } from '../../text/words.ts';
import type { FileBrief } from './file-brief.ts';
import type { Import } from './use-import.ts';

/** What goes there, and what such files are usually called. */
const HINT = {
  approval: { what: '省救助系统导出的家庭名单', name: '农村低保家庭查询_202604.xlsx' },
  finance: { what: '送财政的请款（资金发放）明细', name: '财政请款明细_202604.xlsx' },
  bank: { what: '交给银行的代发明细', name: '代发明细_202604.txt' },
  bankReturn: { what: '银行退回来的发放结果，没有可以不放', name: '代发回盘_202604.txt' },
} as const satisfies Record<FileKind, { readonly what: string; readonly name: string }>;

interface Props {
  readonly kind: FileKind;
  readonly files: readonly FileBrief[];
  readonly disabled: boolean;
  readonly imports: Import;
}

/** Where the files of one kind belong: dropped on it or chosen by it, they are of that kind whatever they look like. */
export function Place({ kind, files, disabled, imports }: Props) {
  const { over, on } = useDrop((dropped) => void imports.drop(kind, dropped));
  const isThere = files.some(({ lines }) => lines > 0);
  const label = KIND_LABEL[kind];
  return (
    <button
      type="button"
      className={`place${over ? ' place-over' : ''}${isThere ? ' place-filled' : ''}`}
      disabled={disabled}
      onClick={() => void imports.choose(kind)}
      {...on}
    >
      <span className="place-title">
        {isThere && <CheckCircleFilled aria-hidden className="place-check" />}
        <b>{label}</b>
        {kind === 'bankReturn' && <span className="quiet">可选</span>}
        <span className="place-choose">{files.length === 0 ? '选择文件' : '再加文件'}</span>
      </span>
      {files.length === 0 ? (
        <>
          <span className="quiet place-line">{HINT[kind].what}</span>
          <span className="quiet place-line">如 {HINT[kind].name}</span>
        </>
      ) : (
        <>
          <span className="place-line place-name">
            {files.length === 1 ? files[0]!.name : `${formatCount(files.length)} 个文件`}
          </span>
          <span className="place-line figures">
            {formatCount(files.reduce((sum, { households }) => sum + households, 0))} 户{'　'}
            <Money fen={files.reduce((sum, { amountFen }) => sum + amountFen, 0)} unit />
          </span>
        </>
      )}
    </button>
  );
}
