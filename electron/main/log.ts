import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LARGEST_BYTES = 2 << 20;
/** Runs of digits as long as identity numbers, accounts and telephone numbers have. */
const LONG_NUMBER = /[0-9]{7,}[0-9Xx]?/g;
/** Chinese text may be somebody's name; a path may carry the name of who uses the computer. */
const CHINESE = /[\u3400-\u9fff\u{20000}-\u{323af}]+/gu;
const PATH = /(?:[A-Za-z]:)?(?:[\\/][^\\/:*?"<>|\s()]+)+/g;

/** Takes out of a text whatever may be a person's: long numbers, Chinese words, folders. What stays are codes, classes and frames. */
export function withoutPersonalData(text: string): string {
  return text
    .replace(PATH, (path) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1))
    .replace(LONG_NUMBER, '#')
    .replace(CHINESE, '*');
}

/** The log of the program: numbered entries, so that a person can say which; nothing of anybody's data. */
export class Log {
  readonly #path: string;
  #number: number;

  constructor(folder: string, now: Date) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#path = join(folder, 'sanzhang.log');
    // Numbers go on over restarts without being kept anywhere: tenths of a second of this decade.
    this.#number = Math.floor((now.getTime() - Date.UTC(2020, 0, 1)) / 100) % 1_000_000_000;
  }

  /** Writes an entry and gives its number. */
  write(kind: 'info' | 'error', text: string): number {
    const number = ++this.#number;
    try {
      if ((statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_BYTES)
        renameSync(this.#path, `${this.#path}.1`);
      appendFileSync(this.#path, `${new Date().toISOString()} ${number} ${kind} ${withoutPersonalData(text)}\n`, {
        mode: 0o600,
      });
    } catch {
      // A full disk must not stop the program from telling the person so.
    }
    return number;
  }

  /** Writes what was thrown, with its frames. */
  failure(where: string, thrown: unknown): number {
    const text = thrown instanceof Error ? (thrown.stack ?? `${thrown.name}: ${thrown.message}`) : typeof thrown;
    return this.write('error', `${where}: ${text.replaceAll('\n', ' | ')}`);
  }
}
