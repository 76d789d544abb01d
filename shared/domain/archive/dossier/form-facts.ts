import type { FactField } from '../fact.ts';

const text = (label: string): FactField => ({ label, type: 'text', derived: true });

/** What forms may show besides HOUSEHOLD_FACTS. `date_A01` and the like, the dates of materials, are there too. */
export const FORM_FACTS = {
  year: text('年度'),
  making_date: { label: '制作日期', type: 'date', derived: true },
  township_office: text('乡镇人民政府或街道办事处'),
  office: text('乡镇（街道）单位'),
  bureau: text('县级民政部门'),
  confirm: text('“审核确认”的说法'),
  publicity_days: { label: '公示天数', type: 'count', derived: true },
  publicity_from: { label: '公示开始日期', type: 'date', derived: true },
  publicity_to: { label: '公示结束日期', type: 'date', derived: true },
  head_sex: text('户主性别'),
  head_birth: { label: '户主出生日期', type: 'date', derived: true },
  head_nation: text('户主民族'),
  head_marital: text('户主婚姻状况'),
  head_health: text('户主健康状况'),
  head_employment: text('户主就业状况'),
  has_class: { label: '享受分类施保', type: 'yesno', derived: true },
  has_agent: { label: '委托代理', type: 'yesno', derived: true },
  grounded_count: { label: '符合分类施保人数', type: 'count', derived: true },
  base_capitals: text('户月保障金额大写'),
  total_capitals: text('合计金额大写'),
  handler: text('经办人'),
  land: text('土地'),
  items_count: { label: '卷内件数', type: 'count', derived: true },
  pages_count: { label: '卷内页数', type: 'count', derived: true },
  missing_text: text('缺件说明'),
} as const satisfies Readonly<Record<string, FactField>>;

/** What lists of members may show besides MEMBER_FACTS. */
export const MEMBER_FORM_FACTS = {
  condition: text('健康、残疾、患病'),
  ground: text('分类情形'),
  address: text('住址'),
  household_base: { label: '户月保障金额', type: 'yuan', derived: true },
} as const satisfies Readonly<Record<string, FactField>>;
