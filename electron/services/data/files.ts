import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { columnsOfKind } from '../../../shared/domain/ledger/columns-of-kind.ts';
import type { SourceRow } from '../../../shared/domain/ledger/source-row.ts';
import type { Database } from '../../data/database.ts';
import { appendLog } from '../../data/log-repo.ts';
import { endMonthFile, formerFilesOf, monthFileById, monthFileOfSource } from '../../data/month-file-repo.ts';
import { growRevision, monthById } from '../../data/month-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { rowsBetween, sheetsOf } from '../../data/source-store.ts';
import { sourceKindOf } from '../../jobs/desk/understand-file.ts';
import { changeFile, currentFile } from './change-file.ts';
import { readingOf } from './file-reading.ts';
import type { HandlersOf } from './handler.ts';
import { maskedRows } from './masked-sheet.ts';

/** Rows given at once at most: a page looks at neighbours, not at files. */
const MOST_ROWS = 400;

/** Source files of the months: what was understood, how they are read, their rows as they were. */
export const fileHandlers: HandlersOf<
  'files.reading' | 'files.change' | 'files.remove' | 'files.former' | 'files.rows' | 'files.columns'
> = {
  'files.reading': ({ db }, { monthFileId }) => readingOf(db, monthFileById(db, monthFileId)),
  'files.change': async (context, change) => readingOf(context.db, await changeFile(context, change)),
  'files.remove': ({ db, now, actor }, { monthFileId }) => {
    db.transaction(() => {
      const at = now();
      const { monthId, name } = currentFile(db, monthFileId);
      const { period, programme } = monthById(db, monthId);
      endMonthFile(db, monthFileId, at, null);
      growRevision(db, monthId);
      appendLog(db, {
        at,
        actor,
        action: 'file.remove',
        subject: `${period} ${programme}`,
        detail: { sentence: `《${name}》`, monthId, monthFileId },
      });
    });
    return {};
  },
  'files.former': ({ db }, { monthId }) => {
    monthById(db, monthId);
    return formerFilesOf(db, monthId).map((file) => ({ ...file }));
  },
  'files.rows': ({ db }, { fileId, sheet, firstRow, lastRow }) => {
    const rows = rowsOf(db, fileId, sheet, firstRow, Math.min(lastRow, firstRow + MOST_ROWS - 1));
    const report = monthFileOfSource(db, fileId)?.report.sheets.find(({ name }) => name === sheet);
    return maskedRows(rows, report, readSettings(db).maskNames);
  },
  'files.columns': (_, { kind }) => columnsOfKind(sourceKindOf(kind)).map((each) => ({ ...each })),
};

function rowsOf(db: Database, fileId: number, sheet: string, first: number, last: number): readonly SourceRow[] {
  const stored = sheetsOf(db, fileId).find(({ name }) => name === sheet);
  if (stored === undefined) throw new WorkplaceError('E_GONE', '这个文件或工作表已经不在了', '请刷新后再试');
  return rowsBetween(db, fileId, stored.position, first, last);
}
