import { formatYuan } from '../identity/money.ts';
import { KeyState } from '../ledger/ledger.ts';
import { LEDGER_KINDS, LEDGER_LABEL, type LedgerKind } from '../ledger/ledger-kind.ts';
import { PackedTextBuilder, textAt } from '../ledger/packed-text.ts';
import { type JoinedHouseholds, joinedByLedger } from '../matching/joined-households.ts';
import { KeyIndex } from '../matching/key-index.ts';
import { markRepeatedLines } from '../matching/repeated-lines.ts';
import { sensitiveMark } from './sensitive-mark.ts';

/** One account that several households of one ledger have. */
export interface SharedAccount {
  readonly account: string;
  /** Joined households that have it in any ledger, ascending. */
  readonly households: readonly number[];
  readonly lines: Readonly<Record<LedgerKind, readonly number[]>>;
}

/**
 * Accounts with several households in one ledger, each once, whatever the number of ledgers. Households that may be the same one
 * (`sameAs` gives the same number for them) count as one.
 */
export function findSharedAccounts(
  joined: JoinedHouseholds,
  sameAs: (household: number) => number,
): readonly SharedAccount[] {
  const shared = new Map<string, { households: Set<number>; lines: Record<LedgerKind, number[]> }>();
  const joinedOf = joinedByLedger(joined);
  for (const kind of LEDGER_KINDS) {
    for (const account of accountsOfSeveral(joined, kind, joinedOf[kind], sameAs)) {
      if (!shared.has(account))
        shared.set(account, { households: new Set(), lines: { approval: [], finance: [], bank: [] } });
    }
  }
  if (shared.size === 0) return [];
  const accounts = [...shared.keys()];
  const packed = new PackedTextBuilder();
  for (const account of accounts) packed.push(account);
  const index = new KeyIndex(
    [[packed.finish()], ...LEDGER_KINDS.map((kind) => [joined.ledgers[kind].ledger.account])],
    accounts.length,
  );
  for (let slot = 0; slot < accounts.length; slot++) index.findOrAdd(0, slot, slot);
  LEDGER_KINDS.forEach((kind, k) => {
    const households = joined.ledgers[kind];
    for (let household = 0; household < households.count; household++) {
      for (let line = households.firstLine[household]!; line !== -1; line = households.nextLine[line]!) {
        const slot = households.ledger.accountState[line] === KeyState.valid ? index.find(k + 1, line) : -1;
        if (slot === -1) continue;
        const entry = shared.get(accounts[slot]!)!;
        entry.households.add(joinedOf[kind][household]!);
        entry.lines[kind].push(line);
      }
    }
  });
  return [...shared].map(([account, { households, lines }]) => ({
    account,
    households: [...households].sort((a, b) => a - b),
    lines,
  }));
}

function* accountsOfSeveral(
  joined: JoinedHouseholds,
  kind: LedgerKind,
  joinedOf: Int32Array,
  sameAs: (household: number) => number,
): Generator<string> {
  const households = joined.ledgers[kind];
  const { ledger } = households;
  const repeated = markRepeatedLines(ledger.account, ledger.count);
  const firstHolder = new KeyIndex([[ledger.account]], 16);
  for (let household = 0; household < households.count; household++) {
    const who = sameAs(joinedOf[household]!);
    for (let line = households.firstLine[household]!; line !== -1; line = households.nextLine[line]!) {
      // An impossible account (000, 无) is a fault of its own; that many have it proves nothing.
      if (repeated[line] === 0 || ledger.accountState[line] !== KeyState.valid) continue;
      const holder = firstHolder.findOrAdd(0, line, who);
      if (holder !== -1 && holder !== who) yield textAt(ledger.account, line);
    }
  }
}

/** The sentence: which account, how many households in which ledger, how much money. */
export function explainSharedAccount(
  shared: SharedAccount,
  countIn: Readonly<Record<LedgerKind, number>>,
  names: readonly string[],
  fen: number,
): string {
  const where = LEDGER_KINDS.filter((kind) => countIn[kind] > 1).map(
    (kind) => `${LEDGER_LABEL[kind]} ${countIn[kind]} 户`,
  );
  const named = names.slice(0, 5).join('、') + (names.length > 5 ? `等 ${names.length} 户` : '');
  return `账号 ${sensitiveMark('acct', shared.account)} 一个账号对应多户（${where.join('、')}）：${named}，本月共 ${formatYuan(fen)} 元，请核实是否同一家庭、是否有人代管账户`;
}
