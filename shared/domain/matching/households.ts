import { KeyState, type Ledger } from '../ledger/ledger.ts';
import { isEmptyAt, type PackedText, PackedTextBuilder, textAt } from '../ledger/packed-text.ts';
import { KeyIndex } from './key-index.ts';
import { markRepeatedLines } from './repeated-lines.ts';

/** The lines of one ledger put together by household: a chain of lines each, in an order that does not depend on the rows' order. */
export interface Households {
  readonly ledger: Ledger;
  readonly count: number;
  /** Household → its first line. */
  readonly firstLine: Int32Array;
  /** Line → the next line of the same household, or −1. */
  readonly nextLine: Int32Array;
  /** Identity numbers as keys: as read, but a number that was succeeded by another (change of head) stands as its successor. */
  readonly idKeys: PackedText;
  /** The members' numbers, joined by ';', succeeded ones standing as their successors too. */
  readonly memberKeys: PackedText;
}

/** Identity number → the number that took its place when the head of the household changed (mapping file, `successions`). */
export type Successions = ReadonlyMap<string, string>;

/** Whether the line's identity number can be a key: there, and not eaten by a spreadsheet. A wrong check digit does not matter. */
export function hasIdKey(ledger: Ledger, line: number): boolean {
  const state = ledger.idState[line];
  return state === KeyState.valid || state === KeyState.invalid;
}

/** The lines of a household. */
export function* linesOf(households: Households, household: number): Generator<number> {
  for (let line = households.firstLine[household]!; line !== -1; line = households.nextLine[line]!) yield line;
}

/** A line of the household that carries its identity number, or −1. */
export function lineWithId(households: Households, household: number): number {
  for (let line = households.firstLine[household]!; line !== -1; line = households.nextLine[line]!) {
    if (hasIdKey(households.ledger, line)) return line;
  }
  return -1;
}

/** The number that a number counts as, successions followed. */
export function successorOf(number: string, successions: Successions): string {
  let id = number;
  // A chain of heads may be long but never round: each step is followed once.
  for (const seen = new Set([id]); successions.has(id) && !seen.has(successions.get(id)!); seen.add(id))
    id = successions.get(id)!;
  return id;
}

function successorKeys(numbers: PackedText, count: number, successions: Successions): PackedText {
  if (successions.size === 0) return numbers;
  const keys = new PackedTextBuilder();
  for (let line = 0; line < count; line++) {
    const ids = textAt(numbers, line).split(';');
    keys.push(ids.map((id) => successorOf(id, successions)).join(';'));
  }
  return keys.finish();
}

/**
 * What a line says, in an order of its own: the order of lines of one household must not depend on the order of rows. So everything
 * that a discrepancy may show belongs here; lines that are alike in all of it may change places.
 */
export function contentOf(ledger: Ledger, line: number): string {
  return [
    textAt(ledger.id, line),
    textAt(ledger.name, line),
    textAt(ledger.account, line),
    textAt(ledger.cert, line),
    String(ledger.month[line]),
    String(ledger.months[line]),
    ledger.item.values[ledger.item.index[line]!],
    String(ledger.fen[line]),
    String(ledger.headcount[line]),
    String(ledger.category[line]),
    ledger.township.values[ledger.township.index[line]!],
    ledger.village.values[ledger.village.index[line]!],
    String(ledger.classFen[line]),
    String(ledger.outcome[line]),
    textAt(ledger.members, line),
    textAt(ledger.memberNames, line),
    ledger.holders.get(line) ?? '',
    ledger.namesAsWritten.get(line) ?? '',
  ].join('\u0000');
}

/**
 * Puts the lines of a ledger together by household: by identity number; lines without one by account and name, joining the household
 * that has both where it is the only one; lines without either by certificate number; the rest stand alone.
 */
