import { type Settings, settingsSchema } from '../../shared/contracts/desk/settings.ts';
import type { Database } from './database.ts';
import { sha256Of } from './digest.ts';

/** What holds until somebody says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  office: '',
  maskNames: false,
  coverAfterSeconds: 30,
  lockAfterMinutes: 15,
  triesBeforeLock: 5,
  caseDueDays: { P1: 10, P2: 20, P3: 30 },
  evidenceMostMegabytes: 20,
  programmes: ['农村低保', '城市低保', '特困供养', '临时救助'],
};

/** The settings; a value that is not there, or that an older program wrote and this one does not understand, is the default. */
export function readSettings(db: Database): Settings {
  const stored = new Map(
    db.all<{ name: string; value: string }>('SELECT name, value FROM setting').map(({ name, value }) => [name, value]),
  );
  const read = <Name extends keyof Settings>(name: Name): Settings[Name] => {
    const text = stored.get(name);
    if (text === undefined) return DEFAULT_SETTINGS[name];
    const parsed = settingsSchema.shape[name].safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as Settings[Name]) : DEFAULT_SETTINGS[name];
  };
  return {
    office: read('office'),
    maskNames: read('maskNames'),
    coverAfterSeconds: read('coverAfterSeconds'),
    lockAfterMinutes: read('lockAfterMinutes'),
    triesBeforeLock: read('triesBeforeLock'),
    caseDueDays: read('caseDueDays'),
    evidenceMostMegabytes: read('evidenceMostMegabytes'),
    programmes: read('programmes'),
  };
}

export function writeSettings(db: Database, settings: Settings): void {
  db.transaction(() => {
    for (const [name, value] of Object.entries(settings)) {
      db.run(
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        [name, JSON.stringify(value)],
      );
    }
  });
}

/** SHA-256 of every setting that is kept, by name: the log vouches for them with every change. */
export function digestOfSettings(db: Database): Readonly<Record<string, string>> {
  const rows = db.all<{ name: string; value: string }>('SELECT name, value FROM setting ORDER BY name');
  return Object.fromEntries(rows.map(({ name, value }) => [name, sha256Of(value)]));
}
