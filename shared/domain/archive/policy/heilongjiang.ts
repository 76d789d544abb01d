import { FORMS } from '../dossier/forms/forms.ts';
import { MATERIALS } from './materials.ts';
import type { Material, PolicyPack } from './policy-pack.ts';

/** dibao.md 3.3: A01 ≤ B01 ≤ A02 ≤ B02 ≤ B03 ≤ B05/B06 ≤ C01 ≤ D01, then what follows the decision. */
const ORDER = [['A01'], ['B01'], ['A02'], ['B02'], ['B03'], ['B05', 'B06'], ['C01'], ['D01'], ['D03']] as const;

const DEFINITIONS: PolicyPack['definitions'] = [
  { name: 'adult', label: '已满18周岁', when: 'member.age >= 18', grade: 'C' },
  { name: 'elder', label: '已满60周岁', when: 'member.age >= 60', grade: 'C' },
  {
    name: 'severe_disabled',
    label: '重度残疾（一、二级，三级智力或精神）',
    when: "member.disability_level in ['一级', '二级'] or (member.disability_level = '三级' and (member.disability_type contains '智力' or member.disability_type contains '精神'))",
    grade: 'C',
  },
  { name: 'severe_ill', label: '患有重病', when: 'member.disease is known', grade: 'G' },
];

/** Today's pack: 民发〔2021〕57号. */
export const HEILONGJIANG_57: PolicyPack = {
  version: 1,
  id: 'heilongjiang-57',
  title: '黑龙江省最低生活保障档案（审核确认办法）',
  region: '黑龙江省',
  basis: ['民发〔2021〕57号', '民办发〔2019〕10号', '黑民规〔2024〕7号'],
  from: '2021-07-01',
  to: null,
  words: {
    confirm: '审核确认',
    office: '{township_office}',
    bureau: '{county}民政局',
    fonds: '',
  },
  settings: {
    publicityDays: { value: 7, grade: 'V', basis: 'R-40' },
    investigators: { value: 2, grade: 'V', basis: 'R-42' },
    edgeFactor: { value: 1.5, grade: 'C', basis: 'R-05' },
    yearlyRecords: { value: 1, grade: 'G' },
    firstPaymentAfterMonths: { value: 1, grade: 'V', basis: 'R-30' },
    boxPages: { value: 400, grade: 'G', basis: '50毫米的盒，单面打印约400页' },
    spineMillimetres: { value: 50, grade: 'G', basis: '常用盒脊有20、30、40、50毫米' },
    boxesByTerm: { value: false, grade: 'V', basis: '一村（居）一盒' },
  },
  definitions: DEFINITIONS,
  singleGround: {
    value: 'single_ground is known or any(member.severe_disabled or member.severe_ill)',
    grade: 'C',
    basis: 'R-04；宗教教职人员等其他情形写在“单人保依据”里',
  },
  materials: MATERIALS,
  order: ORDER,
  retention: [
    { id: 'approval', label: '审批类', years: { value: 3, grade: 'V', basis: '停保后不少于3年' } },
    { id: 'daily', label: '日常管理类', years: { value: 5, grade: 'V', basis: '不少于5年' } },
  ],
  forms: FORMS,
};

function changed(code: string, change: Partial<Material>): (material: Material) => Material {
  return (material) => (material.code === code ? { ...material, ...change } : material);
}

/** The pack of the 2020 campaign: 民发〔2012〕220号. Every household went through a hearing, and 审批 was the word. */
export const HEILONGJIANG_220: PolicyPack = {
  ...HEILONGJIANG_57,
  id: 'heilongjiang-220',
  title: '黑龙江省最低生活保障档案（审核审批办法）',
  basis: ['民发〔2012〕220号', '黑民发〔2013〕139号', '民办发〔2019〕10号', '黑民函〔2020〕137号'],
  from: '2012-12-12',
  to: '2021-06-30',
  words: { ...HEILONGJIANG_57.words, confirm: '审核审批' },
  materials: MATERIALS.map(
    changed('B05', { need: 'required', when: undefined, because: undefined, grade: 'V', basis: '2021年前每户评议' }),
  )
    .map(changed('C02', { title: '审批公示及长期公示照片' }))
    .map(changed('D01', { title: '最低生活保障审核审批表' }))
    .map(changed('D03', { title: '审批结果告知书（不予批准决定书）及送达回证' })),
};

/** The packs that come with the program. */
export const BUILT_IN_PACKS: readonly PolicyPack[] = [HEILONGJIANG_220, HEILONGJIANG_57];

/** The built-in pack in force on the last day of a year, or null. */
export function builtInPack(year: number): PolicyPack | null {
  const day = `${year}-12-31`;
  return BUILT_IN_PACKS.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? null;
}
