import type { LogAction } from '../../../shared/domain/log/action.ts';
import type { Database } from '../database.ts';
import type { RunDigest } from '../run-digest.ts';

/** Everything a replay asks of a detail: the log holds whatever it holds. */
export type ToldDetail = Partial<Readonly<Record<DetailName, unknown>>>;
type DetailName =
  | 'monthId'
  | 'monthFileId'
  | 'fileId'
  | 'runId'
  | 'revision'
  | 'months'
  | 'files'
  | 'monthFiles'
  | 'runs'
  | 'settings'
  | 'people'
  | 'personId'
  | 'accountSha256'
  | 'replaced'
  | 'by'
  | 'endedAt'
  | 'contentSha256'
  | 'understoodSha256'
  | keyof RunDigest;

/** What a replay sees of an entry of the log. */
export interface Told {
  readonly seq: number;
  readonly at: string;
  readonly action: LogAction;
  readonly subject: string;
  readonly detail: ToldDetail;
}

/** The first thing that is wrong, and where. */
export interface Finding {
  /** The entry of the log it is about; null where it is about none. */
  readonly seq: number | null;
  /** The table and the row it is about; null where it is about an entry alone. */
  readonly table: string | null;
  readonly id: number | string | null;
  /** In Chinese, whole. */
  readonly sentence: string;
}

/**
 * Says what tables that are no kept tables have to hold, from what the log tells. Sees the entries of its actions in order, then looks: `look`
 * yields whenever some time has passed, so that others may run, and returns the first row that is not as it was told.
 */
export interface Replay {
  readonly actions: readonly LogAction[];
  see(told: Told): void;
  look(db: Database): Generator<void, Finding | null>;
}

/** Values of a detail as they are read back: whatever is not there, or not of its kind, is as good as not told. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function listOf(value: unknown): readonly ToldDetail[] {
  return Array.isArray(value) ? (value as readonly ToldDetail[]) : [];
}
