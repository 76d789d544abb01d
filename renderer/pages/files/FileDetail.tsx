import { ConfigProvider } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { useCall } from '../../api/use-call.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { useJob } from '../../stores/job.ts';
import { useMay } from '../../stores/session.ts';
import { DraftBar } from './DraftBar.tsx';
import { keepDraft, useDraft } from './files-session.ts';
import { LayoutNote } from './LayoutNote.tsx';
import { MannerForm } from './MannerForm.tsx';
import { needsALook } from './reading-words.ts';
import { SheetDetail } from './SheetDetail.tsx';
import { SheetList } from './SheetList.tsx';
import type { Import } from './use-import.ts';

interface Props {
  readonly monthFileId: number;
  readonly imports: Import;
  /** The file was read anew; the number is that of the entry it has now. */
  readonly onChanged: (monthFileId: number) => void;
}

/** What was understood of a file, and every guess in it to be changed. */
export function FileDetail({ monthFileId, imports, onChanged }: Props) {
  const endings = useJob((store) => store.endings);
  const told = useCall('files.reading', { monthFileId }, { reloadOn: [endings] });
  const [changed, setChanged] = useState<FileReading | null>(null);
  if (told.state === 'failed') return <Failure error={told.error} retry={told.reload} />;
  if (told.state === 'loading') return <Loading text="正在取出识别结果" />;
  return (
    <Reading
      reading={changed?.monthFileId === monthFileId ? changed : told.value}
      imports={imports}
      onChanged={(reading) => {
        setChanged(reading);
        onChanged(reading.monthFileId);
      }}
    />
  );
}

interface ReadingProps {
  readonly reading: FileReading;
  readonly imports: Import;
  readonly onChanged: (reading: FileReading) => void;
}

function Reading({ reading, imports, onChanged }: ReadingProps) {
  // Whoever may not change how a file is read sees how it is.
  const mayImport = useMay('import');
  const draft = useDraft(reading.monthFileId);
  const told = useCall('files.columns', { kind: draft.kind ?? reading.kind });
  const first = Math.max(0, reading.sheets.findIndex(needsALook), 0);
  const start = reading.sheets.some(needsALook)
    ? first
    : Math.max(
        0,
        reading.sheets.findIndex(({ isTable }) => isTable),
      );
  const [chosen, setChosen] = useState<string | null>(null);
  const position =
    chosen === null
      ? start
      : Math.max(
          0,
          reading.sheets.findIndex(({ name }) => name === chosen),
        );
  const sheet = reading.sheets[position];
  const columns = told.value;
  const labels = useMemo(() => new Map((columns ?? []).map(({ column, label }) => [column, label])), [columns]);
  const detail = useRef<HTMLDivElement>(null);
  // Its own line comes to the top of the page, so that all of it is seen at once.
  useEffect(() => detail.current?.closest('tr')?.previousElementSibling?.scrollIntoView({ block: 'start' }), []);
  return (
    <div className="file-detail" ref={detail}>
      <LayoutNote reading={reading} />
      {reading.notes.length > 0 && (
        <ul className="remarks">
          {reading.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <ConfigProvider componentDisabled={!mayImport}>
        <MannerForm reading={reading} draft={draft} onDraft={(next) => keepDraft(reading.monthFileId, next)} />
        <div className="sheets">
          {(reading.sheetNames.length > 1 || reading.overrides?.sheets !== undefined) && (
            <SheetList
              reading={reading}
              draft={draft}
              shown={sheet?.name ?? null}
              onShow={setChosen}
              onDraft={(next) => keepDraft(reading.monthFileId, next)}
            />
          )}
          {sheet === undefined ? (
            <p className="quiet">这个文件里没有读入任何一张表。</p>
          ) : (
            <SheetDetail
              key={`${reading.fileId} ${sheet.name}`}
              reading={reading}
              sheet={sheet}
              draft={draft}
              columns={columns ?? []}
              labels={labels}
              onDraft={(next) => keepDraft(reading.monthFileId, next)}
            />
          )}
        </div>
      </ConfigProvider>
      {mayImport && (
        <DraftBar reading={reading} draft={draft} labels={labels} imports={imports} onChanged={onChanged} />
      )}
    </div>
  );
}
