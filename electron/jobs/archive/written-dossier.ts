import type { DossierFile } from '../../../shared/contracts/archive-manifest.ts';

/** A dossier as it was written. */
export type WrittenDossier = Readonly<DossierFile>;

/** A dossier that could not be made: it costs no other one. */
export interface DossierFailure {
  readonly certNo: string;
  readonly headName: string;
  readonly township: string;
  readonly village: string;
  /** In a clerk's words. */
  readonly says: string;
}
