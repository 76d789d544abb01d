import { Groups, withoutRival, withPartner } from './candidates.ts';
import type { JoinedHouseholds } from './joined-households.ts';
import type { RuleName } from './rule.ts';
import type { EvidenceName } from './rules/short-of-proof.ts';
import type { SaidDifferent } from './said-different.ts';

/** Households that may be the same and that only a person can decide on. `possible`: one candidate; `ambiguous`: several. */
export interface Undecided {
  readonly kind: 'possible' | 'ambiguous';
  readonly households: readonly number[];
  readonly evidence: readonly (RuleName | EvidenceName)[];
}

/** Candidates that a rule could not decide between. */
export interface OpenQuestion {
  readonly households: readonly number[];
  readonly evidence: RuleName | EvidenceName;
}

/** The questions still open once every rule has had its say, one for all households that hang together. */
export function undecidedOf(
  joined: JoinedHouseholds,
  questions: readonly OpenQuestion[],
  different: SaidDifferent,
): readonly Undecided[] {
  const groups = new Groups();
  const evidenceOf = new Map<number, Set<RuleName | EvidenceName>>();
  for (const { households, evidence } of questions) {
    const now = [...new Set(households.map((household) => joined.now(household)))];
    for (const household of unite(groups, joined, withPartner(joined, now), different)) {
      const known = evidenceOf.get(household);
      if (known) known.add(evidence);
      else evidenceOf.set(household, new Set([evidence]));
    }
  }
  return groups.all().map((households) => ({
    kind:
      different.withoutApart(withoutRival(joined, households)).length === households.length ? 'possible' : 'ambiguous',
    households,
    evidence: [...new Set(households.flatMap((household) => [...(evidenceOf.get(household) ?? [])]))].sort(),
  }));
}

/**
 * Puts together those of a question that may be one, directly or through others, and gives those that may be one with another. `group`:
 * each has another of whose ledgers it holds none.
 */
function unite(
  groups: Groups,
  joined: JoinedHouseholds,
  group: readonly number[],
  different: SaidDifferent,
): Iterable<number> {
  if (!group.some((household) => different.concerns(household))) {
    // Then all hang together: of two that may be one, one is in a single ledger, and any two single ones of different ledgers may be one.
    for (const household of group) groups.unite(group[0]!, household);
    return group;
  }
  const united = new Set<number>();
  const link = (ones: readonly number[], others: readonly number[]): void => {
    for (const household of [...ones, ...others]) {
      groups.unite(ones[0]!, household);
      united.add(household);
    }
  };
  // Those of whom nothing was said may be one with the same others wherever the same ledgers hold them: each such set is like one.
  const sets = new Map<number, number[]>();
  for (const household of group) {
    const key = different.concerns(household) ? -1 - household : joined.present[household]!;
    const set = sets.get(key);
    if (set) set.push(household);
    else sets.set(key, [household]);
  }
  const list = [...sets.values()];
  list.forEach((ones, i) => {
    for (const others of list.slice(i + 1)) if (mayBeOne(joined, different, ones[0]!, others[0]!)) link(ones, others);
  });
  return united;
}

function mayBeOne(joined: JoinedHouseholds, different: SaidDifferent, one: number, other: number): boolean {
  return (joined.present[one]! & joined.present[other]!) === 0 && !different.areApart(one, other);
}
