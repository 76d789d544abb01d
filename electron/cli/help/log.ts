import { ON_A_WORKPLACE } from './workspace.ts';

export const LOG_HELP = {
  zh: `用法：sanzhang log page [--offset N] [--limit N] [--json] …
      sanzhang log tail [--limit N] [--json] …
      sanzhang log verify [--head 指纹@条数...] [--seal 封账文件...] [--json] …

  page       操作日志，从最新的往前：序号、时间、人、做了什么、对什么、说明，以 Tab 分隔
  tail       最新的几条，按发生的先后
  verify     核验整个日志和它担保的一切；一致退出码为 0，不一致为 1，并指出第一处

  --offset   跳过最新的 N 条
  --limit    几条，默认 20，最多 200
  --head     包外知道的日志末尾，例如印在封账单上的；能发现整个重写过的日志
  --seal     以前交出的封账文件
  --json     以 JSON 输出，每条带哈希
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang log page [--offset N] [--limit N] [--json] ...
       sanzhang log tail [--limit N] [--json] ...
       sanzhang log verify [--head HASH@SEQ...] [--seal FILE...] [--json] ...

  page       the log from the newest entry on: number, time, who, what, to what, more; separated by tabs
  tail       the newest entries in the order in which they came
  verify     verifies the whole log and all it vouches for; exit 0 where it agrees, 1 naming the first thing that does not

  --offset   leaves out the newest N
  --limit    how many, default 20, at most 200
  --head     an end of the log known from outside, such as the one printed with a seal
  --seal     seal files that were handed out
  --json     as JSON, each with its hash
${ON_A_WORKPLACE.en}`,
} as const;
