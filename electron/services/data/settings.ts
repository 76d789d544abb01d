import { recordPage } from '../../data/record-repo.ts';
import { readSettings, writeSettings } from '../../data/setting-repo.ts';
import type { HandlersOf } from './handler.ts';

/** Settings, and the record of what was looked at and handed out. */
export const settingsHandlers: HandlersOf<'settings.get' | 'settings.set' | 'record.page'> = {
  'settings.get': ({ db }) => readSettings(db),
  'settings.set': ({ db }, settings) => {
    // The same programme twice would be two months of one name.
    writeSettings(db, { ...settings, programmes: [...new Set(settings.programmes)] });
    return readSettings(db);
  },
  'record.page': ({ db }, { offset, limit }) => recordPage(db, offset, limit),
};
