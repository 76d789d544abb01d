import { z } from 'zod';
import { CONFIDENCES, type Confidence } from '../../domain/sampling/sample-size.ts';
import { codeSchema, countSchema, fenSchema, instantSchema, prioritySchema, rowIdSchema } from './common.ts';
import { byData } from './contract.ts';

const confidenceSchema = z.literal(CONFIDENCES as unknown as readonly [Confidence, ...Confidence[]]);

/** What is drawn from: the households of a run, or the closed cases of a programme. */
export const sampledFromSchema = z.discriminatedUnion('sampled', [
  z.strictObject({ sampled: z.literal('households'), runId: rowIdSchema }),
  z.strictObject({ sampled: z.literal('closed-cases'), programme: z.string().trim().min(1).max(40) }),
]);
export type SampledFrom = z.infer<typeof sampledFromSchema>;

export const precisionSchema = z.strictObject({
  confidence: confidenceSchema,
  /** Basis points: 500 is ±5 %. */
  marginBp: z.number().int().min(10).max(5000),
  shareBp: z.number().int().min(1).max(9999),
});

export const strataRuleSchema = z
  .strictObject({
    byTownship: z.boolean(),
    risk: z.enum(['none', 'priority', 'amount']),
    bandsFen: z.array(fenSchema.positive()).max(12),
  })
  .refine(({ risk, bandsFen }) => (risk === 'amount') === bandsFen.length > 0, '按金额分层要写明分界金额')
  .refine(({ bandsFen }) => bandsFen.every((end, at) => at === 0 || end > bandsFen[at - 1]!), '分界金额要从小到大');

const rule = { from: sampledFromSchema, precision: precisionSchema, strata: strataRuleSchema };

/** One line, as the text that is hashed wants it. */
export const seedSchema = z
  .string()
  .trim()
  .max(60)
  .regex(/^\P{Cc}*$/u);

const sizeSchema = z.strictObject({
  population: countSchema,
  confidence: confidenceSchema,
  marginBp: z.number().int(),
  shareBp: z.number().int(),
  infiniteThousandths: countSchema,
  size: countSchema,
});

const allocationSchema = z.strictObject({
  stratum: z.string(),
  population: countSchema,
  drawn: countSchema,
  raised: z.boolean(),
});

export const drawBriefSchema = z.strictObject({
  drawId: rowIdSchema,
  at: instantSchema,
  by: z.string(),
  sampled: z.enum(['households', 'closed-cases']),
  about: z.string(),
  /** The how manieth drawing about the same. */
  time: z.number().int().positive(),
  population: countSchema,
  drawn: countSchema,
  seed: z.string(),
  populationSha256: z.string(),
});
export type DrawBrief = z.infer<typeof drawBriefSchema>;

/** A unit that was drawn. Numbers masked. `known` false: what it was about is no longer in the workplace. */
export const drawnUnitSchema = z.strictObject({
  at: z.number().int().positive(),
  id: z.string(),
  stratum: z.string(),
  known: z.boolean(),
  township: z.string(),
  village: z.string(),
  name: z.string(),
  idNumber: z.string(),
  amountFen: fenSchema,
  priority: prioritySchema.nullable(),
  codes: z.array(codeSchema),
});
export type DrawnUnit = z.infer<typeof drawnUnitSchema>;

export const drawSchema = drawBriefSchema.extend({
  precision: precisionSchema,
  strata: z.strictObject({
    byTownship: z.boolean(),
    risk: z.enum(['none', 'priority', 'amount']),
    bandsFen: z.array(fenSchema),
  }),
  size: sizeSchema,
  /** The reckoning, and the way of drawing, in words. */
  sizeText: z.string(),
  strataText: z.string(),
  howDrawn: z.string(),
  allocation: z.array(allocationSchema),
  /** The first 500. */
  units: z.array(drawnUnitSchema),
});
export type ShownDraw = z.infer<typeof drawSchema>;

export const samplingContracts = {
  /** How large the sample would be, and how it would be shared out. Draws nothing. */
  'sampling.plan': byData(
    z.strictObject(rule),
    z.strictObject({
      about: z.string(),
      size: sizeSchema,
      sizeText: z.string(),
      allocation: z.array(allocationSchema),
      /** In all: the size, and one for every stratum that would have had none. */
      toDraw: countSchema,
      /** Drawings about the same that were made before. */
      before: countSchema,
    }),
  ),
  /** Draws, and keeps what was drawn. An empty seed: the program makes one. */
  'sampling.draw': byData(z.strictObject({ ...rule, seed: seedSchema }), z.strictObject({ drawId: rowIdSchema })),
  'sampling.list': byData(z.strictObject({}), z.array(drawBriefSchema)),
  'sampling.get': byData(z.strictObject({ drawId: rowIdSchema }), drawSchema),
  /** Draws once more from the population and the seed that are kept, and compares. `problems`: in words, empty where all agrees. */
  'sampling.redraw': byData(
    z.strictObject({ drawId: rowIdSchema }),
    z.strictObject({
      agrees: z.boolean(),
      problems: z.array(z.string()),
      /** Whether the present population is still the one it was drawn from; null: it is not there any more. */
      populationUnchanged: z.boolean().nullable(),
    }),
  ),
};