export function groupHouseholds(ledger: Ledger, successions: Successions): Households {
  const idKeys = successorKeys(ledger.id, ledger.count, successions);
  const memberKeys = successorKeys(ledger.members, ledger.count, successions);
  const householdOf = new Int32Array(ledger.count).fill(-1);
  // Nearly every number stands on one line: only those that may stand on several are looked up.
  const repeated = markRepeatedLines(idKeys, ledger.count);
  const byId = new KeyIndex([[idKeys]], 16);
  let count = 0;
  const withoutId: number[] = [];
  for (let line = 0; line < ledger.count; line++) {
    if (!hasIdKey(ledger, line)) {
      withoutId.push(line);
      continue;
    }
    const known = repeated[line] === 0 ? -1 : byId.findOrAdd(0, line, count);
    householdOf[line] = known === -1 ? count++ : known;
  }
  if (withoutId.length > 0) count = groupWithoutId(ledger, withoutId, householdOf, count);
  return { ledger, count, ...chainLines(ledger, householdOf, count), idKeys, memberKeys };
}

const SEVERAL = -2;

function groupWithoutId(
  ledger: Ledger,
  withoutId: readonly number[],
  householdOf: Int32Array,
  countBefore: number,
): number {
  let count = countBefore;
  const hasAccountAndName = (line: number): boolean =>
    ledger.accountState[line] !== KeyState.damaged && !isEmptyAt(ledger.account, line) && !isEmptyAt(ledger.name, line);
  const byAccountAndName = new KeyIndex([[ledger.account, ledger.name]], ledger.count);
  for (let line = 0; line < ledger.count; line++) {
    const household = householdOf[line]!;
    if (household === -1 || !hasAccountAndName(line)) continue;
    const known = byAccountAndName.findOrAdd(0, line, household);
    if (known !== -1 && known !== household) byAccountAndName.replace(0, line, SEVERAL);
  }
  const byCertificate = new KeyIndex([[ledger.cert]], withoutId.length);
  const amongThemselves = new KeyIndex([[ledger.account, ledger.name]], withoutId.length);
  for (const line of withoutId) {
    let household = -1;
    if (hasAccountAndName(line)) {
      const withId = byAccountAndName.find(0, line);
      // Where several could be meant it stands alone: nothing says that two such lines mean the same one.
      if (withId !== SEVERAL) household = withId >= 0 ? withId : amongThemselves.findOrAdd(0, line, count);
    } else if (!isEmptyAt(ledger.cert, line)) {
      household = byCertificate.findOrAdd(0, line, count);
    }
    householdOf[line] = household === -1 ? count++ : household;
  }
  return count;
}

function chainLines(
  ledger: Ledger,
  householdOf: Int32Array,
  count: number,
): Pick<Households, 'firstLine' | 'nextLine'> {
  const firstLine = new Int32Array(count).fill(-1);
  const nextLine = new Int32Array(ledger.count).fill(-1);
  const several = new Map<number, number[]>();
  for (let line = 0; line < ledger.count; line++) {
    const household = householdOf[line]!;
    const first = firstLine[household]!;
    if (first === -1) firstLine[household] = line;
    else {
      const lines = several.get(household);
      if (lines) lines.push(line);
      else several.set(household, [first, line]);
    }
  }
  const noted = several.size === 0 ? new Map<number, string>() : wordsByLine(ledger);
  for (const [household, lines] of several) {
    const sorted = lines
      .map((line) => ({ line, content: `${contentOf(ledger, line)}\u0000${noted.get(line) ?? ''}` }))
      .sort((a, b) => (a.content < b.content ? -1 : a.content > b.content ? 1 : a.line - b.line));
    firstLine[household] = sorted[0]!.line;
    for (let i = 0; i < sorted.length; i++) nextLine[sorted[i]!.line] = sorted[i + 1]?.line ?? -1;
  }
  return { firstLine, nextLine };
}

/** What was noted on lines and what the bank said of them: few lines have either. */
function wordsByLine(ledger: Ledger): ReadonlyMap<number, string> {
  const words = new Map<number, string>();
  const add = (line: number, text: string): void => {
    words.set(line, `${words.get(line) ?? ''}${text}\u0000`);
  };
  for (const { line, kind, column, original } of ledger.notes) if (kind !== 'changed') add(line, column + original);
  for (const { line, category, words: said } of ledger.bankWords) add(line, category + said);
  return words;
}
