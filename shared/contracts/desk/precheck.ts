import { z } from 'zod';
import { PRECHECK_CODES, type PrecheckCode } from '../../domain/precheck/precheck-reason.ts';
import { countSchema, fenSchema, instantSchema, nothing, periodSchema, rowIdSchema } from './common.ts';
import { byData, byMain } from './contract.ts';

export const precheckListSchema = z.enum(['release', 'hold']);
const codeSchema = z.enum(PRECHECK_CODES as unknown as [PrecheckCode, ...PrecheckCode[]]);
const sumSchema = z.strictObject({ lines: countSchema, fen: fenSchema });
const sideSchema = z.strictObject({ households: countSchema, fen: fenSchema, people: countSchema });

/** What a check comes to: the lists, and the month beside the one before. `requestedFen = release.fen + hold.fen`. */
export const precheckResultSchema = z.strictObject({
  release: sumSchema,
  hold: sumSchema,
  requestedFen: fenSchema,
  approval: sideSchema,
  finance: sideSchema,
  /** The month before, where there is one. */
  last: z.strictObject({ period: periodSchema, approval: sideSchema, finance: sideSchema }).nullable(),
  byCode: z.array(
    z.strictObject({
      code: codeSchema,
      list: precheckListSchema,
      label: z.string(),
      mend: z.string(),
      count: countSchema,
      fen: fenSchema,
    }),
  ),
  files: z.array(z.strictObject({ kind: z.string(), name: z.string(), sha256: z.string() })),
  warnings: z.array(z.string()),
});
export type PrecheckResult = z.infer<typeof precheckResultSchema>;

export const precheckBriefSchema = z.strictObject({
  precheckId: rowIdSchema,
  monthId: rowIdSchema,
  period: periodSchema,
  programme: z.string(),
  stale: z.boolean(),
  madeAt: instantSchema,
  madeBy: z.string(),
  preparedBy: z.string(),
  reviewedBy: z.string(),
  resultSha256: z.string(),
  result: precheckResultSchema,
});
export type PrecheckBrief = z.infer<typeof precheckBriefSchema>;

export const precheckRowSchema = z.strictObject({
  position: countSchema,
  list: precheckListSchema,
  name: z.string(),
  idNumber: z.string(),
  account: z.string(),
  township: z.string(),
  village: z.string(),
  approvedFen: fenSchema.nullable(),
  requestedFen: fenSchema.nullable(),
  lastFen: fenSchema.nullable(),
  reasons: z.array(
    z.strictObject({ code: codeSchema, label: z.string(), sentence: z.string(), mend: z.string(), holds: z.boolean() }),
  ),
});
export type PrecheckRow = z.infer<typeof precheckRowSchema>;

export const precheckContracts = {
  /** Checks a month that has approval and request, before any bank file exists. */
  'jobs.precheck': byMain(
    z.strictObject({ monthId: rowIdSchema }),
    z.strictObject({ jobId: z.number().int().positive() }),
  ),
  'prechecks.list': byData(nothing, z.array(precheckBriefSchema)),
  'prechecks.get': byData(z.strictObject({ precheckId: rowIdSchema }), precheckBriefSchema),
  'prechecks.lines': byData(
    z.strictObject({
      precheckId: rowIdSchema,
      list: precheckListSchema.optional(),
      code: codeSchema.optional(),
      text: z.string().max(60).optional(),
      offset: countSchema,
      limit: z.number().int().min(1).max(500),
    }),
    z.strictObject({ total: countSchema, rows: z.array(precheckRowSchema) }),
  ),
  /** 制表: the first of the two signatures. */
  'prechecks.prepare': byData(z.strictObject({ precheckId: rowIdSchema }), nothing),
  /** 复核: by another person. */
  'prechecks.review': byData(z.strictObject({ precheckId: rowIdSchema }), nothing),
};

export const precheckJobResultSchema = z.strictObject({
  kind: z.literal('precheck'),
  monthId: rowIdSchema,
  precheckId: rowIdSchema,
});
