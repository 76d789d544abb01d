import { allProfiles, removeProfile, renameProfile } from '../../data/profile-repo.ts';
import type { HandlersOf } from './handler.ts';

/** How files of a layout are read, kept by a person. */
export const profileHandlers: HandlersOf<'profiles.list' | 'profiles.rename' | 'profiles.remove'> = {
  'profiles.list': ({ db }) =>
    allProfiles(db).map(({ id, name, kind, headers, overrides, createdAt, usedAt }) => ({
      id,
      name,
      kind,
      headers: [...headers],
      overrides,
      createdAt,
      usedAt,
    })),
  'profiles.rename': ({ db }, { profileId, name }) => {
    renameProfile(db, profileId, name);
    return {};
  },
  'profiles.remove': ({ db }, { profileId }) => {
    removeProfile(db, profileId);
    return {};
  },
};
