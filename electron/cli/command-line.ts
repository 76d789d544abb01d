import { AppError, AppErrors, type ErrorCode } from '../../shared/contracts/app-error.ts';

/** What a command takes: `many` flags take every value up to the next flag, `one` exactly one, `none` are switches. */
export interface FlagSpec {
  readonly many?: readonly string[];
  readonly one?: readonly string[];
  readonly none?: readonly string[];
  /** Whether values may stand before any flag, or after `--`. */
  readonly values?: boolean;
}

export interface ParsedFlags {
  readonly many: ReadonlyMap<string, readonly string[]>;
  readonly one: ReadonlyMap<string, string>;
  readonly none: ReadonlySet<string>;
  readonly values: readonly string[];
}

/** An unusable command line: E_USAGE unless another code says it better. */
export function usageError(
  zh: string,
  en: string,
  mendZh: string,
  mendEn: string,
  code: ErrorCode = 'E_USAGE',
): AppError {
  return new AppError(code, {}, { zh, en }, { zh: mendZh, en: mendEn });
}

function hintHelp(zh: string, en: string): AppError {
  return usageError(zh, en, '用 --help 查看用法', 'see --help');
}

/** Reads a command's arguments. Throws AppError E_USAGE naming the argument that cannot be used. */
export function parseFlags(argv: readonly string[], spec: FlagSpec): ParsedFlags {
  const many = new Map<string, string[]>();
  const one = new Map<string, string>();
  const none = new Set<string>();
  const values: string[] = [];
  let taking: string[] | null = spec.values === true ? values : null;
  for (let i = 0; i < argv.length; i++) {
    const token = argv[i]!;
    if (token === '--') {
      values.push(...argv.slice(i + 1));
      break;
    }
    if (!token.startsWith('--')) {
      if (taking === null) throw hintHelp(`不认识的参数“${token}”`, `unexpected argument "${token}"`);
      taking.push(token);
      continue;
    }
    const equals = token.indexOf('=');
    const name = token.slice(2, equals === -1 ? undefined : equals);
    const attached = equals === -1 ? undefined : token.slice(equals + 1);
    if (spec.many?.includes(name)) {
      taking = many.get(name) ?? [];
      many.set(name, taking);
      if (attached !== undefined) taking.push(attached);
    } else if (spec.one?.includes(name)) {
      const value = attached ?? argv[++i];
      if (value === undefined || value.startsWith('--'))
        throw hintHelp(`--${name} 后面缺少值`, `--${name} needs a value`);
      if (one.has(name)) throw hintHelp(`--${name} 写了两次`, `--${name} is given twice`);
      one.set(name, value);
      taking = spec.values === true ? values : null;
    } else if (spec.none?.includes(name)) {
      none.add(name);
      taking = spec.values === true ? values : null;
    } else throw hintHelp(`不认识的参数“--${name}”`, `unknown flag "--${name}"`);
  }
  for (const [name, given] of many) {
    if (given.length === 0) throw hintHelp(`--${name} 后面缺少文件`, `--${name} needs at least one file`);
  }
  return { many, one, none, values };
}

/** Throws E_USAGE for every one of the flags that was not given. */
export function requireFlags(flags: ParsedFlags, names: readonly string[]): void {
  const missing = names.filter((name) => !flags.one.has(name) && !flags.many.has(name));
  if (missing.length > 0)
    throw new AppErrors(missing.map((name) => hintHelp(`缺少 --${name}`, `--${name} is missing`)));
}

/** Throws E_USAGE where one of the flags was given that have no meaning beside `beside`. */
export function refuseFlags(flags: ParsedFlags, names: readonly string[], beside: string): void {
  const given = names.find((name) => flags.one.has(name) || flags.many.has(name) || flags.none.has(name));
  if (given !== undefined)
    throw hintHelp(`--${given} 不能和 --${beside} 一起用`, `--${given} has no meaning beside --${beside}`);
}
