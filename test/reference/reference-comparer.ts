import { isSoundNumber, sameButForPlaceholders, survives } from './evidence.ts';
import { type Answer, KINDS, type Kind, type PlainCounty, type PlainLine } from './plain-line.ts';
import {
  follow,
  hasWholeAccount,
  isWhole,
  type Joined,
  linesOf,
  matchPlainly,
  type Part,
} from './reference-matcher.ts';

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
const overlap = <Value>(a: readonly Value[], b: readonly Value[]): boolean => a.some((value) => b.includes(value));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const partOf = (joined: Joined, kind: Kind): Part | undefined => joined.find((part) => part.kind === kind);

/** How a household is written down. */
export function refsOf(households: readonly Joined[]): string {
  return households
    .flatMap((joined) => linesOf(joined).map((line) => line.ref))
    .sort()
    .join(' ');
}

/** Section 3: which lines count, which are copies, which were made good. */
interface Counted {
  readonly kind: Kind;
  readonly counting: readonly PlainLine[];
  readonly copies: readonly PlainLine[];
}

const didFail = (line: PlainLine): boolean => line.outcome === 'failed' || line.outcome === 'returned';

function count(part: Part, approval: Part | undefined, period: string): Counted {
  const counting: PlainLine[] = [];
  const copies: PlainLine[] = [];
  const keyOf = (line: PlainLine): string => `${line.month ?? period} ${line.item}`;
  for (const key of distinct(part.lines.map(keyOf))) {
    const same = part.lines.filter((line) => keyOf(line) === key);
    if (areParts(same, part.kind, approval)) {
      counting.push(...same);
      continue;
    }
    const sound = same.filter((line) => !didFail(line));
    const rest = inContentOrder(sound.length > 0 ? sound : same);
    if (areParts(rest, part.kind, approval)) counting.push(...rest);
    else {
      counting.push(rest[0]!);
      copies.push(...rest.slice(1));
    }
  }
  return { kind: part.kind, counting, copies };
}

/** By what the lines say, column after column, each as text. */
function inContentOrder(lines: readonly PlainLine[]): readonly PlainLine[] {
  const saying = (line: PlainLine): string =>
    [
      line.id,
      line.name,
      line.account,
      line.cert,
      line.month === null ? '0' : String(Number(line.month.slice(0, 4)) * 12 + Number(line.month.slice(5)) - 1),
      line.months ?? 0,
      line.item,
      line.fen ?? 'NaN',
      line.headcount ?? -1,
      ['urban', 'rural'].indexOf(line.category ?? '') + 1,
      line.township,
      line.village,
      line.classFen ?? 'NaN',
      ['unknown', 'credited', 'failed', 'returned', 'pending'].indexOf(line.outcome),
      line.members.join(';'),
      line.memberNames.join(';'),
      line.holder ?? '',
    ].join('\u0000');
  return [...lines].sort((a, b) => (saying(a) < saying(b) ? -1 : saying(a) > saying(b) ? 1 : 0));
}

/** Whether the lines are the base and the class supplement of the approval's one line. */
function areParts(lines: readonly PlainLine[], kind: Kind, approval: Part | undefined): boolean {
  const approved = approval?.lines.length === 1 ? approval.lines[0]! : undefined;
  if (kind === 'approval' || lines.length !== 2) return false;
  if (approved === undefined || approved.fen === null || approved.classFen === null) return false;
  const base = approved.fen - approved.classFen;
  if (base <= 0 || approved.classFen <= 0) return false;
  const [one, other] = lines.map((line) => line.fen);
  return (one === base && other === approved.classFen) || (one === approved.classFen && other === base);
}

/** What a ledger says of a household in money and months; null where an amount cannot be read. */
interface Money {
  readonly fen: number | null;
  readonly firstMonths: string;
  readonly months: number;
}

function moneyOf(counted: Counted, period: string): Money {
  const { counting } = counted;
  const firstMonths = distinct(counting.map((line) => line.month ?? period)).sort();
  const perMonth = firstMonths.map((month) =>
    Math.max(1, ...counting.filter((line) => (line.month ?? period) === month).map((line) => line.months ?? 0)),
  );
  const isReadable = counting.every((line) => line.fen !== null);
  return {
    fen: isReadable ? sum(counting.map((line) => line.fen!)) : null,
    firstMonths: firstMonths.join(' '),
    months: sum(perMonth),
  };
}

function differInMoney(ledgers: readonly Counted[], period: string): string[] {
  const money = ledgers.map((counted) => moneyOf(counted, period));
  const readable = money.filter((one) => one.fen !== null);
  const differ = (list: readonly Money[], of: (one: Money, other: Money) => boolean): boolean =>
    list.some((one) => list.some((other) => of(one, other)));
  if (differ(money, (a, b) => a.firstMonths !== b.firstMonths || a.months !== b.months)) {
    const byMonth = differ(readable, (a, b) => a.fen! * b.months !== b.fen! * a.months);
    return byMonth && differ(readable, (a, b) => a.fen !== b.fen)
      ? ['months_mismatch', 'amount_mismatch']
      : ['months_mismatch'];
  }
  return differ(readable, (a, b) => a.fen !== b.fen) ? ['amount_mismatch'] : [];
}

