import { z } from 'zod';
import { archiveResultSchemas } from './archive-results.ts';
import {
  countSchema,
  fileKindSchema,
  fileTokenSchema,
  instantSchema,
  nothing,
  rowIdSchema,
  startedSchema,
} from './common.ts';
import { byMain } from './contract.ts';
import { deskErrorSchema } from './desk-error.ts';
import { differenceFilterSchema } from './differences.ts';
import { documentResultSchema } from './documents.ts';
import { fileOverridesSchema } from './files.ts';
import { precheckJobResultSchema } from './precheck.ts';
import { verifyLogResultSchema } from './seals.ts';

export const jobKindSchema = z.enum([
  'sample',
  'import',
  'reconcile',
  'export',
  'document',
  'evidence',
  'precheck',
  'backup',
  'restore',
  'verify-log',
  'archive-read',
  'archive-sample',
  'archive-check',
  'archive-scans',
  'archive-rules',
  'archive-make',
]);

/** What became of each file of an import. */
export const importedFileSchema = z.strictObject({
  name: z.string(),
  /** The entry of the month; null where the file could not be read. */
  monthFileId: rowIdSchema.nullable(),
  kind: fileKindSchema.nullable(),
  /** `same`: this very file stood there already, and nothing was done. `replaced`: it took the place of an earlier version of it. */
  outcome: z.enum(['added', 'replaced', 'same', 'refused']),
  error: deskErrorSchema.nullable(),
});

export const jobResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sample'), monthId: rowIdSchema, runId: rowIdSchema }),
  z.strictObject({ kind: z.literal('import'), monthId: rowIdSchema, files: z.array(importedFileSchema) }),
  z.strictObject({ kind: z.literal('reconcile'), monthId: rowIdSchema, runId: rowIdSchema }),
  z.strictObject({
    kind: z.literal('export'),
    runId: rowIdSchema,
    name: z.string(),
    rows: countSchema,
    warnings: z.array(z.string()),
  }),
  documentResultSchema,
  verifyLogResultSchema,
  z.strictObject({
    kind: z.literal('evidence'),
    caseId: rowIdSchema,
    files: z.array(
      z.strictObject({
        name: z.string(),
        /** null where it was refused. */
        evidenceId: rowIdSchema.nullable(),
        /** `same`: these bytes were given for this case before, and stand. */
        outcome: z.enum(['added', 'same', 'refused']),
        error: deskErrorSchema.nullable(),
      }),
    ),
  }),
  precheckJobResultSchema,
  ...archiveResultSchemas,
  z.strictObject({ kind: z.literal('backup'), name: z.string() }),
  z.strictObject({ kind: z.literal('restore'), name: z.string(), madeAt: instantSchema, months: countSchema }),
]);
export type JobResult = z.infer<typeof jobResultSchema>;

export const jobProgressSchema = z.strictObject({
  phase: z.enum(['read', 'match', 'write', 'verify', 'sample', 'keep']),
  what: z.string(),
  done: z.number().min(0),
  /** 0 where it is not known. */
  total: z.number().min(0),
  unit: z.enum(['bytes', 'rows']),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

/** One job as main knows it, from its start to what became of it. */
export const jobSchema = z.strictObject({
  id: z.number().int().positive(),
  kind: jobKindSchema,
  monthId: rowIdSchema.nullable(),
  /** In words: 导入 3 个文件, 对账 2026-04 农村低保. */
  title: z.string(),
  startedAt: instantSchema,
  elapsedMs: countSchema,
  state: z.enum(['running', 'stopping', 'done', 'failed', 'cancelled']),
  progress: jobProgressSchema.nullable(),
  result: jobResultSchema.nullable(),
  error: deskErrorSchema.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobContracts = {
  /** The job that runs or the last one that ended; null where none was started. Survives a reload of the window. */
  'jobs.current': byMain(nothing, jobSchema.nullable()),
  'jobs.cancel': byMain(z.strictObject({ jobId: z.number().int().positive() }), z.strictObject({})),
  /** Makes the sample county, imports it and reconciles it. */
  'jobs.sample': byMain(nothing, startedSchema),
  /** Reads files into the month. `kind` null: told by their content. `replaces`: the entry whose corrected version this is. */
  'jobs.import': byMain(
    z.strictObject({
      monthId: rowIdSchema,
      kind: fileKindSchema.nullable(),
      tokens: z.array(fileTokenSchema).min(1).max(200),
      replaces: rowIdSchema.nullable(),
      /** How to read them where a person knows better; encoding and delimiter can only be changed here, from the file itself. */
      overrides: fileOverridesSchema.nullable(),
    }),
    startedSchema,
  ),
  'jobs.reconcile': byMain(z.strictObject({ monthId: rowIdSchema }), startedSchema),
  /** Asks where to save (save dialog), then writes. null: the dialog was closed. A purpose is required for unmasked numbers. */
  'jobs.export': byMain(
    z
      .strictObject({
        runId: rowIdSchema,
        what: z.enum(['pdf', 'xlsx', 'csv', 'mapping']),
        /** Only the differences that pass; null: all. The statement (pdf) is always whole. */
        filter: differenceFilterSchema.nullable(),
        unmasked: z.boolean(),
        purpose: z.string().trim().max(200),
      })
      .refine(({ unmasked, purpose }) => !unmasked || purpose.length >= 2, '请写明用途'),
    startedSchema.nullable(),
  ),
  /** Opens the system's dialog; what was chosen comes back as tokens. */
  'files.choose': byMain(
    z.strictObject({
      kind: z.union([fileKindSchema, z.enum(['evidence', 'archive', 'scan', 'pack', 'template'])]).nullable(),
      several: z.boolean(),
    }),
    z.array(z.strictObject({ token: fileTokenSchema, name: z.string(), bytes: countSchema })),
  ),
};
