import type { Database } from '../database.ts';
import { digestOfSettings } from '../setting-repo.ts';
import { type Finding, type Replay, type Told, textOf } from './replay.ts';

/** The settings, as somebody last set them. */
export class SettingsReplay implements Replay {
  readonly actions = ['adopt', 'settings.change'] as const;
  #settings: Readonly<Record<string, unknown>> = {};

  see({ detail }: Told): void {
    this.#settings = (detail.settings ?? {}) as Readonly<Record<string, unknown>>;
  }

  *look(db: Database): Generator<void, Finding | null> {
    const there = digestOfSettings(db);
    for (const name of new Set([...Object.keys(there), ...Object.keys(this.#settings)])) {
      yield;
      if (there[name] !== textOf(this.#settings[name]))
        return {
          seq: null,
          table: 'setting',
          id: name,
          sentence: `设置“${name}”（表 setting）与操作日志最后记下的不同`,
        };
    }
    return null;
  }
}
