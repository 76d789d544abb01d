import { z } from 'zod';
import { mappingSchema } from './mapping.ts';
import type { Statement } from './statement.ts';

const source = z.looseObject({
  files: z.array(z.looseObject({ name: z.string(), path: z.string(), sha256: z.string() })),
});

/** As much of a statement.json as a replay needs; everything else is compared with what the replay gives. */
export const recordedStatementSchema = z.looseObject({
  period: z.string().regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/),
  mapping: z.object({ sha256: z.string(), content: mappingSchema }).nullable(),
  sources: z.looseObject({ approval: source, finance: source, bank: source, bankReturn: source.optional() }),
  warnings: z.array(z.string()),
  masked: z.boolean().optional(),
  outputs: z.record(z.string(), z.string()),
  resultSha256: z.string(),
});

/** A statement that can be replayed. Whether the rest of it is as it should be is for the replay to say. */
export type RecordedStatement = z.infer<typeof recordedStatementSchema> & Pick<Statement, 'sources'>;
