import { KINDS, type Kind, type PlainCounty, type PlainLine } from './plain-line.ts';
import { withCheck } from './random-ledgers.ts';

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫';
const GIVEN = ['建国', '秀英', '志强', '桂兰', '玉梅', '海涛', '春生', '淑芬', '德贵', '凤霞', '永福', '长河'];

/** Digits of an identity number of household `i`; the members of a household differ by `who`. Any two are far apart. */
export function idOf(i: number, who = 0): string {
  const birth = `19${String(40 + i * 4 + who).padStart(2, '0')}${String((i % 12) + 1).padStart(2, '0')}1${i % 9}`;
  return withCheck(`2399${String(i + 1).padStart(2, '0')}${birth}${String(105 + i * 37 + who * 211).slice(0, 3)}`);
}

/** An account of household `i`: a passbook, so that no check digit is asked for. */
export function accountOf(i: number): string {
  return `2301${String(i + 11).repeat(6)}${i % 10}`;
}

/** The line of household `i` (from 0 to 11) in that ledger, nothing being wrong with it. */
export function cleanLine(kind: Kind, i: number, change: Partial<PlainLine> = {}): PlainLine {
  return {
    ref: `${kind[0]!.toUpperCase()}${i + 1}`,
    kind,
    sheet: i % 3,
    id: idOf(i),
    idState: 'valid',
    name: SURNAMES[i]! + GIVEN[i]!,
    account: accountOf(i),
    accountState: 'valid',
    cert: kind === 'bank' ? '' : `C${i + 1}`,
    fen: 30000 + i * 1100,
    classFen: kind === 'approval' ? 5000 : null,
    month: null,
    months: null,
    headcount: (i % 4) + 1,
    category: i % 2 === 0 ? 'rural' : 'urban',
    township: ['柳树镇', '红星乡'][i % 2]!,
    village: `${SURNAMES[i]!}家村`,
    item: '',
    members: kind === 'approval' ? [idOf(i, 1)] : [],
    memberNames: kind === 'approval' ? [`${SURNAMES[i]!}小${GIVEN[i]![0]!}`] : [],
    holder: null,
    outcome: kind === 'bank' ? 'credited' : 'unknown',
    written: null,
    words: '',
    ...change,
  };
}

/** A county of so many households (at most 12) in which all three ledgers say the same. */
export function cleanCounty(households: number): PlainCounty {
  const numbers = Array.from({ length: households }, (_, i) => i);
  return { lines: KINDS.flatMap((kind) => numbers.map((i) => cleanLine(kind, i))), successions: [] };
}

/** The county with one line changed, or taken out where `change` is null. */
export function withLine(county: PlainCounty, ref: string, change: Partial<PlainLine> | null): PlainCounty {
  const lines = county.lines.flatMap((line) =>
    line.ref !== ref ? [line] : change === null ? [] : [{ ...line, ...change }],
  );
  return { ...county, lines };
}

/** The county with one line more. */
export function withMore(county: PlainCounty, line: PlainLine): PlainCounty {
  return { ...county, lines: [...county.lines, line] };
}
