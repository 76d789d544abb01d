import { oneSlip, plainVillage, survives } from './evidence.ts';
import { KINDS, type Kind, type PlainCounty, type PlainLine } from './plain-line.ts';

/** Lines of one ledger that belong together (docs/matching.md, 1). */
export interface Part {
  readonly kind: Kind;
  readonly lines: PlainLine[];
}

/** At most one household of each ledger. */
export type Joined = readonly Part[];

export interface Match {
  readonly joined: readonly Joined[];
  readonly undecided: readonly (readonly Joined[])[];
  /** Whether any two of them may be one. */
  readonly mayAllBeOne: (set: readonly Joined[]) => boolean;
  /** Decisions that change nothing, or not all that they say. */
  readonly notApplied: readonly string[];
}

export const isWhole = (line: PlainLine): boolean => line.idState === 'valid' || line.idState === 'invalid';
export const hasWholeAccount = (line: PlainLine): boolean =>
  line.accountState === 'valid' || line.accountState === 'invalid';
export const linesOf = (joined: Joined): readonly PlainLine[] => joined.flatMap((part) => part.lines);
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].filter((text) => text !== '');
const overlap = (a: readonly string[], b: readonly string[]): boolean => a.some((text) => b.includes(text));

/** The number that a number counts as, heads having changed. */
export function follow(county: PlainCounty, id: string): string {
  const next = county.successions.find(([from]) => from === id);
  return next === undefined ? id : follow(county, next[1]);
}

/** Section 1: the households of one ledger. */
export function householdsOf(county: PlainCounty, kind: Kind): readonly Part[] {
  const lines = county.lines.filter((line) => line.kind === kind);
  const withNumber = new Map<string, PlainLine[]>();
  for (const line of lines.filter(isWhole)) {
    const key = follow(county, line.id);
    withNumber.set(key, [...(withNumber.get(key) ?? []), line]);
  }
  const numbered = [...withNumber.values()].map((own) => ({ first: [...own], lines: [...own] }));
  const others: PlainLine[][] = [];
  const byAccountAndName = new Map<string, PlainLine[]>();
  const byCertificate = new Map<string, PlainLine[]>();
  for (const line of lines.filter((one) => !isWhole(one))) {
    if (hasWholeAccount(line) && line.name !== '') {
      const homes = numbered.filter(({ first }) =>
        first.some((one) => hasWholeAccount(one) && one.account === line.account && one.name === line.name),
      );
      if (homes.length === 1) homes[0]!.lines.push(line);
      else if (homes.length > 1) others.push([line]);
      else addTo(byAccountAndName, `${line.account} ${line.name}`, line);
    } else if (line.cert !== '') addTo(byCertificate, line.cert, line);
    else others.push([line]);
  }
  const all = [...numbered.map((one) => one.lines), ...byAccountAndName.values(), ...byCertificate.values(), ...others];
  return all.map((own) => ({ kind, lines: own }));
}

function addTo(map: Map<string, PlainLine[]>, key: string, line: PlainLine): void {
  const known = map.get(key);
  if (known) known.push(line);
  else map.set(key, [line]);
}

/** Section 1: what names a household of a ledger from run to run. */
export function keyOf(county: PlainCounty, { kind, lines }: Part): string {
  const whole = lines.find(isWhole);
  if (whole !== undefined) return `${kind}:id:${follow(county, whole.id)}`;
  const line = lines[0]!;
  if (hasWholeAccount(line) && line.name !== '') return `${kind}:acct:${line.account}|${line.name}`;
  if (line.cert !== '') return `${kind}:cert:${line.cert}`;
  const { name, id, account, township, village, fen, month, item } = line;
  const yuan = fen === null ? '' : (fen / 100).toFixed(2);
  return `${kind}:line:${[name, id, account, township, village, yuan, month ?? '', item].join('|')}`;
}

/** What a household of a ledger shows of itself. Keys and evidence are never put together from two ledgers. */
interface Facts {
  readonly ids: readonly string[];
  readonly members: readonly string[];
  readonly damaged: readonly string[];
  readonly certs: readonly string[];
  readonly names: readonly string[];
  readonly accounts: readonly string[];
  readonly damagedAccounts: readonly string[];
  readonly accountsWithName: readonly string[];
  readonly namesWithPlaceAndAmount: readonly string[];
}

function factsOf(county: PlainCounty, part: Part): Facts {
  const { lines } = part;
  const pick = (of: (line: PlainLine) => string): string[] => distinct(lines.map(of));
  const names = pick((line) => line.name);
  const accounts = pick((line) => (hasWholeAccount(line) ? line.account : ''));
  const villages = pick((line) => plainVillage(line.village, line.township));
  return {
    ids: pick((line) => (isWhole(line) ? follow(county, line.id) : '')),
    members: distinct(lines.flatMap((line) => line.members.map((id) => follow(county, id)))),
    damaged: pick((line) => (line.idState === 'damaged' ? line.id : '')),
    certs: pick((line) => line.cert),
    names,
    accounts,
    damagedAccounts: pick((line) => (line.accountState === 'damaged' ? line.account : '')),
    accountsWithName: accounts.flatMap((account) => names.map((name) => `${account} ${name}`)),
    namesWithPlaceAndAmount: names.flatMap((name) =>
      villages.flatMap((village) => amountsOf(part).map((fen) => `${name} ${village} ${fen}`)),
    ),
  };
}

