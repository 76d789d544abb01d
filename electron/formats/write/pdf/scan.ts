/** A page of a scan as the file has it: a picture that goes into a PDF as it is, or a page of a PDF. */
export type ScanPage = ScanPicture | ScanForm;

export interface ScanPicture {
  readonly kind: 'picture';
  readonly width: number;
  readonly height: number;
  /** Quarter turns to the right until it stands upright. */
  readonly turns: 0 | 1 | 2 | 3;
  /** Entries of its image dictionary, and its data. */
  readonly entries: string;
  readonly data: Buffer;
  /** Its palette as a stream of its own, where it has one. */
  readonly palette: Buffer | null;
}

export interface ScanForm {
  readonly kind: 'form';
  readonly width: number;
  readonly height: number;
  readonly turns: 0 | 1 | 2 | 3;
  /** Writes the page as a form object into a file and gives its number. */
  readonly write: (file: import('./pdf-file.ts').PdfFile) => number;
}

/** A scan that was read: one page for a picture, as many as it has for a PDF. */
export interface Scan {
  readonly pages: readonly ScanPage[];
}

/** A scan that cannot be used, in a clerk's words. */
export class ScanError extends Error {
  override readonly name = 'ScanError';
}
