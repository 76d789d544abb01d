import fc from 'fast-check';
import { KINDS, type Kind, type PlainCounty, type PlainLine, type State } from './plain-line.ts';

/** The month of all generated counties. */
export const PERIOD = '2026-04';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Seventeen digits and their check character (GB 11643-1999). */
export function withCheck(first17: string): string {
  const total = WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0);
  return `${first17}${'10X98765432'[total % 11]}`;
}

// Few people, so that they meet often: the first two share 15 digits, the last lies in a region that a display rounds up.
const PEOPLE = [
  '23990019800101117',
  '23990019800101135',
  '23990019750623218',
  '23990119880730402',
  '23990519660214051',
];
export const ID_POOL = PEOPLE.map(withCheck);
const NAME_POOL = ['张三', '李四', '张伟', '阿依古丽'];
const GARBLED_POOL = ['张?', '□四', '??'];
const ACCOUNT_POOL = ['6217995880012340001', '6217995880012340002', '6217990000000003', '230100000004'];
const CERT_POOL = ['D001', 'D002'];
const TOWN_POOL = ['柳树镇', '柳树镇人民政府', '红星乡', ''];
const VILLAGE_POOL = ['柳树村', '柳树村委会', '柳树镇柳树村', '东村', '西村委会', ''];
const FEN_POOL = [30000, 45000, 60000, 10000, 20000, 0];

/** One slip of the pen in an identity number: which of a few. */
function slipped(id: string, which: number): string {
  if (which === 0) return `${id.slice(0, 15)}${id[16]}${id[15]}${id[17]}`;
  if (which === 1) return `${id.slice(0, 9)}${(Number(id[9]) + 1) % 10}${id.slice(10)}`;
  return `${id.slice(0, 17)}${id[17] === '7' ? '8' : '7'}`;
}

type IdFault = 'none' | 'empty' | 'cut15' | 'cut6' | 'rounded' | 'slip0' | 'slip1' | 'slip2' | 'short' | 'other';

function idWith(fault: IdFault, person: number): { readonly id: string; readonly idState: State } {
  const id = ID_POOL[person]!;
  switch (fault) {
    case 'none':
      return { id, idState: 'valid' };
    case 'empty':
      return { id: '', idState: 'empty' };
    case 'cut15':
      return { id: id.slice(0, 15), idState: 'damaged' };
    case 'cut6':
      return { id: id.slice(0, 6), idState: 'damaged' };
    case 'rounded':
      return { id: String(Number(id.slice(0, 5)) + 1), idState: 'damaged' };
    case 'slip0':
    case 'slip1':
    case 'slip2':
      return { id: slipped(id, Number(fault.slice(4))), idState: 'invalid' };
    case 'short':
      return { id: id.slice(0, 17), idState: 'invalid' };
    case 'other':
      return { id: ID_POOL[(person + 1) % ID_POOL.length]!, idState: 'valid' };
  }
}

/** Nearly always the first; it is also what shrinking goes back to. */
function mostly<Value>(usual: Value, weight: number, ...others: readonly Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(usual), weight },
    { arbitrary: fc.constantFrom(...(others as [Value, ...Value[]])), weight: 1 },
  );
}

const at = <Value>(pool: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...pool);

const lineArbitrary = fc.record({
  sheet: fc.nat({ max: 2 }),
  idFault: mostly<IdFault>('none', 2, 'empty', 'cut15', 'cut6', 'rounded', 'slip0', 'slip1', 'slip2', 'short', 'other'),
  isMemberPaid: mostly(false, 12, true),
  name: mostly<string | null>(null, 5, ...NAME_POOL, ...GARBLED_POOL, ''),
  account: mostly<string | null>(null, 5, ...ACCOUNT_POOL, '', '621799588001234', '2301', 'X12'),
  hasCert: mostly(true, 4, false),
  fen: mostly<number | null>(-1, 4, ...FEN_POOL, null),
  classFen: mostly<number | null>(null, 2, 10000, 20000, 0, 30000),
  month: mostly<string | null>(null, 3, '2026-04', '2026-03'),
  months: mostly<number | null>(null, 3, 1, 2, 3),
  headcount: mostly<number | null>(2, 4, 3, null),
  category: mostly<'urban' | 'rural' | null>('rural', 4, 'urban', null),
  town: mostly<string | null>(null, 6, ...TOWN_POOL),
  village: mostly<string | null>(null, 3, ...VILLAGE_POOL),
  item: mostly('', 3, '低保金', '价格补贴'),
  hasMembers: mostly(true, 4, false),
  holder: mostly<string | null>(null, 8, ...NAME_POOL),
  outcome: mostly<PlainLine['outcome']>('unknown', 2, 'credited', 'failed', 'returned', 'pending'),
  written: mostly<string | null>(null, 6, '张 三', '李.四'),
  words: mostly('', 2, '户名不符', '账号已销户'),
});
type LineChoice = typeof lineArbitrary extends fc.Arbitrary<infer Choice> ? Choice : never;

