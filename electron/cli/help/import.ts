import { ON_A_WORKPLACE } from './workspace.ts';

export const IMPORT_HELP = {
  zh: `用法：sanzhang import --period YYYY-MM --programme 资金项目 [--approval 文件...] [--finance 文件...] [--bank 文件...]
                        [--bank-return 文件...] [--json] …

把文件读入工作台的一个月份；月份还没有就新建。内容相同的文件不会重复，同名的新文件替换原来的（原来的仍可查）。
有文件读不了时退出码为 2，其余的照常读入。
  --period       所属月份，例如 2026-04
  --programme    资金项目，例如 农村低保
  --approval     省系统审批数据（可以多个文件，下同）
  --finance      财政请款明细
  --bank         银行代发明细
  --bank-return  银行回盘（结果）文件
  --json         以 JSON 输出
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang import --period YYYY-MM --programme NAME [--approval FILE...] [--finance FILE...] [--bank FILE...]
                       [--bank-return FILE...] [--json] ...

Reads files into a month of a workplace, which is made where it is not there yet. The very same file comes in once; a newer one of the same name
takes the place of the former, which is kept. Exit 2 where a file could not be read; the others are taken in.
  --period       the month, such as 2026-04
  --programme    what the money is for
  --approval     what the province approved (several files are one ledger, here and below)
  --finance      what was requested
  --bank         what was paid
  --bank-return  what became of the payments
  --json         as JSON
${ON_A_WORKPLACE.en}`,
} as const;
