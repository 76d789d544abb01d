import { AUDIT_PACKAGE_HELP, SEAL_HELP } from './help/audit.ts';
import { CASE_HELP } from './help/case.ts';
import { IMPORT_HELP } from './help/import.ts';
import { LEAD_HELP } from './help/lead.ts';
import { LOG_HELP } from './help/log.ts';
import { DISPOSAL_HELP, PAYMENT_HELP, PRECHECK_HELP } from './help/money.ts';
import { REPORT_HELP } from './help/report.ts';
import { SAMPLING_HELP } from './help/sampling.ts';
import { TEMPLATE_HELP } from './help/template.ts';
import { ON_A_WORKPLACE, WORKSPACE_HELP } from './help/workspace.ts';

/** The texts of --help, in both languages. Kept beside the contract: cli.md. */
export const HELP = {
  zh: {
    program: `三账通 Sanzhang —— 审批、请款、代发三账逐行对账

用法：sanzhang 命令 [参数]

  reconcile   三账对账：找出每一处不一致，生成三方对账单
  inspect     看看文件被读成了什么样：表头、列、合计、前几行
  archive     低保档案：查缺项漏项、比对线上线下、制作整卷 PDF 和案卷目录
  template    本县自己的表格模板：列出字段、检查、试填
  verify      复核一份对账结果或一批档案：重算哈希、重新生成、逐条比较
  sample      生成一个示例县的三账文件，供试用

在加密的工作台上（与窗口同一套数据、权限和操作日志）：
  workspace   新建工作台，人员，备份和恢复
  import      把一个月的文件读入工作台；再用 reconcile --workspace 对账
  log         操作日志，和它的核验
  case        疑点：分派、核查、结论、复核、销号
  payment     退回、失败的款项，跟踪到补发到账或缴回国库
  disposal    停发、减发、增发、补发，注销登记和追缴
  precheck    发放前体检：放行清单和需核实后发放清单
  sampling    为复查抽样，和重新抽取核对
  seal        封账，封账后调整，封账文件
  audit-package  写出审计包，对方不用三账通也能核验
  lead        问题线索：草拟、移交、签收、反馈、台账
  report      审计用差异报告

每个命令都可以加 --help、--lang zh|en。
退出码：0 没有问题；1 发现差异；2 无法运行（每个问题在标准错误输出一行）。
`,
    commands: {
      reconcile: `用法：sanzhang reconcile --approval 文件... --finance 文件... --bank 文件... [--bank-return 文件...]
                          --period YYYY-MM --out 文件夹 [--mapping 文件] [--unmasked]
                          [--no-xlsx] [--no-pdf] [--json]
      sanzhang reconcile --workspace 文件夹 --period YYYY-MM --programme 资金项目 [--json] …

  --approval     省系统审批数据（可以多个文件）
  --finance      财政请款明细
  --bank         银行代发明细
  --bank-return  银行回盘（结果）文件
  --period       所属月份，例如 2026-04
  --out          结果文件夹：discrepancies.csv、discrepancies.xlsx、statement.json、statement.pdf
  --mapping      映射文件：指定列、编码、表头等，优先于自动识别
  --unmasked     报告中身份证号、账号不打码
  --no-xlsx      不写 discrepancies.xlsx
  --no-pdf       不写 statement.pdf
  --json         在标准输出给出 statement.json 的内容

支持 .xlsx .xlsm .xls .et .csv .tsv .txt .dbf；按内容识别，不看扩展名。

写 --workspace 时不读文件，核对工作台里已经读入（import）的一个月份，结果留在工作台里：
  --programme             资金项目，例如 农村低保
${ON_A_WORKPLACE.zh}`,
      inspect: `用法：sanzhang inspect 文件... [--kind approval|finance|bank|bank-return] [--period YYYY-MM]
                        [--mapping 文件] [--unmasked] [--json]

不对账，只说明每个文件被读成了什么样：格式、编码、表头、各列认作什么、剔出的行、合计、前几行。
有文件读不了时退出码为 2，其余文件照常说明。
  --kind      文件是哪本账；不写则按列判断
  --mapping   映射文件：指定列、编码、表头等，优先于自动识别
  --unmasked  身份证号、账号、电话不打码
  --json      每个文件一行 JSON
`,
      archive: `用法：sanzhang archive --households 文件... --persons 文件... [--inventory 文件...] [--paper 文件...]
                        [--policy 文件] --year YYYY --out 文件夹 [--only 低保证号...] [--check-only]
                        [--date YYYY-MM-DD] [--template 模板...] [--placeholders] [--unmasked] [--resume] [--json]
      sanzhang archive --workspace 文件夹 --out 文件夹 [--households 文件...] [--persons 文件...] [--inventory 文件...]
                        [--paper 文件...] [--placeholders] [--unmasked --purpose 用途] [--json] …

  --households  省系统的家庭查询（可以多个文件，下同）
  --persons     省系统的人员查询
  --inventory   纸质卷里有什么，一行一件：低保证号或户主身份证号、材料代码或题名、日期、页数、签字、盖章、备注；
                可以另有扫描件列（PDF、JPG、PNG，放在清单所在的文件夹里）
  --paper       纸质材料上写的内容，一行一户，与系统逐项比对
  --policy      政策包：材料、条件、签字、有效期、保管期限、表样；不写则用该年的黑龙江内置政策包
  --year        档案年度
  --date        制作日期，写在卷里的唯一日期；不写则为该年 12 月 31 日
  --out         结果文件夹：completeness.csv、consistency.csv、catalogue.xlsx、lists.pdf（清单）、publicity.pdf（各村长期公示单）、
                labels.pdf（盒标签）、
                self-check.pdf（四性自检报告）、manifest.json、乡镇/村/低保证号-户主.pdf 和元数据 .json、.xml
  --only        只做这些低保证号
  --check-only  只检查，不制 PDF
  --template    本县自己的 .docx、.xlsx 表格模板，逐户填写，放在整卷旁边：乡镇/村/低保证号-户主-模板名.docx
                （见 template 命令）
  --placeholders  缺件的位置放一张“缺件”页
  --unmasked    身份证号、账号、电话不打码（正式归档用）
  --resume      逐卷写入结果文件夹：没有变化的卷沿用（先核对哈希），中断后同样再运行一次就接着做；
                不写则要么全部写成，要么原样不动
  --json        在标准输出给出 manifest.json 的内容

哪一户的卷没能制成，列在结果和 manifest.json 的 failures 里，其余照做。
全部齐全且一致退出码为 0；有缺件、差异或没能制成的为 1。

写 --workspace 时制作工作台“档案”里的全部各户，手工登记的也在内；同时给出的文件先读入，代替同一种的旧文件。逐卷写入，中断后再运行一次就接着做。
  --purpose               写出完整号码的用途，记入操作日志
${ON_A_WORKPLACE.zh}`,
      template: TEMPLATE_HELP.zh,
      verify: `用法：sanzhang verify 结果文件夹 [--sources 文件...] [--json]
      sanzhang verify 审计包.zip [--head 指纹@条数...] [--seal 封账文件...] [--repacked] [--json]

重算各文件哈希，按清单重新对账（档案则重新检查、制卷）并逐条比较。全部一致退出码为 0；不一致为 1，并指出第一处。
源文件默认在当时的位置，移动过的用 --sources 指明。
`,
      sample: `用法：sanzhang sample 文件夹 [--households N] [--seed S] [--period YYYY-MM] [--faults none|all] [--format office|csv] [--json]

生成一个虚构的县：审批、请款、代发三本账和银行回盘，并附答案 truth.json；另有“档案”文件夹，供试用 archive（自带答案）。参数相同，生成的文件一字节不差。
  --households N   户数，默认 600
  --seed S         种子，默认 1；换一个种子就是另一个县
  --period YYYY-MM 月份，默认 2026-04
  --faults         all（默认）：埋下每一种问题；none：三本账完全一致
  --format         office（默认）：真实工作中的 Excel 和银行文本；csv：三个纯表格，供脚本和测速使用
`,
      import: IMPORT_HELP.zh,
      log: LOG_HELP.zh,
      workspace: WORKSPACE_HELP.zh,
      case: CASE_HELP.zh,
      payment: PAYMENT_HELP.zh,
      disposal: DISPOSAL_HELP.zh,
      precheck: PRECHECK_HELP.zh,
      sampling: SAMPLING_HELP.zh,
      seal: SEAL_HELP.zh,
      'audit-package': AUDIT_PACKAGE_HELP.zh,
      lead: LEAD_HELP.zh,
      report: REPORT_HELP.zh,
    },
  },
  en: {
    program: `Sanzhang — line-by-line reconciliation of approved, requested and paid social assistance

Usage: sanzhang COMMAND [flags]

  reconcile   three ledgers of one month: every discrepancy, and the three-way statement
  inspect     what the reader sees in a file: headers, columns, totals, first rows
  archive     dossiers: what is missing, where system and paper differ, every dossier as one PDF, the catalogue
  template    templates of a county: their fields, checked, tried out
  verify      check a result or a delivered archive: recompute hashes, replay, compare record by record
  sample      make the files of a sample county

On an encrypted workplace (the data, rights and log of the window):
  workspace   make a workplace; its people, backups
  import      read the files of a month into a workplace; then reconcile --workspace
  log         what was done, by whom; verifies it
  case        cases: assigned, investigated, concluded, reviewed, closed
  payment     money that came back, until it is paid again or given back to the treasury
  disposal    stops, reductions, increases, back payments, deregistration, recovery
  precheck    checks a month before it is paid: what is released, what is verified first
  sampling    samples for re-inspection, drawn and drawn again
  seal        seals months; adjustments and seal files
  audit-package  writes a package that can be verified without this program
  lead        leads: draft, hand over, receipt, feedback, ledger
  report      the discrepancy report for auditors

Every command takes --help and --lang zh|en.
Exit codes: 0 nothing to report; 1 discrepancies found; 2 could not run (one line a problem on stderr).
`,
    commands: {
      reconcile: `Usage: sanzhang reconcile --approval FILE... --finance FILE... --bank FILE... [--bank-return FILE...]
                           --period YYYY-MM --out DIR [--mapping FILE] [--unmasked]
                           [--no-xlsx] [--no-pdf] [--json]
       sanzhang reconcile --workspace DIR --period YYYY-MM --programme NAME [--json] ...

  --approval     what the province approved (several files are one ledger, here and below)
  --finance      what was requested
  --bank         what was paid
  --bank-return  what became of the payments
  --period       the month, such as 2026-04
  --out          the folder of the results
  --mapping      a file that names columns, encodings, header rows; it overrides what is detected
  --unmasked     identity numbers and accounts in full
  --no-xlsx      without discrepancies.xlsx
  --no-pdf       without statement.pdf
  --json         statement.json on stdout

Writes discrepancies.csv, discrepancies.xlsx, statement.json and statement.pdf into DIR, all or nothing.
Any of .xlsx .xlsm .xls .et .csv .tsv .txt .dbf, read by content and not by name.

With --workspace no file is read: a month that was imported into a workplace is reconciled, and the result stays there.
  --programme             what the money is for
${ON_A_WORKPLACE.en}`,
      inspect: `Usage: sanzhang inspect FILE... [--kind approval|finance|bank|bank-return] [--period YYYY-MM]
                         [--mapping FILE] [--unmasked] [--json]

Reconciles nothing: format, encoding, header, what every column was taken for, rows set aside, totals, first rows.
Exit 2 where a file could not be read; the others are still described.
  --kind      which ledger the files are; told by their columns where left out
  --mapping   a file that names columns, encodings, header rows; it overrides what is detected
  --unmasked  identity numbers, accounts and telephone numbers in full
  --json      one line of JSON a file
`,
      archive: `Usage: sanzhang archive --households FILE... --persons FILE... [--inventory FILE...] [--paper FILE...]
                         [--policy FILE] --year YYYY --out DIR [--only CERT_NO...] [--check-only]
                         [--date YYYY-MM-DD] [--template FILE...] [--placeholders] [--unmasked] [--resume] [--json]
       sanzhang archive --workspace DIR --out DIR [--households FILE...] [--persons FILE...] [--inventory FILE...]
                         [--paper FILE...] [--placeholders] [--unmasked --purpose TEXT] [--json] ...

  --households  the province's export of households (several files are one table, here and below)
  --persons     the province's export of persons
  --inventory   what lies in the paper dossiers, one row a material; a column may name scans (PDF, JPG, PNG) that lie beside it
  --paper       what the paper says, one row a household: compared with the system
  --policy      a policy pack; the built-in Heilongjiang pack of the year where left out
  --year        the year of the archive
  --date        the making date, the only date in a dossier that comes from no file; 31 December of the year where left out
  --out         the folder of the results
  --only        these certificate numbers only
  --check-only  makes no PDFs
  --template    templates of the county (.docx, .xlsx), filled in for every household beside its dossier:
                TOWNSHIP/VILLAGE/CERT_NO-HEAD-TEMPLATE.docx (see the command template)
  --placeholders  a marked page in the place of what is wanted and missing
  --unmasked    identity numbers, accounts and telephone numbers in full
  --resume      dossier by dossier in their places: what is there and has not changed is kept (by its hash), and what was broken off
                goes on when it is run once more
  --json        manifest.json on stdout

Writes completeness.csv, consistency.csv, catalogue.xlsx, lists.pdf, publicity.pdf, labels.pdf, self-check.pdf and .json, manifest.json
and TOWNSHIP/VILLAGE/CERT_NO-HEAD.pdf with its metadata as .json and .xml, all or nothing but for --resume. A dossier that could
not be made stands in "failures" of manifest.json and costs no other.
Exit 0 where everything is there and agrees, 1 where anything is missing, differs or could not be made.

With --workspace the dossiers of all households of a workplace's archive are made, with what was keyed in; files that are given are read into
it first, in the place of those of their kind. Dossier by dossier: what was broken off goes on when it is run once more.
  --purpose               what the full numbers are for: the log keeps it
${ON_A_WORKPLACE.en}`,
      template: TEMPLATE_HELP.en,
      verify: `Usage: sanzhang verify DIR [--sources FILE...] [--json]
       sanzhang verify PACKAGE.zip [--head HASH@SEQ...] [--seal FILE...] [--repacked] [--json]

Recomputes every hash, reconciles the sources (or makes the archive) again and compares record by record. Sources are looked for where they were;
name those that were moved with --sources.
Exit 0 when everything agrees, 1 naming the first thing that does not.
`,
      sample: `Usage: sanzhang sample DIR [--households N] [--seed S] [--period YYYY-MM] [--faults none|all] [--format office|csv] [--json]

Makes an invented county: the ledgers of approval, request and payment, the bank's results, and truth.json with the answers; besides a
folder with its archive (exports, inventory, papers, scans, and their own answers) to try the command archive on.
The same arguments give the same bytes.
  --households N   default 600
  --seed S         default 1; another seed is another county
  --period YYYY-MM default 2026-04
  --faults         all (default): one of every discrepancy; none: the ledgers agree
  --format         office (default): workbooks and bank texts as offices have them; csv: three plain tables for scripts and benches
`,
      import: IMPORT_HELP.en,
      log: LOG_HELP.en,
      workspace: WORKSPACE_HELP.en,
      case: CASE_HELP.en,
      payment: PAYMENT_HELP.en,
      disposal: DISPOSAL_HELP.en,
      precheck: PRECHECK_HELP.en,
      sampling: SAMPLING_HELP.en,
      seal: SEAL_HELP.en,
      'audit-package': AUDIT_PACKAGE_HELP.en,
      lead: LEAD_HELP.en,
      report: REPORT_HELP.en,
    },
  },
} as const;
