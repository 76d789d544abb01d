/** A dossier as it was written, in the order of the households. */
export interface WrittenDossier {
  /** From the output folder, with /. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  /** Codes of the materials in it, in order. */
  readonly items: readonly string[];
  readonly certNo: string;
  /** Characters that no shipped font has. */
  readonly missingGlyphs: readonly string[];
}
