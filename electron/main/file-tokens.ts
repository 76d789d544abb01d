import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';

export interface TokenOfFile {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
}

/** The files the user chose or dropped in this session. The window knows them by a token only; a path never reaches it. */
export class FileTokens {
  readonly #paths = new Map<string, string>();
  readonly #tokens = new Map<string, string>();

  /** A token for a path that the user chose. Throws where there is no file. */
  give(path: string): TokenOfFile {
    const stat = statSync(path);
    if (!stat.isFile()) throw new Error('not a file');
    const token = this.#tokens.get(path) ?? randomBytes(16).toString('hex');
    this.#paths.set(token, path);
    this.#tokens.set(path, token);
    return { token, name: basename(path), bytes: stat.size };
  }

  /** The path, or undefined for a token that was never given. */
  pathOf(token: string): string | undefined {
    return this.#paths.get(token);
  }
}
