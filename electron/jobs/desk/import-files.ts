import { stat } from 'node:fs/promises';
import { AppError } from '../../../shared/contracts/app-error.ts';
import type { FileKind } from '../../../shared/contracts/desk/common.ts';
import type { DeskError } from '../../../shared/contracts/desk/desk-error.ts';
import type { FileOverrides } from '../../../shared/contracts/desk/files.ts';
import type { JobResult } from '../../../shared/contracts/desk/jobs.ts';
import { inWindowWords } from '../../../shared/contracts/desk/window-words.ts';
import { maskDigitRuns } from '../../../shared/domain/identity/mask-cells.ts';
import { appendLog } from '../../data/log-repo.ts';
import { digestOfMonthFile } from '../../data/month-file-digest.ts';
import { addMonthFile, endMonthFile, filesOfMonth } from '../../data/month-file-repo.ts';
import { growRevision, monthById } from '../../data/month-repo.ts';
import { markProfileUsed } from '../../data/profile-repo.ts';
import { refuseSealed } from '../../data/seal-guard.ts';
import { finishSourceFile } from '../../data/source-file-repo.ts';
import type { DeskJobContext } from './desk-job.ts';
import { ImportPlan, type PlannedFile, type Taken } from './import-plan.ts';
import { SourceKeeper } from './source-keeper.ts';
import { takeInFile } from './take-in-file.ts';

export interface ImportInput {
  readonly monthId: number;
  /** null: told by content, file by file. */
  readonly fileKind: FileKind | null;
  readonly files: readonly { readonly path: string; readonly name: string }[];
  /** The entry whose corrected version this is. */
  readonly replaces: number | null;
  readonly overrides: FileOverrides | null;
}

type ImportResult = Extract<JobResult, { kind: 'import' }>;
type ImportedFile = ImportResult['files'][number];

/**
 * Reads files into a month. A file that cannot be read is told, and the others go on. All of them come into the month in one step at the
 * end: cancelled or killed before, the month is as it was.
 */
export async function importFiles(input: ImportInput, context: DeskJobContext): Promise<ImportResult> {
  const { db } = context;
  const month = monthById(db, input.monthId);
  // Said before minutes of reading; every door to the month is guarded as well.
  refuseSealed(db, input.monthId);
  const plan = new ImportPlan(filesOfMonth(db, input.monthId), input.replaces);
  const sizes = await Promise.all(input.files.map(({ path }) => sizeOf(path)));
  const keeper = new SourceKeeper(
    context,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  const outcomes: (PlannedFile | Refused)[] = [];
  try {
    for (const [i, file] of input.files.entries()) {
      context.signal.throwIfAborted();
      keeper.beginFile(file.name, sizes[i]!);
      try {
        outcomes.push(await takeInFile(file, { ...input, period: month.period }, plan, keeper, context));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        outcomes.push({ outcome: 'refused', name: file.name, error });
      }
    }
    context.signal.throwIfAborted();
    return { kind: 'import', monthId: input.monthId, files: commit(input.monthId, outcomes, keeper, context) };
  } catch (error) {
    keeper.forgetAll();
    throw error;
  }
}

interface Refused {
  readonly outcome: 'refused';
  readonly name: string;
  readonly error: AppError;
}

/** Puts everything in its place in one step, and gives what became of each file. */
function commit(
  monthId: number,
  outcomes: readonly (PlannedFile | Refused)[],
  keeper: SourceKeeper,
  { db, now, actor }: DeskJobContext,
): ImportedFile[] {
  return db.transaction(() => {
    const entries = new Map<Taken, number>();
    const at = now();
    const bringIn = ({ source, name, understood }: Taken): number => {
      keeper.finish(source.fileId, ({ fileId, notes, contentSha256 }) =>
        finishSourceFile(db, fileId, notes, contentSha256),
      );
      if (understood.profileId !== null) markProfileUsed(db, understood.profileId, at);
      return addMonthFile(db, {
        ...understood,
        monthId,
        fileId: source.fileId,
        name,
        addedAt: at,
        addedBy: actor.personId,
      });
    };
    const ended: { readonly monthFileId: number; readonly by: number }[] = [];
    for (const planned of outcomes) {
      if (planned.outcome === 'refused') continue;
      const monthFileId = planned.outcome === 'same' ? entryOf(planned.as, entries) : bringIn(planned);
      if (planned.outcome !== 'same') entries.set(planned, monthFileId);
      for (const former of planned.ends) endMonthFile(db, former, at, monthFileId);
      ended.push(...planned.ends.map((former) => ({ monthFileId: former, by: monthFileId })));
    }
    keeper.forgetUnfinished();
    if (entries.size + ended.length > 0) {
      growRevision(db, monthId);
      const { period, programme } = monthById(db, monthId);
      appendLog(db, {
        at,
        actor,
        action: 'file.import',
        subject: `${period} ${programme}`,
        detail: {
          sentence: [...entries.keys()].map(({ name }) => `《${name}》`).join('、'),
          monthId,
          files: [...entries].map(([{ name, source }, monthFileId]) => ({
            name,
            monthFileId,
            fileId: source.fileId,
            sha256: source.sha256,
            contentSha256: source.contentSha256,
            understoodSha256: digestOfMonthFile(db, monthFileId),
          })),
          replaced: ended,
        },
      });
    }
    return outcomes.map((each): ImportedFile => {
      if (each.outcome === 'refused')
        return { name: each.name, monthFileId: null, kind: null, outcome: 'refused', error: deskErrorOf(each.error) };
      const monthFileId = each.outcome === 'same' ? entryOf(each.as, entries) : entries.get(each)!;
      return { name: each.name, monthFileId, kind: each.kind, outcome: each.outcome, error: null };
    });
  });
}

/** The entry of a file that was there already, or that came in with this very import. */
function entryOf(as: number | Taken, entries: ReadonlyMap<Taken, number>): number {
  return typeof as === 'number' ? as : entries.get(as)!;
}

/** Main writes it to the log and gives it its number. A sentence may quote the first row of a file, with a person's number in it. */
function deskErrorOf({ code, problem, mend }: AppError): DeskError {
  return { code, message: maskDigitRuns(inWindowWords(problem.zh)), mend: inWindowWords(mend.zh), number: 0 };
}

/** 0 where it cannot be told: reading it says why. */
async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}
