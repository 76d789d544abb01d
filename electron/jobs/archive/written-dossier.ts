import type { JournalLine } from '../../../shared/contracts/archive-manifest.ts';

/** A dossier as it was written, and its metadata beside it. */
export type WrittenDossier = Readonly<JournalLine>;

/** Where the metadata of a dossier lies. */
export function metadataPaths(path: string): readonly [json: string, xml: string] {
  const base = path.replace(/\.pdf$/u, '');
  return [`${base}.json`, `${base}.xml`];
}

/** A dossier that could not be made: it costs no other one. */
export interface DossierFailure {
  readonly certNo: string;
  readonly headName: string;
  readonly township: string;
  readonly village: string;
  /** In a clerk's words. */
  readonly says: string;
}
