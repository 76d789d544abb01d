import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { AppError, AppErrors, type ErrorCode } from '../../../shared/contracts/app-error.ts';
import { packChangeSchema, policyPackSchema } from '../../../shared/contracts/archive-policy.ts';
import { issueWords, type SchemaIssue } from '../../../shared/contracts/schema-issue.ts';
import { extendPack } from '../../../shared/domain/archive/policy/extend-pack.ts';
import { BUILT_IN_PACKS, builtInPack } from '../../../shared/domain/archive/policy/heilongjiang.ts';
import type { PolicyPack } from '../../../shared/domain/archive/policy/policy-pack.ts';
import { PackError, rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { canonicalJson } from '../result-hash.ts';
import type { ChosenPack } from './archive-input.ts';

const MOST_BYTES = 4 << 20;
const MEND = { zh: '请对照 docs/archive.md 改正', en: 'mend it after docs/archive.md' };

/** The pack of a file, or the built-in one of the year. Throws AppError naming what is wrong with it, and where. */
export async function choosePack(path: string | undefined, year: string): Promise<ChosenPack> {
  if (path === undefined) {
    const pack = builtInPack(Number(year));
    if (pack !== null) return chosen(pack, null);
    throw new AppError(
      'E_PERIOD',
      {},
      { zh: `没有 ${year} 年的内置政策包`, en: `no built-in policy pack covers ${year}` },
      {
        zh: `内置的有 ${BUILT_IN_PACKS.map(({ id, from, to }) => `${id}（${from} 至 ${to ?? '今'}）`).join('、')}；其他年份请用 --policy 指明`,
        en: 'give one with --policy',
      },
    );
  }
  return chosen(packOf(path, await jsonOf(path)), path);
}

function chosen(pack: PolicyPack, file: string | null): ChosenPack {
  return { pack, sha256: createHash('sha256').update(canonicalJson(pack)).digest('hex'), file };
}

function packOf(path: string, json: unknown): PolicyPack {
  const isChange = typeof json === 'object' && json !== null && 'extends' in json;
  let whole = json;
  if (isChange) {
    const change = packChangeSchema.safeParse(json);
    if (!change.success) throw wrongFields(path, change.error.issues);
    const base = BUILT_IN_PACKS.find(({ id }) => id === change.data.extends);
    if (base === undefined)
      throw refused(
        path,
        `extends 指的政策包“${change.data.extends}”不存在，内置的有 ${BUILT_IN_PACKS.map(({ id }) => id).join('、')}`,
        `no pack "${change.data.extends}"`,
      );
    whole = extendPack(base, change.data);
  }
  // Through JSON: what a file left out is then really not there.
  const parsed = policyPackSchema.safeParse(JSON.parse(JSON.stringify(whole)));
  if (!parsed.success) throw wrongFields(path, parsed.error.issues);
  try {
    rulesOfPack(parsed.data);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    throw new AppErrors(error.problems.map((problem) => refused(path, problem, 'a condition or a reference is wrong')));
  }
  return parsed.data;
}

async function jsonOf(path: string): Promise<unknown> {
  let text: string;
  try {
    if ((await stat(path)).size > MOST_BYTES)
      throw refused(path, `政策包超过 ${MOST_BYTES >> 20} MB`, 'it is too large', 'E_TOO_LARGE');
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new AppError(
      'E_NOT_FOUND',
      { file: path },
      { zh: `政策包打不开（${code}）`, en: `the policy pack cannot be opened (${code})` },
      { zh: '请检查文件名和权限', en: 'check its name and permissions' },
    );
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw refused(path, `政策包不是有效的 JSON（${(error as Error).message}）`, 'it is no valid JSON');
  }
}

function wrongFields(path: string, issues: readonly SchemaIssue[]): AppErrors {
  return new AppErrors(
    issues.slice(0, 20).map((issue) => {
      const where = issue.path.map(String).join('.');
      return refused(
        path,
        where === '' ? `政策包不对：${issueWords(issue)}` : `政策包的“${where}”不对：${issueWords(issue)}`,
        `"${where}" of the policy pack is wrong: ${issue.message}`,
      );
    }),
  );
}

function refused(path: string, zh: string, en: string, code: ErrorCode = 'E_FORMAT'): AppError {
  return new AppError(code, { file: path }, { zh, en }, MEND);
}
