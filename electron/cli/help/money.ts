import { ON_A_WORKPLACE } from './workspace.ts';

export const PAYMENT_HELP = {
  zh: `用法：sanzhang payment list [--programme 项目] [--state 状态] [--text 搜索] [--overdue] [--asked] [--json] …
      sanzhang payment show 编号
      sanzhang payment check 编号 --finding 情况 [--no-correction]
      sanzhang payment correct 编号 --what 更正了什么
      sanzhang payment follow 编号 --batch 批次 --date 日期
      sanzhang payment paid|treasury|recovered 编号 --yuan 金额 --receipt 凭证号 --date 日期
      sanzhang payment confirm|refuse 编号 --reason 理由 [--line 行]
      sanzhang payment undo 编号 --place 第几步 --reason 理由

银行失败、退回的每一笔，跟踪到补发到账或缴回国库。后来的银行文件在对账时自动对上；程序没有把握的，用 confirm、refuse 确认。
list 有未结的款项时退出码为 1。

  check      核实；--no-correction 不用更正就可以重发
  correct    更正账号、户名
  follow     送银行重发
  paid       线下补发    treasury 缴回国库    recovered 追回错发的钱
  undo       撤销一步（步数见 show）
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang payment list [--programme NAME] [--state STATE] [--text WORDS] [--overdue] [--asked] [--json] ...
       sanzhang payment show NUMBER
       sanzhang payment check NUMBER --finding TEXT [--no-correction]
       sanzhang payment correct NUMBER --what TEXT
       sanzhang payment follow NUMBER --batch NAME --date DAY
       sanzhang payment paid|treasury|recovered NUMBER --yuan AMOUNT --receipt NUMBER --date DAY
       sanzhang payment confirm|refuse NUMBER --reason TEXT [--line LINE]
       sanzhang payment undo NUMBER --place STEP --reason TEXT

Money that failed or came back, until it is paid again or given back to the treasury. Later bank files are joined by the reconciliation;
what it is not sure of is answered by confirm and refuse. list exits with 1 where money is open.
${ON_A_WORKPLACE.en}`,
} as const;

export const DISPOSAL_HELP = {
  zh: `用法：sanzhang disposal list|faults [--programme 项目] [--json] …
      sanzhang disposal propose --case 疑点编号 --kind stop|reduce|increase|back-pay --note 理由
                        [--stop-reason death|income|moved|labour|other] [--died 日期] [--since YYYY-MM]
                        [--from 元] [--to 元] [--back-pay YYYY-MM=元 ...]
      sanzhang disposal show|approve 编号
      sanzhang disposal reject|revoke|withdraw|close 编号 --reason 理由
      sanzhang disposal execute 编号 --date 日期 [--note 说明]
      sanzhang disposal receipt 编号 --yuan 金额 --receipt 凭证号 --date 日期
      sanzhang disposal print 编号 --form approval|notice|recovery --out 文件.pdf [--unmasked --purpose 用途]
      sanzhang disposal undo 编号 --place 第几步 --reason 理由

停发、减发、增发、补发和追缴。只能由结论已复核通过、有依据材料的疑点提出；停发只限“属实-不再符合”。由另一人批准。
execute 登记省系统注销（变更）；faults 列出手续与执行不一致的，有则退出码为 1。
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang disposal list|faults [--programme NAME] [--json] ...
       sanzhang disposal propose --case NUMBER --kind stop|reduce|increase|back-pay --note TEXT
                         [--stop-reason death|income|moved|labour|other] [--died DAY] [--since YYYY-MM]
                         [--from YUAN] [--to YUAN] [--back-pay YYYY-MM=YUAN ...]
       sanzhang disposal show|approve NUMBER
       sanzhang disposal reject|revoke|withdraw|close NUMBER --reason TEXT
       sanzhang disposal execute NUMBER --date DAY [--note TEXT]
       sanzhang disposal receipt NUMBER --yuan AMOUNT --receipt NUMBER --date DAY
       sanzhang disposal print NUMBER --form approval|notice|recovery --out FILE.pdf [--unmasked --purpose TEXT]
       sanzhang disposal undo NUMBER --place STEP --reason TEXT

Stops, reductions, increases, back payments and recovery: only out of a case whose conclusion was reviewed, with evidence, approved by another
person. execute records the deregistration; faults exits with 1 where what was ordered and what was done do not agree.
${ON_A_WORKPLACE.en}`,
} as const;

export const PRECHECK_HELP = {
  zh: `用法：sanzhang precheck --period YYYY-MM --programme 项目 [--list hold|release --out 文件.xlsx|.pdf] [--json] …

发放前体检：这个月有审批和请款文件就可以做，不等代发文件。与上月和已知的停发、退回、疑点相比，分成放行清单和需核实后发放清单。
仅有疑点的一律放行并核查：未确定不符合条件前不得停发。有需核实的退出码为 1。

  --list    写出哪一份清单：hold 需核实后发放（默认）、release 放行
  --out     清单文件
  --unmasked --purpose 用途   清单中的号码不打码
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang precheck --period YYYY-MM --programme NAME [--list hold|release --out FILE.xlsx|.pdf]
                        [--unmasked --purpose TEXT] [--json] ...

Checks a month that has approval and request, before any bank file exists, against the month before and what is known of its households. A
suspicion holds nothing: the line is released and looked into. Exits with 1 where lines are to be verified first.
${ON_A_WORKPLACE.en}`,
} as const;
