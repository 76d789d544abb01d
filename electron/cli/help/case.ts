import { ON_A_WORKPLACE } from './workspace.ts';

export const CASE_HELP = {
  zh: `用法：sanzhang case list [条件]
      sanzhang case show|start|send|review|return|suspend|resume|reopen|note|undo 编号 [参数]
      sanzhang case assign 编号... --to 姓名[,姓名] [--due 日期] [--reason 说明]
      sanzhang case evidence 编号 --file 文件...      sanzhang case withdraw 材料编号 --reason 理由
      sanzhang case conclude 编号 --conclusion 结论 --investigator 姓名[/单位] 姓名[/单位] --on 日期 --way 方式
                             --basis 依据 --evidence 材料编号[,...] --household-word 对象意见 --signed-by 乡镇签字人 --signed-on 日期

疑点：从对账发现到销号，逐条核查。编号写 YD000123 或 123。
  list      列出疑点（有就退出码 1）；--state --township --programme --text --assignee me|nobody|人员编号 --overdue
  show      一条疑点的现状、结论、材料和全部经过
  assign    分派，可以一次多条；办不到的逐条说明（退出码 1）
  start     开始核查
  evidence  加入材料：PDF、OFD、图片、Excel、Word，按内容判断
  withdraw  撤回一份材料，须写 --reason
  conclude  作出结论，一次一条；缺什么会逐项说明。--conclusion 待补充 时只需核查人、日期、方式、--basis 和 --supplement-by
  send      提交复核
  review    复核通过，销号（--word 意见）；经手过这条疑点的人不能复核
  return    复核退回补充，须写 --reason
  suspend   暂挂到 --until 日期，须写 --reason；resume 恢复
  reopen    重开已销号的疑点，须写 --reason
  note      备注 --text
  undo      撤销最近的决定，须写 --reason；撤销本身也记入经过

  --conclusion  属实-不再符合、属实-需减发、属实-系统错误仅更正、部分属实、不属实(数据源误报)、待补充
  --way         入户、电话、查档、部门函，逗号分隔
  --json        机器可读的结果
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang case list [conditions]
       sanzhang case show|start|send|review|return|suspend|resume|reopen|note|undo CASE [flags]
       sanzhang case assign CASE... --to NAME[,NAME] [--due DAY] [--reason TEXT]
       sanzhang case evidence CASE --file FILE...      sanzhang case withdraw EVIDENCE --reason TEXT
       sanzhang case conclude CASE --conclusion WORD --investigator NAME[/UNIT] NAME[/UNIT] --on DAY --way WAYS
                              --basis TEXT --evidence NUMBER[,...] --household-word TEXT --signed-by NAME --signed-on DAY

Cases (疑点), worked one by one from the reconciliation that found them to their closing. A case is YD000123 or 123.
  list      cases (exit 1 where there are any); --state --township --programme --text --assignee me|nobody|NUMBER --overdue
  show      one case: how it stands, its conclusion, evidence and whole history
  assign    gives cases out, many at once; those that cannot be are named (exit 1)
  start     begins the investigation
  evidence  adds files: PDF, OFD, pictures, Excel, Word, told by their content
  withdraw  withdraws a piece of evidence, with --reason
  conclude  one at a time; whatever is missing is named. to-supplement wants investigator, day, way, --basis and --supplement-by only
  send      hands it in for review
  review    agrees and closes it (--word TEXT); nobody who had a hand in it may
  return    the review sends it back, with --reason
  suspend   until --until DAY, with --reason; resume goes on
  reopen    opens a closed case again, with --reason
  note      adds --text
  undo      takes the last decision back, with --reason; that is recorded too

  --conclusion  confirmed-ineligible, confirmed-reduce, confirmed-correct-system, partly, unfounded, to-supplement
  --way         home-visit, phone, records, letter, separated by commas
  --json        the machine-readable result
${ON_A_WORKPLACE.en}`,
};
