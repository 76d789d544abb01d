/** What a fact is: `yuan` is held as integer fen, `date` as YYYY-MM-DD, `month` as YYYY-MM, `yesno` as true or false. */
export type FactType = 'text' | 'count' | 'yuan' | 'date' | 'month' | 'yesno';

/** A fact's value; null: it was asked for and left blank. A fact that is not there at all was never asked for. */
export type FactValue = string | number | boolean | null;

/** What is known of a household or a person, by the names of HOUSEHOLD_FACTS and MEMBER_FACTS. */
export type Facts = Readonly<Record<string, FactValue>>;

/** A fact in the clerk's words. `columns`: header words besides the label; facts without are worked out from others. */
export interface FactField {
  readonly label: string;
  readonly type: FactType;
  /** Worked out from other facts, never a column of a file. */
  readonly derived?: true;
}

const text = (label: string): FactField => ({ label, type: 'text' });
const count = (label: string): FactField => ({ label, type: 'count' });
const yuan = (label: string): FactField => ({ label, type: 'yuan' });
const date = (label: string): FactField => ({ label, type: 'date' });
const yesno = (label: string): FactField => ({ label, type: 'yesno' });
const derived = (field: FactField): FactField => ({ ...field, derived: true });

/** Everything a condition or a form may ask of a household. The first two blocks are columns of the provincial export (dibao.md 4.1). */
export const HOUSEHOLD_FACTS = {
  head_name: text('户主姓名'),
  head_id: text('户主身份证号'),
  cert_no: text('低保证号'),
  category: text('救助类型'),
  family_size: count('家庭人口'),
  insured_size: count('保障人口'),
  income_year: yuan('家庭年总收入'),
  income_per_head: yuan('家庭年人均收入'),
  base: yuan('户月保障金额'),
  family_class: yuan('家庭分类施保总额'),
  person_class: yuan('人员分类施保总额'),
  class_type: text('分类施保类型'),
  total: yuan('合计金额'),
  phone: text('联系电话'),
  address: text('家庭住址'),
  province: text('所属省'),
  city: text('所属市'),
  county: text('所属县（市、区）'),
  township: text('所属乡镇（街道）'),
  village: text('所属村（社区）'),
  begin_month: { label: '最初享受月', type: 'month' },
  reason: text('申请原因'),
  calc_mode: text('救助金计算方式'),
  grade: text('分档类型'),
  bank: text('开户银行'),
  acct_name: text('银行账户名称'),
  acct_no: text('银行账号'),
  card_no: text('一卡通账号'),
  rooms: count('拥有产权住房套数'),
  area: text('住房总面积（平方米）'),
  assets: yuan('金融资产总额'),
  other_property: text('其他家庭财产情况'),

  application_date: date('申请日期'),
  confirm_date: date('确认日期'),
  relative: yesno('近亲属备案'),
  relative_of: text('近亲属工作人员'),
  relative_tie: text('与近亲属工作人员关系'),
  deduction: yuan('刚性支出扣减金额'),
  deduction_note: text('刚性支出说明'),
  support_duty: yesno('有赡养（抚养、扶养）义务人'),
  supporters: text('赡养（抚养、扶养）义务人'),
  support_fee: yuan('月赡养费'),
  agent: text('代理人'),
  agent_id: text('代理人身份证号'),
  single_ground: text('单人保依据'),
  standard: yuan('低保标准（月）'),
  posted: yesno('长期公示'),
  stop_date: date('停保日期'),
  stop_reason: text('停保原因'),
  grace_from: date('渐退期起'),
  grace_to: date('渐退期止'),
  former_base: yuan('调整前户月保障金额'),
  former_class: yuan('调整前分类施保金额'),
  change_date: date('变更生效日期'),
  change_reason: text('变更原因'),
  members_changed: yesno('成员增减'),
  amount_changed: yesno('保障金增减'),
  death_date: date('死亡日期'),
  moved: yesno('户籍迁移'),
  recovery: yuan('应追缴金额'),
  recovered: yuan('实追缴金额'),
  hearing_disputed: yesno('评议有争议'),

  class_amount: derived(yuan('分类施保金额')),
  income_month: derived(yuan('家庭月收入')),
  income_per_head_month: derived(yuan('人均月收入')),
  insured_alone: derived(yesno('多人家庭只保一人')),
  full_years: derived(count('在保整年数')),
  deduction_cleared: derived(yesno('已核无刚性支出')),
} as const satisfies Readonly<Record<string, FactField>>;

/** Everything a condition or a form may ask of a member of the household. */
export const MEMBER_FACTS = {
  name: text('姓名'),
  id: text('身份证号'),
  relation: text('与户主关系'),
  sex: text('性别'),
  birth: date('出生日期'),
  age: derived(count('年龄')),
  nation: text('民族'),
  marital: text('婚姻状况'),
  education: text('文化程度'),
  politics: text('政治面貌'),
  employment: text('就业状况'),
  income: yuan('年收入'),
  disabled: yesno('是否残疾'),
  disability_no: text('残疾证号'),
  disability_type: text('残疾类别'),
  disability_level: text('残疾等级'),
  disease: text('患病病种'),
  labour: text('劳动能力'),
  health: text('健康状况'),
  insurance: text('参保类型'),
  hukou: text('户口性质'),
  aid: text('救助类型'),
  school: text('在读学校名称'),
  workplace: text('在职单位名称'),
  remark: text('备注'),
  is_head: derived(yesno('是户主')),
  student: derived(yesno('在校学生')),
  dead: derived(yesno('已死亡')),
} as const satisfies Readonly<Record<string, FactField>>;

export type HouseholdFact = keyof typeof HOUSEHOLD_FACTS;
export type MemberFact = keyof typeof MEMBER_FACTS;

/** The field of a household by its name, or undefined. */
export function householdField(name: string): FactField | undefined {
  return Object.hasOwn(HOUSEHOLD_FACTS, name) ? HOUSEHOLD_FACTS[name as HouseholdFact] : undefined;
}

/** The field of a member by its name, or undefined. */
export function memberField(name: string): FactField | undefined {
  return Object.hasOwn(MEMBER_FACTS, name) ? MEMBER_FACTS[name as MemberFact] : undefined;
}
