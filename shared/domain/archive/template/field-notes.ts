import type { FORM_FACTS, MEMBER_FORM_FACTS } from '../dossier/form-facts.ts';
import type { FactField, HouseholdFact, MemberFact } from '../fact.ts';

const text = (label: string): FactField => ({ label, type: 'text', derived: true });
const count = (label: string): FactField => ({ label, type: 'count', derived: true });

/** What templates may show of a household besides HOUSEHOLD_FACTS and FORM_FACTS: its place on the shelf, what is missing. */
export const TEMPLATE_FACTS = {
  volume_title: text('案卷题名'),
  volume_no: count('案卷号'),
  box_no: count('盒号'),
  in_box: count('盒内顺序号'),
  fonds: text('全宗号'),
  retention: text('保管期限'),
  member_names: text('成员姓名'),
  missing_count: count('待补正件数'),
} as const satisfies Readonly<Record<string, FactField>>;

/** What a line of the loop 材料 may show: one paper of the inventory. */
export const MATERIAL_FACTS = {
  code: text('材料代码'),
  title: text('题名'),
  stage: text('阶段'),
  responsible: text('责任者'),
  date: { label: '日期', type: 'date', derived: true },
  pages: count('页数'),
  signed: { label: '签字', type: 'yesno', derived: true },
  sealed: { label: '盖章', type: 'yesno', derived: true },
  investigators: text('调查人'),
  remark: text('备注'),
} as const satisfies Readonly<Record<string, FactField>>;

/** What a line of the loop 缺件 may show: one material that has to be seen to. */
export const MISSING_FACTS = {
  code: text('材料代码'),
  title: text('题名'),
  status: text('问题'),
  reason: text('原因'),
} as const satisfies Readonly<Record<string, FactField>>;

/** What every loop has besides its own: the number of the line. */
export const LINE_FACTS = { line: count('序号') } as const satisfies Readonly<Record<string, FactField>>;

/** `land` has a place on our forms and is written in by hand: no file states it. */
type FormFact = Exclude<keyof typeof FORM_FACTS, 'land'>;
type HouseholdNote = HouseholdFact | FormFact | keyof typeof TEMPLATE_FACTS;
type MemberNote = MemberFact | keyof typeof MEMBER_FORM_FACTS;

/** Every field of a household that a template may show, in the order it is listed: by group, what it is in a clerk's words. */
export const HOUSEHOLD_NOTES: Readonly<Record<string, Readonly<Partial<Record<HouseholdNote, string>>>>> = {
  户主和家庭: {
    head_name: '户主的姓名',
    head_id: '户主的身份证号；不选“不打码”时中间打星号',
    head_sex: '取自户主的人员信息',
    head_birth: '取自户主的人员信息',
    head_nation: '取自户主的人员信息',
    head_marital: '取自户主的人员信息：未婚、已婚、离异、丧偶',
    head_health: '取自户主的人员信息',
    head_employment: '取自户主的人员信息',
    cert_no: '低保证编号，不打码',
    category: '农村低保、城市低保等',
    family_size: '共同生活的家庭成员人数',
    insured_size: '享受保障的人数',
    member_names: '全部成员的姓名，用顿号隔开',
    phone: '不选“不打码”时打星号',
    reason: '申请救助的原因',
    single_ground: '多人家庭只保一人的依据',
    insured_alone: '家庭有两人以上、只保一人',
  },
  住址: {
    address: '到门牌的地址',
    province: '省级名称',
    city: '市级名称',
    county: '县级名称',
    township: '乡镇或街道的名称',
    village: '村或社区的名称',
    township_office: '乡镇名称后加“人民政府”，街道加“办事处”',
    office: '政策包里写的乡镇一级单位的说法',
    bureau: '政策包里写的县级民政部门的说法',
  },
  保障金: {
    base: '户月保障金，不含分类施保',
    base_capitals: '户月保障金的中文大写',
    family_class: '按家庭给的分类施保',
    person_class: '按人员给的分类施保之和',
    class_amount: '家庭和人员两项分类施保之和',
    class_type: '重度残疾人、重病患者等',
    has_class: '分类施保金额大于零',
    grounded_count: '符合分类施保情形的成员人数',
    total: '保障金与分类施保的合计',
    total_capitals: '合计金额的中文大写',
    standard: '当地低保标准，每人每月',
    calc_mode: '补差、分档等',
    grade: '分档救助的档次',
    begin_month: '第一次享受的月份',
    full_years: '到制作日期（已停保的到停保日）满多少年',
  },
  收入和财产: {
    income_year: '全家一年的收入',
    income_month: '全家年收入除以 12',
    income_per_head: '家庭年收入除以人口',
    income_per_head_month: '人均年收入除以 12',
    deduction: '申请前 12 个月刚性支出核定扣减的金额',
    deduction_note: '刚性支出的说明',
    deduction_cleared: '说明里写明核实没有刚性支出',
    rooms: '有产权的住房套数',
    area: '住房的总面积',
    assets: '存款、证券等',
    other_property: '车辆、农机等其他财产的说明',
  },
  账户: {
    bank: '发放保障金的银行',
    acct_name: '账户的户名',
    acct_no: '不选“不打码”时打星号',
    card_no: '不选“不打码”时打星号',
  },
  申请和确认: {
    application_date: '申请书上的日期',
    confirm_date: '审核确认的日期',
    confirm: '2021 年前是“审批”，以后是“审核确认”',
    handler: '受理通知书上登记的经办人',
    agent: '代理申请的人',
    agent_id: '不选“不打码”时打星号',
    has_agent: '有代理人',
    hearing_disputed: '民主评议有没有争议',
    publicity_from: '审核公示的开始日期',
    publicity_to: '审核公示的结束日期',
    publicity_days: '政策要求的公示天数',
    posted: '是不是在长期公示',
  },
  近亲属和赡养: {
    relative: '有没有近亲属备案',
    relative_of: '是谁的近亲属',
    relative_tie: '是什么亲属关系',
    support_duty: '有没有法定的赡养、抚养、扶养义务人',
    supporters: '义务人的姓名',
    support_fee: '每月的赡养费',
  },
  '变更、渐退和停保': {
    members_changed: '家庭成员有没有增减',
    amount_changed: '保障金有没有增减',
    former_base: '调整以前的户月保障金',
    former_class: '调整以前的分类施保',
    change_date: '变更从哪天起算',
    change_reason: '变更的原因',
    grace_from: '渐退期的开始日期',
    grace_to: '渐退期的结束日期',
    stop_date: '停保的日期',
    stop_reason: '停保的原因',
    death_date: '死亡的日期',
    moved: '户籍是不是迁走了',
    recovery: '应当追缴的金额',
    recovered: '实际追缴的金额',
  },
  案卷: {
    year: '档案年度，四位数字',
    making_date: '制卷时选定的日期',
    volume_title: '户主姓名加“社会救助档案”',
    volume_no: '这一批案卷里的序号',
    box_no: '一村一盒的盒号',
    in_box: '在盒里排第几',
    fonds: '政策包里写的全宗号',
    retention: '各类材料保管几年、到哪天',
    items_count: '纸质材料清单里有几种材料，不算封面和目录',
    pages_count: '纸质材料清单登记的页数之和',
    missing_count: '缺件、未签字、过期等要补正的件数',
    missing_text: '要补正的材料逐条列出；没有时写“材料齐全。”',
  },
};

