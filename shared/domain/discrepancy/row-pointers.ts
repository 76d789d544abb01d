import { type Ledger, pointerOf } from '../ledger/ledger.ts';

/** Pointers to the lines, each once, in the order of the files, joined by `;`. */
export function rowPointers(ledger: Ledger, lines: Iterable<number>): string {
  return [...new Set(lines)]
    .sort((a, b) => ledger.sheet[a]! - ledger.sheet[b]! || ledger.row[a]! - ledger.row[b]!)
    .map((line) => pointerOf(ledger, line))
    .join(';');
}
