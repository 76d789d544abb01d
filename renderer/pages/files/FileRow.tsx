import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { App, Button, Tag } from 'antd';
import { call, errorOf } from '../../api/desk.ts';
import { Money } from '../../components/common/Money.tsx';
import { Allowed } from '../../components/session/Allowed.tsx';
import { isRunning, useJob } from '../../stores/job.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { KIND_LABEL } from '../../text/words.ts';
import type { FileBrief } from './file-brief.ts';
import { keepDraft, useDraft, useFilesSession } from './files-session.ts';
import { changesIn, EMPTY_DRAFT } from './reading-draft.ts';
import { encodingLabel, formatLabel } from './reading-words.ts';
import type { Import } from './use-import.ts';

interface Props {
  readonly file: FileBrief;
  readonly isOpen: boolean;
  readonly imports: Import;
  readonly button: (element: HTMLButtonElement | null) => void;
  readonly onToggle: () => void;
  readonly onRemoved: () => void;
}

/** One file in a line. */
export function FileRow({ file, isOpen, imports, button, onToggle, onRemoved }: Props) {
  const { message, modal } = App.useApp();
  const busy = useJob(({ job }) => isRunning(job));
  const changes = changesIn(useDraft(file.monthFileId));
  const acknowledged = useFilesSession((store) => store.acknowledged.has(file.monthFileId));
  const { monthFileId, kind, name, remarks } = file;

  const remove = (): void => {
    let isGone = false;
    modal.confirm({
      title: `移除“${name}”？`,
      content: '移除后不参加核对，仍可在“以前的文件”里查到。',
      okText: '移除',
      cancelText: '不移除',
      onOk: async () => {
        try {
          await call('files.remove', { monthFileId });
          isGone = true;
        } catch (thrown) {
          const { message: sentence, mend } = errorOf(thrown);
          void message.error(`${sentence}。${mend}`, 8);
        }
      },
      // The dialog gives the focus back to its button, which goes with the file: what takes it over comes after that.
      afterClose: () => {
        if (!isGone) return;
        keepDraft(monthFileId, EMPTY_DRAFT);
        void message.success(`已移除“${name}”`);
        onRemoved();
      },
    });
  };

  return (
    <tr className={isOpen ? 'file-row file-open' : 'file-row'}>
      <td>
        <Tag className="tag-grey">{KIND_LABEL[kind]}</Tag>
      </td>
      <td className="file-name-cell">
        <button
          type="button"
          ref={button}
          className="fold file-name"
          aria-expanded={isOpen}
          title={name}
          onClick={onToggle}
        >
          {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          <span>{name}</span>
        </button>
        <div className="quiet figures file-about">
          {[
            formatBytes(file.bytes),
            formatLabel(file.format),
            ...(file.encoding === null ? [] : [encodingLabel(file.encoding)]),
            ...(file.sheets > 1 ? [`${file.sheets} 张表`] : []),
          ].join('　')}
          {changes > 0 && <span className="remark-strong">　已改 {changes} 处，还没有重新识别</span>}
        </div>
      </td>
      <td className="number figures">{formatCount(file.households)}</td>
      <td className={`number figures${file.lines === 0 ? ' file-nothing' : ''}`}>{formatCount(file.lines)}</td>
      <td className="number">
        <Money fen={file.amountFen} />
      </td>
      <td
        className={file.layoutChanged && !acknowledged ? 'file-remarks remark-strong' : 'file-remarks'}
        title={remarks.join('\n')}
      >
        {remarks.length > 1 && `共 ${remarks.length} 条：`}
        {remarks[0] ?? <span className="quiet">无</span>}
      </td>
      <td className="file-actions">
        <Allowed right="import">
          <Button
            type="link"
            size="small"
            disabled={busy}
            title="更换为更正后的文件，原来的留在“以前的文件”里"
            aria-label={`把“${name}”更换为更正后的文件`}
            onClick={() => void imports.choose(kind, { replaces: monthFileId })}
          >
            更换
          </Button>
          <Button type="link" size="small" disabled={busy} aria-label={`移除“${name}”`} onClick={remove}>
            移除
          </Button>
        </Allowed>
      </td>
    </tr>
  );
}
