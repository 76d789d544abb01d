import { readFileSync } from 'node:fs';

export const ROOT = new URL('../../../', import.meta.url);

/** The text of a document, by its path from the root. */
export function readDoc(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** The fenced blocks of a language ('' for blocks without one). */
export function blocksOf(text: string, language: string): readonly string[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gmu)]
    .filter((match) => match[1] === language)
    .map((match) => match[2]!);
}

/** The cells of every row of every table, trimmed, header and rule rows among them. */
export function tableRowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/u)
        .map((cell) => cell.trim()),
    );
}

/** The texts between backticks of a cell. */
export function codesOf(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/gu)].map((match) => match[1]!);
}
