import type { MonthFileBrief } from '../../../shared/contracts/desk/months.ts';
import { inWindowWords } from '../../../shared/contracts/desk/window-words.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { layoutRemark, remarksOf } from '../../../shared/domain/ledger/reading-remarks.ts';
import type { Database } from '../../data/database.ts';
import { filesOfMonth } from '../../data/month-file-repo.ts';
import { allProfiles } from '../../data/profile-repo.ts';
import { layoutChangeOf } from './recognised-layout.ts';

/** The files of a month in brief, with what is worth reading before anything runs. */
export function fileBriefsOf(db: Database, monthId: number): readonly MonthFileBrief[] {
  const profiles = allProfiles(db);
  return filesOfMonth(db, monthId).map((file) => {
    const changed = layoutChangeOf(db, file, profiles);
    const remarks = [
      ...(changed === null ? [] : [layoutRemark(changed.profile.name, changed.change)]),
      ...remarksOf(file.report.sheets),
    ];
    return {
      monthFileId: file.monthFileId,
      fileId: file.fileId,
      kind: file.kind,
      name: file.name,
      bytes: file.bytes,
      format: file.report.format,
      encoding: file.report.encoding,
      sheets: file.report.sheets.filter(({ isTable }) => isTable).length,
      layoutChanged: changed !== null,
      households: file.households,
      lines: file.lines,
      amountFen: file.amountFen,
      remarks: remarks.map((remark) => maskDigitRuns(inWindowWords(remark))),
    };
  });
}
