import { z } from 'zod';
import { ITEM_STATUSES } from '../domain/archive/check/item-status.ts';
import { POLICY_QUESTIONS, type PolicyQuestion } from '../domain/archive/policy/policy-pack.ts';
import { TABLE_KINDS, type TableKind } from '../domain/archive/read/table-kind.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

function recordOf<Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) {
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>);
}

const source = z.strictObject({
  name: z.string(),
  /** As seen from the output folder. */
  path: z.string(),
  sha256,
  format: z.string(),
  /** rowsRead = taken + Σ setAside: no row is lost. */
  rowsRead: count,
  taken: count,
  setAside: z.record(z.string(), count),
  sheets: z.array(
    z.strictObject({
      sheet: z.string(),
      headerRow: z.number().int().nullable(),
      columns: z.record(z.string(), z.string()),
      unused: z.array(z.string()),
    }),
  ),
});

const written = { path: z.string().min(1), sha256, bytes: count };

/** A dossier among the files. */
export const dossierFileSchema = z.strictObject({
  ...written,
  pages: count,
  /** Codes of its materials in order. */
  items: z.array(z.string()),
  /** Whose it is. */
  certNo: z.string(),
  /** Characters in it that no shipped font has. */
  missingGlyphs: z.array(z.string()),
  unusableScans: count,
  /** Over all it was made from: where this is the same, so are its bytes. */
  inputSha256: sha256,
});
/** Any other file. */
export const writtenFileSchema = z.strictObject(written);
/** A line of a batch's journal: a dossier as it was written, and its metadata beside it: the JSON, then the XML. */
export const journalLineSchema = dossierFileSchema.extend({ beside: z.array(writtenFileSchema).length(2) });
/** A form of the county's own template among the files. */
const formFileSchema = z.strictObject({
  ...written,
  certNo: z.string(),
  /** The name of the template. */
  template: z.string(),
});
const file = z.union([writtenFileSchema, dossierFileSchema, formFileSchema]);

/** manifest.json of a delivered archive (contract: archive.md). */
export const archiveManifestSchema = z.strictObject({
  kind: z.literal('archive'),
  version: z.literal(1),
  engine: z.string(),
  year: z.string().regex(/^\d{4}$/),
  makingDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  masked: z.boolean(),
  checkOnly: z.boolean(),
  /** Whether a marked sheet stands in the place of what is wanted and missing. */
  placeholders: z.boolean(),
  /** Certificate numbers, where only some households were wanted. */
  only: z.array(z.string()),
  policy: z.strictObject({
    id: z.string(),
    title: z.string(),
    sha256,
    file: z.string().nullable(),
    path: z.string().nullable(),
  }),
  sources: recordOf<TableKind, z.ZodArray<typeof source>>(TABLE_KINDS, z.array(source)),
  /** The county's own templates that were filled in for every household. `path`: from the output folder; null: kept by the workplace. */
  templates: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['docx', 'xlsx']),
      file: z.string(),
      sha256,
      path: z.string().nullable(),
    }),
  ),
  totals: z.strictObject({
    households: count,
    members: count,
    items: count,
    byStatus: recordOf(ITEM_STATUSES, count),
    /** Materials of which nobody stated whether they are wanted. */
    undetermined: count,
    completeHouseholds: count,
    comparedHouseholds: count,
    consistentHouseholds: count,
    inconsistencies: count,
    seriousInconsistencies: count,
    dossiers: count,
    pages: count,
    policyQuestions: recordOf<PolicyQuestion, ReturnType<typeof verdicts>>(
      Object.keys(POLICY_QUESTIONS) as PolicyQuestion[],
      verdicts(),
    ),
  }),
  /** As the notice's 通报 counts: by township, the share of consistent dossiers among those compared; null where none was compared. */
  townships: z.array(
    z.strictObject({
      township: z.string(),
      households: count,
      complete: count,
      compared: count,
      consistent: count,
      consistentShare: z.number().min(0).max(1).nullable(),
    }),
  ),
  /** Suspects of the five policy questions. */
  policySuspects: z.array(
    z.strictObject({
      certNo: z.string(),
      headName: z.string(),
      township: z.string(),
      village: z.string(),
      question: z.string(),
      reason: z.string(),
    }),
  ),
  /** Characters that no shipped font has, and in whose dossiers they were wanted. */
  missingCharacters: z.array(
    z.strictObject({ character: z.string(), codePoint: z.string(), households: z.array(z.string()) }),
  ),
  /** Households whose dossier could not be made; all others were. */
  failures: z.array(
    z.strictObject({
      certNo: z.string(),
      headName: z.string(),
      township: z.string(),
      village: z.string(),
      says: z.string(),
    }),
  ),
  /** Tests of the self-check report, and how many found nothing; null where no dossiers were made. */
  selfCheck: z.strictObject({ tests: count, passed: count }).nullable(),
  /** Steps people keyed in of these households in a workplace: they stand in no source. */
  keyedSteps: count,
  warnings: z.array(z.string()),
  remarks: z.array(z.strictObject({ pointer: z.string(), says: z.string() })),
  files: z.array(file),
  resultSha256: sha256,
});

function verdicts() {
  return z.strictObject({ suspect: count, in_order: count, unknown: count, unconcerned: count });
}

export type ArchiveManifest = z.infer<typeof archiveManifestSchema>;
export type ArchiveSource = z.infer<typeof source>;
export type ArchiveFile = z.infer<typeof file>;
export type JournalLine = z.infer<typeof journalLineSchema>;
export type FormFile = z.infer<typeof formFileSchema>;
