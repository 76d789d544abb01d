import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { archiveManifestSchema, journalLineSchema } from '../../../shared/contracts/archive-manifest.ts';
import { metadataPaths, type WrittenDossier } from './written-dossier.ts';

/** What a batch that has not come to its end has made so far: a line of JSON a dossier. It goes when the manifest is there. */
export const JOURNAL = '.sanzhang-batch.jsonl';

/** What lies in a folder by the word of a manifest or a journal: nothing of it is trusted until its hash was taken. */
export interface EarlierDelivery {
  /** Every path that was named, those of dossiers among them. Safe: all lie below the folder. */
  readonly paths: ReadonlySet<string>;
  readonly dossiers: ReadonlyMap<string, WrittenDossier>;
}

/** What earlier deliveries into a folder said of it. A manifest or a line that cannot be read says nothing. */
export async function earlierDelivery(folder: string, manifest: string): Promise<EarlierDelivery> {
  const paths = new Set<string>();
  const dossiers = new Map<string, WrittenDossier>();
  try {
    const parsed = archiveManifestSchema.safeParse(JSON.parse(await readFile(join(folder, manifest), 'utf8')));
    const files = new Map((parsed.data?.files ?? []).map((file) => [file.path, file]));
    for (const file of files.values()) {
      paths.add(file.path);
      if (!('inputSha256' in file)) continue;
      const beside = metadataPaths(file.path).flatMap((path) => files.get(path) ?? []);
      if (beside.length === 2) dossiers.set(file.path, { ...file, beside });
    }
  } catch {
    // No manifest, or none of ours.
  }
  for await (const text of linesOf(join(folder, JOURNAL))) {
    const dossier = journalLineSchema.safeParse(jsonOf(text));
    // The last line of a process that was killed may be half of one.
    if (!dossier.success) continue;
    for (const { path } of [dossier.data, ...dossier.data.beside]) paths.add(path);
    dossiers.set(dossier.data.path, dossier.data);
  }
  for (const path of [...paths].filter(leadsOut)) {
    paths.delete(path);
    dossiers.delete(path);
  }
  return { paths, dossiers };
}

/** Keeps the journal of a batch while it runs. */
export class BatchJournal {
  readonly #path: string;
  readonly #file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /** Goes on with the journal in `folder`, or begins one. */
  static async open(folder: string): Promise<BatchJournal> {
    const path = join(folder, JOURNAL);
    const file = await open(path, 'a');
    // After half a line of a process that was killed.
    await file.appendFile('\n');
    return new BatchJournal(path, file);
  }

  /** Notes a dossier that lies in its place. */
  async note(dossier: WrittenDossier): Promise<void> {
    await this.#file.appendFile(`${JSON.stringify(dossier)}\n`);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** The batch has come to its end. */
  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}

async function* linesOf(path: string): AsyncIterable<string> {
  try {
    yield* createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  } catch {
    // There is no journal.
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function leadsOut(path: string): boolean {
  return path.split(/[/\\]/u).includes('..') || path.startsWith('/') || path.startsWith('\\') || path.includes(':');
}
