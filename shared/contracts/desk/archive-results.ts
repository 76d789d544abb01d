import { z } from 'zod';
import { tableKindSchema } from './archive-views.ts';
import { countSchema, rowIdSchema } from './common.ts';
import { deskErrorSchema } from './desk-error.ts';

/** What became of each file that was read. */
const readFileSchema = z.strictObject({
  name: z.string(),
  kind: tableKindSchema.nullable(),
  outcome: z.enum(['added', 'replaced', 'same', 'refused']),
  error: deskErrorSchema.nullable(),
});

export const archiveResultSchemas = [
  z.strictObject({
    kind: z.literal('archive-read'),
    files: z.array(readFileSchema),
    scans: countSchema,
    households: countSchema,
    remarks: countSchema,
  }),
  z.strictObject({ kind: z.literal('archive-check'), households: countSchema }),
  z.strictObject({
    kind: z.literal('archive-scans'),
    householdId: rowIdSchema,
    files: z.array(readFileSchema.omit({ kind: true })),
  }),
  z.strictObject({ kind: z.literal('archive-rules'), files: z.array(readFileSchema.omit({ kind: true })) }),
  z.strictObject({
    kind: z.literal('archive-make'),
    batchId: rowIdSchema,
    folder: z.string(),
    dossiers: countSchema,
    reused: countSchema,
    pages: countSchema,
    failures: z.array(z.strictObject({ household: z.string(), says: z.string() })),
    warnings: z.array(z.string()),
  }),
] as const;
