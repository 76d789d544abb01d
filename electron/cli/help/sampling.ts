import { ON_A_WORKPLACE } from './workspace.ts';

export const SAMPLING_HELP = {
  zh: `用法：sanzhang sampling plan|draw|list|redraw 编号|write 编号 [参数]

为复查抽样：按给定的置信水平和误差算出样本量，分层，用种子抽取。任何人用同样的总体和种子都会抽出同样的名单。
  plan     只算样本量和各层数量，不抽取
  draw     抽取并记入操作日志；写了 --out 就同时写出名单
  list     以前抽取过的
  redraw   用保存的总体和种子重新抽一遍；与记录一致退出码为 0，不一致为 1
  write    写出名单（--out 写 .xlsx 或 .pdf）

  --period      月份 YYYY-MM，与 --programme 一起指明抽取哪个月的户
  --programme   救助项目，例如 农村低保
  --closed-cases 抽取这个项目已销号的疑点（不写月份）
  --confidence  置信水平 90、95（默认）或 99
  --margin      允许误差，百分数，默认 5
  --share       预计差错率，百分数，默认 50（最保守）
  --by          分层：township、priority（差异级别）、amount（金额），逗号分隔，默认 township,priority
  --bands       按金额分层的分界（元），例如 500,1000
  --seed        种子，一行文字；不写由程序产生
  --out         名单文件
  --unmasked    名单中身份证号不打码，须写 --purpose
  --purpose     用途，记入操作日志
  --json        机器可读的结果
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang sampling plan|draw|list|redraw NUMBER|write NUMBER [flags]

Samples for re-inspection: the size from a confidence and a margin, strata, a drawing from a seed. Anybody draws the same list again from
the same population and seed.
  plan     size and shares only, draws nothing
  draw     draws, and tells the log; with --out the list is written too
  list     what was drawn before
  redraw   draws once more from the population and seed that are kept; exit 0 where it agrees, 1 where it does not
  write    writes the list (--out names an .xlsx or a .pdf file)

  --period      the month YYYY-MM whose households are drawn, with --programme
  --programme   the programme
  --closed-cases the closed cases of the programme, of whatever month
  --confidence  90, 95 (default) or 99
  --margin      margin of error in percent, default 5
  --share       share in error that is reckoned with, in percent, default 50 (the safest)
  --by          strata: township, priority (gravest difference), amount; separated by commas, default township,priority
  --bands       upper ends of bands of money in yuan, such as 500,1000
  --seed        one line of text; made by the program where left out
  --out         the file of the list
  --unmasked    identity numbers in full; wants --purpose
  --purpose     what for; recorded
  --json        the result for programs
${ON_A_WORKPLACE.en}`,
} as const;
