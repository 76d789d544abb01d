import type { CanonicalColumn } from '../../ledger/canonical-column.ts';
import { COLUMN_DICTIONARY } from '../../ledger/column-dictionary.ts';
import { normalizeHeader } from '../../ledger/normalize-header.ts';
import { type FactType, HOUSEHOLD_FACTS, MEMBER_FACTS } from '../fact.ts';

/** The four tables the archive is made from. */
export const TABLE_KINDS = ['households', 'persons', 'inventory', 'paper'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** One column a table may have. */
export interface TableColumn {
  readonly name: string;
  readonly label: string;
  readonly type: FactType;
}

/** What a table is read by: its columns, the header words each is known by, and which of them it cannot do without. */
export interface TableShape {
  readonly label: string;
  readonly columns: ReadonlyMap<string, TableColumn>;
  /** Normalised header → column name. */
  readonly names: ReadonlyMap<string, string>;
  /** At least one column of every group has to be there. */
  readonly needs: readonly (readonly string[])[];
}

/** Words of ours, besides the label. They come before those of the ledger dictionary, whose columns are told by content. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  category: ['救助类型', '户籍性质', '户口性质', '低保类别', '类别', '城乡类别'],
  income_per_head: ['家庭年均收入', '人均年收入', '家庭年人均收入', '人均收入'],
  family_class: ['家庭分类施保总额', '家庭分类施保金额'],
  person_class: ['人员分类施保总额', '分类施保金额', '分类施保金', '分类施保总额', '分类施保', '合计分类施保金额'],
  total: ['合计', '合计金额', '月发放合计'],
  card_no: ['一卡通账号', '一卡通账户', '一卡通号'],
  county: ['所属区', '所属区县', '所属县', '所在县', '县（市、区）'],
  township: ['所属街', '所属街道', '所属乡镇', '乡镇', '乡镇（街道）', '镇'],
  village: ['所属社', '所属社区', '所属村', '村', '村（社区）', '村居', '行政村'],
  province: ['所属省', '所属省级'],
  city: ['所属市', '所属市级'],
  begin_month: ['最初享受月', '最初享受月份', '起始保障年月', '纳保时间', '享受起始月'],
  rooms: ['拥有产权住房套数', '住房套数'],
  area: ['住房总面积（平方米）', '住房总面积', '住房面积'],
  assets: ['金融资产总额', '金融资产'],
  application_date: ['申请日期', '申请时间', '申请书日期'],
  confirm_date: ['确认日期', '审批日期', '审核确认日期', '批准日期', '审批时间', '确认时间'],
  relative: ['近亲属备案', '是否近亲属备案', '近亲属标记', '是否近亲属', '近亲属'],
  relative_of: ['近亲属工作人员', '近亲属姓名', '工作人员姓名', '经办人员近亲属'],
  relative_tie: ['与近亲属关系', '对象关系'],
  deduction: ['刚性支出扣减金额', '刚性支出', '刚性支出金额', '刚性支出扣减', '扣减金额'],
  deduction_note: ['刚性支出说明', '刚性支出核定说明', '刚性支出情况'],
  support_duty: ['有赡养义务人', '有无赡养义务人', '有无法定义务人', '有法定义务人', '是否有赡养义务人'],
  supporters: ['赡养义务人', '赡养人', '赡养人姓名', '法定义务人', '义务人姓名'],
  support_fee: ['赡养费', '月赡养费', '赡养费（月）'],
  agent: ['代理人', '代理人姓名', '委托代理人'],
  agent_id: ['代理人身份证号', '代理人身份证号码'],
  single_ground: ['单人保依据', '单人保情形', '单人保情况', '单人保'],
  standard: ['低保标准', '保障标准', '最低生活标准'],
  posted: ['长期公示', '是否长期公示'],
  stop_date: ['停保日期', '停发日期', '停发时间', '停止日期', '停保时间', '停止时间', '退出时间'],
  stop_reason: ['停保原因', '停发原因', '停止原因', '退出原因', '注销原因'],
  grace_from: ['渐退期起', '渐退期开始', '渐退开始日期', '渐退期起始日期'],
  grace_to: ['渐退期止', '渐退期结束', '渐退结束日期', '渐退期终止日期'],
  former_base: ['原月保障金额', '原户月保障金额', '调整前金额', '原额'],
  former_class: ['原分类施保金额', '调整前分类施保金额'],
  change_date: ['变更日期', '变更生效日期', '执行时间', '调整日期'],
  change_reason: ['变更原因', '变动原因', '调整原因', '增减原因'],
  members_changed: ['成员增减', '增减员', '是否增减员'],
  amount_changed: ['保障金增减', '增减发', '是否增减发', '金额变动'],
  death_date: ['死亡日期', '死亡时间'],
  moved: ['户籍迁移', '是否迁移', '迁移'],
  recovery: ['应追缴金额', '追缴金额'],
  recovered: ['实追缴金额', '已追缴金额'],
  hearing_disputed: ['评议有争议', '是否有争议'],
};

/** Columns of the ledger dictionary that are a household fact as well: their synonyms hold here too. */
const OF_LEDGER: Readonly<Record<string, CanonicalColumn>> = {
  cert_no: 'cert_no',
  head_id: 'head_id',
  head_name: 'head_name',
  category: 'hukou_type',
  family_size: 'family_size',
  insured_size: 'insured_size',
  income_year: 'income_total',
  income_per_head: 'income_pc',
  base: 'base_amount',
  class_type: 'class_type',
  total: 'total_amount',
  phone: 'phone',
  address: 'address',
  county: 'county',
  township: 'town',
  village: 'village',
  begin_month: 'begin_month',
  calc_mode: 'calc_mode',
  grade: 'grade',
  bank: 'bank',
  acct_name: 'acct_name',
  acct_no: 'acct_no',
  standard: 'std',
};

const MEMBER_WORDS: Readonly<Record<string, readonly string[]>> = {
  name: ['姓名', '成员姓名', '人员姓名', '家庭成员姓名'],
  id: ['身份证号', '身份证号码', '成员身份证号', '公民身份号码', '人员身份证号', '家庭成员身份证号', '证件号码'],
  relation: ['与户主关系', '家庭关系', '关系', '与申请人关系'],
  birth: ['出生日期', '出生年月日', '出生年月'],
  marital: ['婚姻状况', '婚姻'],
  employment: ['就业状况', '就业情况'],
  income: ['年收入', '个人年收入'],
  disabled: ['是否残疾', '是否残疾人', '残疾'],
  disability_no: ['残疾证号', '残疾人证号'],
  disability_type: ['残疾类别', '残疾类型'],
  disability_level: ['残疾等级', '残疾级别'],
  disease: ['患病病种', '患病情况', '病种', '重病病种'],
  hukou: ['户口性质', '户籍性质', '户口类别'],
  aid: ['救助类型', '救助类别'],
  school: ['在读学校名称', '在读学校', '就读学校'],
  workplace: ['在职单位名称', '工作单位', '单位名称'],
  remark: ['备注', '说明'],
};

/** The words for the keys of tables that say something of a household. */
const KEYS = ['cert_no', 'head_id', 'head_name'] as const;
const column = (name: string, label: string, type: FactType): TableColumn => ({ name, label, type });

const INVENTORY: readonly (readonly [TableColumn, readonly string[]])[] = [
  [column('code', '材料代码', 'text'), ['材料代码', '代码', '材料编码', '材料编号', '要件代码']],
  [column('title', '题名', 'text'), ['题名', '材料名称', '材料题名', '文件题名', '材料', '要件名称', '文件名称']],
  [column('date', '日期', 'text'), ['日期', '文件日期', '形成日期', '材料日期', '形成时间']],
  [column('pages', '页数', 'count'), ['页数', '张数', '页', '份页数']],
  [column('signed', '签字', 'yesno'), ['签字', '是否签字', '签名', '已签字', '签字情况']],
  [column('sealed', '盖章', 'yesno'), ['盖章', '是否盖章', '公章', '已盖章', '盖章情况']],
  [column('remark', '备注', 'text'), ['备注', '说明']],
  [column('from', '起始日期', 'date'), ['起始日期', '公示开始日期', '公示起始日期', '公示起', '开始日期']],
  [column('to', '截止日期', 'date'), ['截止日期', '公示结束日期', '公示截止日期', '公示止', '结束日期']],
  [column('investigators', '调查人', 'text'), ['调查人', '调查人员', '入户调查人', '调查人姓名']],
  [column('signatures', '签字人数', 'count'), ['签字人数', '签名人数', '签名份数']],
  [column('file', '扫描件', 'text'), ['扫描件', '扫描文件', '电子文件', '附件', '文件路径']],
];

const PAPER_ONLY: readonly (readonly [TableColumn, readonly string[]])[] = [
  [column('member_names', '成员姓名', 'text'), ['家庭成员姓名', '成员姓名', '成员名单', '家庭成员']],
  [column('member_ids', '成员身份证号', 'text'), ['家庭成员身份证号', '成员身份证号']],
  [column('disability_level', '残疾等级', 'text'), ['残疾等级', '残疾级别']],
  [column('decision', '认定', 'text'), ['认定', '认定结果', '不一致认定']],
];

const HOUSEHOLD_COLUMNS: readonly TableColumn[] = Object.entries(HOUSEHOLD_FACTS)
  .filter(([, field]) => !('derived' in field))
  .map(([name, { label, type }]) => column(name, label, type));

function householdWords(name: string, label: string): readonly string[] {
  const ledger = OF_LEDGER[name];
  const known = ledger === undefined ? undefined : COLUMN_DICTIONARY[ledger];
  return [label, ...(WORDS[name] ?? []), ...(known?.C ?? []), ...(known?.G ?? [])];
}

function shapeOf(
  label: string,
  entries: readonly (readonly [TableColumn, readonly string[]])[],
  needs: TableShape['needs'],
): TableShape {
  const names = new Map<string, string>();
  // Labels and words of ours first; what several columns claim belongs to the first of them.
  for (const [{ name, label: own }, words] of entries)
    for (const word of [own, ...words]) {
      const { key } = normalizeHeader(word);
      if (!names.has(key)) names.set(key, name);
    }
  return { label, columns: new Map(entries.map(([each]) => [each.name, each])), names, needs };
}

const withWords = (each: TableColumn): readonly [TableColumn, readonly string[]] => [
  each,
  householdWords(each.name, each.label),
];
const keyColumns = HOUSEHOLD_COLUMNS.filter(({ name }) => (KEYS as readonly string[]).includes(name));
const memberLists = PAPER_ONLY.filter(([{ name }]) => name === 'member_names' || name === 'member_ids');
const byOwnWordsFirst = [...HOUSEHOLD_COLUMNS].sort(
  (a, b) => Number(WORDS[b.name] !== undefined) - Number(WORDS[a.name] !== undefined),
);

/** The four tables: what stands in them and how its columns are called. */
export const TABLE_SHAPES: Readonly<Record<TableKind, TableShape>> = {
  households: shapeOf(
    '家庭查询',
    [...memberLists, ...byOwnWordsFirst.map(withWords)],
    [['head_name'], ['head_id', 'cert_no']],
  ),
  persons: shapeOf(
    '人员查询',
    [
      ...keyColumns
        .filter(({ name }) => name !== 'head_name')
        .map((each): readonly [TableColumn, readonly string[]] => [
          each,
          householdWords(each.name, each.label).filter((word) => !isOwnNumber(word)),
        ]),
      ...Object.entries(MEMBER_FACTS)
        .filter(([, field]) => !('derived' in field))
        .map(([name, { label, type }]): readonly [TableColumn, readonly string[]] => [
          column(name, label, type),
          MEMBER_WORDS[name] ?? [],
        ]),
    ],
    [['name'], ['id'], ['head_id', 'cert_no']],
  ),
  inventory: shapeOf(
    '纸质材料清单',
    [...INVENTORY, ...keyColumns.map(withWords)],
    [
      ['code', 'title'],
      ['head_id', 'cert_no'],
    ],
  ),
  paper: shapeOf('纸质登记', [...PAPER_ONLY, ...byOwnWordsFirst.map(withWords)], [['head_id', 'cert_no']]),
};

/** In a table of persons a number that is not called the head's is the person's own. */
function isOwnNumber(word: string): boolean {
  return !/户主|低保|证编|特困|困难|救助证|保障证/u.test(word);
}
