import { z } from 'zod';
import { FOUR_PROPERTIES, SELF_CHECKS, type SelfCheckId } from '../domain/archive/self-check.ts';

const count = z.number().int().min(0);

/** self-check.json of a delivered archive: what self-check.pdf prints. */
export const archiveSelfCheckSchema = z.strictObject({
  kind: z.literal('archive-self-check'),
  version: z.literal(1),
  engine: z.string(),
  year: z.string(),
  makingDate: z.string(),
  /** The properties checked are those of this standard. */
  standard: z.string(),
  passed: z.boolean(),
  tests: z.array(
    z.strictObject({
      id: z.enum(Object.keys(SELF_CHECKS) as [SelfCheckId, ...SelfCheckId[]]),
      property: z.enum(FOUR_PROPERTIES),
      title: z.string(),
      method: z.string(),
      /** Things looked at, and those in order. */
      tested: count,
      passed: count,
      /** The first of what was wrong; `moreFindings` is how many there were besides. */
      findings: z.array(z.string()),
      moreFindings: count,
    }),
  ),
});

export type ArchiveSelfCheck = z.infer<typeof archiveSelfCheckSchema>;
