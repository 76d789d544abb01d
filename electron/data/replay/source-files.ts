import type { Database } from '../database.ts';
import { digestOfSource } from '../source-digest.ts';
import { type Finding, listOf, numberOf, type Replay, type Told, textOf } from './replay.ts';

/** What every source file consists of, to the last cell. Files that no month rests on any more are gone, and nothing is asked of them. */
export class SourceFilesReplay implements Replay {
  readonly actions = ['adopt', 'file.import'] as const;
  readonly #files = new Map<number, string>();

  see({ detail }: Told): void {
    for (const each of listOf(detail.files)) {
      const digest = textOf(each.contentSha256);
      if (digest !== '') this.#files.set(numberOf(each.fileId), digest);
    }
  }

  *look(db: Database): Generator<void, Finding | null> {
    const rows = db.all<{ id: number; content_sha256: string }>(
      "SELECT file_id AS id, content_sha256 FROM source_file WHERE state = 'done' ORDER BY file_id",
    );
    for (const { id, content_sha256 } of rows) {
      const told = this.#files.get(id);
      const at = { seq: null, table: 'source_file', id };
      if (told === undefined) return { ...at, sentence: `源文件（source_file 第 ${id} 行）在操作日志里没有来历` };
      if (told !== content_sha256 || told !== digestOfSource(db, id))
        return {
          ...at,
          sentence: `源文件（source_file 第 ${id} 行，连同它的 source_sheet、source_chunk）保存的内容与读入时不同`,
        };
      yield;
    }
    return null;
  }
}
