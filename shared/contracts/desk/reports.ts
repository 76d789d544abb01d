import { z } from 'zod';
import { countSchema, fenSchema, periodSchema } from './common.ts';
import { byData } from './contract.ts';

const tallySchema = z.strictObject({
  label: z.string(),
  count: countSchema,
  fen: fenSchema,
  byPriority: z.strictObject({ P1: countSchema, P2: countSchema, P3: countSchema }),
  closed: countSchema,
});
export type ShownTally = z.infer<typeof tallySchema>;

export const reportScopeSchema = {
  programme: z.string().trim().min(1).max(40),
  from: periodSchema,
  to: periodSchema,
};

export const reportSchema = z.strictObject({
  periods: z.array(periodSchema),
  total: tallySchema,
  byMonth: z.array(
    tallySchema.extend({
      against: periodSchema.nullable(),
      new: countSchema,
      newFen: fenSchema,
      persisting: countSchema,
      persistingFen: fenSchema,
      solved: countSchema,
      solvedFen: fenSchema,
    }),
  ),
  byCode: z.array(tallySchema),
  byTownship: z.array(tallySchema),
  ageing: z.array(z.strictObject({ label: z.string(), count: countSchema, fen: fenSchema })),
  people: z.array(z.strictObject({ name: z.string(), concluded: countSchema, reviewed: countSchema })),
  exempted: countSchema,
});
export type ShownReport = z.infer<typeof reportSchema>;

export const reportContracts = {
  /** The figures of the discrepancy report for auditors. Banks, which are read from the files' rows, stand in the documents only. */
  'reports.discrepancies': byData(
    z.strictObject(reportScopeSchema).refine(({ from, to }) => from <= to, '起始月份不能晚于截止月份'),
    reportSchema,
  ),
};
