import { readBankAccount } from '../../identity/bank-account.ts';
import { readCategory } from '../../identity/category.ts';
import { townKey, villageKey } from '../../identity/division.ts';
import { formatYuan } from '../../identity/money.ts';
import { readPersonId } from '../../identity/person-id.ts';
import { readPersonName } from '../../identity/person-name.ts';
import { CellKind } from '../../ledger/source-row.ts';
import type { ArchiveHousehold, PaperRecord } from '../archive-household.ts';
import type { Facts, FactValue } from '../fact.ts';
import { certKey } from '../read/household-keys.ts';
import { levelOf } from '../read/member-facts.ts';

export const CONSISTENCY_RESULTS = [
  'differs',
  'paper_missing',
  'system_missing',
  'system_wrong',
  'paper_wrong',
  'both_wrong',
] as const;
export type ConsistencyResult = (typeof CONSISTENCY_RESULTS)[number];
export const CONSISTENCY_LABEL: Readonly<Record<ConsistencyResult, string>> = {
  differs: '不一致，待认定',
  paper_missing: '线下缺',
  system_missing: '线上缺',
  system_wrong: '线上错',
  paper_wrong: '线下错',
  both_wrong: '均错',
};
/** serious: identity, members, money, account (contract: archive.md). */
export type Severity = 'serious' | 'minor';

/** One difference between system and paper. */
export interface Inconsistency {
  readonly certNo: string;
  readonly headName: string;
  readonly township: string;
  readonly village: string;
  readonly field: string;
  readonly label: string;
  readonly systemValue: string;
  readonly paperValue: string;
  readonly result: ConsistencyResult;
  readonly severity: Severity;
  readonly sensitive: boolean;
  /** Where the paper was keyed in; '' where there is no paper. */
  readonly pointer: string;
}

interface ComparedField {
  readonly name: string;
  readonly label: string;
  readonly severity: Severity;
  /** Identity numbers and accounts: masked wherever shown. */
  readonly sensitive?: true;
  /** The form values are compared in; equal forms are one value. */
  readonly form: (value: string | number | boolean, facts: Facts) => string;
  /** Where the system says it, if not under the same name. */
  readonly system?: (household: ArchiveHousehold) => FactValue | undefined;
}

const plain = (value: string | number | boolean): string => String(value).normalize('NFKC').replace(/\s+/gu, '');
const name = (value: string | number | boolean): string => readPersonName(String(value)).canonical;
const id = (value: string | number | boolean): string => readPersonId(String(value), CellKind.text).canonical;
const account = (value: string | number | boolean): string => readBankAccount(String(value), CellKind.text).canonical;
const list =
  (form: (value: string) => string) =>
  (value: string | number | boolean): string =>
    String(value)
      .split(/[;；,，、/\s]+/u)
      .filter((part) => part !== '')
      .map(form)
      .sort()
      .join(';');

/** The check-list of dibao.md 3.6. Fields a table does not have a column for are not compared. */
export const COMPARED_FIELDS: readonly ComparedField[] = [
  { name: 'cert_no', label: '低保证号', severity: 'serious', form: (value) => certKey(String(value)) },
  { name: 'head_name', label: '户主姓名', severity: 'serious', form: name },
  { name: 'head_id', label: '户主身份证号', severity: 'serious', sensitive: true, form: id },
  { name: 'family_size', label: '家庭人口', severity: 'serious', form: plain },
  { name: 'insured_size', label: '保障人口', severity: 'serious', form: plain },
  {
    name: 'member_names',
    label: '成员姓名',
    severity: 'serious',
    form: list(name),
    system: (household) => listOf(household, 'name', 'member_names'),
  },
  {
    name: 'member_ids',
    label: '成员身份证号',
    severity: 'serious',
    sensitive: true,
    form: list(id),
    system: (household) => listOf(household, 'id', 'member_ids'),
  },
  {
    name: 'category',
    label: '救助类型',
    severity: 'minor',
    form: (value) => readCategory(String(value)) ?? plain(value),
  },
  { name: 'income_year', label: '家庭年总收入', severity: 'serious', form: plain },
  { name: 'income_per_head', label: '家庭年人均收入', severity: 'serious', form: plain },
  { name: 'base', label: '户月保障金额', severity: 'serious', form: plain },
  {
    name: 'person_class',
    label: '分类施保金额',
    severity: 'serious',
    form: plain,
    system: ({ facts }) => facts.class_amount,
  },
  { name: 'total', label: '合计金额', severity: 'serious', form: plain },
  { name: 'class_type', label: '分类施保类型', severity: 'minor', form: plain },
  { name: 'bank', label: '开户银行', severity: 'serious', form: plain },
  { name: 'acct_name', label: '银行账户名称', severity: 'serious', form: name },
  { name: 'acct_no', label: '银行账号', severity: 'serious', sensitive: true, form: account },
  { name: 'card_no', label: '一卡通账号', severity: 'serious', sensitive: true, form: account },
  { name: 'application_date', label: '申请日期', severity: 'minor', form: plain },
  { name: 'confirm_date', label: '确认日期', severity: 'minor', form: plain },
  { name: 'begin_month', label: '最初享受月', severity: 'minor', form: plain },
  {
    name: 'disability_level',
    label: '残疾等级',
    severity: 'minor',
    form: list(levelOf),
    system: ({ members }) =>
      members.length === 0 || members.every((member) => member.disability_level === undefined)
        ? undefined
        : members
            .map((member) => member.disability_level)
            .filter((level) => typeof level === 'string')
            .join('、') || null,
  },
  { name: 'relative', label: '近亲属备案', severity: 'minor', form: plain },
  { name: 'stop_date', label: '停保日期', severity: 'minor', form: plain },
  { name: 'stop_reason', label: '停保原因', severity: 'minor', form: plain },
  { name: 'township', label: '所属乡镇（街道）', severity: 'minor', form: (value) => townKey(String(value)) },
  {
    name: 'village',
    label: '所属村（社区）',
    severity: 'minor',
    form: (value, facts) => villageKey(String(value), String(facts.township ?? '')),
  },
  {
    name: 'phone',
    label: '联系电话',
    severity: 'minor',
    sensitive: true,
    form: (value) => plain(value).replace(/-/gu, ''),
  },
  { name: 'address', label: '家庭住址', severity: 'minor', form: plain },
];

