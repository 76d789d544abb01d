import { join } from 'node:path';
import type { SampleTruth } from '../../shared/domain/sample/truth.ts';
import { writeSampleCounty } from '../jobs/write-sample-county.ts';
import { parseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { progressLine } from './progress-line.ts';

const HELP = {
  zh: `用法：sanzhang sample DIR [--households N] [--seed S] [--period YYYY-MM] [--faults none|all] [--format office|csv] [--json]

生成一个虚构的县：审批、请款、代发三本账和银行回盘，并附答案 truth.json。参数相同，生成的文件一字节不差。
  --households N   户数，默认 600
  --seed S         种子，默认 1；换一个种子就是另一个县
  --period YYYY-MM 月份，默认 2026-04
  --faults         all（默认）：埋下每一种问题；none：三本账完全一致
  --format         office（默认）：真实工作中的 Excel 和银行文本；csv：三个纯表格，供脚本和测速使用
`,
  en: `usage: sanzhang sample DIR [--households N] [--seed S] [--period YYYY-MM] [--faults none|all] [--format office|csv] [--json]

Makes an invented county: the ledgers of approval, request and payment, the bank's results, and truth.json with the answers.
The same arguments give the same bytes.
  --households N   default 600
  --seed S         default 1; another seed is another county
  --period YYYY-MM default 2026-04
  --faults         all (default): one of every discrepancy; none: the ledgers agree
  --format         office (default): workbooks and bank texts as offices have them; csv: three plain tables for scripts and benches
`,
} as const;

const MOST_HOUSEHOLDS = 5_000_000;

/** The command `sample`: makes the sample county. Returns the exit code; throws AppError where the arguments cannot be used. */
export async function runSample(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: ['households', 'seed', 'period', 'faults', 'format'],
    none: ['help', 'json'],
    values: true,
  });
  if (flags.none.has('help')) {
    io.stdout(HELP[io.language]);
    return 0;
  }
  const [dir, ...more] = flags.values;
  if (dir === undefined || more.length > 0)
    throw usageError(
      dir === undefined ? '缺少输出文件夹' : `只能写一个输出文件夹，多出“${more.join(' ')}”`,
      dir === undefined ? 'the folder is missing' : `one folder only; "${more.join(' ')}" is too much`,
      '写成 sanzhang sample DIR',
      'write sanzhang sample DIR',
    );
  const period = flags.one.get('period') ?? '2026-04';
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(period))
    throw usageError(
      `月份“${period}”不对`,
      `"${period}" is no month`,
      '写成 2026-04 这样',
      'write it like 2026-04',
      'E_PERIOD',
    );
  const format = oneOf(flags.one.get('format'), 'format', ['office', 'csv'] as const);

  const progress = progressLine(io);
  let truth: SampleTruth;
  try {
    truth = await writeSampleCounty(
      dir,
      {
        households: wholeNumber(flags.one.get('households'), 'households', 600, 1, MOST_HOUSEHOLDS),
        seed: wholeNumber(flags.one.get('seed'), 'seed', 1, 0, Number.MAX_SAFE_INTEGER),
        period,
        faults: oneOf(flags.one.get('faults'), 'faults', ['all', 'none'] as const),
        format,
      },
      { signal: io.signal, report: progress.report },
    );
  } finally {
    progress.clear();
  }
  const { planted: _, ...summary } = truth;
  if (flags.none.has('json')) io.stdout(`${JSON.stringify({ dir, ...summary })}\n`);
  else io.stdout(said(dir, truth)[io.language]);
  return 0;
}

function said(dir: string, { households, expected, period }: SampleTruth) {
  const readme = join(dir, 'README.txt');
  return {
    zh: `示例县已生成：${dir}（${period}，${households} 户，应查出 ${expected.total} 条问题）\n怎样对账见 ${readme}，答案见 truth.json\n`,
    en: `sample county made: ${dir} (${period}, ${households} households, ${expected.total} discrepancies to find)\nhow to reconcile it: ${readme}; the answers: truth.json\n`,
  } as const;
}

/** The flag's value where it is one of the choices, the first choice where it was not given. */
function oneOf<T extends string>(value: string | undefined, flag: string, choices: readonly [T, ...T[]]): T {
  if (value === undefined) return choices[0];
  const choice = choices.find((each) => each === value);
  if (choice === undefined)
    throw usageError(
      `--${flag} 不能是“${value}”`,
      `--${flag} cannot be "${value}"`,
      `可以是 ${choices.join('、')}`,
      `use ${choices.join(' or ')}`,
    );
  return choice;
}

function wholeNumber(value: string | undefined, flag: string, otherwise: number, least: number, most: number): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!/^\d{1,16}$/.test(value) || number < least || number > most)
    throw usageError(
      `--${flag} 不能是“${value}”`,
      `--${flag} cannot be "${value}"`,
      `写 ${least} 到 ${most} 的整数`,
      `write a whole number from ${least} to ${most}`,
    );
  return number;
}
