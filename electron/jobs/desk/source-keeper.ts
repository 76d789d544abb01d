import { digestOfSource } from '../../data/source-digest.ts';
import {
  beginSourceFile,
  type Decoding,
  decodesAlike,
  dropSourceFile,
  findSourceFile,
  type SourceFile,
} from '../../data/source-file-repo.ts';
import type { OpenHints } from '../../formats/open-table.ts';
import type { DeskJobContext } from './desk-job.ts';
import { keepRows } from './keep-rows.ts';

/** A file at hand, by what is in it. */
export interface FileAtHand {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Keeps the rows of the files of one import, each content once. What it keeps stays 'working' until the import puts it into the month;
 * what is known from elsewhere is not read again.
 */
export class SourceKeeper {
  readonly #context: DeskJobContext;
  readonly #totalBytes: number;
  /** Kept by this import, with the entry's file as it will be. */
  readonly #kept: { readonly file: SourceFile; readonly decoding: Decoding | null; finished: boolean }[] = [];
  #bytesBefore = 0;
  #done = 0;
  #current = { name: '', bytes: 0 };

  constructor(context: DeskJobContext, totalBytes: number) {
    this.#context = context;
    this.#totalBytes = totalBytes;
  }

  /** The progress goes on to the next file. */
  beginFile(name: string, bytes: number): void {
    this.#bytesBefore += this.#current.bytes;
    this.#current = { name, bytes };
    this.#tell(0);
  }

  /** The file's rows, kept now or before. */
  async keep(file: FileAtHand, decoding: Decoding | null): Promise<SourceFile> {
    const { db, signal, now } = this.#context;
    const known =
      findSourceFile(db, file.sha256, decoding) ??
      this.#kept.find((each) => each.file.sha256 === file.sha256 && decodesAlike(each.decoding, decoding))?.file;
    if (known !== undefined) return known;
    const importedAt = now();
    const begun = (
      source: Pick<SourceFile, 'format' | 'encoding' | 'delimiter' | 'notes'>,
    ): Omit<SourceFile, 'fileId' | 'contentSha256'> => ({
      sha256: file.sha256,
      bytes: file.bytes,
      importedAt,
      format: source.format,
      encoding: source.encoding,
      delimiter: source.delimiter,
      notes: source.notes,
    });
    const { fileId, source } = await keepRows(db, {
      path: file.path,
      hints: hintsOf(decoding),
      signal,
      onProgress: (bytes) => this.#tell(bytes),
      begin: (opened) => beginSourceFile(db, begun(opened), decoding),
      forget: (id) => dropSourceFile(db, id),
    });
    const kept = { fileId, ...begun(source), contentSha256: digestOfSource(db, fileId) };
    this.#kept.push({ file: kept, decoding, finished: false });
    return kept;
  }

  /** Has a file that this import kept finished, once; one that was there before is already. */
  finish(fileId: number, finish: (file: SourceFile) => void): void {
    const kept = this.#kept.find((each) => each.file.fileId === fileId);
    if (kept === undefined || kept.finished) return;
    finish(kept.file);
    kept.finished = true;
  }

  /** Forgets what was kept and came into no month. */
  forgetUnfinished(): void {
    for (const { file, finished } of this.#kept) if (!finished) dropSourceFile(this.#context.db, file.fileId);
  }

  /** The import came to nothing. */
  forgetAll(): void {
    for (const { file } of this.#kept) dropSourceFile(this.#context.db, file.fileId);
  }

  #tell(bytes: number): void {
    const { name, bytes: size } = this.#current;
    // A file that is read twice does not go back.
    this.#done = Math.max(this.#done, Math.min(this.#bytesBefore + Math.min(bytes, size), this.#totalBytes));
    const done = this.#done;
    this.#context.report({ phase: 'read', what: name, done, total: this.#totalBytes, unit: 'bytes' });
  }
}

function hintsOf(decoding: Decoding | null): OpenHints {
  const { encoding, delimiter, fixedWidth } = decoding ?? {};
  return { encoding, delimiter, fixedWidth: fixedWidth as OpenHints['fixedWidth'] };
}