/** The label of a compared field; the name itself where there is none. */
export function comparedLabel(name: string): string {
  return COMPARED_FIELDS.find((field) => field.name === name)?.label ?? name;
}

/** The field that stands for a household of which one side has nothing at all. */
const WHOLE = { field: 'household', label: '整户' } as const;

/** The differences between what the system and what the paper says of a household, field by field after normalisation. Equal is not told. */
export function inconsistencies(household: ArchiveHousehold): readonly Inconsistency[] {
  const { certNo, headName, township, village, paper } = household;
  const about = { certNo, headName, township, village };
  if (paper === null)
    return [
      {
        ...about,
        ...WHOLE,
        systemValue: '有',
        paperValue: '',
        result: 'paper_missing',
        severity: 'serious',
        sensitive: false,
        pointer: '',
      },
    ];
  const found: Inconsistency[] = [];
  for (const field of COMPARED_FIELDS) {
    const [ofSystem, ofPaper] = sidesOf(field, household);
    const result = resultOf(field, household, ofSystem, ofPaper);
    if (result === null) continue;
    found.push({
      ...about,
      field: field.name,
      label: field.label,
      systemValue: shown(field.name, ofSystem ?? null),
      paperValue: shown(field.name, ofPaper ?? null),
      result,
      severity: field.severity,
      sensitive: field.sensitive === true,
      pointer: paper.pointer,
    });
  }
  return found;
}

/** One field with what both sides say of it; null: that side was never asked. */
export interface ComparedValues extends Pick<Inconsistency, 'field' | 'label' | 'severity' | 'sensitive'> {
  readonly systemValue: string | null;
  readonly paperValue: string | null;
  /** null: they agree, or one of them was never asked. */
  readonly result: ConsistencyResult | null;
}

/** Every field of the check-list with both sides, as they are shown. */
export function comparedValues(household: ArchiveHousehold): readonly ComparedValues[] {
  return COMPARED_FIELDS.map((field) => {
    const [ofSystem, ofPaper] = sidesOf(field, household);
    return {
      field: field.name,
      label: field.label,
      severity: field.severity,
      sensitive: field.sensitive === true,
      systemValue: ofSystem === undefined ? null : shown(field.name, ofSystem),
      paperValue: ofPaper === undefined ? null : shown(field.name, ofPaper),
      result: resultOf(field, household, ofSystem, ofPaper),
    };
  });
}

function sidesOf(
  field: ComparedField,
  household: ArchiveHousehold,
): readonly [ofSystem: FactValue | undefined, ofPaper: FactValue | undefined] {
  const ofSystem = field.system === undefined ? household.system[field.name] : field.system(household);
  return [ofSystem, household.paper?.facts[field.name]];
}

function resultOf(
  field: ComparedField,
  { paper, system }: ArchiveHousehold,
  ofSystem: FactValue | undefined,
  ofPaper: FactValue | undefined,
): ConsistencyResult | null {
  if (paper === null || ofPaper === undefined || ofSystem === undefined) return null;
  const paperForm = ofPaper === null || ofPaper === '' ? '' : field.form(ofPaper, paper.facts);
  const systemForm = ofSystem === null || ofSystem === '' ? '' : field.form(ofSystem, system);
  if (paperForm === systemForm) return null;
  const open = paperForm === '' ? 'paper_missing' : systemForm === '' ? 'system_missing' : 'differs';
  return paper.decisions.get(field.label.normalize('NFKC')) ?? paper.decisions.get(field.name) ?? open;
}

/** A paper of whose household the system knows nothing. */
export function strayInconsistency({ facts, pointer }: PaperRecord): Inconsistency {
  const text = (field: string): string => (typeof facts[field] === 'string' ? facts[field] : '');
  return {
    certNo: certKey(facts.cert_no),
    headName: text('head_name'),
    township: text('township'),
    village: text('village'),
    ...WHOLE,
    systemValue: '',
    paperValue: '有',
    result: 'system_missing',
    severity: 'serious',
    sensitive: false,
    pointer,
  };
}

function listOf(household: ArchiveHousehold, ofMember: string, ofHousehold: string): FactValue | undefined {
  const listed = household.system[ofHousehold];
  const members = household.members.map((member) => member[ofMember]).filter((value) => typeof value === 'string');
  return members.length > 0 ? members.join(';') : listed;
}

const AMOUNTS: ReadonlySet<string> = new Set(['income_year', 'income_per_head', 'base', 'person_class', 'total']);

function shown(field: string, value: FactValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'number' && AMOUNTS.has(field) ? formatYuan(value) : String(value);
}
