import { join } from 'node:path';
import type { SampleTruth } from '../../shared/domain/sample/truth.ts';
import { writeSampleCounty } from '../jobs/write-sample-county.ts';
import { parseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { progressLine } from './progress-line.ts';

const MOST_HOUSEHOLDS = 5_000_000;

/** The command `sample`: makes the sample county. Returns the exit code; throws AppError where the arguments cannot be used. */
export async function runSample(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    one: ['households', 'seed', 'period', 'faults', 'format'],
    none: ['json'],
    values: true,
  });
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
        archive: format === 'office',
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
