import { createHash } from 'node:crypto';
import { basename, relative } from 'node:path';
import type { ArchiveFile, ArchiveManifest, ArchiveSource } from '../../../shared/contracts/archive-manifest.ts';
import { ITEM_STATUSES } from '../../../shared/domain/archive/check/item-status.ts';
import { POLICY_QUESTIONS, type PolicyQuestion } from '../../../shared/domain/archive/policy/policy-pack.ts';
import { TABLE_KINDS } from '../../../shared/domain/archive/read/table-kind.ts';
import type { RowRemark } from '../../../shared/domain/archive/read/table-rows.ts';
import { maskNumber } from '../../../shared/domain/identity/mask.ts';
import { engineVersion } from '../engine.ts';
import { canonicalJson } from '../result-hash.ts';
import type { CheckedArchive, CheckedHousehold } from './checked-archive.ts';
import type { CountyTemplate } from './county-template.ts';
import { isCompared, isComplete, isConsistent, townshipsOf } from './townships.ts';
import type { DossierFailure, WrittenDossier } from './written-dossier.ts';

/** As long as an identity number or an account. */
const LONG_NUMBER = /\d{14,}[Xx]?/gu;

/** What was written, besides what was found. */
export interface WrittenArchive {
  readonly files: readonly ArchiveFile[];
  /** In the order of the households; null where one could not be made, empty where none was wanted. */
  readonly dossiers: readonly (WrittenDossier | null)[];
  readonly failures: readonly DossierFailure[];
  readonly templates: readonly CountyTemplate[];
  readonly remarks: readonly RowRemark[];
  readonly unmasked: boolean;
  readonly checkOnly: boolean;
  readonly placeholders: boolean;
  readonly selfCheck: ArchiveManifest['selfCheck'];
}

/** The manifest of a delivered archive. Paths of sources are those from `out`. */
export function composeManifest(checked: CheckedArchive, written: WrittenArchive, out: string): ArchiveManifest {
  const { policy, households, stray } = checked;
  const from = (path: string): string => relative(out, path).replaceAll('\\', '/');
  const rest: Omit<ArchiveManifest, 'resultSha256'> = {
    kind: 'archive',
    version: 1,
    engine: engineVersion(),
    year: checked.year,
    makingDate: checked.makingDate,
    masked: !written.unmasked,
    checkOnly: written.checkOnly,
    placeholders: written.placeholders,
    only: [...checked.only],
    policy: {
      id: policy.pack.id,
      title: policy.pack.title,
      sha256: policy.sha256,
      file: policy.file === null ? null : basename(policy.file),
      path: policy.file === null ? null : from(policy.file),
    },
    sources: {
      households: checked.sources.households.map(withPath),
      persons: checked.sources.persons.map(withPath),
      inventory: checked.sources.inventory.map(withPath),
      paper: checked.sources.paper.map(withPath),
    },
    templates: written.templates.map(({ name, kind, file, sha256, path }) => ({
      name,
      kind,
      file,
      sha256,
      path: path === null ? null : from(path),
    })),
    totals: totalsOf(checked, written.dossiers),
    townships: townshipsOf(households),
    policySuspects: households.flatMap(({ household, findings }) =>
      findings
        .filter(({ verdict }) => verdict === 'suspect')
        .map(({ question, reason }) => ({
          certNo: household.certNo,
          headName: household.headName,
          township: household.township,
          village: household.village,
          question,
          reason,
        })),
    ),
    missingCharacters: missingCharacters(checked, written.dossiers),
    failures: [...written.failures],
    selfCheck: written.selfCheck,
    keyedSteps: checked.keyedSteps,
    warnings: [...checked.warnings],
    remarks: [...checked.remarks, ...written.remarks].map(({ pointer, says }) => ({
      pointer,
      says: written.unmasked ? says : says.replace(LONG_NUMBER, maskNumber),
    })),
    files: [...written.files],
  };
  function withPath(source: ArchiveSource): ArchiveSource {
    return { ...source, path: from(source.path) };
  }
  return { ...rest, resultSha256: resultHash(rest, households, stray) };
}

