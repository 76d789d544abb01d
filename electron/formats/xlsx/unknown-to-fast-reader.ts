import type { Bilingual } from '../../../shared/contracts/app-error.ts';

/**
 * The workbook holds something this reader does not know, without being damaged: another reader should judge it.
 *
 * May come out of `openXlsx` and, after some rows have already been given, out of `readSheet`: whoever falls back must
 * begin that sheet anew. The zip entry it came from was read to its end first and its checksum was right.
 */
export class UnknownToFastReader extends Error {
  override readonly name = 'UnknownToFastReader';
  readonly reason: Bilingual;

  constructor(reason: Bilingual) {
    super(reason.en);
    this.reason = reason;
  }
}
