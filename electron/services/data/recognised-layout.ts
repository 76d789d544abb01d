import { type HeaderChange, nameStemOf, recogniseLayout } from '../../../shared/domain/ledger/layout.ts';
import type { Database } from '../../data/database.ts';
import type { MonthFile } from '../../data/month-file-repo.ts';
import type { Profile } from '../../data/profile-repo.ts';
import { sheetHeads } from '../../data/sheet-heads.ts';

/**
 * How the layout of a file differs from the one a profile was kept for, where it should have been the same: same kind, same name but for
 * the month. null where the file was recognised, where a person has said how it is read, and where the profile came only later.
 */
export function layoutChangeOf(
  db: Database,
  file: MonthFile,
  profiles: readonly Profile[],
): { readonly profile: Profile; readonly change: HeaderChange } | null {
  if (file.profileId !== null || file.overrides !== null) return null;
  const stem = nameStemOf(file.name);
  const known = profiles.filter(({ createdAt }) => createdAt <= file.addedAt);
  // Looking into the rows only where there is something to compare with.
  if (!known.some((profile) => profile.kind === file.kind && profile.stem === stem)) return null;
  const found = recogniseLayout(known, { kind: file.kind, name: file.name, heads: sheetHeads(db, file.fileId) });
  return found.state === 'changed' ? { profile: found.layout, change: found.change } : null;
}
