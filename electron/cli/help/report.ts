import { ON_A_WORKPLACE } from './workspace.ts';

export const REPORT_HELP = {
  zh: `用法：sanzhang report --programme 项目 --from YYYY-MM [--to YYYY-MM] [--out 文件] [--unmasked --purpose 用途] [--json]

审计用差异报告：按月（新增、持续、已消除）、差异类型、乡镇、银行、账龄、结论和复核人。有差异时退出码为 1。
  --programme  救助项目，例如 农村低保
  --from、--to 起止月份；不写 --to 就只有一个月
  --out        写出报告：.xlsx（含逐条明细）或 .pdf
  --unmasked   明细中身份证号、账号不打码，须写 --purpose
  --purpose    用途，记入操作日志
  --json       机器可读的结果
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang report --programme NAME --from YYYY-MM [--to YYYY-MM] [--out FILE] [--unmasked --purpose TEXT] [--json]

The discrepancy report for auditors: by month (new, persisting, solved), code, township, bank, age, and who concluded and reviewed. Exit 1 where there
are differences.
  --programme  the programme
  --from, --to first and last month; without --to a single one
  --out        the report: .xlsx (with every difference) or .pdf
  --unmasked   numbers in full; wants --purpose
  --purpose    what for; recorded
  --json       the result for programs
${ON_A_WORKPLACE.en}`,
} as const;
