import { LEDGER_LABEL } from '../ledger/ledger-kind.ts';
import { isEmptyAt, sameTextAt } from '../ledger/packed-text.ts';
import type { Undecided } from '../matching/match.ts';
import { RULE_LABEL } from '../matching/rule.ts';
import { EVIDENCE_LABEL } from '../matching/rules/short-of-proof.ts';
import type { Finding, LinesByLedger } from './finding.ts';
import type { HouseholdFacts } from './household-facts.ts';
import { fenOf, type Share } from './share.ts';

/** How many rows a sentence names before it only counts them; the row pointers of the discrepancy always name all. */
const ROWS_NAMED = 5;
/** How many candidates a sentence places before it only counts them: a cell of a workbook holds 32,767 characters. */
const CANDIDATES_NAMED = 20;

/** Where lines stand, for a clerk: 请款“红星镇”表第 152、153 行. The file is named where the ledger has several. */
export function placeOf(share: Share, lines: readonly number[]): string {
  const { ledger } = share.households;
  const severalFiles = new Set(ledger.sheets.map((sheet) => sheet.file)).size > 1;
  const bySheet = new Map<number, number[]>();
  for (const line of lines) {
    const sheet = ledger.sheet[line]!;
    const rows = bySheet.get(sheet);
    if (rows) rows.push(ledger.row[line]!);
    else bySheet.set(sheet, [ledger.row[line]!]);
  }
  const places = [...bySheet]
    .sort(([a], [b]) => a - b)
    .map(([sheet, rows]) => {
      const { file, sheet: name } = ledger.sheets[sheet]!;
      const named = rows.sort((a, b) => a - b).slice(0, ROWS_NAMED);
      const more = rows.length > ROWS_NAMED ? `等 ${rows.length}` : '';
      return `${severalFiles ? `《${file}》` : ''}${name === '' ? '' : `“${name}”表`}第 ${named.join('、')} ${more === '' ? '行' : `行${more} 行`}`;
    });
  return LEDGER_LABEL[share.kind] + places.join('和');
}

/** "审批第 12 行按身份证号与请款第 152 行、代发第 87 行对应", or just the place where one ledger holds the household. */
function joinedBy(facts: HouseholdFacts, lines: LinesByLedger | undefined): string {
  const places = facts.shares.map((share) => placeOf(share, lines?.[share.kind] ?? share.lines));
  const [first, ...others] = places;
  if (facts.rule === '' || others.length === 0) return first!;
  return `${first}按${RULE_LABEL[facts.rule]}与${others.join('、')}对应`;
}

const FIELD_LABEL = { name: '姓名', id_number: '身份证号', account: '账号', amount: '金额' } as const;

/** Which of name, account, identity number and amount all ledgers that hold the household have alike. */
function whatAgrees(facts: HouseholdFacts, except: string): readonly string[] {
  if (facts.shares.length < 2) return [];
  const columns = { name: 'name', id_number: 'id', account: 'account' } as const;
  const alike = Object.entries(columns)
    .filter(([, column]) => agreeIn(facts.shares, column))
    .map(([field]) => field);
  const amounts = facts.shares.map(fenOf);
  if (amounts.every((fen) => fen === amounts[0])) alike.push('amount');
  return alike.filter((field) => field !== except).map((field) => FIELD_LABEL[field as keyof typeof FIELD_LABEL]);
}

function agreeIn(shares: readonly Share[], column: 'id' | 'name' | 'account'): boolean {
  const first = shares[0]!;
  const firstColumn = first.households.ledger[column];
  if (isEmptyAt(firstColumn, first.lines[0]!)) return false;
  return shares.every(({ households, lines }) =>
    lines.every((line) => sameTextAt(firstColumn, first.lines[0]!, households.ledger[column], line)),
  );
}

/** The whole sentence of a finding: which key joined the lines, what agrees, what differs and by how much. */
export function explainFinding(facts: HouseholdFacts, finding: Finding): string {
  const agreeing = whatAgrees(facts, finding.field);
  const agrees = agreeing.length === 0 ? '' : `；${agreeing.join('、')}一致`;
  return `${joinedBy(facts, finding.lines)}${agrees}${agrees === '' ? '；' : '，'}${finding.says}`;
}

/** The sentence of lines that may be one household: where they stand, what speaks for it, what to do. */
export function explainUndecided(undecided: Undecided, facts: readonly HouseholdFacts[]): string {
  const places = facts
    .slice(0, CANDIDATES_NAMED)
    .map((each) => each.shares.map((share) => placeOf(share, share.lines)).join('、'));
  const more = facts.length > CANDIDATES_NAMED ? '等' : '';
  const evidence = undecided.evidence.map((name) =>
    name in EVIDENCE_LABEL
      ? EVIDENCE_LABEL[name as keyof typeof EVIDENCE_LABEL]
      : RULE_LABEL[name as keyof typeof RULE_LABEL],
  );
  if (undecided.kind === 'possible') {
    return `${places.join('与')}可能是同一户：${evidence.join('；')}一致，但证据不足以认定，请人工确认`;
  }
  return `有 ${facts.length} 处可能是同一户，无法唯一确定：${places.join('；')}${more}；依据为${evidence.join('；')}，请人工选定`;
}
