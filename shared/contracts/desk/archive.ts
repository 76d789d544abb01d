import { z } from 'zod';
import {
  archiveColumnSchema,
  archiveFilterSchema,
  archiveFrameSchema,
  archiveHouseholdSchema,
  archiveMapRowSchema,
  archiveRowSchema,
  archiveSortSchema,
  archiveSourceSchema,
  archiveTotalsSchema,
  eventKindSchema,
  itemCodeSchema,
  keyedEntrySchema,
  plainDaySchema,
  policyPackBriefSchema,
  tableKindSchema,
  yearSchema,
} from './archive-views.ts';
import { countSchema, fileTokenSchema, instantSchema, nothing, rowIdSchema, startedSchema } from './common.ts';
import { byData, byMain } from './contract.ts';

/**
 * 档案 in the window. Households, members, what lies in the paper dossier and what the paper says come from files (`jobs.archiveRead`) and
 * from what people key in; what they key in is kept as steps, which are never changed or removed.
 */

const onHousehold = { householdId: rowIdSchema, revision: countSchema };
/** What a change gives: the household as it is now. */
const changed = archiveHouseholdSchema;

/** Which households a batch makes dossiers of. */
export const archiveScopeSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('county') }),
  z.strictObject({ what: z.literal('township'), township: z.string() }),
  z.strictObject({ what: z.literal('village'), township: z.string(), village: z.string() }),
  z.strictObject({ what: z.literal('households'), householdIds: z.array(rowIdSchema).min(1).max(5000) }),
]);
export type ArchiveScope = z.infer<typeof archiveScopeSchema>;

export const archiveBatchSchema = z.strictObject({
  batchId: rowIdSchema,
  madeAt: instantSchema,
  madeBy: z.string(),
  /** In words: 全县, 城关镇, 城关镇 东风村, 3 户. */
  scope: z.string(),
  folder: z.string(),
  households: countSchema,
  dossiers: countSchema,
  pages: countSchema,
  reused: countSchema,
  failures: countSchema,
  unmasked: z.boolean(),
  state: z.enum(['running', 'done', 'stopped']),
});

export const archiveTemplateSchema = z.strictObject({
  templateId: rowIdSchema,
  name: z.string(),
  kind: z.enum(['docx', 'xlsx']),
  addedAt: instantSchema,
  addedBy: z.string(),
  fields: countSchema,
});

/** How a batch is made. `resume`: the batch that is gone on with, in its folder. */
export const archiveMakingSchema = z
  .strictObject({
    scope: archiveScopeSchema,
    placeholders: z.boolean(),
    /** Dossiers in the folder whose content would be the same stay as they are. */
    changedOnly: z.boolean(),
    templates: z.array(rowIdSchema).max(20),
    resume: rowIdSchema.nullable(),
    unmasked: z.boolean(),
    purpose: z.string().trim().max(200),
  })
  .refine(({ unmasked, purpose }) => !unmasked || purpose.length >= 2, '请写明用途');
export type ArchiveMaking = z.infer<typeof archiveMakingSchema>;

