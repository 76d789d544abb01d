import { createHash } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { toldOf } from '../../../shared/contracts/desk/workplace-error.ts';
import { KEYED_PLACE } from '../../../shared/domain/archive/keyed/archive-step.ts';
import { TABLE_SHAPES, type TableKind } from '../../../shared/domain/archive/read/table-kind.ts';
import { dayOf } from '../../../shared/domain/case/case-day.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { currentCheck, forgetUnfinished } from '../../data/archive-check-repo.ts';
import { archiveFrame, hasFrame, setArchiveFrame } from '../../data/archive-frame-repo.ts';
import { keepScan, nameScan, unusableScanWords } from '../../data/archive-scan-repo.ts';
import {
  archiveSources,
  beginSource,
  endSource,
  finishSource,
  keepRecords,
  keepRemarks,
  remarkCounts,
  type StoredSource,
} from '../../data/archive-source-repo.ts';
import { appendLog } from '../../data/log-repo.ts';
import { readSettings } from '../../data/setting-repo.ts';
import { readScanFile } from '../../formats/write/pdf/read-scan.ts';
import { ScanError } from '../../formats/write/pdf/scan.ts';
import { type ArchiveTableReading, readArchiveTable } from '../archive/read-archive-table.ts';
import { hashOfFile } from '../hash-of-file.ts';
import { checkArchiveOfDesk } from './archive-check.ts';
import { logScans, pathBelow, type ReadScanFile, readScanToKeep } from './archive-scan-file.ts';
import { tableKindOf } from './archive-table-kind.ts';
import type { DeskJobContext } from './desk-job.ts';
import { distinctName } from './distinct-name.ts';

const ROWS_A_TRANSACTION = 5000;
const SCANS_A_TRANSACTION = 100;
const SCAN_BYTES_A_TRANSACTION = 16 << 20;

export interface ArchiveReadInput {
  /** null: told by their content. */
  readonly tableKind: TableKind | null;
  readonly files: readonly { readonly path: string; readonly name: string }[];
  /** Takes the place of what was read of the same kind. */
  readonly replaces: boolean;
}

type ReadResult = Extract<JobResult, { kind: 'archive-read' }>;
type ReadFile = ReadResult['files'][number];

/**
 * Reads tables into the archive, and the scans that an inventory names from beside it. A file that cannot be read is told and the others go on;
 * the archive rests on all of them from one moment on, cancelled or killed before that it is as it was. Checks everything after.
 */
export async function readIntoArchive(input: ArchiveReadInput, context: DeskJobContext): Promise<ReadResult> {
  try {
    return await readAll(input, context);
  } catch (error) {
    forgetUnfinished(context.db);
    throw error;
  }
}

async function readAll(input: ArchiveReadInput, context: DeskJobContext): Promise<ReadResult> {
  const { db } = context;
  const before = archiveSources(db);
  const taken = new Set([KEYED_PLACE, ...before.map(({ name }) => name)]);
  const outcomes: (ReadFile & { readonly source: Begun | null })[] = [];
  let scans = 0;
  for (const file of input.files) {
    context.signal.throwIfAborted();
    try {
      const kind = input.tableKind ?? (await tableKindOf(file.path, file.name, context.signal));
      const sha256 = await hashOfFile(file.path, context.signal);
      const same = [...before, ...outcomes.flatMap(({ source }) => source ?? [])].find(
        (each) => each.kind === kind && each.sha256 === sha256,
      );
      if (same !== undefined) {
        outcomes.push({ name: file.name, kind, outcome: 'same', error: null, source: same });
        continue;
      }
      const name = distinctName(file.name, taken);
      taken.add(name);
      const source = await takeIn(file.path, name, kind, context);
      scans += source.scans;
      const isReplaced = input.replaces && before.some((each) => each.kind === kind);
      outcomes.push({ name: file.name, kind, outcome: isReplaced ? 'replaced' : 'added', error: null, source });
    } catch (error) {
      const told = toldOf(error);
      if (told === null || context.signal.aborted) throw error;
      const shown = { ...told, message: maskDigitRuns(told.message), number: 0 };
      outcomes.push({ name: file.name, kind: null, outcome: 'refused', error: shown, source: null });
    }
  }
  bringIn(input, before, outcomes, context);
  const { households } = await checkArchiveOfDesk(context);
  const remarks = [...remarkCounts(db, currentCheck(db)!.checkId).values()].reduce((sum, count) => sum + count, 0);
  return {
    kind: 'archive-read',
    files: outcomes.map(({ source: _, ...file }) => file),
    scans,
    households,
    remarks,
  };
}

type Begun = Pick<StoredSource, 'sourceId' | 'kind' | 'name' | 'sha256'>;