const linesArbitrary = fc.oneof(
  { withCrossShrink: true },
  { arbitrary: fc.constant<LineChoice[]>([]), weight: 1 },
  { arbitrary: fc.tuple(lineArbitrary), weight: 5 },
  { arbitrary: fc.array(lineArbitrary, { maxLength: 3 }), weight: 3 },
);

const householdArbitrary = fc.record({
  person: fc.nat({ max: ID_POOL.length - 1 }),
  member: fc.nat({ max: ID_POOL.length - 1 }),
  memberCount: mostly(0, 1, 1, 2),
  name: at(NAME_POOL),
  account: at(ACCOUNT_POOL),
  cert: mostly('', 1, ...CERT_POOL),
  town: at(TOWN_POOL),
  village: at(VILLAGE_POOL),
  fen: at(FEN_POOL),
  approval: linesArbitrary,
  finance: linesArbitrary,
  bank: linesArbitrary,
});
type HouseholdChoice = typeof householdArbitrary extends fc.Arbitrary<infer Choice> ? Choice : never;

const lacksArbitrary = fc.record({ id: mostly(false, 4, true), account: mostly(false, 6, true) });

const successionsArbitrary = mostly<PlainCounty['successions']>(
  [],
  3,
  [[ID_POOL[0]!, ID_POOL[2]!]],
  [
    [ID_POOL[0]!, ID_POOL[1]!],
    [ID_POOL[1]!, ID_POOL[3]!],
  ],
);

/** Small nasty counties: a few people, names, accounts and amounts, in every state of damage, in one to twelve households. */
export const counties: fc.Arbitrary<PlainCounty> = fc
  .record({
    households: fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.array(householdArbitrary, { minLength: 1, maxLength: 4 }), weight: 3 },
      { arbitrary: fc.array(householdArbitrary, { minLength: 1, maxLength: 12, size: 'max' }), weight: 1 },
    ),
    lacks: fc.record({ approval: lacksArbitrary, finance: lacksArbitrary, bank: lacksArbitrary }),
    successions: successionsArbitrary,
  })
  .map(({ households, lacks, successions }) => ({
    lines: KINDS.flatMap((kind) =>
      households
        .flatMap((household) => household[kind].map((choice) => lineOf(kind, household, choice, lacks[kind])))
        .map((line, i) => ({ ...line, ref: `${kind[0]!.toUpperCase()}${i + 1}` })),
    ),
    successions,
  }));

function accountState(account: string): State {
  if (account === '') return 'empty';
  if (account === '621799588001234') return 'damaged';
  return /^\d{8,}$/.test(account) ? 'valid' : 'invalid';
}

function lineOf(
  kind: Kind,
  household: HouseholdChoice,
  choice: LineChoice,
  lacks: { readonly id: boolean; readonly account: boolean },
): PlainLine {
  const person = choice.isMemberPaid ? household.member : household.person;
  const members = [household.member, (household.member + 1) % ID_POOL.length]
    .slice(0, kind === 'approval' && choice.hasMembers ? household.memberCount : 0)
    .filter((member) => member !== household.person);
  const account = choice.account ?? household.account;
  return {
    ref: '',
    kind,
    sheet: choice.sheet,
    ...(lacks.id ? { id: '', idState: 'absent' } : idWith(choice.idFault, person)),
    name: choice.name ?? household.name,
    ...(lacks.account ? { account: '', accountState: 'absent' } : { account, accountState: accountState(account) }),
    cert: choice.hasCert ? household.cert : '',
    fen: choice.fen === -1 ? household.fen : choice.fen,
    classFen: choice.classFen,
    month: choice.month,
    months: choice.months,
    headcount: choice.headcount,
    category: choice.category,
    township: choice.town ?? household.town,
    village: choice.village ?? household.village,
    item: choice.item,
    members: members.map((member) => ID_POOL[member]!),
    memberNames: members.map((member) => NAME_POOL[member % NAME_POOL.length]!),
    holder: choice.holder,
    outcome: kind === 'bank' ? choice.outcome : 'unknown',
    written: choice.written,
    words: kind === 'bank' && (choice.outcome === 'failed' || choice.outcome === 'returned') ? choice.words : '',
  };
}
