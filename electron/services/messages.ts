import type { ArchiveMaking } from '../../shared/contracts/desk/archive.ts';
import type { FileKind } from '../../shared/contracts/desk/common.ts';
import type { CallName } from '../../shared/contracts/desk/desk.ts';
import type { DeskError } from '../../shared/contracts/desk/desk-error.ts';
import type { DifferenceFilter } from '../../shared/contracts/desk/differences.ts';
import type { DocumentToMake } from '../../shared/contracts/desk/documents.ts';
import type { FileOverrides } from '../../shared/contracts/desk/files.ts';
import type { Job, JobResult } from '../../shared/contracts/desk/jobs.ts';
import type { TableKind } from '../../shared/domain/archive/read/table-kind.ts';
import type { Actor } from '../../shared/domain/people/actor.ts';
import type { KnownHead } from '../data/verify-log.ts';

/** The database as main hands it to a service: the key lies in memory only. */
export interface DatabaseAccess {
  readonly path: string;
  /** 64 hex digits. */
  readonly key: string;
}

/** An error as a service tells it; main adds the log's number. `forLog`: classes and frames, no personal data. */
export interface ServiceError extends Omit<DeskError, 'number'> {
  readonly forLog: string;
}

/** What a job is asked to do. Paths are main's: the window gave tokens. */
export type JobOrder =
  | { readonly kind: 'sample'; readonly folder: string }
  | {
      readonly kind: 'import';
      readonly monthId: number;
      readonly fileKind: FileKind | null;
      readonly files: readonly { readonly path: string; readonly name: string }[];
      readonly replaces: number | null;
      readonly overrides: FileOverrides | null;
    }
  | { readonly kind: 'reconcile'; readonly monthId: number }
  | { readonly kind: 'precheck'; readonly monthId: number }
  | {
      readonly kind: 'export';
      readonly runId: number;
      readonly what: 'pdf' | 'xlsx' | 'csv' | 'mapping';
      readonly filter: DifferenceFilter | null;
      readonly unmasked: boolean;
      readonly purpose: string;
      readonly target: string;
    }
  | { readonly kind: 'document'; readonly document: DocumentToMake; readonly target: string }
  | { readonly kind: 'verify-log'; readonly known: readonly KnownHead[] }
  | {
      readonly kind: 'evidence';
      readonly caseId: number;
      readonly files: readonly { readonly path: string; readonly name: string }[];
    }
  | {
      readonly kind: 'archive-read';
      /** null: told by their content. */
      readonly tableKind: TableKind | null;
      readonly files: readonly { readonly path: string; readonly name: string }[];
      readonly replaces: boolean;
    }
  /** Makes the sample county's archive in the folder and reads it. */
  | { readonly kind: 'archive-sample'; readonly folder: string }
  | { readonly kind: 'archive-check' }
  | {
      readonly kind: 'archive-scans';
      readonly householdId: number;
      readonly revision: number;
      readonly code: string;
      readonly entry: string | null;
      readonly files: readonly { readonly path: string; readonly name: string }[];
    }
  | {
      readonly kind: 'archive-rules';
      readonly what: 'pack' | 'template';
      readonly files: readonly { readonly path: string; readonly name: string }[];
    }
  | ({ readonly kind: 'archive-make'; readonly folder: string } & ArchiveMaking)
  | { readonly kind: 'backup'; readonly target: string; readonly passphrase: string }
  /** Nothing else has the database open while it runs: the runner must not open it either. */
  | { readonly kind: 'restore'; readonly source: string; readonly passphrase: string };

/** main → job runner. */
export type ToJobRunner =
  | { readonly type: 'run'; readonly database: DatabaseAccess; readonly order: JobOrder; readonly actor: Actor }
  | { readonly type: 'cancel' };

/** An error of one file within a result has no number yet: main numbers it. */
export type FromJobRunner =
  | { readonly type: 'progress'; readonly progress: NonNullable<Job['progress']> }
  /** `numbered` 0 stands in every error within the result: main writes each to the log and puts its number in. */
  | { readonly type: 'done'; readonly result: JobResult }
  | { readonly type: 'failed'; readonly error: ServiceError }
  | { readonly type: 'cancelled' };

/** main → data service. */
export type ToDataService =
  /** `resume`: the login of whoever was signed in when main closed the database, and goes on as if it had not. */
  | { readonly type: 'open'; readonly database: DatabaseAccess; readonly resume: string | null }
  | { readonly type: 'call'; readonly seq: number; readonly name: CallName; readonly input: unknown }
  /** Whether whoever has signed in may make a call that main answers: answered with the person. */
  | { readonly type: 'authorise'; readonly seq: number; readonly name: CallName }
  /** No job runs: what a dead one left half done is removed. */
  | { readonly type: 'sweep' }
  | { readonly type: 'close' };

export type FromDataService =
  | { readonly type: 'opened' }
  | { readonly type: 'not-opened'; readonly error: ServiceError }
  | { readonly type: 'answer'; readonly seq: number; readonly value: unknown }
  | { readonly type: 'refused'; readonly seq: number; readonly error: ServiceError }
  | { readonly type: 'closed' };