/** Every field of a member, in the order it is listed. */
export const MEMBER_NOTES: Readonly<Record<MemberNote, string>> = {
  name: '成员的姓名',
  id: '不选“不打码”时打星号',
  relation: '本人、配偶、子女等',
  sex: '没有这一列的从身份证号推出',
  birth: '没有这一列的从身份证号推出',
  age: '到制作日期的周岁',
  nation: '汉族等',
  marital: '未婚、已婚、离异、丧偶',
  education: '小学、初中等',
  politics: '群众、党员等',
  employment: '务农、务工、无业等',
  income: '个人一年的收入',
  disabled: '有残疾证、残疾类别或等级的算“是”',
  disability_no: '不选“不打码”时打星号',
  disability_type: '肢体、视力等',
  disability_level: '一级到四级',
  disease: '所患的病',
  labour: '有、部分丧失、完全丧失等',
  health: '健康、一般、较差等',
  insurance: '城乡居民医保等',
  hukou: '农业、非农业',
  aid: '没有这一列的用户的救助类型',
  school: '在读的学校',
  workplace: '上班的单位',
  remark: '人员查询里的备注',
  is_head: '是不是户主',
  student: '有在读学校，或就业状况是学生',
  dead: '备注或健康状况里写着死亡',
  condition: '健康状况、残疾、患病合在一起',
  ground: '重度残疾人、重病患者、老年人、未成年人，只取第一种；都不是的留空',
  address: '用户的家庭住址',
  household_base: '用户的户月保障金',
};

export const MATERIAL_NOTES: Readonly<Record<keyof typeof MATERIAL_FACTS, string>> = {
  code: 'A01 到 Z99',
  title: '清单里写的题名；没有写的用标准名称',
  stage: '申请、受理、核查、评议、公示、确认、动态、备考',
  responsible: '申请阶段的是户主，其余是乡镇',
  date: '材料上的日期；公示的是开始日期',
  pages: '登记的页数',
  signed: '清单有“签字”列才知道',
  sealed: '清单有“盖章”列才知道',
  investigators: '入户调查人，用顿号隔开',
  remark: '清单里的备注',
};

export const MISSING_NOTES: Readonly<Record<keyof typeof MISSING_FACTS, string>> = {
  code: 'A01 到 Z99',
  title: '材料的标准名称',
  status: '缺必备件、缺条件件、无日期、签字盖章不全、顺序不对、过期',
  reason: '为什么要补、差在哪里',
};
