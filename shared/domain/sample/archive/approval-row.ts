import { APPROVAL_COLUMNS, approvalCells } from '../approval-columns.ts';
import type { CountyPlan } from '../household.ts';
import type { ApprovalLine } from '../lines.ts';
import type { ArchiveFacts } from './archive-facts.ts';

/** A row of the household export by its headers: those of the province, then those a county adds for the archive. */
export type ApprovalColumnCells = Record<string, string | number>;

const yesNo = (value: boolean): string => (value ? '是' : '否');

const ARCHIVE_COLUMNS: Readonly<Record<string, (facts: ArchiveFacts) => string | number>> = {
  近亲属备案: (facts) => yesNo(facts.relative),
  近亲属工作人员: (facts) => facts.relativeOf,
  '刚性支出扣减金额（元）': (facts) => facts.deductionFen / 100,
  刚性支出说明: (facts) => facts.deductionNote,
  有无赡养义务人: (facts) => (facts.supporters === '' ? '无' : '有'),
  赡养义务人: (facts) => facts.supporters,
  '月赡养费（元）': (facts) => facts.supportFeeFen / 100,
  代理人: (facts) => facts.agent,
  单人保依据: (facts) => facts.singleGround,
  停保日期: (facts) => facts.stopDate,
  停保原因: (facts) => facts.stopReason,
  渐退期起: (facts) => facts.graceFrom,
  渐退期止: (facts) => facts.graceTo,
  成员增减: (facts) => yesNo(facts.membersChanged),
  保障金增减: (facts) => yesNo(facts.amountChanged),
  死亡日期: (facts) => facts.deathDate,
  户籍迁移: (facts) => yesNo(facts.moved),
  '应追缴金额（元）': (facts) => facts.recoveryFen / 100,
  长期公示: (facts) => yesNo(facts.posted),
  评议有争议: (facts) => yesNo(facts.disputed),
  '低保标准（元）': () => 632,
};

/** The headers of the household export of the archive, in order. */
export const ARCHIVE_HEADERS: readonly string[] = [
  ...APPROVAL_COLUMNS.map(({ header }) => header),
  ...Object.keys(ARCHIVE_COLUMNS),
];

/** The row of a household. */
export function approvalRow(plan: CountyPlan, line: ApprovalLine, facts: ArchiveFacts): ApprovalColumnCells {
  const cells = approvalCells(plan, line);
  return {
    ...Object.fromEntries(APPROVAL_COLUMNS.map(({ header }, i) => [header, cells[i]!])),
    ...Object.fromEntries(Object.entries(ARCHIVE_COLUMNS).map(([header, value]) => [header, value(facts)])),
  };
}
