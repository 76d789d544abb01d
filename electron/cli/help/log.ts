import { ON_A_WORKPLACE } from './workspace.ts';

export const LOG_HELP = {
  zh: `用法：sanzhang log page [--offset N] [--limit N] [--json] …
      sanzhang log tail [--limit N] [--json] …

  page       操作日志，从最新的往前：序号、时间、人、做了什么、对什么、说明，以 Tab 分隔
  tail       最新的几条，按发生的先后

  --offset   跳过最新的 N 条
  --limit    几条，默认 20，最多 200
  --json     以 JSON 输出，每条带哈希
${ON_A_WORKPLACE.zh}`,
  en: `Usage: sanzhang log page [--offset N] [--limit N] [--json] ...
       sanzhang log tail [--limit N] [--json] ...

  page       the log from the newest entry on: number, time, who, what, to what, more; separated by tabs
  tail       the newest entries in the order in which they came

  --offset   leaves out the newest N
  --limit    how many, default 20, at most 200
  --json     as JSON, each with its hash
${ON_A_WORKPLACE.en}`,
} as const;
