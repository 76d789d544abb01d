import type { ArchiveHousehold } from '../archive-household.ts';
import { checkItems } from '../check/completeness.ts';
import type { ItemResult } from '../check/item-status.ts';
import type { Volume } from '../dossier/volumes.ts';
import type { FactValue } from '../fact.ts';
import type { PackRules } from '../policy/rules-of-pack.ts';
import { joinHouseholds } from '../read/join-households.ts';
import type { TableRecord } from '../read/table-rows.ts';
import { placeholderReader } from './placeholder.ts';
import { showPlaceholder } from './show-placeholder.ts';
import { type TemplateField, type TemplateLoop, templateFields } from './template-fields.ts';
import { type TemplateValues, templateValues } from './template-values.ts';

export const EXAMPLE_YEAR = '2026';
export const EXAMPLE_DAY = '2026-12-31';
const CERT_NO = 'N239900000000001';
const HEAD_ID = '239900196803151038';

type Row = Readonly<Record<string, FactValue>>;

const HOUSEHOLD: Row = {
  head_name: '王守田',
  head_id: HEAD_ID,
  cert_no: CERT_NO,
  category: '农村低保',
  family_size: 4,
  insured_size: 4,
  income_year: 14_400_00,
  income_per_head: 3_600_00,
  base: 1_640_00,
  family_class: 0,
  person_class: 208_00,
  class_type: '重度残疾人',
  total: 1_848_00,
  phone: '13900000001',
  address: '岭河县柳泉镇柳毛河村 12 号',
  province: '黑龙江省',
  city: '示例市',
  county: '岭河县',
  township: '柳泉镇',
  village: '柳毛河村',
  begin_month: '2022-04',
  reason: '因残致贫',
  calc_mode: '补差',
  grade: '二档',
  bank: '农村信用社',
  acct_name: '王守田',
  acct_no: '6230000000000000018',
  card_no: '6230000000000000026',
  rooms: 1,
  area: '68',
  assets: 3_200_00,
  other_property: '四轮拖拉机一台',
  application_date: '2022-02-15',
  confirm_date: '2022-03-28',
  relative: false,
  relative_of: null,
  relative_tie: null,
  deduction: 2_600_00,
  deduction_note: '住院自付 2600 元',
  support_duty: true,
  supporters: '王丽、王强',
  support_fee: 200_00,
  agent: null,
  agent_id: null,
  single_ground: null,
  standard: 447_00,
  posted: true,
  stop_date: null,
  stop_reason: null,
  grace_from: null,
  grace_to: null,
  former_base: 1_520_00,
  former_class: 208_00,
  change_date: '2026-04-01',
  change_reason: '低保标准提高',
  members_changed: false,
  amount_changed: true,
  death_date: null,
  moved: false,
  recovery: null,
  recovered: null,
  hearing_disputed: false,
};

const MEMBER: Row = { cert_no: CERT_NO, nation: '汉族', politics: '群众', insurance: '城乡居民医保', hukou: '农业' };
const MEMBERS: readonly Row[] = [
  {
    ...MEMBER,
    name: '王守田',
    id: HEAD_ID,
    relation: '本人',
    workplace: null,
    marital: '已婚',
    education: '初中',
    employment: '务农',
    income: 9_600_00,
    disabled: false,
    labour: '有',
    health: '一般',
    remark: null,
  },
  {
    ...MEMBER,
    name: '李秀英',
    id: '239900197011022048',
    relation: '配偶',
    marital: '已婚',
    education: '小学',
    employment: '无业',
    income: 0,
    disabled: true,
    disability_no: '23990019701102204842',
    disability_type: '肢体',
    disability_level: '二级',
    disease: null,
    labour: '完全丧失',
    health: '较差',
    remark: null,
  },
  {
    ...MEMBER,
    name: '王小雨',
    id: '239900200806203066',
    relation: '女儿',
    marital: '未婚',
    education: '高中',
    employment: '在校学生',
    income: 0,
    disabled: false,
    school: '岭河县第一中学',
    labour: '无',
    health: '健康',
    remark: null,
  },
  {
    ...MEMBER,
    name: '赵桂兰',
    workplace: '村公益岗位',
    id: '239900194409084050',
    relation: '母亲',
    marital: '丧偶',
    education: '小学',
    employment: '无业',
    income: 4_800_00,
    disabled: false,
    disease: '高血压',
    labour: '无',
    health: '较差',
    remark: '与子女同住',
  },
];

