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
  /** Of the bytes that cannot be used, where somebody has seen them. */
  readonly sha256: string | null;

  constructor(message: string, sha256: string | null = null) {
    super(message);
    this.sha256 = sha256;
  }
}

/** Pixels a scan may have: A3 at 600 dots an inch is 70 million. */
const MOST_PIXELS = 120_000_000;

/** Throws ScanError for a picture that no scanner makes and no reader could show. */
export function refuseTooManyPixels(width: number, height: number): void {
  if (width * height > MOST_PIXELS) throw new ScanError('图片太大，请按 300 dpi 重新扫描');
}
