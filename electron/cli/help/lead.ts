import { ON_A_WORKPLACE } from './workspace.ts';

export const LEAD_HELP = {
  zh: `用法：sanzhang lead list [--year 年] | show 序号 | draft [序号] --content 文件 | submit 序号 | return 序号 --reason 理由
               | hand-over 序号 | receipt 序号 --by 人 --unit 单位 --on 日期 [--number 回执编号]
               | feedback 序号 --on 日期 --result 结果 [--people-dealt-with 人数] [--final] | withdraw 序号 --reason 理由
               | letter 序号 --out 文件.pdf | paper 序号 --out 文件 | ledger [--year 年] --out 文件

问题线索：从疑点草拟，另一人审核后移交同级纪检监察机关，登记签收和反馈。草拟时才能修改；写的人不能审核移交。
  list、show  查看；draft 草拟，写了序号则修改；submit 提交审核；return 退回修改；hand-over 审核通过并移交，编号
  receipt     登记签收；feedback 登记反馈，--final 表示已办结，疑点回到移交前的状态；withdraw 撤回
  letter      问题线索移交函（PDF）；paper 问题线索移交清单；ledger 问题线索移交台账（.xlsx 或 .pdf）

  --content   线索内容，JSON 文件，格式见 docs/leads.md
  --reason    退回、撤回的理由
  --by、--unit、--on、--number  接收人、接收单位、日期（YYYY-MM-DD）、回执编号
  --result、--people-dealt-with、--final  办理结果、处理人数、已办结
  --year      移交的年份
  --out       写出的文件
  --unmasked  身份证号不打码，须写 --purpose
  --purpose   用途，记入操作日志
  --json      机器可读的结果
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang lead list [--year YEAR] | show N | draft [N] --content FILE | submit N | return N --reason TEXT
               | hand-over N | receipt N --by NAME --unit OFFICE --on DAY [--number NUMBER]
               | feedback N --on DAY --result TEXT [--people-dealt-with N] [--final] | withdraw N --reason TEXT
               | letter N --out FILE.pdf | paper N --out FILE | ledger [--year YEAR] --out FILE

Leads: drafted from cases, handed over to the discipline inspection office by another person than who wrote them, receipt and feedback recorded.
  list, show  look; draft writes a new one, or an existing draft anew; submit, return, hand-over (numbers it)
  receipt     who received it; feedback what came of it, --final ends it and gives the cases back; withdraw takes it back
  letter      the letter (PDF); paper its list; ledger all that were handed over (.xlsx or .pdf)

  --content   what the lead says, a JSON file: see docs/leads.md
  --reason    why it is returned or withdrawn
  --by, --unit, --on, --number  who received it, of which office, on which day (YYYY-MM-DD), number of the receipt
  --result, --people-dealt-with, --final  what came of it
  --year      of the handing over
  --out       the file to write
  --unmasked  identity numbers in full; wants --purpose
  --purpose   what for; recorded
  --json      the result for programs
${ON_A_WORKPLACE.en}`,
} as const;
