import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { AppError, type Bilingual } from '../../../shared/contracts/app-error.ts';
import { type ArchiveManifest, archiveManifestSchema } from '../../../shared/contracts/archive-manifest.ts';
import { type PackRules, rulesOfPack } from '../../../shared/domain/archive/policy/rules-of-pack.ts';
import { TABLE_KINDS, type TableKind } from '../../../shared/domain/archive/read/table-kind.ts';
import { hashOfFile } from '../hash-of-file.ts';
import type { JobContext } from '../progress.ts';
import { filesBelow } from '../stage-folder.ts';
import type { FirstDifference } from '../verify.ts';
import { JOURNAL } from './batch-journal.ts';
import { checkArchive } from './check-archive.ts';
import { type CountyTemplate, openTemplates } from './county-template.ts';
import { MANIFEST, writeArchive } from './deliver-archive.ts';
import { choosePack } from './read-policy.ts';

/** Whether a folder holds a delivered archive (and no reconciliation). */
export async function holdsArchive(dir: string): Promise<boolean> {
  return (await isThere(join(dir, MANIFEST))) && !(await isThere(join(dir, 'statement.json')));
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Checks a delivered archive without trusting it: every file against its hash, nothing missing and nothing added; the sources against theirs;
 * then everything is made anew, elsewhere, and compared byte for byte. Where people keyed in a part of it in a workplace, the sources alone do
 * not make it: then it ends with the hashes, and says so. `sources`: where the source files (and the policy pack) are now; by default where
 * they were. Throws AppError where there is nothing to check.
 */
export async function verifyArchive(
  dir: string,
  sources: readonly string[],
  context: JobContext,
): Promise<ArchiveVerification> {
  const manifest = await readManifest(dir);
  const difference = await differenceOfHashes(dir, manifest, context);
  if (difference !== null || manifest.keyedSteps > 0) return { difference, keyedSteps: manifest.keyedSteps };
  return { difference: await differenceWhenMadeAnew(dir, manifest, sources, context), keyedSteps: 0 };
}

/** What a verification came to. `keyedSteps` above 0: nothing was made anew. */
export interface ArchiveVerification {
  readonly difference: FirstDifference;
  readonly keyedSteps: number;
}

async function differenceOfHashes(
  dir: string,
  manifest: ArchiveManifest,
  context: JobContext,
): Promise<FirstDifference> {
  if (await isThere(join(dir, JOURNAL)))
    return {
      zh: '这一批没有做完：请再做一次（archive --resume，或在窗口里继续），做完后再核验',
      en: 'the batch did not come to its end: make it once more (archive --resume), then verify',
    };
  context.report({ phase: 'verify', what: '', done: 0, total: 0, unit: 'rows' });
  for (const [i, { path, sha256 }] of manifest.files.entries()) {
    context.report({ phase: 'verify', what: path, done: i, total: manifest.files.length, unit: 'rows' });
    const now = await hashOrNull(join(dir, path), context);
    if (now === null) return { zh: `缺少 ${path}`, en: `${path} is missing` };
    if (now !== sha256) return changed(path, sha256, now);
  }
  const listed = new Set([MANIFEST, ...manifest.files.map(({ path }) => path)]);
  const added = filesBelow(dir).find((path) => isOurs(path) && !listed.has(path));
  return added === undefined ? null : { zh: `${added} 不在清单里`, en: `${added} is not in the manifest` };
}

async function differenceWhenMadeAnew(
  dir: string,
  manifest: ArchiveManifest,
  sources: readonly string[],
  context: JobContext,
): Promise<FirstDifference> {
  const located = await locate(dir, manifest, sources, context);
  if ('difference' in located) return located.difference;
  const policy = await choosePack(located.policy, manifest.year);
  if (policy.sha256 !== manifest.policy.sha256)
    return {
      zh: `政策包与制卷时不同：记录的哈希是 ${manifest.policy.sha256}，现在是 ${policy.sha256}`,
      en: `the policy pack has changed: recorded ${manifest.policy.sha256}, now ${policy.sha256}`,
    };
  const templates = await locateTemplates(dir, manifest, sources, rulesOfPack(policy.pack), context);
  if ('difference' in templates) return templates.difference;
  const checked = await checkArchive(
    {
      files: located.files,
      names: located.names,
      policy,
      year: manifest.year,
      makingDate: manifest.makingDate,
      only: manifest.only,
    },
    context,
  );
  const again = await mkdtemp(join(tmpdir(), 'sanzhang-verify-'));
  try {
    const { masked, checkOnly, placeholders } = manifest;
    const options = { unmasked: !masked, checkOnly, placeholders, templates: templates.templates };
    const { manifest: made } = await writeArchive(again, checked, options, resolve(dir), context);
    const makes = new Map(made.files.map((file) => [file.path, file]));
    for (const file of manifest.files) {
      const anew = makes.get(file.path);
      if (anew === undefined) return { zh: `重新生成时没有 ${file.path}`, en: `${file.path} is not made anew` };
      if (anew.sha256 !== file.sha256)
        return {
          zh: `${file.path} 与按源文件重新生成的不同`,
          en: `${file.path} differs from the one made anew from the sources`,
        };
      makes.delete(file.path);
    }
    const [more] = makes.keys();
    if (more !== undefined) return { zh: `交付里缺少应有的 ${more}`, en: `${more} should have been delivered` };
    return firstFieldThatDiffers(manifest, made);
  } finally {
    await rm(again, { recursive: true, force: true });
  }
}

/** What the manifest says besides hashes has to follow from the sources as well; where these lie now is no matter. */
function firstFieldThatDiffers(recorded: ArchiveManifest, made: ArchiveManifest): FirstDifference {
  // Remarks come in the order in which rows were read, and warnings speak to whoever asked, at the command line or in the window.
  const plain = ({
    sources,
    policy,
    templates,
    remarks,
    warnings: _,
    ...rest
  }: ArchiveManifest): Readonly<Record<string, unknown>> => ({
    ...rest,
    remarks: remarks.map(({ pointer, says }) => `${pointer} ${says}`).sort(),
    policy: { ...policy, path: null },
    templates: templates.map((template) => ({ ...template, path: null })),
    sources: TABLE_KINDS.map((kind) => sources[kind].map((source) => ({ ...source, path: '' }))),
  });
  const [before, after] = [plain(recorded), plain(made)];
  const field = Object.keys(after).find((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  if (field === undefined) return null;
  return {
    zh: `manifest.json 的“${field}”与重新生成的不同`,
    en: `"${field}" of manifest.json differs from the one made anew`,
  };
}

/** Dossiers, their metadata and forms: what a delivery holds below its townships, and nothing a person would put beside it. */
function isOurs(path: string): boolean {
  return path.endsWith('.pdf') || (path.includes('/') && /\.(?:json|xml|docx|xlsx)$/u.test(path));
}

async function readManifest(dir: string): Promise<ArchiveManifest> {
  const path = join(dir, MANIFEST);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw unusable(path, '');
  }
  const parsed = archiveManifestSchema.safeParse(json);
  if (!parsed.success) throw unusable(path, parsed.error.issues[0]!.path.map(String).join('.'));
  const outside = parsed.data.files.find((file) => resolve(dir, file.path) !== join(resolve(dir), file.path));
  if (outside !== undefined) throw unusable(path, 'files');
  return parsed.data;
}

function unusable(path: string, where: string): AppError {
  return new AppError(
    'E_CORRUPT',
    { file: path },
    {
      zh: `manifest.json 不是一份完整的档案清单${where === '' ? '' : `（“${where}”不对）`}`,
      en: `manifest.json is no complete manifest${where === '' ? '' : ` ("${where}" is wrong)`}`,
    },
    { zh: '请用原件，或重新制卷', en: 'use the original, or make the archive again' },
  );
}

function changed(name: string, recorded: string, now: string): Bilingual {
  return {
    zh: `${name} 被改动过：记录的哈希是 ${recorded}，现在是 ${now}`,
    en: `${name} was changed: recorded ${recorded}, now ${now}`,
  };
}

async function hashOrNull(path: string, context: JobContext): Promise<string | null> {
  try {
    return await hashOfFile(path, context.signal);
  } catch {
    context.signal.throwIfAborted();
    return null;
  }
}

type Located =
  | {
      readonly files: Readonly<Record<TableKind, readonly string[]>>;
      readonly names: ReadonlyMap<string, string>;
      readonly policy: string | undefined;
    }
  | { readonly difference: Bilingual };

/** Finds every source among the files given by name and hash, else where it was. */
async function locate(
  dir: string,
  manifest: ArchiveManifest,
  given: readonly string[],
  context: JobContext,
): Promise<Located> {
  const files: Record<TableKind, string[]> = { households: [], persons: [], inventory: [], paper: [] };
  const names = new Map<string, string>();
  for (const kind of TABLE_KINDS)
    for (const { name, path, sha256 } of manifest.sources[kind]) {
      const there = given.find((each) => basename(each) === name) ?? resolve(dir, path);
      const now = await hashOrNull(there, context);
      if (now === null)
        return {
          difference: {
            zh: `找不到源文件 ${name}，请用 --sources 指明它现在的位置`,
            en: `the source ${name} is not found; say where it is with --sources`,
          },
        };
      if (now !== sha256) return { difference: changed(`源文件 ${name}`, sha256, now) };
      files[kind].push(there);
      names.set(there, name);
    }
  const { file, path } = manifest.policy;
  const policy =
    file === null ? undefined : (given.find((each) => basename(each) === file) ?? resolve(dir, path ?? file));
  return { files, names, policy };
}

/** Finds every template among the files given, else where it was, and opens it. */
async function locateTemplates(
  dir: string,
  { templates }: ArchiveManifest,
  given: readonly string[],
  rules: PackRules,
  context: JobContext,
): Promise<{ readonly templates: readonly CountyTemplate[] } | { readonly difference: Bilingual }> {
  const found: { file: string; path: string; bytes: Buffer }[] = [];
  for (const { file, path, sha256 } of templates) {
    const there = given.find((each) => basename(each) === file) ?? resolve(dir, path ?? file);
    const now = await hashOrNull(there, context);
    if (now === null)
      return {
        difference: {
          zh: `找不到模板 ${file}，请用 --sources 指明它现在的位置`,
          en: `the template ${file} is not found; say where it is with --sources`,
        },
      };
    if (now !== sha256) return { difference: changed(`模板 ${file}`, sha256, now) };
    found.push({ file, path: there, bytes: await readFile(there) });
  }
  return { templates: await openTemplates(found, rules) };
}