/** The amount of each line, and of all together where all can be read. */
function amountsOf(part: Part): number[] {
  const readable = part.lines.flatMap((line) => (line.fen === null ? [] : [line.fen]));
  return readable.length === part.lines.length ? [...readable, readable.reduce((sum, fen) => sum + fen, 0)] : readable;
}

interface Rule {
  readonly name: string;
  readonly keys: (facts: Facts) => readonly string[];
  readonly and?: (a: Facts, b: Facts) => boolean;
}

const begins = (left: readonly string[], numbers: readonly string[]): boolean =>
  left.some((digits) => numbers.some((number) => survives(digits, number)));
const sameAccount = (a: Facts, b: Facts): boolean =>
  overlap(a.accounts, b.accounts) ||
  begins(a.damagedAccounts, [...b.accounts, ...b.damagedAccounts]) ||
  begins(b.damagedAccounts, [...a.accounts, ...a.damagedAccounts]);
const digitsSurvive = (a: Facts, b: Facts): boolean =>
  begins(a.damaged, [...b.ids, ...b.damaged]) || begins(b.damaged, [...a.ids, ...a.damaged]);
const numbersOneSlipApart = (a: Facts, b: Facts): boolean => a.ids.some((one) => b.ids.some((id) => oneSlip(one, id)));

/** Section 2: the rules in their order. `lonelyAccounts`: accounts that every ledger has for at most one household. */
function rulesOf(lonelyAccounts: readonly string[]): readonly Rule[] {
  return [
    { name: 'id', keys: (facts) => facts.ids },
    {
      name: 'member-id',
      keys: (facts) => [...facts.ids, ...facts.members],
      and: (a, b) => overlap(a.members, b.ids) || overlap(b.members, a.ids),
    },
    { name: 'certificate', keys: (facts) => facts.certs },
    { name: 'account+name', keys: (facts) => facts.accountsWithName },
    {
      name: 'account',
      keys: (facts) => facts.accounts.filter((account) => lonelyAccounts.includes(account)),
    },
    {
      name: 'damaged-id',
      keys: (facts) => facts.names,
      and: (a, b) => digitsSurvive(a, b) && (sameAccount(a, b) || overlap(a.certs, b.certs)),
    },
    {
      name: 'similar-id+name',
      keys: (facts) => facts.names,
      and: (a, b) => numbersOneSlipApart(a, b) && sameAccount(a, b),
    },
  ];
}

const SHORT_OF_PROOF: readonly Rule[] = [
  { name: 'damaged-id+name', keys: (facts) => facts.names, and: digitsSurvive },
  { name: 'similar-id', keys: (facts) => facts.names, and: numbersOneSlipApart },
  { name: 'name+village+amount', keys: (facts) => facts.namesWithPlaceAndAmount },
];

const mayBeOne = (a: Joined, b: Joined): boolean => !a.some((one) => b.some((other) => one.kind === other.kind));
const isOpen = (joined: Joined): boolean => joined.length < KINDS.length;
const withoutRival = (group: readonly Joined[]): Joined[] =>
  group.filter((one) => group.every((other) => other === one || mayBeOne(one, other)));

/** Who hangs together with whom: sets of two and more. */
function groupsOf(open: readonly Joined[], rule: Rule, factsOfPart: ReadonlyMap<Part, Facts>): Joined[][] {
  const facts = new Map(open.map((joined) => [joined, joined.map((part) => factsOfPart.get(part)!)]));
  const areCandidates = (a: Joined, b: Joined): boolean => {
    if (rule.and !== undefined && !mayBeOne(a, b)) return false;
    return facts
      .get(a)!
      .some((one) =>
        facts
          .get(b)!
          .some(
            (other) => overlap(rule.keys(one), rule.keys(other)) && (rule.and === undefined || rule.and(one, other)),
          ),
      );
  };
  return setsOf(open, areCandidates).filter((group) => group.length > 1);
}

/** Puts together what is linked, directly or through others. */
function setsOf<Item extends object>(items: readonly Item[], areLinked: (a: Item, b: Item) => boolean): Item[][] {
  const left = [...items];
  const sets: Item[][] = [];
  while (left.length > 0) {
    const set = [left.shift()!];
    for (let i = 0; i < set.length; i++) {
      for (const other of [...left]) {
        if (!areLinked(set[i]!, other)) continue;
        set.push(other);
        left.splice(left.indexOf(other), 1);
      }
    }
    sets.push(set);
  }
  return sets;
}

