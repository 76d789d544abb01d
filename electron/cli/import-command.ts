import { basename, resolve } from 'node:path';
import { FILE_KIND_LABEL, type FileKind } from '../../shared/contracts/desk/common.ts';
import { parseFlags, usageError } from './command-line.ts';
import type { Io } from './io.ts';
import { maskLongNumbers } from './mask-report.ts';
import { checkedPeriod } from './period.ts';
import { required, WORKSPACE_FLAGS, withWorkspace } from './workspace-command.ts';

/** The flags that give files, and what the files are. */
const FILES = {
  approval: 'approval',
  finance: 'finance',
  bank: 'bank',
  'bank-return': 'bankReturn',
} as const satisfies Readonly<Record<string, FileKind>>;

const OUTCOME = {
  added: { zh: '读入', en: 'taken in' },
  replaced: { zh: '替换了原来的', en: 'replaces the former' },
  same: { zh: '已经在了', en: 'there already' },
} as const;

/** `sanzhang import`: files into a month of a workplace. Exit code 0; 2 where one could not be read, the others are taken in. */
export async function runImport(argv: readonly string[], io: Io): Promise<number> {
  const flags = parseFlags(argv, {
    many: Object.keys(FILES),
    one: [...WORKSPACE_FLAGS, 'period', 'programme'],
    none: ['json'],
  });
  const period = checkedPeriod(required(flags, 'period'));
  const programme = required(flags, 'programme');
  if (flags.many.size === 0)
    throw usageError(
      '没有写要读入的文件',
      'no file is named',
      `用 ${Object.keys(FILES)
        .map((flag) => `--${flag}`)
        .join('、')}`,
      `use ${Object.keys(FILES)
        .map((flag) => `--${flag}`)
        .join(', ')}`,
    );
  return withWorkspace(flags, io, async ({ ask, run }) => {
    const { monthId } = await ask('months.open', { period, programme });
    const results = [];
    for (const [flag, fileKind] of Object.entries(FILES)) {
      const paths = flags.many.get(flag) ?? [];
      if (paths.length === 0) continue;
      const files = paths.map((path) => ({ path: resolve(path), name: basename(path) }));
      const imported = await run({ kind: 'import', monthId, fileKind, files, replaces: null, overrides: null });
      results.push(...imported.files);
    }
    const isZh = io.language === 'zh';
    if (flags.none.has('json')) io.stdout(`${JSON.stringify({ monthId, files: results })}\n`);
    for (const { name, kind, outcome, error } of results) {
      if (error !== null)
        io.stderr(`error ${error.code} ${name}: ${maskLongNumbers(`${error.message}; ${error.mend}`)}\n`);
      else if (outcome !== 'refused' && !flags.none.has('json'))
        io.stdout(`${isZh ? FILE_KIND_LABEL[kind!] : kind}\t${name}\t${OUTCOME[outcome][io.language]}\n`);
    }
    return results.some(({ error }) => error !== null) ? 2 : 0;
  });
}
