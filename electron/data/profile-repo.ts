import type { FileKind } from '../../shared/contracts/desk/common.ts';
import type { FileOverrides } from '../../shared/contracts/desk/files.ts';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { Database } from './database.ts';

/** How files of one layout are read, kept by a person. */
export interface Profile {
  readonly id: number;
  readonly name: string;
  readonly kind: FileKind;
  readonly stem: string;
  readonly headers: readonly string[];
  readonly overrides: FileOverrides;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

interface ProfileRow {
  readonly profile_id: number;
  readonly kind: FileKind;
  readonly name: string;
  readonly name_stem: string;
  readonly headers: string;
  readonly overrides: string;
  readonly created_at: string;
  readonly used_at: string | null;
}

/** All profiles; those used last come first, which is the order in which they are tried. */
export function allProfiles(db: Database): readonly Profile[] {
  return db
    .all<ProfileRow>(
      `SELECT profile_id, kind, name, name_stem, headers, overrides, created_at, used_at FROM profile
       ORDER BY coalesce(used_at, created_at) DESC, profile_id DESC`,
    )
    .map((row) => ({
      id: row.profile_id,
      name: row.name,
      kind: row.kind,
      stem: row.name_stem,
      headers: JSON.parse(row.headers) as readonly string[],
      overrides: JSON.parse(row.overrides) as FileOverrides,
      createdAt: row.created_at,
      usedAt: row.used_at,
    }));
}

/** Keeps a profile. One of the same kind and name is replaced: it is the same thing said again. */
export function keepProfile(db: Database, profile: Omit<Profile, 'id' | 'createdAt' | 'usedAt'>, now: string): number {
  return db.transaction(() => {
    const there = db.get<{ profile_id: number }>('SELECT profile_id FROM profile WHERE kind = ? AND name = ?', [
      profile.kind,
      profile.name,
    ]);
    const said = [profile.stem, JSON.stringify(profile.headers), JSON.stringify(profile.overrides)];
    if (there === undefined) {
      return db.run(
        `INSERT INTO profile (kind, name, name_stem, headers, overrides, created_at, used_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [profile.kind, profile.name, ...said, now, now],
      ).lastId;
    }
    db.run('UPDATE profile SET name_stem = ?, headers = ?, overrides = ?, used_at = ? WHERE profile_id = ?', [
      ...said,
      now,
      there.profile_id,
    ]);
    return there.profile_id;
  });
}

/** The profile was recognised and applied. */
export function markProfileUsed(db: Database, profileId: number, now: string): void {
  db.run('UPDATE profile SET used_at = ? WHERE profile_id = ?', [now, profileId]);
}

/** Throws E_GONE where there is no such profile. */
export function renameProfile(db: Database, profileId: number, name: string): void {
  if (db.run('UPDATE profile SET name = ? WHERE profile_id = ?', [name, profileId]).changes === 0) {
    throw new WorkplaceError('E_GONE', '这个版式已经不在了', '请刷新列表');
  }
}

/** Files that were read by it stay as they were read. */
export function removeProfile(db: Database, profileId: number): void {
  db.run('DELETE FROM profile WHERE profile_id = ?', [profileId]);
}