export const archiveContracts = {
  'archive.state': byData(
    nothing,
    z.strictObject({
      frame: archiveFrameSchema,
      packs: z.array(policyPackBriefSchema),
      sources: z.array(archiveSourceSchema),
      columns: z.array(archiveColumnSchema),
      totals: archiveTotalsSchema,
      townships: z.array(
        z.strictObject({ township: z.string(), villages: z.array(z.string()), households: countSchema }),
      ),
      /** Something was read or the frame was changed since the households were checked: `jobs.archiveCheck` mends it. */
      stale: z.boolean(),
      templates: z.array(archiveTemplateSchema),
      batches: z.array(archiveBatchSchema),
    }),
  ),
  'archive.setFrame': byData(
    z.strictObject({ year: yearSchema, makingDate: plainDaySchema, packId: z.string().max(100) }),
    archiveFrameSchema,
  ),
  /** Takes a file out of the archive again. What people keyed in of its households stays. */
  'archive.removeSource': byData(z.strictObject({ sourceId: rowIdSchema }), nothing),
  /** What was said of rows of a file: 第几行, why it was set aside or what of it could not be read. */
  'archive.remarks': byData(
    z.strictObject({ sourceId: rowIdSchema, offset: countSchema, limit: z.number().int().min(1).max(500) }),
    z.strictObject({ total: countSchema, remarks: z.array(z.strictObject({ pointer: z.string(), says: z.string() })) }),
  ),
  /** The county by townships (`township` null), or one township by villages. */
  'archive.map': byData(
    z.strictObject({ township: z.string().nullable() }),
    z.strictObject({ columns: z.array(archiveColumnSchema), rows: z.array(archiveMapRowSchema) }),
  ),
  'archive.page': byData(
    z.strictObject({
      filter: archiveFilterSchema,
      sort: archiveSortSchema,
      offset: countSchema,
      limit: z.number().int().min(1).max(500),
    }),
    z.strictObject({ total: countSchema, rows: z.array(archiveRowSchema) }),
  ),
  'archive.get': byData(z.strictObject({ householdId: rowIdSchema }), archiveHouseholdSchema),
  /** The households before and after in the list as it is filtered and sorted. */
  'archive.neighbours': byData(
    z.strictObject({ householdId: rowIdSchema, filter: archiveFilterSchema, sort: archiveSortSchema }),
    z.strictObject({
      previous: rowIdSchema.nullable(),
      next: rowIdSchema.nullable(),
      /** From 0; null: it is not in the list any more. */
      position: countSchema.nullable(),
      total: countSchema,
    }),
  ),
  /** The full numbers of a household; the look is recorded. */
  'archive.uncover': byData(z.strictObject({ householdId: rowIdSchema }), archiveHouseholdSchema),
  /** The household of the archive that belongs to a household of the reconciliation, by its token; null: none. */
  'archive.ofHousehold': byData(
    z.strictObject({ household: z.string().max(64) }),
    z.strictObject({ householdId: rowIdSchema.nullable() }),
  ),

  /** Keys in what lies in the dossier, new (`entry` null) or in place of an entry. */
  'archive.putEntry': byData(
    z.strictObject({ ...onHousehold, entry: z.string().nullable(), keyed: keyedEntrySchema }),
    changed,
  ),
  'archive.removeEntry': byData(z.strictObject({ ...onHousehold, entry: z.string() }), changed),
  /** Keys in what the paper says; fields not named stay. Texts as typed. null takes a keyed value back. */
  'archive.putPaper': byData(
    z.strictObject({
      ...onHousehold,
      values: z.record(z.string().max(40), z.string().trim().max(500).nullable()),
    }),
    changed,
  ),
  /** Which side is wrong; null takes the decision back. */
  'archive.decide': byData(
    z.strictObject({
      ...onHousehold,
      field: z.string().max(40),
      result: z.enum(['system_wrong', 'paper_wrong', 'both_wrong']).nullable(),
      note: z.string().trim().max(200),
    }),
    changed,
  ),
  'archive.addEvent': byData(
    z.strictObject({
      ...onHousehold,
      kind: eventKindSchema,
      date: z.string().trim().max(20),
      note: z.string().trim().max(200),
    }),
    changed,
  ),
  /** Takes a step back that nothing rests on. */
  'archive.undo': byData(z.strictObject({ ...onHousehold, stepId: rowIdSchema }), changed),
  'archive.detachScan': byData(z.strictObject({ ...onHousehold, scanId: rowIdSchema }), changed),
  /** A scan to look at; the look is recorded. */
  'archive.scan': byData(
    z.strictObject({ scanId: rowIdSchema }),
    z.strictObject({ name: z.string(), media: z.string(), content: z.base64() }),
  ),
  /** The dossier as it would be printed, of today's data; `code`: one material of it only. */
  'archive.preview': byData(
    z.strictObject({
      householdId: rowIdSchema,
      code: itemCodeSchema.nullable(),
      placeholders: z.boolean(),
    }),
    z.strictObject({
      content: z.base64(),
      pages: countSchema,
      parts: z.array(z.strictObject({ code: itemCodeSchema, title: z.string(), from: countSchema, to: countSchema })),
      /** Characters no font has, scans that cannot be used. */
      warnings: z.array(z.string()),
    }),
  ),

  /** Where a batch lies, for going on with it. Asked by main. */
  'archive.batchFolder': byData(z.strictObject({ batchId: rowIdSchema }), z.strictObject({ folder: z.string() })),
  'archive.removePack': byData(z.strictObject({ packId: z.string() }), nothing),
  'archive.removeTemplate': byData(z.strictObject({ templateId: rowIdSchema }), nothing),
  /** Every field a template may use. */
  'archive.templateFields': byData(
    nothing,
    z.strictObject({
      fields: z.array(
        z.strictObject({ name: z.string(), loop: z.string(), explains: z.string(), example: z.string() }),
      ),
    }),
  ),

  /** Reads tables into the archive; scans that an inventory names are taken from beside it. `kind` null: told by their content. Checks everything after. */
  'jobs.archiveRead': byMain(
    z.strictObject({
      kind: tableKindSchema.nullable(),
      tokens: z.array(fileTokenSchema).min(1).max(200),
      /** Takes the place of what was read of the same kind, or is added to it. */
      replaces: z.boolean(),
    }),
    startedSchema,
  ),
  /** Reads the sample county's archive, to try things out. Only where the archive is empty. */
  'jobs.archiveSample': byMain(nothing, startedSchema),
  'jobs.archiveCheck': byMain(nothing, startedSchema),
  /** Attaches scans to a material of a household, by tokens of files. */
  'jobs.archiveScans': byMain(
    z.strictObject({
      ...onHousehold,
      code: itemCodeSchema,
      entry: z.string().nullable(),
      tokens: z.array(fileTokenSchema).min(1).max(50),
    }),
    startedSchema,
  ),
  /** Adds policy packs or templates, by token. */
  'jobs.archiveRules': byMain(
    z.strictObject({ what: z.enum(['pack', 'template']), tokens: z.array(fileTokenSchema).min(1).max(10) }),
    startedSchema,
  ),
  /** Asks for the folder (dialog; null: closed), then makes dossiers, lists, catalogue and labels into it. `resume`: goes on with a batch in its folder. */
  'jobs.archiveMake': byMain(archiveMakingSchema, startedSchema.nullable()),
};
