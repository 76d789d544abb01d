import type { Database } from '../../data/database.ts';
import type { Run } from '../../data/run-repo.ts';

/** What a package is to hold. */
export interface PackageScope {
  /** The months with their last run, in the order of their numbers. */
  readonly runs: readonly Run[];
  /** Identity numbers and accounts in full. */
  readonly unmasked: boolean;
  /** The files of evidence, and not only their list. */
  readonly evidence: boolean;
}

/** A file of a package. Its content may come in pieces. */
export interface PackageFile {
  readonly path: string;
  readonly content: Iterable<string | Uint8Array>;
}

/** A part of the package: what it adds, out of one moment of the database. */
export type AuditPart = (db: Database, scope: PackageScope) => Iterable<PackageFile>;
