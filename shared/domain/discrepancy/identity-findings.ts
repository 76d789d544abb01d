import { readPersonId, survivesIn } from '../identity/person-id.ts';
import { KeyState } from '../ledger/ledger.ts';
import { LEDGER_LABEL, type LedgerKind } from '../ledger/ledger-kind.ts';
import { textAt } from '../ledger/packed-text.ts';
import { CellKind } from '../ledger/source-row.ts';
import type { Finding } from './finding.ts';
import { type HouseholdFacts, memberIdsOf, moneyAtStake } from './household-facts.ts';
import { sensitiveMark } from './sensitive-mark.ts';
import type { Share } from './share.ts';

const PROBLEM_WORDS = {
  length: '位数不对',
  characters: '含有不该有的字符',
  date: '出生日期不成立',
  checksum: '校验码不对',
} as const;

/** What is wrong with a number, in words; '' where nothing is. An unknown region is said, but is no error. */
function wrongWith(id: string): string {
  const reading = readPersonId(id, CellKind.text);
  const words: string[] = [];
  if (reading.problem !== null) words.push(PROBLEM_WORDS[reading.problem]);
  if (reading.unknownRegion) words.push('地区码未见过');
  return words.join('、');
}

interface IdsOfShare {
  readonly share: Share;
  /** Whole numbers, with successions followed. */
  readonly whole: readonly string[];
  readonly damaged: readonly string[];
  readonly empty: readonly number[];
}

function idsOf(share: Share): IdsOfShare {
  const { households } = share;
  const { ledger, idKeys } = households;
  const whole = new Set<string>();
  const damaged = new Set<string>();
  const empty: number[] = [];
  for (const line of share.lines) {
    const state = ledger.idState[line];
    if (state === KeyState.valid || state === KeyState.invalid) whole.add(textAt(idKeys, line));
    else if (state === KeyState.damaged) damaged.add(textAt(ledger.id, line));
    else if (state === KeyState.empty) empty.push(line);
  }
  return { share, whole: [...whole], damaged: [...damaged], empty };
}

/**
 * Everything wrong with the household's identity number, each fact once: `id_mismatch` where ledgers differ (the sentence says which
 * fails its checksum), `invalid_id_number` only where they agree on a bad one, `damaged_id_number` where a spreadsheet ate digits,
 * `missing_key` where the cell is empty. A member's number is no difference: the payee is a member (代领).
 */
export function findIdentityFaults(facts: HouseholdFacts): readonly Finding[] {
  const ids = facts.shares.map(idsOf);
  const members = memberIdsOf(facts);
  const whole = new Set(ids.flatMap((each) => each.whole).filter((id) => !members.has(id)));
  const damagedAgree = ids.every((each) =>
    each.damaged.every((digits) => whole.size === 0 || [...whole].some((id) => survivesIn(digits, id))),
  );
  const findings: Finding[] = [];
  if (whole.size > 1 || !damagedAgree) findings.push(idMismatch(facts, ids));
  else {
    const [only] = whole;
    if (only !== undefined && readPersonId(only, CellKind.text).problem !== null)
      findings.push(invalidId(facts, ids, only));
    if (ids.some((each) => each.damaged.length > 0)) findings.push(damagedId(facts, ids, only));
  }
  for (const { share, empty } of ids) {
    if (empty.length > 0) findings.push(missingKey(facts, share.kind, empty, [...whole][0]));
  }
  return findings;
}

function idValues(ids: readonly IdsOfShare[]): Partial<Record<LedgerKind, string>> {
  const values: Partial<Record<LedgerKind, string>> = {};
  for (const { share, whole, damaged } of ids) {
    const all = [...whole, ...damaged];
    if (all.length > 0) values[share.kind] = all.join('、');
  }
  return values;
}

function idMismatch(facts: HouseholdFacts, ids: readonly IdsOfShare[]): Finding {
  const said = ids.flatMap(({ share, whole, damaged }) => [
    ...whole.map((id) => {
      const wrong = wrongWith(id);
      return `${LEDGER_LABEL[share.kind]} ${sensitiveMark('id', id)}${wrong === '' ? '' : `（${wrong}）`}`;
    }),
    ...damaged.map((digits) => `${LEDGER_LABEL[share.kind]}只剩前 ${digits.length} 位`),
  ]);
  return {
    code: 'id_mismatch',
    field: 'id_number',
    values: idValues(ids),
    valueKind: 'id-number',
    amountFen: moneyAtStake(facts),
    says: `身份证号不同：${said.join('、')}`,
  };
}

function invalidId(facts: HouseholdFacts, ids: readonly IdsOfShare[], id: string): Finding {
  const where = ids.filter(({ whole }) => whole.length > 0).map(({ share }) => LEDGER_LABEL[share.kind]);
  return {
    code: 'invalid_id_number',
    field: 'id_number',
    values: idValues(ids),
    valueKind: 'id-number',
    amountFen: moneyAtStake(facts),
    says: `${where.join('、')}的身份证号 ${sensitiveMark('id', id)} ${wrongWith(id)}，请按户口簿或身份证更正`,
  };
}

function damagedId(facts: HouseholdFacts, ids: readonly IdsOfShare[], whole: string | undefined): Finding {
  const eaten = ids.filter(({ damaged }) => damaged.length > 0);
  const said = eaten.map(
    ({ share, damaged }) => `${LEDGER_LABEL[share.kind]}的身份证号被电子表格改坏，只剩前 ${damaged[0]!.length} 位`,
  );
  const source = ids.find((each) => whole !== undefined && each.whole.includes(whole));
  const restored =
    source === undefined || whole === undefined
      ? '其他账也没有完整号码，无法还原，请按纸质材料补录'
      : `姓名和残存数字相符，已按${LEDGER_LABEL[source.share.kind]}还原为 ${sensitiveMark('id', whole)}`;
  const lines: Partial<Record<LedgerKind, readonly number[]>> = {};
  for (const { share } of ids) lines[share.kind] = share.lines;
  return {
    code: 'damaged_id_number',
    field: 'id_number',
    values: idValues(ids),
    valueKind: 'id-number',
    amountFen: moneyAtStake(facts),
    lines,
    says: `${said.join('；')}；${restored}`,
  };
}

function missingKey(
  facts: HouseholdFacts,
  kind: LedgerKind,
  lines: readonly number[],
  whole: string | undefined,
): Finding {
  const advice =
    whole === undefined ? '请补录身份证号' : `请补录为 ${sensitiveMark('id', whole)}（取自其他账，请核对）`;
  return {
    code: 'missing_key',
    field: 'id_number',
    values:
      whole === undefined
        ? {}
        : Object.fromEntries(facts.shares.filter((share) => share.kind !== kind).map((share) => [share.kind, whole])),
    valueKind: 'id-number',
    amountFen: moneyAtStake(facts),
    lines: { [kind]: lines },
    key: kind,
    says: `${LEDGER_LABEL[kind]}的身份证号为空，${advice}`,
  };
}
