import { ON_A_WORKPLACE } from './workspace.ts';

export const SEAL_HELP = {
  zh: `用法：sanzhang seal check|make|list|write|adjust [参数]

封账：封住一个月最近一次对账的结果。封账后这个月只读，后来的更正作为封账后调整登记。
  check    封账前的清单；可以封账退出码为 0，还不能为 1
  make     封账；写了 --out 就同时写出封账文件
  list     各月的封账编号和调整
  write    写出封账文件（--out 写 .szseal），交给对方留存，供以后核验
  adjust   登记封账后调整

  --period      月份 YYYY-MM
  --programme   救助项目，例如 农村低保
  --out         封账文件
  --kind        pay-after 补发，recover 追缴（金额写负数），correct 更正
  --yuan        金额，元
  --reason      原因
  --json        机器可读的结果
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang seal check|make|list|write|adjust [flags]

Seals a month: its last reconciliation is frozen and the month is read-only. What turns out later is a dated adjustment.
  check    what has to be finished; exit 0 where the month may be sealed, 1 where not
  make     seals; with --out the seal file is written too
  list     codes of seals, and adjustments, by month
  write    writes the seal file (--out names a .szseal file), to be kept by somebody else
  adjust   adds an adjustment

  --period      the month YYYY-MM
  --programme   the programme
  --out         the seal file
  --kind        pay-after, recover (a negative amount), correct
  --yuan        the amount in yuan
  --reason      why
  --json        the result for programs
${ON_A_WORKPLACE.en}`,
} as const;

export const AUDIT_PACKAGE_HELP = {
  zh: `用法：sanzhang audit-package --out 审计包.zip [--period YYYY-MM --programme 项目] [--evidence] [--unmasked --purpose 用途]

写出审计包：对账单、差异、决定、疑点、封账、操作日志和一个单文件核验程序。核验：node verify.mjs 审计包.zip，或 sanzhang verify 审计包.zip。
  --out        zip 文件
  --period     只要这个月（与 --programme 一起）；不写就是全部对过账的月份
  --evidence   附上材料文件；不写只有目录
  --unmasked   完整号码，须写 --purpose；默认打码
  --purpose    用途，记入操作日志
  --json       机器可读的结果
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang audit-package --out PACKAGE.zip [--period YYYY-MM --programme NAME] [--evidence] [--unmasked --purpose WHY]

Writes an audit package: statements, differences, decisions, cases, seals, the log, and a verifier of one file. To verify it:
node verify.mjs PACKAGE.zip, or sanzhang verify PACKAGE.zip.
  --out        the zip file
  --period     this month only (with --programme); without it all that were reconciled
  --evidence   the files of evidence too, and not only their list
  --unmasked   numbers in full; wants --purpose. Masked otherwise
  --purpose    what for; recorded
  --json       the result for programs
${ON_A_WORKPLACE.en}`,
} as const;
