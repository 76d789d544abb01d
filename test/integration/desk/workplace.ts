import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';
import type { Database } from '../../../electron/data/database.ts';
import { openMonth } from '../../../electron/data/month-repo.ts';
import { openDatabase } from '../../../electron/data/open-database.ts';
import type { DeskJobContext } from '../../../electron/jobs/desk/desk-job.ts';
import { type ImportInput, importFiles } from '../../../electron/jobs/desk/import-files.ts';
import { officeFiles, writeSampleCounty } from '../../../electron/jobs/write-sample-county.ts';
import type { JobProgress } from '../../../shared/contracts/desk/jobs.ts';
import { PERIOD, quiet } from '../cli/command-line.ts';
import { keepPerson } from '../data/people.ts';

export const KEY = '0f'.repeat(32);

/** A folder of this test file's own, removed when it is through. */
export function scratchFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sanzhang-desk-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A workplace of its own: an encrypted database, closed when the test file is through. */
export interface Workplace {
  readonly path: string;
  readonly db: Database;
  readonly context: DeskJobContext;
  /** What jobs said on their way. */
  readonly heard: JobProgress[];
  /** The same workplace with a signal. */
  stoppable(signal: AbortSignal): DeskJobContext;
}

export function newWorkplace(folder: string, name = 'workplace.db'): Workplace {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  const db = openDatabase({ path, key: KEY });
  afterAll(() => db.close());
  const actor = keepPerson(db);
  const heard: JobProgress[] = [];
  let seconds = 0;
  const context: DeskJobContext = {
    ...quiet,
    db,
    actor,
    report: (progress) => heard.push(progress),
    now: () => new Date(Date.UTC(2026, 4, 1, 0, 0, seconds++)).toISOString(),
  };
  return { path, db, context, heard, stoppable: (signal) => ({ ...context, signal }) };
}

/** A new month of 农村低保. */
export function newMonth({ db, context }: Workplace, period = PERIOD, programme = '农村低保'): number {
  return openMonth(db, period, programme, context.now());
}

/** Imports files into a month as a person would choose them for one kind. */
export function importPaths(
  { context }: Pick<Workplace, 'context'>,
  monthId: number,
  fileKind: ImportInput['fileKind'],
  paths: readonly string[],
  more: Partial<ImportInput> = {},
) {
  const files = paths.map((path) => ({ path, name: basename(path) }));
  return importFiles({ monthId, fileKind, files, replaces: null, overrides: null, ...more }, context);
}

/** Makes the sample county of the command line in a folder; gives the paths of its files. */
export async function sampleCounty(dir: string, households = 300) {
  await writeSampleCounty(dir, { households, seed: 1, period: PERIOD, faults: 'all' }, quiet);
  const names = officeFiles(PERIOD);
  return {
    approval: join(dir, names.approval),
    finance: join(dir, names.finance),
    bank: join(dir, names.bank),
    bankReturn: join(dir, names.bankReturn),
  };
}

/** Every row of every table, for "nothing has changed". */
export function everything(db: Database): Readonly<Record<string, readonly unknown[]>> {
  const tables = db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  return Object.fromEntries(tables.map(({ name }) => [name, db.all(`SELECT * FROM "${name}"`)]));
}
