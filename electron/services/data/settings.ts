import { LOG_ACTION_LABEL } from '../../../shared/domain/log/action.ts';
import { appendLog, type KeptEntry, logPage } from '../../data/log-repo.ts';
import { namesByLogin } from '../../data/person-repo.ts';
import { digestOfSettings, readSettings, writeSettings } from '../../data/setting-repo.ts';
import type { HandlersOf } from './handler.ts';

/** Settings, and the log of what was done. */
export const settingsHandlers: HandlersOf<'settings.get' | 'settings.set' | 'log.page'> = {
  'settings.get': ({ db }) => readSettings(db),
  'settings.set': ({ db, now, actor }, asked) => {
    // The same programme twice would be two months of one name.
    const settings = { ...asked, programmes: [...new Set(asked.programmes)] };
    db.transaction(() => {
      const former = readSettings(db);
      writeSettings(db, settings);
      const changed = Object.entries(settings).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(former[name as keyof typeof former]),
      );
      if (changed.length > 0)
        appendLog(db, {
          at: now(),
          actor,
          action: 'settings.change',
          subject: '设置',
          detail: { changed: Object.fromEntries(changed), settings: digestOfSettings(db) },
        });
    });
    return readSettings(db);
  },
  'log.page': ({ db }, { offset, limit, ...only }) => {
    const { total, entries } = logPage(db, offset, limit, only);
    const names = namesByLogin(db);
    return { total, entries: entries.map((entry) => shownEntry(entry, names)) };
  },
};

function shownEntry(
  { seq, at, actor, action, subject, detail, sha256 }: KeptEntry,
  names: ReadonlyMap<string, string>,
) {
  const { sentence = '', action: former } = JSON.parse(detail) as { sentence?: string; action?: string };
  const label = action === 'former' ? former : (LOG_ACTION_LABEL as Readonly<Record<string, string>>)[action];
  return { seq, at, actor: names.get(actor) ?? actor, action: label ?? action, subject, detail: sentence, sha256 };
}
