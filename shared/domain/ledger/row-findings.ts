/** What many rows of a sheet may share and a clerk is told once. */
export type RowFinding = 'second-account' | 'parts-and-total' | 'second-head' | 'no-head' | 'member-amount';

interface Found {
  readonly count: number;
  /** The first few. */
  readonly rows: readonly number[];
}

/** How many rows there are of each finding, and the first of them. Plain data: it is sent between threads. */
export type RowFindings = Readonly<Partial<Record<RowFinding, Found>>>;

const SHOWN = 5;

const SENTENCE: Readonly<Record<RowFinding, (count: number, rows: string, accounts: readonly string[]) => string>> = {
  'second-account': (count, rows, accounts) =>
    `${count} 行的“${accounts.join('”“')}”都填了且不一致（${rows}），采用“${accounts[0]}”，请核对`,
  'parts-and-total': (count, rows) => `${count} 行的保障金与分类施保等各项之和不等于合计（${rows}），采用合计，请核对`,
  'second-head': (count, rows) => `${count} 行重复的户主（${rows}），每户只取第一个户主行`,
  'no-head': (count, rows) => `${count} 户没有户主行（首行在${rows}），按户主身份证号归户`,
  'member-amount': (count, rows) => `${count} 行的金额与同户第一行不同（${rows}），金额按户主行计，请核对`,
};

/** Collects findings row by row. */
export class RowFindingsBuilder {
  readonly #found = new Map<RowFinding, { count: number; readonly rows: number[] }>();

  add(finding: RowFinding, row: number): void {
    const found = this.#found.get(finding) ?? { count: 0, rows: [] };
    this.#found.set(finding, found);
    found.count++;
    if (found.rows.length < SHOWN) found.rows.push(row);
  }

  finish(): RowFindings {
    return Object.fromEntries(this.#found);
  }
}

/** The findings of a sheet read in parts: `part` begins `rowsBefore` physical rows into the sheet. */
export function joinRowFindings(before: RowFindings, part: RowFindings, rowsBefore: number): RowFindings {
  const joined = { ...before };
  for (const [finding, { count, rows }] of Object.entries(part) as [RowFinding, Found][]) {
    const known = joined[finding] ?? { count: 0, rows: [] };
    const moved = rows.map((row) => row + rowsBefore);
    joined[finding] = { count: known.count + count, rows: [...known.rows, ...moved].slice(0, SHOWN) };
  }
  return joined;
}

/** One sentence a finding, in a clerk's words. `accounts`: the headers of the columns of accounts, the preferred one first. */
export function describeRowFindings(findings: RowFindings, accounts: readonly string[]): readonly string[] {
  return (Object.keys(SENTENCE) as RowFinding[]).flatMap((finding) => {
    const found = findings[finding];
    if (found === undefined) return [];
    const { count, rows } = found;
    return [`有 ${SENTENCE[finding](count, `第 ${rows.join('、')} 行${count > rows.length ? '等' : ''}`, accounts)}`];
  });
}
