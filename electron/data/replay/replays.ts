import { CasesReplay } from './cases.ts';
import { LeadsReplay } from './leads.ts';
import { MonthFilesReplay } from './month-files.ts';
import { MonthsReplay } from './months.ts';
import { PeopleReplay } from './people.ts';
import type { Replay } from './replay.ts';
import { RunsReplay } from './runs.ts';
import { SamplesReplay } from './samples.ts';
import { SettingsReplay } from './settings.ts';
import { SourceFilesReplay } from './source-files.ts';

/**
 * The one table of what is made again from the log to be held against the database. Whoever adds a table that may change (a head derived from
 * kept events, say) adds its replay here.
 */
export const REPLAYS: readonly (() => Replay)[] = [
  () => new MonthsReplay(),
  () => new SourceFilesReplay(),
  () => new MonthFilesReplay(),
  () => new RunsReplay(),
  () => new SettingsReplay(),
  () => new PeopleReplay(),
  () => new CasesReplay(),
  () => new LeadsReplay(),
  () => new SamplesReplay(),
];
