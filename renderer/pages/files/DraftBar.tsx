import { App, Button } from 'antd';
import { useState } from 'react';
import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { call, errorOf } from '../../api/desk.ts';
import { isRunning, useJob } from '../../stores/job.ts';
import { draftWords } from './draft-words.ts';
import { acknowledgeLayout, keepDraft, useFilesSession } from './files-session.ts';
import { KeepProfile } from './KeepProfile.tsx';
import { changesIn, EMPTY_DRAFT, needsFile, overridesWith, type ReadingDraft } from './reading-draft.ts';
import type { Import } from './use-import.ts';

interface Props {
  readonly reading: FileReading;
  readonly draft: ReadingDraft;
  readonly labels: ReadonlyMap<string, string>;
  readonly imports: Import;
  readonly onChanged: (reading: FileReading) => void;
}

/** What was changed and not applied yet; applying it; keeping how the file is read for the next month. */
export function DraftBar({ reading, draft, labels, imports, onChanged }: Props) {
  const { message, modal } = App.useApp();
  const busy = useJob(({ job }) => isRunning(job));
  const token = useFilesSession((store) => store.tokens.get(reading.monthFileId));
  const [applying, setApplying] = useState(false);
  const { monthFileId } = reading;
  const changes = changesIn(draft);
  const kind = draft.kind ?? reading.kind;
  const fromFile = needsFile(draft);

  /** Reads the file again with the draft; `keepAs`: and keeps how, by this name. Gives whether it went well. */
  const apply = async (keepAs: string | null): Promise<boolean> => {
    setApplying(true);
    try {
      const read = await call('files.change', { monthFileId, kind, overrides: overridesWith(reading, draft), keepAs });
      keepDraft(monthFileId, EMPTY_DRAFT);
      // Whoever edited how a file is read has looked at its layout.
      acknowledgeLayout(read.monthFileId);
      void message.success(keepAs === null ? '已重新识别' : `已保存为版式《${keepAs}》，下个月遇到同样版式会照此识别`);
      onChanged(read);
      return true;
    } catch (thrown) {
      const { message: sentence, mend, number } = errorOf(thrown);
      void message.error(`${sentence}。${mend}${number > 0 ? `（编号 ${number}）` : ''}`, 10);
      return false;
    } finally {
      setApplying(false);
    }
  };

  const readFileAgain = async (): Promise<void> => {
    // Said to be as detected, `{}`, is not the same as nothing said: that would be taken from the version before.
    const manner = { replaces: monthFileId, overrides: overridesWith(reading, draft) ?? {} };
    // The draft stays until the file has been read that way: the entry that takes its place has none.
    if (token === undefined) await imports.choose(kind, manner);
    else await imports.start(kind, [{ token, name: reading.name, bytes: reading.bytes }], manner);
  };
  const recognise = (): void => {
    if (!fromFile) return void apply(null);
    if (token !== undefined) return void readFileAgain();
    modal.confirm({
      title: '请再选一次原文件',
      content: `编码和分隔符决定文件怎样拆成行和列，要从原文件重新读。程序没有记下“${reading.name}”放在哪里（为安全起见，不保存路径），请再选一次。`,
      okText: '选择文件',
      cancelText: '先不改',
      onOk: () => void readFileAgain(),
    });
  };

  return (
    <div className={changes > 0 ? 'draft-bar draft-open' : 'draft-bar'}>
      <div className="draft-says" role="status">
        {changes > 0 ? (
          <>
            <b>已改 {changes} 处</b>　<span>{draftWords(reading, draft, labels).join('；')}</span>
          </>
        ) : (
          <span className="quiet">
            {reading.profile !== null
              ? '按版式识别的，哪里不对就改哪里'
              : reading.overrides === null
                ? '以上都是自动识别的，哪里不对就改哪里'
                : '有手工改过的地方，哪里不对就改哪里'}
            {reading.sheets.length > 1 && '；各列的改动对有同名表头的每张表都起作用'}
          </span>
        )}
      </div>
      <div className="draft-actions">
        {changes > 0 && (
          <>
            <Button size="small" onClick={() => keepDraft(monthFileId, EMPTY_DRAFT)}>
              撤销改动
            </Button>
            <Button size="small" type="primary" loading={applying} disabled={busy} onClick={recognise}>
              重新识别
            </Button>
          </>
        )}
        <KeepProfile reading={reading} disabled={busy || fromFile} onKeep={apply} />
      </div>
    </div>
  );
}
