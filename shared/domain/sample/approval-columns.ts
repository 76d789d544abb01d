import type { CountyPlan, Household } from './household.ts';
import type { ApprovalLine } from './lines.ts';
import { CITY, COUNTY, PROVINCE } from './places.ts';
import { randomFor } from './random.ts';

/** What the provincial export knows of a household besides: believable, the same for the same household, of no use to matching. */
interface Details {
  readonly phone: string;
  readonly address: string;
  readonly beginMonth: string;
  readonly reason: string;
  readonly isFixedAmount: boolean;
  readonly rooms: number;
  readonly areaM2: number;
  readonly assetsYuan: number;
  readonly otherProperty: string;
}

const REASONS = ['因病', '因残', '缺乏劳动力', '因老无赡养能力', '因学', '重大疾病支出较大'];
const PROPERTIES = ['无', '无', '无', '承包地12亩', '承包地8亩', '农用三轮车1辆', '土地流转6亩'];

function detailsOf(plan: CountyPlan, household: Household): Details {
  const random = randomFor(plan.seed, 7, household.index);
  const yearsAgo = 1 + random.below(9);
  return {
    // 199 0000 …: not given to anyone.
    phone: `1990000${String(random.below(10_000)).padStart(4, '0')}`,
    address: `${COUNTY}${household.township}${household.village}${1 + random.below(6)}组`,
    beginMonth: `${Number(plan.period.slice(0, 4)) - yearsAgo}-${String(1 + random.below(12)).padStart(2, '0')}`,
    reason: random.pick(REASONS),
    isFixedAmount: household.members.length > 1 && household.insuredSize === 1,
    rooms: random.chance(88) ? 1 : 0,
    areaM2: 40 + random.below(60),
    assetsYuan: random.below(90) * 100,
    otherProperty: random.pick(PROPERTIES),
  };
}

interface ApprovalColumn {
  readonly header: string;
  readonly kind: 'text' | 'count' | 'yuan';
  /** Yuan as a number with at most two decimals, counts as whole numbers. */
  readonly value: (line: ApprovalLine, details: Details) => string | number;
}

const text = (header: string, value: ApprovalColumn['value']): ApprovalColumn => ({ header, kind: 'text', value });
const count = (header: string, value: ApprovalColumn['value']): ApprovalColumn => ({ header, kind: 'count', value });
const yuan = (header: string, value: ApprovalColumn['value']): ApprovalColumn => ({ header, kind: 'yuan', value });

/** The household export of the provincial system, in its order and with its spelling (dibao.md 4.1); 救助类型 is added at the end. */
export const APPROVAL_COLUMNS: readonly ApprovalColumn[] = [
  text('户主姓名', (line) => line.household.name),
  text('户主身份证号', (line) => line.idNumber),
  count('家庭人口', ({ household }) => household.members.length),
  count('保障人口', ({ household }) => household.insuredSize),
  yuan('家庭年总收入（元）', ({ household }) => household.annualIncomeFen / 100),
  yuan('家庭年均收入（元）', ({ household }) => Math.round(household.annualIncomeFen / household.members.length) / 100),
  yuan('户月保障金额（元）', ({ household }) => household.baseFen / 100),
  yuan('家庭分类施保总额（元）', () => 0),
  yuan('人员分类施保总额（元）', ({ household }) => household.classFen / 100),
  yuan('合计（元）', ({ household }) => household.totalFen / 100),
  text('联系电话', (_, details) => details.phone),
  text('家庭住址', (_, details) => details.address),
  text('所属省', () => PROVINCE),
  text('所属市', () => CITY),
  text('所属区', () => COUNTY),
  text('所属街', ({ household }) => household.township),
  text('所属社', ({ household }) => household.village),
  text('低保（特困）证号', ({ household }) => household.certNo),
  text('最初享受月', (_, details) => details.beginMonth),
  text('申请原因', (_, details) => details.reason),
  text('救助金计算方式', (_, details) => (details.isFixedAmount ? '单人保' : '补差')),
  text('分档类型', () => ''),
  text('开户银行', ({ household }) => household.bankName),
  text('银行账户名称', (line) => line.accountName),
  text('银行帐号', (line) => line.account),
  text('一卡通账号', () => ''),
  count('拥有产权住房套数', (_, details) => details.rooms),
  count('住房总面积（平方米）', (_, details) => (details.rooms === 0 ? 0 : details.areaM2)),
  yuan('金融资产总额（元）', (_, details) => details.assetsYuan),
  text('其他家庭财产情况', (_, details) => details.otherProperty),
  text('家庭成员姓名', (line) => line.memberNames.join(';')),
  text('家庭成员身份证号', (line) => line.memberIds.join(';')),
  text('救助类型', () => '农村低保'),
];

/** The cells of a line in the order of APPROVAL_COLUMNS. */
export function approvalCells(plan: CountyPlan, line: ApprovalLine): (string | number)[] {
  const details = detailsOf(plan, line.household);
  return APPROVAL_COLUMNS.map((column) => column.value(line, details));
}
