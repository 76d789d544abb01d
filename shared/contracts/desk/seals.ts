import { z } from 'zod';
import { ADJUSTMENT_KINDS, type AdjustmentKind, adjustmentProblem } from '../../domain/seal/adjustment.ts';
import { countSchema, fenSchema, instantSchema, periodSchema, rowIdSchema, sha256Schema, typedText } from './common.ts';
import { byData, byMain } from './contract.ts';

export const sealCheckSchema = z.strictObject({
  id: z.string(),
  /** `must`: it has to be so before a month is sealed; `warning`: it may be otherwise, and the seal says so. */
  level: z.enum(['must', 'warning']),
  ok: z.boolean(),
  sentence: z.string(),
});

const monthName = { monthId: rowIdSchema, period: periodSchema, programme: z.string() };

/** A month on the page 封账. */
export const sealedMonthSchema = z.strictObject({
  ...monthName,
  /** null: the month is open. */
  seal: z
    .strictObject({
      sealedAt: instantSchema,
      byName: z.string(),
      code: z.string(),
      sha256: sha256Schema,
      runId: rowIdSchema,
      /** Cases that were open when it was sealed. */
      openCases: countSchema,
      logSeq: countSchema,
    })
    .nullable(),
  adjustments: countSchema,
  adjustedFen: fenSchema,
});
export type SealedMonth = z.infer<typeof sealedMonthSchema>;

const adjustmentKindSchema = z.enum(ADJUSTMENT_KINDS as readonly [AdjustmentKind, ...AdjustmentKind[]]);

export const adjustmentSchema = z.strictObject({
  adjustmentId: rowIdSchema,
  madeAt: instantSchema,
  byName: z.string(),
  kind: adjustmentKindSchema,
  label: z.string(),
  fen: fenSchema,
  reason: z.string(),
  caseId: rowIdSchema.nullable(),
});

/** An end of the log known from outside: what a printed statement or a handed-out package says. */
export const knownHeadSchema = z.strictObject({ seq: z.number().int().positive(), sha256: sha256Schema });

export const sealContracts = {
  /** Every month with its seal, the newest first. */
  'seals.list': byData(z.strictObject({}), z.array(sealedMonthSchema)),
  /** What has to be finished before the month is sealed, and what only has to be said. */
  'seals.checks': byData(
    z.strictObject({ monthId: rowIdSchema }),
    z.strictObject({ maySeal: z.boolean(), checks: z.array(sealCheckSchema) }),
  ),
  /** Seals the month: nothing of it can be changed any more. */
  'seals.make': byData(z.strictObject({ monthId: rowIdSchema }), sealedMonthSchema),
  'adjustments.list': byData(z.strictObject({ monthId: rowIdSchema }), z.array(adjustmentSchema)),
  /** A dated correction that points to the sealed month. */
  'adjustments.add': byData(
    z
      .strictObject({
        monthId: rowIdSchema,
        kind: adjustmentKindSchema,
        fen: fenSchema,
        reason: typedText(500),
        caseId: rowIdSchema.nullable(),
      })
      .superRefine((asked, context) => {
        const problem = adjustmentProblem(asked);
        if (problem !== null) context.addIssue({ code: 'custom', message: problem });
      }),
    z.array(adjustmentSchema),
  ),
  /** Verifies the whole log, and what it vouches for, in a job. `known`: ends of the log somebody has on paper. */
  'jobs.verifyLog': byMain(
    z.strictObject({ known: z.array(knownHeadSchema).max(20) }),
    z.strictObject({ jobId: z.number().int().positive() }),
  ),
};

export const verifyLogResultSchema = z.strictObject({
  kind: z.literal('verify-log'),
  entries: countSchema,
  keptRows: countSchema,
  seq: countSchema,
  sha256: sha256Schema,
  sm3: sha256Schema,
  /** The first thing that is wrong, as a sentence; null where nothing is. */
  problem: z.string().nullable(),
});