interface Decided {
  readonly joined: Joined[];
  readonly areDifferent: (a: Joined, b: Joined) => boolean;
  readonly notApplied: readonly string[];
}

/** Section 2, what a person decided: after identity numbers. */
function decide(county: PlainCounty, afterId: readonly Joined[]): Decided {
  const written = (county.decisions ?? []).map(({ verdict, households }) =>
    [verdict, ...distinct(households).sort()].join(' '),
  );
  const parts = afterId.flat();
  const named = (key: string): readonly Part[] => {
    const [start, id] = key.split(':id:');
    const counted = id === undefined ? key : `${start}:id:${follow(county, id)}`;
    return parts.filter((part) => keyOf(county, part) === counted);
  };
  const holder = (part: Part): Joined => afterId.find((one) => one.includes(part))!;
  const all = distinct(written).map((text) => {
    const [verdict, ...keys] = text.split(' ');
    const found = keys.map(named);
    const own = found.flat();
    return {
      text,
      verdict,
      keys,
      isClear: found.every((each) => each.length === 1),
      parts: own,
      joined: [...new Set(own.map(holder))],
    };
  });
  const notApplied = all.filter((each) => !each.isClear).map((each) => each.text);
  const different = all.filter((each) => each.isClear && each.verdict === 'different');
  notApplied.push(...different.filter((each) => each.joined.length < each.keys.length).map((each) => each.text));
  const areDifferent = (a: Joined, b: Joined): boolean =>
    a !== b &&
    different.some(
      (said) => said.parts.some((part) => a.includes(part)) && said.parts.some((part) => b.includes(part)),
    );
  const canAllBeOne = (set: readonly Joined[]): boolean =>
    set.every((one) => set.every((other) => one === other || (mayBeOne(one, other) && !areDifferent(one, other))));
  const same = all.filter((each) => each.isClear && each.verdict === 'same');
  const alone = same.filter((each) => canAllBeOne(each.joined));
  const groups = setsOf(alone, (a, b) => a.joined.some((one) => b.joined.includes(one)));
  const good = groups.filter((group) => canAllBeOne([...new Set(group.flatMap((each) => each.joined))]));
  notApplied.push(...same.filter((each) => !good.flat().includes(each)).map((each) => each.text));
  let joined = [...afterId];
  for (const group of good) {
    const together = [...new Set(group.flatMap((each) => each.joined))];
    joined = [...joined.filter((one) => !together.includes(one)), together.flat()];
  }
  return { joined, areDifferent, notApplied };
}

/** Joins the households of a county by docs/matching.md, sections 1 and 2, trying everything against everything. */
export function matchPlainly(county: PlainCounty): Match {
  const parts = KINDS.flatMap((kind) => householdsOf(county, kind));
  let joined: Joined[] = parts.map((part) => [part]);
  const facts = new Map(parts.map((part) => [part, factsOf(county, part)]));
  const questions: (readonly Joined[])[] = [];
  const accounts = distinct(county.lines.map((line) => (hasWholeAccount(line) ? line.account : '')));
  const lonely = accounts.filter((account) =>
    KINDS.every(
      (kind) =>
        parts.filter((part) => part.kind === kind && part.lines.some((line) => hasIt(line, account))).length <= 1,
    ),
  );
  const [id, ...rules] = rulesOf(lonely);
  for (const group of groupsOf(joined, id!, facts))
    joined = [...joined.filter((one) => !group.includes(one)), group.flat()];
  const decided = decide(county, joined);
  const { areDifferent, notApplied } = decided;
  joined = decided.joined;
  for (const rule of rules) {
    for (const group of groupsOf(joined.filter(isOpen), rule, facts)) {
      const sure = withoutRival(group).filter((one, _, all) => !all.some((other) => areDifferent(one, other)));
      if (sure.length > 1) joined = [...joined.filter((one) => !sure.includes(one)), sure.flat()];
      if (sure.length < group.length) questions.push(group);
    }
  }
  for (const rule of SHORT_OF_PROOF) questions.push(...groupsOf(joined.filter(isOpen), rule, facts));
  const linked = new Map<Joined, Set<Joined>>();
  for (const question of questions) {
    const now = joined.filter((one) => question.some((before) => before.every((part) => one.includes(part))));
    for (const one of now) {
      for (const other of now) {
        if (one === other || !mayBeOne(one, other) || areDifferent(one, other)) continue;
        linked.set(one, (linked.get(one) ?? new Set()).add(other));
      }
    }
  }
  const undecided = setsOf([...linked.keys()], (a, b) => linked.get(a)!.has(b));
  const mayAllBeOne = (set: readonly Joined[]): boolean =>
    set.every((one) => set.every((other) => one === other || (mayBeOne(one, other) && !areDifferent(one, other))));
  return { joined, undecided, mayAllBeOne, notApplied };
}

function hasIt(line: PlainLine, account: string): boolean {
  return hasWholeAccount(line) && line.account === account;
}
