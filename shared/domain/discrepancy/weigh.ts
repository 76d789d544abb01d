import { townKey, villageKey } from '../identity/division.ts';
import { formatYuan } from '../identity/money.ts';
import { isOneSlipApart, survivesIn } from '../identity/person-id.ts';
import { namesAgreeButForGarbled, readPersonName } from '../identity/person-name.ts';
import { LEDGER_LABEL } from '../ledger/ledger-kind.ts';
import type { Candidate } from './candidate.ts';
import { differenceOfNumbers } from './difference-of-numbers.ts';

/** What one field says of two candidates being one household. */
export interface Evidence {
  /** As in `Discrepancy.field`: name, id_number, account, cert, village, amount, months, headcount. */
  readonly field: string;
  readonly label: string;
  readonly speaks: 'for' | 'against' | 'neither';
  /** Chinese, short. No name and no number of a person stands in it: they are seen beside it. */
  readonly sentence: string;
}

type Said = Pick<Evidence, 'speaks' | 'sentence'>;

const speaksFor = (sentence: string): Said => ({ speaks: 'for', sentence });
const speaksAgainst = (sentence: string): Said => ({ speaks: 'against', sentence });
const saysNothing = (sentence: string): Said => ({ speaks: 'neither', sentence });

interface Field {
  readonly field: string;
  readonly label: string;
  readonly isThere: (candidate: Candidate) => boolean;
  readonly weigh: (a: Candidate, b: Candidate) => Said;
}

const FIELDS: readonly Field[] = [
  { field: 'name', label: '姓名', isThere: ({ name }) => name !== '', weigh: weighNames },
  { field: 'id_number', label: '身份证号', isThere: ({ idNumber }) => idNumber !== '', weigh: weighIds },
  { field: 'account', label: '账号', isThere: ({ account }) => account !== '', weigh: weighAccounts },
  { field: 'cert', label: '低保证号', isThere: ({ cert }) => cert !== '', weigh: weighCertificates },
  {
    field: 'village',
    label: '乡镇、村',
    isThere: ({ township, village }) => township + village !== '',
    weigh: weighPlaces,
  },
  { field: 'amount', label: '金额', isThere: ({ amountFen }) => amountFen !== null, weigh: weighAmounts },
  { field: 'months', label: '所属月份', isThere: ({ months }) => months !== '', weigh: weighMonths },
  { field: 'headcount', label: '保障人口', isThere: ({ headcount }) => headcount !== null, weigh: weighHeadcounts },
];

/** What speaks for and against two candidates of a question being one household, field by field; a field that neither has is left out. */
export function weigh(a: Candidate, b: Candidate): readonly Evidence[] {
  return FIELDS.flatMap(({ field, label, isThere, weigh: weighField }) => {
    const lacking = [a, b].filter((candidate) => !isThere(candidate));
    if (lacking.length === 2) return [];
    const said =
      lacking.length === 1 ? saysNothing(`${LEDGER_LABEL[lacking[0]!.ledger]}没有${label}`) : weighField(a, b);
    return [{ field, label, ...said }];
  });
}

/** Two candidates by their places in the list, and what speaks for and against them. */
export interface WeighedPair {
  readonly a: number;
  readonly b: number;
  readonly evidence: readonly Evidence[];
}

/**
 * Weighs every two candidates that may be one: of different ledgers, and not one household already. At most `most` pairs, the first in the
 * order of the list: of hundreds of candidates nobody looks at every pair.
 */
export function weighPairs(candidates: readonly Candidate[], most = 300): readonly WeighedPair[] {
  const pairs: WeighedPair[] = [];
  for (let a = 0; a < candidates.length; a++) {
    for (let b = a + 1; b < candidates.length; b++) {
      const [one, other] = [candidates[a]!, candidates[b]!];
      if (one.ledger === other.ledger || one.household === other.household) continue;
      if (pairs.length === most) return pairs;
      pairs.push({ a, b, evidence: weigh(one, other) });
    }
  }
  return pairs;
}

const ONE_DIGIT_MISSING = '有一方少一位，其余相同';

/** Several values stand behind each other. */
const valuesOf = (text: string): readonly string[] => text.split('、');

/** The best that any value of the one and any of the other have to say: a household may have two accounts. */
function bestOf(a: string, b: string, compare: (one: string, other: string) => Said): Said {
  const order = ['for', 'neither', 'against'];
  const all = valuesOf(a).flatMap((one) => valuesOf(b).map((other) => compare(one, other)));
  return all.reduce((best, each) => (order.indexOf(each.speaks) < order.indexOf(best.speaks) ? each : best));
}

