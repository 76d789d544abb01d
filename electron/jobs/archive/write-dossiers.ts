import { join } from 'node:path';
import { nameOfHousehold } from '../../../shared/domain/archive/archive-household.ts';
import { dossierPaths } from '../../../shared/domain/archive/dossier/dossier-path.ts';
import type { RowRemark } from '../../../shared/domain/archive/read/table-rows.ts';
import { addTallies, type Tallies } from '../../../shared/domain/archive/self-check.ts';
import { engineVersion } from '../engine.ts';
import { hashOfFile } from '../hash-of-file.ts';
import type { JobContext } from '../progress.ts';
import type { BatchJournal } from './batch-journal.ts';
import type { CheckedArchive, CheckedHousehold } from './checked-archive.ts';
import {
  type DossierAnswer,
  type DossierBench,
  type DossierSettings,
  type GivenScan,
  givenScans,
  inputHash,
  knownScans,
} from './dossier-order.ts';
import { DossierPool, threadsHere } from './dossier-pool.ts';
import { DossierMaker } from './make-dossier.ts';
import type { DossierFailure, WrittenDossier } from './written-dossier.ts';

export interface DossierOptions {
  readonly unmasked: boolean;
  /** A marked sheet in the place of what is wanted and missing. */
  readonly placeholders: boolean;
  /** Threads that make dossiers; as many as there are processors where left out. The bytes are the same. */
  readonly threads?: number | undefined;
  /** The threads' program, where it does not lie beside this one. */
  readonly program?: string | undefined;
}

/** Dossiers that lie in the folder already, and where to note those that come. */
export interface BatchMemory {
  readonly dossiers: ReadonlyMap<string, WrittenDossier>;
  readonly journal: BatchJournal;
}

/** The dossiers of an archive, and the scans that could not be used. */
export interface WrittenDossiers {
  /** In the order of the households; null where one could not be made. */
  readonly dossiers: readonly (WrittenDossier | null)[];
  readonly remarks: readonly RowRemark[];
  readonly failures: readonly DossierFailure[];
  /** How many were there already, unchanged. */
  readonly reused: number;
  /** What was found when every dossier was opened again. */
  readonly tallies: Tallies;
}

/** Below this threads cost more than they bring. */
const FEWEST_FOR_THREADS = 16;

interface Outcome {
  readonly dossier: WrittenDossier | null;
  readonly remarks: readonly RowRemark[];
  readonly tallies: Tallies;
  readonly says: string;
  readonly isReused: boolean;
}

/**
 * Makes the dossier of every household as a PDF below `folder`. A few are held at a time, so that memory does not grow with their number. A
 * scan that cannot be used, or a household whose dossier cannot be made, is told and costs nothing else. With `memory`, a dossier that lies
 * there, made from the same and unchanged, is left as it is. Rejects with the signal's reason on abort.
 */
export async function writeDossiers(
  folder: string,
  checked: CheckedArchive,
  { unmasked, placeholders, threads, program }: DossierOptions,
  context: JobContext,
  memory: BatchMemory | null = null,
): Promise<WrittenDossiers> {
  const { policy, year, makingDate, households, scans } = checked;
  const settings: DossierSettings = {
    folder,
    pack: policy.pack,
    packSha256: policy.sha256,
    year,
    makingDate,
    unmasked,
    placeholders,
    engine: engineVersion(),
  };
  const paths = dossierPaths(households.map(({ household }) => household));
  const bench = await openBench(settings, threads ?? threadsFor(households.length), program);
  const outcomes: Outcome[] = [];
  let done = 0;
  const one = async (i: number): Promise<void> => {
    const [each, path] = [households[i]!, paths[i]!];
    const outcome = await makeOrKeep(each, path, bench);
    if (memory !== null && outcome.dossier !== null && !outcome.isReused) await memory.journal.note(outcome.dossier);
    outcomes[i] = outcome;
    done++;
    context.report({ phase: 'write', what: path, done, total: households.length, unit: 'rows' });
  };
  const makeOrKeep = async (each: CheckedHousehold, path: string, at: DossierBench): Promise<Outcome> => {
    let given: readonly GivenScan[];
    try {
      const earlier = memory?.dossiers.get(path);
      if (
        earlier !== undefined &&
        // What is wrong with a scan is only known by reading it.
        earlier.unusableScans === 0 &&
        earlier.inputSha256 === inputHash(each, path, await knownScans(each, scans), settings) &&
        (await isUnchanged(folder, earlier, context))
      )
        return outcomeOf(await at.make({ each, dossier: earlier }), true);
      given = await givenScans(each, scans);
    } catch (error) {
      context.signal.throwIfAborted();
      return failed(`扫描件读不出来：${wordsOf(error)}`);
    }
    const answer = await at.make({ each, path, scans: given, inputSha256: inputHash(each, path, given, settings) });
    return outcomeOf(answer, false);
  };
  try {
    await inLanes(households.length, bench.places, context.signal, one);
  } finally {
    await bench.close();
  }
  // In the order of the households, whichever was ready first.
  const tallies: Tallies = new Map();
  for (const outcome of outcomes) addTallies(tallies, outcome.tallies);
  return {
    dossiers: outcomes.map(({ dossier }) => dossier),
    remarks: outcomes.flatMap(({ remarks }) => remarks),
    failures: outcomes.flatMap(({ dossier, says }, i) => (dossier === null ? [failureOf(households[i]!, says)] : [])),
    reused: outcomes.filter(({ isReused }) => isReused).length,
    tallies,
  };
}

function threadsFor(households: number): number {
  return households < FEWEST_FOR_THREADS ? 1 : threadsHere();
}

async function openBench(settings: DossierSettings, threads: number, program?: string): Promise<DossierBench> {
  return (await DossierPool.open(settings, threads, program)) ?? DossierMaker.open(settings);
}

/** Runs a task for 0 … count-1, so many at once. After an abort, or once one has failed, no further one is begun. */
async function inLanes(
  count: number,
  lanes: number,
  signal: AbortSignal,
  task: (i: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      signal.throwIfAborted();
      const i = next++;
      try {
        await task(i);
      } catch (error) {
        next = count;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: Math.min(lanes, count) }, lane));
  signal.throwIfAborted();
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed !== undefined) throw (failed as PromiseRejectedResult).reason;
}

async function isUnchanged(folder: string, dossier: WrittenDossier, context: JobContext): Promise<boolean> {
  try {
    for (const { path, sha256 } of [dossier, ...dossier.beside])
      if ((await hashOfFile(join(folder, path), context.signal)) !== sha256) return false;
    return true;
  } catch {
    context.signal.throwIfAborted();
    return false;
  }
}

function outcomeOf(answer: DossierAnswer, isReused: boolean): Outcome {
  return 'failed' in answer ? failed(`程序没能制成这一卷：${answer.failed}`) : { ...answer, says: '', isReused };
}

function failed(says: string): Outcome {
  return { dossier: null, remarks: [], tallies: new Map(), says, isReused: false };
}

function failureOf({ household }: CheckedHousehold, says: string): DossierFailure {
  const { certNo, headName, township, village } = household;
  return { certNo, headName, township, village, says: `${nameOfHousehold(household)}：${says}` };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
