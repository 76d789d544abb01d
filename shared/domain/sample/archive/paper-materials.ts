import { dateOfDay, dayNumber } from '../calendar-day.ts';
import type { Household } from '../household.ts';
import type { ArchiveFacts } from './archive-facts.ts';
import type { PersonDetails } from './person-details.ts';

/** A row of the inventory of a sample dossier. `date` as it is written, '' where there is none. */
export interface PaperMaterial {
  readonly code: string;
  readonly title: string;
  date: string;
  readonly pages: number;
  signed: boolean | null;
  sealed: boolean | null;
  investigators: string;
  signatures: number | null;
  file: string;
}

const DAY = 1;

/**
 * What lies in the dossier of a household with which nothing is wrong, written apart from shared/domain/archive on purpose: the sample is
 * checked by that and must not be made by it. `begin`: the first month of payment (YYYY-MM); `year`: of the archive.
 */
export function paperMaterials(
  household: Household,
  persons: readonly PersonDetails[],
  facts: ArchiveFacts,
  begin: string,
  year: number,
): PaperMaterial[] {
  // Decided on the 22nd of the month before the first payment; everything else is counted from there.
  const [beginYear, beginMonth] = [Number(begin.slice(0, 4)), Number(begin.slice(5))];
  const decided = beginMonth === 1 ? dayNumber(beginYear - 1, 12, 22) : dayNumber(beginYear, beginMonth - 1, 22);
  const at = (days: number): string => written(decided + days * DAY);
  const adults = persons.filter(({ age }) => age >= 18).length;
  const materials: PaperMaterial[] = [];
  const add = (code: string, title: string, date: string, more: Partial<PaperMaterial> = {}): void => {
    materials.push({
      code,
      title,
      date,
      pages: 1,
      signed: null,
      sealed: null,
      investigators: '',
      signatures: null,
      file: '',
      ...more,
    });
  };
  const signed = { signed: true };
  const sealed = { sealed: true };
  const any = (is: (person: PersonDetails) => boolean): boolean => persons.some(is);
  add('F00', '档案封面', '');
  add('F01', '卷内目录', '');
  add('A01', '最低生活保障申请书', at(-30), signed);
  add('A02', '诚信声明及核对授权书', at(-28), { ...signed, signatures: adults });
  add('A03', '家庭经济状况声明书', at(-30), signed);
  add('A04', '户口簿复印件', '', { pages: household.members.length + 1 });
  add('A05', '身份证复印件', '', { pages: household.members.length });
  if (any(({ marital }) => marital !== '未婚')) add('A06', '结婚证或丧偶证明', '');
  if (any(({ disability }) => disability !== null)) add('A07', '残疾人证复印件', '');
  if (any(({ disease }) => disease !== '')) add('A08', '住院病案', '', { pages: 3 });
  if (any(({ school, age }) => school !== '' && age >= 18)) add('A09', '在校就读证明', '');
  if (facts.deductionFen > 0) add('A10', '刚性支出材料', '', { pages: 4 });
  if (household.annualIncomeFen > 0) add('A11', '收入证明、土地证明', '');
  if (facts.supporters !== '') add('A12', '赡养人收入调查表及赡养费承诺书', '', { ...signed, pages: 2 });
  add('A13', '银行卡复印件', '');
  if (facts.relative) add('A14', '近亲属备案表', at(-30), { ...signed, pages: 4 });
  if (facts.agent !== '') add('A15', '委托代理书', at(-30), { ...signed, pages: 2 });
  add('B01', '受理通知书', at(-29), sealed);
  add('B02', '家庭经济状况核对报告', at(-25), { pages: 3 });
  add('B03', '入户调查表', at(-22), { ...signed, pages: 2, investigators: '郑立、何静' });
  if (year <= 2020 || facts.disputed) add('B05', '民主评议记录', at(-18), signed);
  add('B06', '乡镇审核会议记录', at(-17), { ...signed, pages: 2 });
  add('C01', '审核公示单及照片', `${at(-14)}至${at(-6)}`, { pages: 2 });
  add('C02', '确认公示及长期公示照片', at(3), { pages: 2 });
  add('D01', '审核确认表', at(0), { ...signed, ...sealed, pages: 2 });
  if (household.classFen > 0) add('D02', '分类施保认定表', at(0), sealed);
  add('D03', '认定结果告知书及送达回证', at(2), sealed);
  add('D04', '低保证复印件', '');
  if (fullYears(begin, year) >= 1) {
    add('E01', '动态管理记录', `${year}-11-10`, { ...signed, pages: 2 });
    add('E02', '定期复核表及新核对报告', `${year}-06-15`, { pages: 4 });
  }
  if (facts.membersChanged) add('E03', '增减员调整表', `${year}-05-20`, sealed);
  if (facts.amountChanged) add('E04', '保障金增发减发审批表', `${year}-05-20`, { ...sealed, pages: 2 });
  if (facts.graceFrom !== '') add('E05', '渐退期审批表', `${year}-10-20`, sealed);
  if (facts.stopDate !== '') add('E06', '停发审批表及告知书', `${year}-10-20`, { ...sealed, pages: 2 });
  if (facts.deathDate !== '') add('E07', '死亡证明', '');
  if (facts.recoveryFen > 0) add('E08', '追缴资金办理单', `${year}-08-15`, sealed);
  if (facts.moved) add('E09', '迁移证明', '');
  add('Z99', '卷内备考表', `${year}-12-20`, signed);
  return materials;
}

/** The day so many days later than a written one. */
export function daysLater(date: string, days: number): string {
  return written(dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))) + days);
}

/** Whole years on the roll at the end of a year; the household left in no sample before that. */
function fullYears(begin: string, year: number): number {
  return year - Number(begin.slice(0, 4));
}

function written(day: number): string {
  const date = String(dateOfDay(day));
  return `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;
}