const PAPERS: readonly (readonly [string, string, number])[] = [
  ['A01', '2022-02-15', 2],
  ['B01', '2022-02-15', 1],
  ['A02', '2022-02-15', 3],
  ['A03', '2022-02-15', 1],
  ['A04', '2022-02-15', 5],
  ['A05', '2022-02-15', 4],
  ['A06', '2022-02-15', 1],
  ['A07', '2022-02-15', 1],
  ['A10', '2022-02-15', 3],
  ['A11', '2022-02-15', 1],
  ['A12', '2022-02-15', 2],
  ['A13', '2022-02-15', 1],
  ['B02', '2022-02-28', 4],
  ['B03', '2022-03-03', 3],
  ['B06', '2022-03-05', 2],
  ['C01', '2022-03-10', 2],
  ['C02', '2022-03-28', 2],
  ['D01', '2022-03-28', 1],
  ['D02', '2022-03-28', 1],
  ['D04', '2022-03-30', 1],
  ['E01', '2026-11-05', 1],
  ['E02', '2026-11-05', 5],
  ['E04', '2026-04-01', 1],
];

/** What the household knows nothing of, as another would have it: it left the roll, an agent applied for it. */
const ELSE: Row = {
  agent: '王丽',
  agent_id: '239900199005011025',
  relative: true,
  relative_of: '王建国',
  relative_tie: '叔侄',
  single_ground: '重度残疾',
  grace_from: '2026-05-01',
  grace_to: '2026-10-31',
  stop_date: '2026-11-01',
  stop_reason: '收入超过标准',
  death_date: '2026-09-12',
  recovery: 1_848_00,
  recovered: 1_000_00,
};

/** An invented household with which fields are explained and templates tried out. */
export interface ExampleHousehold {
  readonly household: ArchiveHousehold;
  readonly items: readonly ItemResult[];
  readonly volume: Volume;
}

/** The invented household, checked under a pack. `isOther`: as another would be, for what this one knows nothing of. */
export function exampleHousehold(rules: PackRules, isOther = false): ExampleHousehold {
  const record = (row: number, values: Row): TableRecord => ({ pointer: `示例#${row}`, file: 0, values });
  const { households } = joinHouseholds(
    {
      households: [record(2, isOther ? { ...HOUSEHOLD, ...ELSE } : HOUSEHOLD)],
      persons: MEMBERS.map((member, i) => record(i + 2, member)),
      inventory: (isOther
        ? rules.materials.map(({ material }) => [material.code, EXAMPLE_DAY, 1] as const)
        : PAPERS
      ).map(([code, date, pages], i) =>
        record(i + 2, {
          cert_no: CERT_NO,
          code,
          date: !isOther && code === 'C01' ? '2022-03-10至2022-03-18' : date,
          pages,
          signed: true,
          sealed: true,
          remark: isOther ? '复印件' : null,
          investigators: code === 'B03' ? '周明、孙平' : code === 'B01' ? '周明' : null,
        }),
      ),
      paper: [],
    },
    rules.pack,
    EXAMPLE_DAY,
  );
  const household = households[0]!;
  return {
    household,
    items: checkItems(household, rules, EXAMPLE_DAY, true),
    volume: { volumeNo: 12, boxNo: 3, inBox: 2 },
  };
}

/** The values of the invented household. */
export function exampleValues(rules: PackRules, unmasked: boolean, isOther = false): TemplateValues {
  const { household, items, volume } = exampleHousehold(rules, isOther);
  return templateValues(household, items, volume, rules, { year: EXAMPLE_YEAR, makingDate: EXAMPLE_DAY, unmasked });
}

/** A field as a template writes it and as it comes out for the invented household. */
export interface FieldExample {
  readonly field: TemplateField;
  /** null: of the household itself. */
  readonly loop: TemplateLoop | null;
  readonly placeholder: string;
  readonly example: string;
}

const SHOWN = 40;

/** Every field a template may use under a pack, with its example, made by filling it in. */
export function fieldExamples(rules: PackRules): readonly FieldExample[] {
  const fields = templateFields(rules.pack);
  const read = placeholderReader(fields);
  const households = [exampleValues(rules, false), exampleValues(rules, false, true)];
  const of = (field: TemplateField, loop: TemplateLoop | null): FieldExample => {
    const placeholder = read(field.name, loop);
    const lines = households.flatMap(({ household, loops }) => (loop === null ? [household] : loops[loop.loop]));
    const known = lines.find(
      (line) => line[field.fact] !== undefined && line[field.fact] !== null && line[field.fact] !== '',
    );
    const shown = placeholder.kind === 'field' && known !== undefined ? showPlaceholder(placeholder, known) : '';
    const letters = [...shown.replace(/\n/gu, ' ')];
    return {
      field,
      loop,
      placeholder: `{${field.name}}`,
      example: letters.length <= SHOWN ? letters.join('') : `${letters.slice(0, SHOWN).join('')}…`,
    };
  };
  return [
    ...fields.household.map((field) => of(field, null)),
    ...fields.loops.flatMap((loop) => loop.fields.map((field) => of(field, loop))),
  ];
}
