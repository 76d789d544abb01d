import type { AuditReport } from '../../../shared/domain/audit-report/audit-report.ts';
import { groupedCount, groupedYuan } from './statement-words.ts';

export const AUDIT_REPORT_TITLE = '低保资金对账差异报告（审计用）';

export interface AuditReportToWrite {
  readonly office: string;
  readonly programme: string;
  /** The months that were reconciled, in order. */
  readonly periods: readonly string[];
  /** In the time of Beijing. */
  readonly madeAt: string;
  readonly madeBy: string;
  /** The sentence of the exemption that stands; '' where there is none. */
  readonly exemption: string;
  readonly report: AuditReport;
}

/** What is said of a report before its tables: label and value. */
export function auditReportFacts(written: AuditReportToWrite): readonly (readonly [label: string, value: string])[] {
  const { report, periods } = written;
  const { total, exempted, ageing } = report;
  const open = ageing.reduce((sum, { count }) => sum + count, 0);
  return [
    ...(written.office === '' ? [] : [['编制单位', written.office] as const]),
    ['救助项目', written.programme],
    ['月份', periods.join('、')],
    ['编制', `${written.madeAt}（北京时间），${written.madeBy}`],
    [
      '差异',
      `${groupedCount(total.count)} 笔，牵涉金额 ${groupedYuan(total.fen)} 元（P1 ${groupedCount(total.byPriority.P1)}，P2 ${groupedCount(total.byPriority.P2)}，P3 ${groupedCount(total.byPriority.P3)}）`,
    ],
    ['未销号疑点', `${groupedCount(open)} 条`],
    [
      '四眼',
      exempted === 0
        ? '没有结论在豁免下由同一人作出和复核'
        : `${groupedCount(exempted)} 条疑点在“一人单位”豁免下复核，结论与复核可能为同一人`,
    ],
    ...(written.exemption === '' ? [] : [['豁免', written.exemption] as const]),
    [
      '口径',
      '差异逐月计：同一问题在几个月都出现时，在每个月各计一次；账龄和经办人按疑点计，每条一次。牵涉金额不等于三方差额，三方差额见对账单。银行以台账所写为准，台账没有银行一栏或该格为空的，列为“台账未写明银行”，不按账号推断。',
    ],
  ];
}