/** Reads one file and keeps its rows, under a source that does not count yet. */
async function takeIn(
  path: string,
  name: string,
  kind: TableKind,
  context: DeskJobContext,
): Promise<Begun & { readonly scans: number }> {
  const { db, actor, now } = context;
  const reading = await readArchiveTable(path, name, kind, 0, context);
  const { sha256, format, rowsRead, taken, setAside, sheets } = reading.source;
  const sourceId = db.transaction(() =>
    beginSource(db, {
      kind,
      name,
      sha256,
      readAt: now(),
      readBy: actor.name,
      reading: { format, rowsRead, taken, setAside, sheets },
    }),
  );
  const { records, remarks } = reading;
  for (let first = 0; first < records.length; first += ROWS_A_TRANSACTION) {
    await turn(context, name, first, records.length);
    const some = records.slice(first, first + ROWS_A_TRANSACTION);
    db.transaction(() => keepRecords(db, sourceId, some));
  }
  for (let first = 0; first < remarks.length; first += ROWS_A_TRANSACTION) {
    await turn(context, name, records.length, records.length);
    const some = remarks.slice(first, first + ROWS_A_TRANSACTION);
    db.transaction(() => keepRemarks(db, sourceId, 0, some));
  }
  const scans = kind === 'inventory' ? await takeScans(sourceId, dirname(resolve(path)), reading, context) : 0;
  return { sourceId, kind, name, sha256, scans };
}

/** From one moment on the archive rests on the new files, and no longer on those they replace. */
function bringIn(
  { replaces }: ArchiveReadInput,
  before: readonly StoredSource[],
  outcomes: readonly (ReadFile & { readonly source: Begun | null })[],
  { db, now, actor, signal }: DeskJobContext,
): void {
  signal.throwIfAborted();
  db.transaction(() => {
    const at = now();
    const came = outcomes.flatMap(({ source }) => source ?? []);
    const kinds = new Set(came.map(({ kind }) => kind));
    const ended = replaces
      ? before.filter(({ kind, sourceId }) => kinds.has(kind) && !came.some((each) => each.sourceId === sourceId))
      : [];
    for (const { sourceId } of ended) endSource(db, sourceId);
    const added = outcomes.flatMap(({ outcome, source }) => (outcome === 'same' || source === null ? [] : [source]));
    for (const { sourceId } of added) finishSource(db, sourceId);
    if (!hasFrame(db)) setArchiveFrame(db, archiveFrame(db, dayOf(at)));
    if (added.length + ended.length === 0) return;
    appendLog(db, {
      at,
      actor,
      action: 'archive.read',
      subject: added.length === 1 ? `《${added[0]!.name}》` : `${added.length} 个文件`,
      detail: {
        sentence: added.map(({ name, kind }) => `《${name}》（${TABLE_SHAPES[kind].label}）`).join('、'),
        files: added.map(({ sourceId, kind, name, sha256 }) => ({ sourceId, kind, name, sha256 })),
        replaced: ended.map(({ sourceId, name }) => ({ sourceId, name })),
      },
    });
  });
}

interface ScanToKeep extends ReadScanFile {
  readonly file: string;
}

/** Reads every scan an inventory names, once; one that cannot be used is told by its row. Gives how many there are. */
async function takeScans(
  sourceId: number,
  folder: string,
  { records }: ArchiveTableReading,
  context: DeskJobContext,
): Promise<number> {
  const { db } = context;
  const first = new Map<string, string>();
  for (const { pointer, values } of records)
    if (typeof values.file === 'string' && values.file !== '' && !first.has(values.file))
      first.set(values.file, pointer);
  const most = readSettings(db).evidenceMostMegabytes;
  let waiting: ScanToKeep[] = [];
  let bytes = 0;
  const keep = (): void => {
    keepScans(sourceId, waiting, context);
    waiting = [];
    bytes = 0;
  };
  let usable = 0;
  for (const [at, [file, pointer]] of [...first].entries()) {
    await turn(context, file, at, first.size);
    let content: Buffer | null = null;
    try {
      content = await readScanFile(pathBelow(folder, file));
      waiting.push({ file, ...(await readScanToKeep(content, most)) });
      bytes += content.length;
      usable++;
    } catch (error) {
      if (!(error instanceof ScanError)) throw error;
      const sha256 = content === null ? null : createHash('sha256').update(content).digest('hex');
      db.transaction(() => {
        nameScan(db, sourceId, file, { problem: error.message, sha256 });
        keepRemarks(db, sourceId, 0, [{ pointer, says: unusableScanWords(file, error.message) }]);
      });
    }
    if (waiting.length >= SCANS_A_TRANSACTION || bytes >= SCAN_BYTES_A_TRANSACTION) keep();
  }
  keep();
  return usable;
}

/** Scans come in some at a time, each time with the entry of the log that vouches for them: what a kill leaves is whole, and found again. */
function keepScans(sourceId: number, scans: readonly ScanToKeep[], { db, now, actor }: DeskJobContext): void {
  if (scans.length === 0) return;
  db.transaction(() => {
    const at = now();
    const added: number[] = [];
    for (const { file, ...scan } of scans) {
      const { scanId, isNew } = keepScan(db, { ...scan, name: basename(file.replaceAll('\\', '/')) }, { at, actor });
      if (isNew) added.push(scanId);
      nameScan(db, sourceId, file, { scanId });
    }
    logScans(db, added, { at, actor });
  });
}

async function turn({ signal, report }: DeskJobContext, what: string, done: number, total: number): Promise<void> {
  await new Promise((resume) => setImmediate(resume));
  signal.throwIfAborted();
  report({ phase: 'keep', what, done, total, unit: 'rows' });
}
