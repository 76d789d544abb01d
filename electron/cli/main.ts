import { AppError, AppErrors } from '../../shared/contracts/app-error.ts';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import { usageError } from './command-line.ts';
import { HELP } from './help.ts';
import { errorLine, type Io, type Language, workplaceErrorLine } from './io.ts';

type Command = (argv: readonly string[], io: Io) => Promise<number>;

/** Each command is loaded when it is called: `--help` must not wait for a PDF library. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  reconcile: async () => (await import('./reconcile-command.ts')).runReconcile,
  inspect: async () => (await import('./inspect-command.ts')).runInspect,
  verify: async () => (await import('./verify-command.ts')).runVerify,
  archive: async () => (await import('./archive-command.ts')).runArchive,
  template: async () => (await import('./template-command.ts')).runTemplate,
  sample: async () => (await import('./sample.ts')).runSample,
  case: async () => (await import('./case-command.ts')).runCase,
  lead: async () => (await import('./lead-command.ts')).runLead,
  report: async () => (await import('./report-command.ts')).runReport,
  payment: async () => (await import('./payment-command.ts')).runPayment,
  disposal: async () => (await import('./disposal-command.ts')).runDisposal,
  precheck: async () => (await import('./precheck-command.ts')).runPrecheck,
  sampling: async () => (await import('./sampling-command.ts')).runSampling,
  import: async () => (await import('./import-command.ts')).runImport,
  seal: async () => (await import('./seal-command.ts')).runSeal,
  'audit-package': async () => (await import('./audit-package-command.ts')).runAuditPackage,
  log: async () => (await import('./log-command.ts')).runLog,
  workspace: async () => (await import('./keep-workspace.ts')).runWorkspace,
};

/** Takes `--lang zh|en` out of the arguments; the last one counts. */
function takeLanguage(argv: readonly string[]): {
  readonly language: Language;
  readonly rest: readonly string[];
  readonly unknown: string | null;
} {
  let language: Language = 'zh';
  let unknown: string | null = null;
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const token = argv[i]!;
    if (token === '--') return { language, rest: [...rest, ...argv.slice(i)], unknown };
    const value = token === '--lang' ? argv[++i] : token.startsWith('--lang=') ? token.slice(7) : undefined;
    if (value === undefined && token !== '--lang') rest.push(token);
    else if (value === 'zh' || value === 'en') language = value;
    else unknown = value ?? '';
  }
  return { language, rest, unknown };
}

/** Behind `--` stand file names, whatever they look like. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

/** Runs the command line and gives its exit code (contract: cli.md). */
export async function main(
  argv: readonly string[],
  streams: Pick<Io, 'stdout' | 'stderr' | 'isTty' | 'signal'>,
): Promise<number> {
  const { language, rest, unknown } = takeLanguage(argv);
  const io: Io = { ...streams, language };
  const [name, ...args] = rest;
  const refuse = (zh: string, en: string): number => {
    io.stderr(errorLine(usageError(zh, en, '用 --help 查看用法', 'see --help'), language));
    return 2;
  };
  if (unknown !== null)
    return refuse(`--lang 只能是 zh 或 en，不能是“${unknown}”`, `--lang is zh or en, not "${unknown}"`);
  if (name === undefined) return refuse('没有写命令', 'no command is given');
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout(HELP[language].program);
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    return name.startsWith('-')
      ? refuse(`不认识的参数“${name}”，第一个词应当是命令`, `unknown flag "${name}": the first word is a command`)
      : refuse(`没有“${name}”这个命令`, `there is no command "${name}"`);
  }
  if (asksForHelp(args)) {
    io.stdout(HELP[language].commands[name as keyof (typeof HELP)['zh']['commands']]);
    return 0;
  }
  try {
    const command = await load();
    return await command(args, io);
  } catch (error) {
    if (error instanceof AppError) {
      io.stderr(errorLine(error, language));
      return 2;
    }
    if (error instanceof AppErrors) {
      for (const each of error.errors) io.stderr(errorLine(each, language));
      return 2;
    }
    if (error instanceof WorkplaceError) {
      io.stderr(workplaceErrorLine(error));
      return 2;
    }
    if (io.signal.aborted) {
      io.stderr(language === 'zh' ? '已取消，没有写出任何文件\n' : 'cancelled, nothing was written\n');
      return 130;
    }
    throw error;
  }
}