function differInName(county: PlainCounty, ledgers: readonly Counted[]): boolean {
  const lines = ledgers.flatMap((counted) => counted.counting);
  if (lines.some((line) => isWhole(line) && follow(county, line.id) !== line.id)) return false;
  const members = lines.flatMap((line) => line.members.map((id) => follow(county, id)));
  const excused = [...lines.flatMap((line) => line.memberNames), ...lines.flatMap((line) => line.holder ?? [])];
  const names = ledgers
    .filter((counted) => !counted.counting.some((line) => isWhole(line) && members.includes(follow(county, line.id))))
    .map((counted) => distinct(counted.counting.map((line) => line.name)).filter((name) => name !== ''))
    .filter((own) => own.length > 0);
  const first = names[0];
  if (first === undefined) return false;
  return names.some(
    (own) =>
      !overlap(own, first) &&
      !overlap(own, excused) &&
      !own.some((name) => first.some((one) => sameButForPlaceholders(name, one))),
  );
}

function differInAccount(ledgers: readonly Counted[]): boolean {
  const accounts = ledgers
    .map((counted) => counted.counting.filter(hasWholeAccount).map((line) => line.account))
    .filter((own) => own.length > 0);
  return accounts.some((own) => !overlap(own, accounts[0]!));
}

/** Whether two ledgers say different things; what a ledger says is all that its lines say. */
function differIn(ledgers: readonly Counted[], of: (line: PlainLine) => string | number | null): boolean {
  const said = ledgers
    .map((counted) => distinct(counted.counting.flatMap((line) => of(line) ?? [])))
    .filter((values) => values.length > 0);
  return new Set(said.map((values) => values.sort().join(' '))).size > 1;
}

function identityCodes(county: PlainCounty, ledgers: readonly Counted[]): string[] {
  const lines = ledgers.flatMap((counted) => counted.counting);
  const members = lines.flatMap((line) => line.members.map((id) => follow(county, id)));
  const numbers = distinct(lines.filter(isWhole).map((line) => follow(county, line.id))).filter(
    (id) => !members.includes(id),
  );
  const damaged = lines.filter((line) => line.idState === 'damaged').map((line) => line.id);
  const codes: string[] = [];
  const contradicts = numbers.length === 1 && damaged.some((left) => !survives(left, numbers[0]!));
  if (numbers.length > 1 || contradicts) codes.push('id_mismatch');
  else {
    if (numbers.some((id) => !isSoundNumber(id))) codes.push('invalid_id_number');
    if (damaged.length > 0) codes.push('damaged_id_number');
  }
  for (const { counting } of ledgers) {
    const states = counting.map((line) => line.idState);
    if (states.includes('empty')) codes.push('missing_key');
  }
  return codes;
}

function accountCodes(ledgers: readonly Counted[]): string[] {
  const states = ledgers.flatMap((counted) => counted.counting.map((line) => line.accountState));
  const codes: string[] = [];
  const isMismatch = differInAccount(ledgers);
  if (isMismatch) codes.push('account_mismatch');
  if (states.includes('empty') || (states.includes('invalid') && !isMismatch)) codes.push('invalid_account');
  if (states.includes('damaged')) codes.push('damaged_account');
  return codes;
}

const PRESENCE: Readonly<Record<string, string>> = {
  'A--': 'approved_only',
  '-F-': 'requested_only',
  '--B': 'paid_only',
  'AF-': 'unpaid',
  'A-B': 'paid_without_request',
  '-FB': 'paid_without_approval',
};

function patternOf(joined: Joined): string {
  return KINDS.map((kind, i) => (partOf(joined, kind) === undefined ? '-' : 'AFB'[i]!)).join('');
}

/** Section 4: what is said of a joined household, presence left out. */
function codesOf(county: PlainCounty, ledgers: readonly Counted[], period: string): string[] {
  const codes = differInMoney(ledgers, period);
  if (differInName(county, ledgers)) codes.push('name_mismatch');
  if (differIn(ledgers, (line) => line.headcount)) codes.push('headcount_mismatch');
  if (differIn(ledgers, (line) => line.category)) codes.push('category_mismatch');
  codes.push(...identityCodes(county, ledgers), ...accountCodes(ledgers));
  const lines = ledgers.flatMap((counted) => counted.counting);
  if (lines.some((line) => line.fen === null)) codes.push('invalid_amount');
  if (lines.some(isGarbled)) codes.push('garbled_text');
  for (const { copies, counting } of ledgers) {
    if (copies.length > 0) codes.push('duplicate_line');
    if (counting.some((line) => line.outcome === 'failed')) codes.push('payment_failed');
    if (counting.some((line) => line.outcome === 'returned')) codes.push('returned_unresolved');
  }
  return codes;
}

