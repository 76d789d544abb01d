import type { PolicyPack } from '../../../shared/domain/archive/policy/policy-pack.ts';
import type { TableKind } from '../../../shared/domain/archive/read/table-kind.ts';

/** The pack an archive is made by, its hash, and the file it came from (null: built in). */
export interface ChosenPack {
  readonly pack: PolicyPack;
  readonly sha256: string;
  readonly file: string | null;
}

/** What an archive is made from. */
export interface ArchiveInput {
  readonly files: Readonly<Record<TableKind, readonly string[]>>;
  /** The names row pointers use, by path, where they are not those of the files now. */
  readonly names?: ReadonlyMap<string, string>;
  readonly policy: ChosenPack;
  /** Templates of the county that are filled in for every household. */
  readonly templates?: readonly string[];
  /** YYYY. */
  readonly year: string;
  /** YYYY-MM-DD: the only date in the dossiers that comes from none of the files. */
  readonly makingDate: string;
  /** Certificate numbers; empty: every household. */
  readonly only: readonly string[];
}
