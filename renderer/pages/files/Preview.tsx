import { useState } from 'react';
import type { FileReading } from '../../../shared/contracts/desk/files.ts';
import { Failure } from '../../components/common/Failure.tsx';
import { Loading } from '../../components/common/Loading.tsx';
import { AsUnderstood } from './AsUnderstood.tsx';
import { AsWritten } from './AsWritten.tsx';
import type { ColumnChoice, Meaning, SheetReading } from './column-meaning.ts';
import type { ReadingDraft } from './reading-draft.ts';
import { useFirstRows } from './use-first-rows.ts';

interface Props {
  readonly reading: FileReading;
  readonly sheet: SheetReading;
  readonly draft: ReadingDraft;
  readonly meanings: readonly Meaning[];
  readonly columns: readonly ColumnChoice[];
  readonly onEdit: (index: number, to: string | null | 'auto') => void;
}

/** The first rows as the file has them, beside what was made of them. The column under the pointer or the focus is marked on both sides. */
export function Preview({ reading, sheet, draft, meanings, columns, onEdit }: Props) {
  const [marked, setMarked] = useState<{ readonly index: number; readonly from: 'written' | 'understood' } | null>(
    null,
  );
  const rows = useFirstRows(reading, sheet);
  const changed = draft.columns.length > 0 || Object.keys(draft.manner).length > 0;
  return (
    <div className="preview">
      <section aria-label="文件里的样子">
        <h3>
          文件里的样子 <span className="quiet">每列第一格是它的含义，不对就改</span>
        </h3>
        {rows.state === 'loading' && <Loading />}
        {rows.state === 'failed' && <Failure error={rows.error} />}
        {rows.state === 'ready' && (
          <AsWritten
            rows={rows.value}
            sheet={sheet}
            isText={reading.encoding !== null}
            meanings={meanings}
            columns={columns}
            marked={marked?.index ?? null}
            follow={marked?.from === 'understood'}
            onMark={(index) => setMarked(index === null ? null : { index, from: 'written' })}
            onEdit={onEdit}
          />
        )}
      </section>
      <section aria-label="读成的样子">
        <h3>读成的样子 {changed && <span className="remark-strong">还是改动之前的，重新识别后更新</span>}</h3>
        <AsUnderstood
          sheet={sheet}
          marked={marked?.index ?? null}
          follow={marked?.from === 'written'}
          onMark={(index) => setMarked(index === null ? null : { index, from: 'understood' })}
        />
      </section>
    </div>
  );
}
