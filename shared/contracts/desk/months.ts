import { z } from 'zod';
import {
  codeSchema,
  countSchema,
  fenSchema,
  fileKindSchema,
  instantSchema,
  periodSchema,
  prioritySchema,
  rowIdSchema,
  sha256Schema,
  typedText,
  verdictSchema,
} from './common.ts';
import { byData } from './contract.ts';

/** A reconciliation of a month in brief. */
export const runBriefSchema = z.strictObject({
  runId: rowIdSchema,
  finishedAt: instantSchema,
  verdict: verdictSchema,
  differences: countSchema,
  /** Differences that ask a person: possible and ambiguous matches not yet decided. */
  undecided: countSchema,
  byPriority: z.strictObject({ P1: countSchema, P2: countSchema, P3: countSchema }),
  /** Σ of the money at stake over all differences. */
  atStakeFen: fenSchema,
  resultSha256: sha256Schema,
});
export type RunBrief = z.infer<typeof runBriefSchema>;

/** A month of a programme on the 工作台. `next`: the next thing to do. */
export const monthCardSchema = z.strictObject({
  monthId: rowIdSchema,
  period: periodSchema,
  programme: z.string(),
  files: z.strictObject({ approval: countSchema, finance: countSchema, bank: countSchema, bankReturn: countSchema }),
  run: runBriefSchema.nullable(),
  /** Files or decisions changed after the run: its result no longer says what is there. */
  stale: z.boolean(),
  /** Finished: read-only from then on. */
  sealed: z.boolean(),
  next: z.enum(['choose-files', 'reconcile', 'decide', 'work-differences', 'hand-out']),
});
export type MonthCard = z.infer<typeof monthCardSchema>;

export const monthFileBriefSchema = z.strictObject({
  monthFileId: rowIdSchema,
  fileId: rowIdSchema,
  kind: fileKindSchema,
  name: z.string(),
  bytes: countSchema,
  format: z.string(),
  encoding: z.string().nullable(),
  /** Sheets that hold a table. */
  sheets: countSchema,
  /** Its layout differs from the one its profile was kept for: to be looked at before anything runs. */
  layoutChanged: z.boolean(),
  households: countSchema,
  lines: countSchema,
  amountFen: fenSchema,
  /** Sentences worth reading before anything runs: warnings, totals that do not agree, a layout that changed. */
  remarks: z.array(z.string()),
});
export type MonthFileBrief = z.infer<typeof monthFileBriefSchema>;

export const monthSchema = z.strictObject({
  card: monthCardSchema,
  files: z.array(monthFileBriefSchema),
});

const bridgePoint = z.enum(['approved', 'requested', 'paid', 'credited']);
export const bridgeRowSchema = z.strictObject({
  township: z.string(),
  approvedCount: countSchema,
  requestedCount: countSchema,
  paidCount: countSchema,
  creditedCount: countSchema,
  approvedFen: fenSchema,
  requestedFen: fenSchema,
  paidFen: fenSchema,
  creditedFen: fenSchema,
  steps: z.array(
    z.strictObject({
      from: bridgePoint,
      to: bridgePoint,
      code: codeSchema.or(z.literal('payment_pending')),
      count: countSchema,
      fen: fenSchema,
    }),
  ),
  grossFen: fenSchema,
  residualFen: fenSchema,
});

const sourceBrief = z.strictObject({
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  rowsRead: countSchema,
  rowsAccepted: countSchema,
  rowsSetAside: z.record(z.string(), countSchema),
  households: countSchema,
  amountFen: fenSchema,
});

/** The result of a run: everything of its statement that a page shows. */
export const runSchema = z.strictObject({
  brief: runBriefSchema,
  monthId: rowIdSchema,
  period: periodSchema,
  programme: z.string(),
  stale: z.boolean(),
  engine: z.strictObject({ version: z.string(), rules: z.string() }),
  sources: z.strictObject({
    approval: sourceBrief,
    finance: sourceBrief,
    bank: sourceBrief,
    bankReturn: sourceBrief.nullable(),
  }),
  presence: z.record(z.string(), countSchema),
  rules: z.record(z.string(), countSchema),
  bridge: z.array(bridgeRowSchema),
  /** The sum of the rows, township ''. */
  bridgeTotal: bridgeRowSchema,
  /** Counts and money by code, in the order of the catalogue. */
  byCode: z.array(
    z.strictObject({
      code: codeSchema,
      label: z.string(),
      priority: prioritySchema,
      count: countSchema,
      fen: fenSchema,
    }),
  ),
  warnings: z.array(z.string()),
});
export type Run = z.infer<typeof runSchema>;

export const comparisonStateSchema = z.enum(['new', 'persisting', 'solved']);

export const monthContracts = {
  'months.list': byData(z.strictObject({}), z.array(monthCardSchema)),
  /** The month of a programme; made where it is not there yet. */
  'months.open': byData(
    z.strictObject({ period: periodSchema, programme: typedText(40) }),
    z.strictObject({ monthId: rowIdSchema }),
  ),
  'months.get': byData(z.strictObject({ monthId: rowIdSchema }), monthSchema),
  'months.remove': byData(z.strictObject({ monthId: rowIdSchema }), z.strictObject({})),
  'runs.list': byData(z.strictObject({ monthId: rowIdSchema }), z.array(runBriefSchema)),
  'runs.get': byData(z.strictObject({ runId: rowIdSchema }), runSchema),
  /** This month's last run against the last run of another month (null: the month before that has one). By problem, not by period. */
  'history.compare': byData(
    z.strictObject({ monthId: rowIdSchema, againstMonthId: rowIdSchema.nullable() }),
    z.strictObject({
      runId: rowIdSchema,
      against: z.strictObject({ monthId: rowIdSchema, runId: rowIdSchema, period: periodSchema }).nullable(),
      totals: z.array(z.strictObject({ state: comparisonStateSchema, count: countSchema, fen: fenSchema })),
      byCode: z.array(
        z.strictObject({
          code: codeSchema,
          label: z.string(),
          new: countSchema,
          persisting: countSchema,
          solved: countSchema,
        }),
      ),
    }),
  ),
  /** Months of the programme in order of time, for the plots: money and differences. */
  'history.months': byData(
    z.strictObject({ programme: z.string() }),
    z.array(
      z.strictObject({
        monthId: rowIdSchema,
        period: periodSchema,
        run: runBriefSchema.nullable(),
        approvedFen: fenSchema,
        requestedFen: fenSchema,
        paidFen: fenSchema,
        creditedFen: fenSchema,
        households: countSchema,
      }),
    ),
  ),
  /** Households by name, pinyin initials or the last four digits, and one household's line through the months. */
  'households.find': byData(
    z.strictObject({ text: z.string().trim().min(1).max(40) }),
    z.array(
      z.strictObject({
        household: z.string(),
        name: z.string(),
        idNumber: z.string(),
        township: z.string(),
        village: z.string(),
      }),
    ),
  ),
  'households.line': byData(
    z.strictObject({ household: z.string().min(1).max(80) }),
    z.array(
      z.strictObject({
        monthId: rowIdSchema,
        runId: rowIdSchema,
        period: periodSchema,
        programme: z.string(),
        name: z.string(),
        township: z.string(),
        approvedFen: fenSchema.nullable(),
        requestedFen: fenSchema.nullable(),
        paidFen: fenSchema.nullable(),
        creditedFen: fenSchema.nullable(),
        codes: z.array(codeSchema),
      }),
    ),
  ),
};
