import { appendLog } from '../../data/log-repo.ts';
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
  'profiles.rename': ({ db, now, actor }, { profileId, name }) => {
    db.transaction(() => {
      renameProfile(db, profileId, name);
      appendLog(db, { at: now(), actor, action: 'layout.change', subject: name, detail: { profileId } });
    });
    return {};
  },
  'profiles.remove': ({ db, now, actor }, { profileId }) => {
    db.transaction(() => {
      const former = allProfiles(db).find(({ id }) => id === profileId);
      removeProfile(db, profileId);
      const subject = former?.name ?? String(profileId);
      appendLog(db, {
        at: now(),
        actor,
        action: 'layout.change',
        subject,
        detail: { sentence: '不再使用', profileId },
      });
    });
    return {};
  },
};
