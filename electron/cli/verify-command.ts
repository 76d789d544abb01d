import { holdsArchive, verifyArchive } from '../jobs/archive/verify-archive.ts';
import { verify } from '../jobs/verify.ts';
import { parseFlags, usageError } from './command-line.ts';
import { type Io, inLanguage } from './io.ts';
import { progressLine } from './progress-line.ts';
import { runVerifyPackage } from './verify-package.ts';

/** `sanzhang verify DIR`: exit code 0 when everything agrees, 1 naming the first thing that does not. */
export async function runVerify(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, { many: ['sources', 'head', 'seal'], none: ['json', 'repacked'], values: true });
  const [dir, ...more] = flags.values;
  if (dir === undefined || more.length > 0) {
    throw usageError(
      '要且只要一个结果文件夹，或一个审计包',
      'name exactly one result folder or audit package',
      '例如 sanzhang verify 对账结果',
      'such as: sanzhang verify DIR',
    );
  }
  if (dir.toLowerCase().endsWith('.zip')) return runVerifyPackage(dir, flags, io);
  const progress = progressLine(io);
  try {
    const isArchive = await holdsArchive(dir);
    const sources = flags.many.get('sources') ?? [];
    const context = { signal: io.signal, report: progress.report };
    const { difference, keyedSteps } = isArchive
      ? await verifyArchive(dir, sources, context)
      : { difference: await verify(dir, sources, context), keyedSteps: 0 };
    progress.clear();
    if (flags.none.has('json'))
      io.stdout(
        `${JSON.stringify({
          agrees: difference === null,
          difference: difference?.[io.language] ?? null,
          ...(isArchive ? { madeAnew: keyedSteps === 0 } : {}),
        })}\n`,
      );
    else if (difference !== null)
      io.stdout(`${io.language === 'zh' ? '不一致：' : 'differs: '}${inLanguage(difference, io.language)}\n`);
    else if (keyedSteps > 0)
      io.stdout(
        {
          zh: `一致：每个文件的哈希与清单相同。其中有手工登记 ${keyedSteps} 步，源文件里没有，所以没有按源文件重做\n`,
          en: `agrees: every file has the hash of the manifest; ${keyedSteps} steps were keyed in and stand in no source, so nothing was made anew\n`,
        }[io.language],
      );
    else
      io.stdout(
        isArchive
          ? {
              zh: '一致：每个文件的哈希、检查结果和每一卷都与重新生成的相同\n',
              en: 'agrees: every file, every finding and every dossier is the same as made anew\n',
            }[io.language]
          : {
              zh: '一致：哈希、每一条差异和对账单都与重新对账的结果相同\n',
              en: 'agrees: hashes, every discrepancy and the statement are the same as replayed\n',
            }[io.language],
      );
    return difference === null ? 0 : 1;
  } finally {
    progress.clear();
  }
}