/** Whether the line's name holds what is left of characters that an encoding destroyed. */
export function isGarbled(line: PlainLine): boolean {
  return /[?□]/.test(line.name);
}

/** Section 4, end: accounts that two households of one ledger have. */
function sharedAccounts(joined: readonly Joined[], undecided: readonly (readonly Joined[])[]): string[] {
  const households = [
    ...joined.filter((one) => !undecided.flat().includes(one)),
    ...undecided.map((set) => set.flat()),
  ];
  const accounts = distinct(
    joined.flatMap((one) => linesOf(one).flatMap((line) => (line.accountState === 'valid' ? [line.account] : []))),
  );
  return accounts.filter((account) =>
    KINDS.some((kind) => {
      const holders = households.filter((parts) =>
        parts.some(
          (part) =>
            part.kind === kind && part.lines.some((line) => line.accountState === 'valid' && line.account === account),
        ),
      );
      return holders.length > 1;
    }),
  );
}

/** Everything docs/matching.md says of a county. `period` is YYYY-MM. */
export function answerPlainly(county: PlainCounty, period: string): Answer {
  const { joined, undecided, mayAllBeOne, notApplied } = matchPlainly(county);
  const found: string[] = [];
  const presence: Record<string, number> = {};
  const points = [0, 0, 0, 0];
  const steps = new Map<string, { count: number; fen: number }>();
  const step = (way: string, code: string, fen: number): void => {
    if (fen === 0) return;
    const known = steps.get(`${way} ${code}`) ?? { count: 0, fen: 0 };
    steps.set(`${way} ${code}`, { count: known.count + 1, fen: known.fen + fen });
  };
  const words = (set: readonly Joined[]): string => (mayAllBeOne(set) ? 'possible_match' : 'ambiguous_match');
  for (const set of undecided) found.push(`${words(set)} @ ${refsOf(set)}`);
  for (const account of sharedAccounts(joined, undecided)) found.push(`shared_account @ ${account}`);
  for (const household of joined) {
    const pattern = patternOf(household);
    presence[pattern] = (presence[pattern] ?? 0) + 1;
    const question = undecided.find((set) => set.includes(household));
    const missing = question === undefined ? PRESENCE[pattern] : words(question);
    if (question === undefined && missing !== undefined) found.push(`${missing} @ ${refsOf([household])}`);
    const approval = partOf(household, 'approval');
    const ledgers = KINDS.flatMap((kind) => {
      const part = partOf(household, kind);
      return part === undefined ? [] : [count(part, approval, period)];
    });
    const codes = codesOf(county, ledgers, period);
    for (const code of codes) found.push(`${code} @ ${refsOf([household])}`);
    const counting = KINDS.map((kind) => ledgers.find((counted) => counted.kind === kind)?.counting);
    const fen = counting.map((lines) => sum((lines ?? []).map((line) => line.fen ?? 0)));
    const uncredited = (counting[2] ?? []).filter((line) => didFail(line) || line.outcome === 'pending');
    for (let i = 0; i < 3; i++) points[i]! += fen[i]!;
    points[3]! += fen[2]! - sum(uncredited.map((line) => line.fen ?? 0));
    for (const [from, to, way] of [
      [0, 1, 'approved>requested'],
      [1, 2, 'requested>paid'],
    ] as const) {
      const difference = fen[from]! - fen[to]!;
      const sides = [counting[from], counting[to]];
      const isUnreadable = sides.some((lines) => lines?.some((line) => line.fen === null));
      const isMissing = sides.includes(undefined);
      if (isMissing) step(way, missing!, difference);
      else if (isUnreadable) step(way, 'invalid_amount', difference);
      else step(way, codes.includes('amount_mismatch') ? 'amount_mismatch' : 'months_mismatch', difference);
    }
    for (const [outcome, code] of [
      ['failed', 'payment_failed'],
      ['returned', 'returned_unresolved'],
      ['pending', 'payment_pending'],
    ]) {
      const fell = uncredited.filter((line) => line.outcome === outcome);
      step('paid>credited', code!, sum(fell.map((line) => line.fen ?? 0)));
    }
  }
  return {
    joined: joined.map((household) => refsOf([household])).sort(),
    undecided: undecided
      .map(
        (set) =>
          `${words(set)}: ${set
            .map((one) => refsOf([one]))
            .sort()
            .join(' | ')}`,
      )
      .sort(),
    notApplied: [...notApplied].sort(),
    found: found.sort(),
    presence,
    points,
    steps: [...steps].map(([key, { count, fen }]) => `${key} ${count} ${fen}`).sort(),
  };
}
