import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { FileOverrides } from '../../../shared/contracts/desk/files.ts';
import { WorkplaceError } from '../../../shared/contracts/desk/workplace-error.ts';
import { layoutOf, nameStemOf } from '../../../shared/domain/ledger/layout.ts';
import type { LogDetail } from '../../../shared/domain/log/entry.ts';
import { appendLog } from '../../data/log-repo.ts';
import { digestOfMonthFile } from '../../data/month-file-digest.ts';
import { changeMonthFile, type MonthFile, monthFileById } from '../../data/month-file-repo.ts';
import { growRevision, monthById } from '../../data/month-repo.ts';
import { keepProfile } from '../../data/profile-repo.ts';
import { refuseSealed } from '../../data/seal-guard.ts';
import { sheetHeads } from '../../data/sheet-heads.ts';
import { decodesAlike, sourceFile } from '../../data/source-file-repo.ts';
import { understandFile } from '../../jobs/desk/understand-file.ts';
import type { DataContext } from './context.ts';

/** What a person says about a file. */
export interface FileChange {
  readonly monthFileId: number;
  readonly kind: FileKind;
  readonly overrides: FileOverrides | null;
  readonly keepAs: string | null;
}

/**
 * Reads a file again from its kept rows, as something else or in another way, and keeps what was understood. How bytes become rows cannot be
 * changed here. Throws WorkplaceError E_GONE, E_REFUSED; AppError where it cannot be read that way: then nothing has changed.
 */
export async function changeFile({ db, now, actor }: DataContext, change: FileChange): Promise<MonthFile> {
  const { monthFileId, kind, keepAs } = change;
  const overrides = change.overrides === null || Object.keys(change.overrides).length === 0 ? null : change.overrides;
  const before = currentFile(db, monthFileId);
  refuseSealed(db, before.monthId);
  if (!decodesAlike(before.overrides, overrides)) {
    throw new WorkplaceError(
      'E_REFUSED',
      '编码、分隔符和定宽列要从文件本身重新读取，不能在这里改',
      '请重新选择这个文件，并指定编码、分隔符或定宽列',
    );
  }
  const file = sourceFile(db, before.fileId);
  if (file === undefined) throw new Error('a file of a month without its rows');
  const { period, programme } = monthById(db, before.monthId);
  const context = { signal: new AbortController().signal, report: () => {} };
  const read = await understandFile(db, { file, name: before.name, period, overrides }, kind, context);
  return db.transaction(() => {
    // Others were answered while it was read.
    const present = currentFile(db, monthFileId);
    const isSame = kind === present.kind && JSON.stringify(overrides) === JSON.stringify(present.overrides);
    const profileId = keepAs === null ? (isSame ? present.profileId : null) : keep(keepAs);
    const former = digestOfMonthFile(db, monthFileId);
    changeMonthFile(db, monthFileId, { kind, overrides, profileId, ...read });
    const understoodSha256 = digestOfMonthFile(db, monthFileId);
    // Read in the same way by a newer program, it may be understood otherwise.
    if (!isSame || understoodSha256 !== former) {
      growRevision(db, before.monthId);
      appendLog(db, {
        at: now(),
        actor,
        action: 'file.change',
        subject: `${period} ${programme}`,
        detail: {
          sentence: `《${before.name}》`,
          monthId: before.monthId,
          monthFileId,
          kind,
          overrides: (overrides ?? {}) as LogDetail,
          understoodSha256,
        },
      });
    }
    return monthFileById(db, monthFileId);
  });

  function keep(name: string): number {
    const said = overrides ?? {};
    const headers = layoutOf(sheetHeads(db, before.fileId), said);
    appendLog(db, {
      at: now(),
      actor,
      action: 'layout.keep',
      subject: name,
      detail: { kind, overrides: said as LogDetail },
    });
    return keepProfile(db, { kind, name, stem: nameStemOf(before.name), headers, overrides: said }, now());
  }
}

/** A file that counts. What has been replaced or taken out is history, which nobody changes. */
export function currentFile(db: DataContext['db'], monthFileId: number): MonthFile {
  const file = monthFileById(db, monthFileId);
  if (file.endedAt === null) return file;
  throw new WorkplaceError('E_GONE', '这个文件已被替换或移出，只作为历史保留', '请回到对账页面查看现有的文件');
}
