import type { Migration } from '../migrate.ts';
import { sql as workplace } from './0010-workplace.ts';
import { carryOver, sql as peopleAndLog } from './0020-people-and-log.ts';
import { sql as cases, fillFacts } from './0030-cases.ts';
import { sql as money } from './0040-money.ts';
import { sql as samplingAndLeads } from './0050-sampling-and-leads.ts';
import { keepAndVouch, sql as sealsAndVouching } from './0060-seals-and-vouching.ts';
import { sql as archive } from './0070-archive.ts';

/** Every change of the schema, in order. Only ever added to: what has been shipped is never edited. Numbered in tens. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 10, name: 'workplace', sql: workplace },
  { version: 20, name: 'people and log', sql: peopleAndLog, afterwards: carryOver },
  { version: 30, name: 'cases', sql: cases, afterwards: fillFacts },
  { version: 40, name: 'money', sql: money },
  { version: 50, name: 'sampling and leads', sql: samplingAndLeads },
  { version: 60, name: 'seals and vouching', sql: sealsAndVouching, afterwards: keepAndVouch },
  { version: 70, name: 'archive', sql: archive },
];
