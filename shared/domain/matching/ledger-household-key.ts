import { formatYuan } from '../identity/money.ts';
import { KeyState, monthText } from '../ledger/ledger.ts';
import type { LedgerKind } from '../ledger/ledger-kind.ts';
import { PackedTextBuilder, textAt } from '../ledger/packed-text.ts';
import { type Households, lineWithId, type Successions, successorOf } from './households.ts';
import { KeyIndex } from './key-index.ts';

/** What a key rests on, the best first. `line`: nothing but what the one line says. */
export type KeyForm = 'id' | 'acct' | 'cert' | 'line';

/** Stands between the parts of a key. */
const SEPARATOR = '|';

/**
 * The key of a household of one ledger: names it from run to run, whatever the order of rows, the names of files and what the household is
 * joined with (docs/matching.md, 1). `bank:id:…`, `bank:acct:…|name`, `approval:cert:…`, `finance:line:…`. Sensitive: it holds the whole
 * number. Several households of a ledger may have the same key: see `findByKeys`.
 */
export function ledgerHouseholdKey(households: Households, household: number): string {
  const line = lineWithId(households, household);
  const { kind } = households.ledger;
  return line === -1 ? keyWithoutId(households, household) : `${kind}:id:${textAt(households.idKeys, line)}`;
}

function keyWithoutId({ ledger, firstLine }: Households, household: number): string {
  // Lines that were put together without a number have the rest of their key in common; others stand alone.
  const line = firstLine[household]!;
  const of = (form: KeyForm, parts: readonly string[]): string => `${ledger.kind}:${form}:${parts.join(SEPARATOR)}`;
  const [name, account, cert] = [textAt(ledger.name, line), textAt(ledger.account, line), textAt(ledger.cert, line)];
  if (name !== '' && account !== '' && ledger.accountState[line] !== KeyState.damaged)
    return of('acct', [account, name]);
  if (cert !== '') return of('cert', [cert]);
  const { township, village, item } = ledger;
  const fen = ledger.fen[line]!;
  return of('line', [
    name,
    textAt(ledger.id, line),
    account,
    township.values[township.index[line]!]!,
    village.values[village.index[line]!]!,
    Number.isNaN(fen) ? '' : formatYuan(fen),
    ledger.month[line] === 0 ? '' : monthText(ledger.month[line]!),
    item.values[item.index[line]!]!,
  ]);
}

/** The parts of a key; null where the text is none. */
export function partsOfKey(
  key: string,
): { readonly kind: LedgerKind; readonly form: KeyForm; readonly texts: readonly string[] } | null {
  const found = KEY.exec(key);
  if (found === null) return null;
  const [, kind, form, rest] = found;
  return { kind: kind as LedgerKind, form: form as KeyForm, texts: rest!.split(SEPARATOR) };
}

/** What a household key looks like. */
const KEY = /^(approval|finance|bank):(id|acct|cert|line):(.+)$/su;

/** Whether a text looks like a household key. Whether there is such a household is for `findByKeys` to say. */
export function isHouseholdKey(text: string): boolean {
  return KEY.test(text);
}

/** Several households have that key. */
export const SEVERAL_HOUSEHOLDS = -2;

/**
 * The households of the ledger that the keys name: `SEVERAL_HOUSEHOLDS` where a key names more than one; those that name none are left out.
 * A key with a number that was succeeded names the household of its successor.
 */
export function findByKeys(
  households: Households,
  keys: Iterable<string>,
  successions: Successions,
): ReadonlyMap<string, number> {
  const ids = new Map<string, string[]>();
  const others = new Set<string>();
  const idStart = `${households.ledger.kind}:id:`;
  for (const key of keys) {
    if (!key.startsWith(idStart)) others.add(key);
    else {
      const id = successorOf(key.slice(idStart.length), successions);
      const known = ids.get(id);
      if (known) known.push(key);
      else ids.set(id, [key]);
    }
  }
  const found = new Map<string, number>();
  if (ids.size > 0) findIds(households, ids, found);
  if (others.size > 0) findOthers(households, others, found);
  return found;
}

/** Numbers stay where they are: a ledger of a million households is not turned into a million texts. */
function findIds(
  households: Households,
  keysOfId: ReadonlyMap<string, readonly string[]>,
  found: Map<string, number>,
): void {
  const wanted = [...keysOfId];
  const packed = new PackedTextBuilder();
  for (const [id] of wanted) packed.push(id);
  const index = new KeyIndex([[packed.finish()], [households.idKeys]], wanted.length);
  for (let slot = 0; slot < wanted.length; slot++) index.findOrAdd(0, slot, slot);
  for (let household = 0; household < households.count; household++) {
    const line = lineWithId(households, household);
    const slot = line === -1 ? -1 : index.find(1, line);
    if (slot !== -1) for (const key of wanted[slot]![1]) found.set(key, household);
  }
}

function findOthers(households: Households, wanted: ReadonlySet<string>, found: Map<string, number>): void {
  for (let household = 0; household < households.count; household++) {
    if (lineWithId(households, household) !== -1) continue;
    const key = keyWithoutId(households, household);
    if (wanted.has(key)) found.set(key, found.has(key) ? SEVERAL_HOUSEHOLDS : household);
  }
}