function totalsOf(
  { households, stray }: CheckedArchive,
  dossiers: readonly (WrittenDossier | null)[],
): ArchiveManifest['totals'] {
  const byStatus = Object.fromEntries(ITEM_STATUSES.map((status) => [status, 0])) as Record<
    (typeof ITEM_STATUSES)[number],
    number
  >;
  const questions = Object.fromEntries(
    Object.keys(POLICY_QUESTIONS).map((question) => [
      question,
      { suspect: 0, in_order: 0, unknown: 0, unconcerned: 0 },
    ]),
  ) as ArchiveManifest['totals']['policyQuestions'];
  let undetermined = 0;
  for (const { items, findings } of households) {
    for (const { status, wanted } of items) {
      byStatus[status]++;
      if (status === 'not_applicable' && wanted === null) undetermined++;
    }
    for (const { question, verdict } of findings) questions[question as PolicyQuestion][verdict]++;
  }
  const differences = [...households.flatMap(({ inconsistencies }) => inconsistencies ?? []), ...stray];
  const compared = households.filter(isCompared);
  return {
    households: households.length,
    members: households.reduce((sum, { household }) => sum + household.members.length, 0),
    items: households.reduce((sum, { items }) => sum + items.length, 0),
    byStatus,
    undetermined,
    completeHouseholds: households.filter(isComplete).length,
    comparedHouseholds: compared.length,
    consistentHouseholds: compared.filter(isConsistent).length,
    inconsistencies: differences.length,
    seriousInconsistencies: differences.filter(({ severity }) => severity === 'serious').length,
    dossiers: dossiers.filter((each) => each !== null).length,
    pages: dossiers.reduce((sum, each) => sum + (each?.pages ?? 0), 0),
    policyQuestions: questions,
  };
}

function missingCharacters(
  { households }: CheckedArchive,
  dossiers: readonly (WrittenDossier | null)[],
): ArchiveManifest['missingCharacters'] {
  const wanted = new Map<string, string[]>();
  for (const [i, dossier] of dossiers.entries()) {
    const { headName, certNo, pointer } = households[i]!.household;
    for (const character of dossier?.missingGlyphs ?? [])
      wanted.set(character, [...(wanted.get(character) ?? []), `${headName}（${certNo === '' ? pointer : certNo}）`]);
  }
  return [...wanted]
    .sort(([a], [b]) => a.codePointAt(0)! - b.codePointAt(0)!)
    .map(([character, of]) => ({
      character,
      codePoint: `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
      households: of,
    }));
}

/** What the hash of the result does not cover: where files lie, what was written of it, and whether it is masked. */
const NOT_HASHED = new Set([
  'files',
  'masked',
  'checkOnly',
  'placeholders',
  'templates',
  'missingCharacters',
  'failures',
  'selfCheck',
  'remarks',
  'engine',
]);
const NOT_HASHED_TOTALS = new Set(['dossiers', 'pages']);

/** Over everything that was found, in full: the masked and the unmasked delivery of the same archive have the same hash. */
function resultHash(
  manifest: Omit<ArchiveManifest, 'resultSha256'>,
  households: readonly CheckedHousehold[],
  stray: CheckedArchive['stray'],
): string {
  const hash = createHash('sha256');
  const covered: Record<string, unknown> = Object.fromEntries(
    Object.entries(manifest).filter(([key]) => !NOT_HASHED.has(key)),
  );
  covered.totals = Object.fromEntries(Object.entries(manifest.totals).filter(([key]) => !NOT_HASHED_TOTALS.has(key)));
  covered.policy = { ...manifest.policy, path: null };
  covered.sources = Object.fromEntries(
    TABLE_KINDS.map((kind) => [kind, manifest.sources[kind].map(({ path: _, ...source }) => source)]),
  );
  hash.update(canonicalJson(covered));
  for (const { household, items, inconsistencies, findings } of households)
    hash.update(
      `\n${canonicalJson({ household: household.certNo || household.headId, items, inconsistencies, findings })}`,
    );
  hash.update(`\n${canonicalJson(stray)}`);
  return hash.digest('hex');
}