function weighNames(a: Candidate, b: Candidate): Said {
  return bestOf(a.name, b.name, (one, other) => {
    const [mine, theirs] = [readPersonName(one).canonical, readPersonName(other).canonical];
    if (mine === theirs) return speaksFor('姓名相同');
    if (namesAgreeButForGarbled(mine, theirs)) return speaksFor('有认不出的字，其余的字相同');
    return isOneCharacterApart([...mine], [...theirs]) ? saysNothing('姓名只差一个字') : speaksAgainst('姓名不同');
  });
}

/** One character is another, is missing or is one too many, or two neighbours changed places. */
function isOneCharacterApart(a: readonly string[], b: readonly string[]): boolean {
  if (Math.max(a.length, b.length) < 2) return false;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  const rest = (characters: readonly string[], from: number): string => characters.slice(from).join('\u0000');
  if (a.length !== b.length) {
    const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
    return rest(longer, start + 1) === rest(shorter, start);
  }
  const exchanged = a[start] === b[start + 1] && a[start + 1] === b[start];
  return rest(a, start + 1) === rest(b, start + 1) || (exchanged && rest(a, start + 2) === rest(b, start + 2));
}

function weighIds(a: Candidate, b: Candidate): Said {
  if (a.idDamaged || b.idDamaged) return weighSurviving(a.idNumber, b.idNumber);
  return bestOf(a.idNumber, b.idNumber, (one, other) => {
    if (one === other) return speaksFor('身份证号相同');
    if (isDigitMissing(one, other)) return speaksFor(ONE_DIGIT_MISSING);
    const words = differenceOfNumbers(one, other);
    return isOneSlipApart(one, other) ? speaksFor(words) : speaksAgainst(words);
  });
}

function weighAccounts(a: Candidate, b: Candidate): Said {
  if (a.accountDamaged || b.accountDamaged) return weighSurviving(a.account, b.account);
  return bestOf(a.account, b.account, (one, other) => {
    if (one === other) return speaksFor('账号相同');
    if (isDigitMissing(one, other)) return saysNothing(ONE_DIGIT_MISSING);
    const words = differenceOfNumbers(one, other);
    return isOneSlipApart(one, other) ? saysNothing(words) : speaksAgainst(words);
  });
}

/** A number of which a spreadsheet left the beginning. */
function weighSurviving(a: string, b: string): Said {
  return bestOf(a, b, (one, other) => {
    const left = Math.min(one.length, other.length);
    if (survivesIn(one, other) || survivesIn(other, one)) return speaksFor(`残存的前 ${left} 位相符`);
    return speaksAgainst(`残存的前 ${left} 位不符`);
  });
}

/** One of them is the other with a digit left out. */
function isDigitMissing(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) === 1 && isOneCharacterApart([...a], [...b]);
}

function weighCertificates(a: Candidate, b: Candidate): Said {
  return bestOf(a.cert, b.cert, (one, other) =>
    one === other ? speaksFor('低保证号相同') : speaksAgainst('低保证号不同'),
  );
}

function weighPlaces(a: Candidate, b: Candidate): Said {
  const [townA, townB] = [townKey(a.township), townKey(b.township)];
  const sameTown = townA !== '' && townA === townB;
  if (townA !== '' && townB !== '' && !sameTown) return speaksAgainst(`乡镇不同：${a.township}、${b.township}`);
  const [villageA, villageB] = [villageKey(a.village, a.township), villageKey(b.village, b.township)];
  if (villageA === '' || villageB === '') return saysNothing(sameTown ? '同一乡镇，有一方没有写村' : '有一方没有写村');
  if (villageA !== villageB) return speaksAgainst(`村不同：${a.village}、${b.village}`);
  return speaksFor(sameTown ? '同一乡镇同一村' : '村相同');
}

function weighAmounts(a: Candidate, b: Candidate): Said {
  const [one, other] = [a.amountFen!, b.amountFen!];
  if (one === other) return speaksFor('金额相同');
  const [small, large] = one < other ? [one, other] : [other, one];
  const times = small > 0 && large % small === 0 ? large / small : 0;
  const hint = times > 1 && times <= 12 ? `，正好 ${times} 倍` : '';
  return speaksAgainst(`金额相差 ${formatYuan(large - small)} 元${hint}`);
}

function weighMonths(a: Candidate, b: Candidate): Said {
  return a.months === b.months ? saysNothing('所属月份相同') : speaksAgainst(`所属月份不同：${a.months}、${b.months}`);
}

function weighHeadcounts(a: Candidate, b: Candidate): Said {
  return a.headcount === b.headcount
    ? speaksFor(`保障人口都是 ${a.headcount} 人`)
    : speaksAgainst(`保障人口不同：${a.headcount} 人、${b.headcount} 人`);
}
