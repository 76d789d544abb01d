/** The help of `template`, in both languages. */
export const TEMPLATE_HELP = {
  zh: `用法：sanzhang template fields [--policy 文件] [--year YYYY] [--json]
      sanzhang template example 新文件.docx|新文件.xlsx
      sanzhang template check 模板... [--policy 文件] [--year YYYY] [--json]
      sanzhang template try 模板 [--out 文件]

本县自己的表格模板：在 .docx、.xlsx 样表里写上 {户主姓名} 这样的占位符，制卷（archive）时逐户填写。
  fields     列出可以用的占位符，带说明和例子
  example    写一份样例模板，照着改
  check      检查模板：写错的占位符一次全部列出，带位置
  try        用虚构的一户试填，看看样子（默认写成“模板名-试填”）
  --policy   政策包；材料的日期（{A01日期}）以它为准
  --year     用该年的内置政策包，默认 2026
  --out      试填写到哪里；已有的文件不会覆盖
  --json     供脚本使用

带宏、外部链接、嵌入对象的文件不能用作模板，报错里写着是什么。
模板能用退出码为 0；不能用为 2，每个问题一行。
`,
  en: `Usage: sanzhang template fields [--policy FILE] [--year YYYY] [--json]
       sanzhang template example NEW.docx|NEW.xlsx
       sanzhang template check TEMPLATE... [--policy FILE] [--year YYYY] [--json]
       sanzhang template try TEMPLATE [--out FILE]

Templates of a county: a form as .docx or .xlsx with placeholders in braces; archive fills it in for every household.
  fields     lists the placeholders, each explained and with an example (they are Chinese, as forms are)
  example    writes a template to begin with
  check      tells everything that is wrong with templates at once, each with its place
  try        fills a template in with an invented household
  --policy   a policy pack: the dates of its materials may be used
  --year     the built-in pack of that year, 2026 where left out
  --out      where the trial is written; nothing is overwritten
  --json     for scripts

Files with macros, links to elsewhere or embedded objects are refused, saying which.
Exit 0 where the templates can be used, 2 where not, a line a problem.
`,
} as const;
