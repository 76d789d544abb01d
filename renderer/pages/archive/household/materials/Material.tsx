import { PlusOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { ArchiveEntry } from '../../../../../shared/contracts/desk/archive-views.ts';
import { isFault } from '../../../../../shared/domain/archive/check/item-status.ts';
import { call, tokenOf } from '../../../../api/desk.ts';
import { sayFailure } from '../../../../components/common/say-failure.ts';
import { useDrop } from '../../../../components/common/use-drop.ts';
import { useArchiveView } from '../../../../stores/archive-view.ts';
import { isRunning, useJob } from '../../../../stores/job.ts';
import { useMay } from '../../../../stores/session.ts';
import { type ArchiveHouseholdView, type ArchiveItem, GRADE_LABEL } from '../../../../text/archive-words.ts';
import { StatusTag } from '../StatusTag.tsx';
import type { Change } from '../use-household.ts';
import { EntryLine } from './EntryLine.tsx';

/** As many as one call takes (contract of jobs.archiveScans). */
const MOST = 50;

interface Props {
  readonly view: ArchiveHouseholdView;
  readonly item: ArchiveItem;
  readonly pictures: boolean;
  readonly change: Change;
  readonly onPreview: (code: string) => void;
  readonly onScan: (scanId: number) => void;
}

/** One material: its state and why, what of it lies in the dossier, its scans; files dropped on it are attached to it. */
export function Material({ view, item, pictures, change, onPreview, onScan }: Props) {
  const { message } = App.useApp();
  const may = useMay('archive');
  const busy = useJob(({ job }) => isRunning(job));
  const look = useArchiveView((store) => store.look);
  const [open, setOpen] = useState(false);
  const { code, title, status, reason, entries, forms } = item;
  const { householdId } = view.row;

  const attach = async (
    entry: string | null,
    tokens: () => Promise<readonly { readonly token: string }[]>,
  ): Promise<void> => {
    try {
      const chosen = (await tokens()).map(({ token }) => token);
      if (chosen.length > MOST)
        void message.warning(`一次最多加入 ${MOST} 份，这次有 ${chosen.length} 份。请分几次加入。`);
      else if (chosen.length > 0)
        await call('jobs.archiveScans', { householdId, revision: view.revision, code, entry, tokens: chosen });
    } catch (thrown) {
      sayFailure(message, thrown);
    }
  };
  // A single entry is what is meant; with several, the scan lies with the material until somebody says to which it belongs.
  const only = entries.length === 1 ? entries[0]!.entry : null;
  const drop = useDrop((files) => {
    if (may) void attach(only, () => Promise.all(files.map(tokenOf)));
  });
  // Most are in order and there once: all of it stands in one line.
  const isPlain = status === 'present' && entries.length === 1;
  const line = (entry: ArchiveEntry) => (
    <EntryLine
      key={entry.entry}
      entry={entry}
      asks={item.asks}
      pictures={pictures}
      may={may}
      onScan={onScan}
      onDetach={(scanId) => void change('archive.detachScan', { scanId })}
      onRemove={() => void change('archive.removeEntry', { entry: entry.entry })}
    />
  );
  return (
    <li className={drop.over ? 'material material-over' : 'material'} {...drop.on}>
      <div className="material-line">
        <span className="material-code">{code}</span>
        <strong className="material-title">{title}</strong>
        <StatusTag status={status} />
        {isPlain ? (
          <ul className="material-entry">{entries.map(line)}</ul>
        ) : (
          <span className={isFault(status) ? 'material-reason' : 'material-reason quiet'}>
            {status === 'present' ? `${entries.length} 份` : reason}
          </span>
        )}
        <span className="material-actions">
          <Button
            size="small"
            type="text"
            aria-expanded={open}
            aria-label={`${code} 的依据`}
            onClick={() => setOpen(!open)}
          >
            依据
          </Button>
          {(forms.length > 0 || entries.some(({ scans }) => scans.length > 0)) && (
            <Button size="small" type="text" aria-label={`预览 ${code}`} onClick={() => onPreview(code)}>
              预览
            </Button>
          )}
          {may && (
            <>
              <Button size="small" type="text" aria-label={`录入 ${code}`} onClick={() => look({ tab: 'keying' })}>
                录入
              </Button>
              <Button
                size="small"
                icon={<PlusOutlined aria-hidden />}
                disabled={busy}
                aria-label={`给 ${code} 加扫描件`}
                onClick={() => void attach(only, () => call('files.choose', { kind: 'scan', several: true }))}
              >
                扫描件
              </Button>
            </>
          )}
        </span>
      </div>
      {open && (
        <dl className="material-basis">
          <Basis word="要不要">
            {item.need === 'required' ? '必备' : item.need === 'optional' ? '选备' : `按条件：${item.condition}`}
            {item.wanted === null && '（信息不全，无法判断）'}
          </Basis>
          {item.signers.length > 0 && <Basis word="谁签字">{item.signers.join('、')}</Basis>}
          <Basis word="规则的依据">{GRADE_LABEL[item.grade]}</Basis>
          {forms.length > 0 && <Basis word="可打印的表">{forms.map((form) => form.title).join('、')}</Basis>}
        </dl>
      )}
      {entries.length > 0 && !isPlain && <ul className="material-entries">{entries.map(line)}</ul>}
    </li>
  );
}

function Basis({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}
