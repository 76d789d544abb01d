import { z } from 'zod';
import { CASE_STATES } from '../../domain/case/case-state.ts';
import {
  codeSchema,
  countSchema,
  fenSchema,
  instantSchema,
  ledgerKindSchema,
  prioritySchema,
  rowIdSchema,
  typedText,
} from './common.ts';
import { byData } from './contract.ts';

/** Which differences are shown. Everything that is given has to hold; an empty list is no condition. */
export const differenceFilterSchema = z.strictObject({
  codes: z.array(codeSchema).optional(),
  priorities: z.array(prioritySchema).optional(),
  townships: z.array(z.string()).optional(),
  /** Fen, both ends included. */
  amountFrom: fenSchema.optional(),
  amountTo: fenSchema.optional(),
  status: z.array(z.enum(['open', 'decided'])).optional(),
  /** Words, each of which has to be found: name, pinyin or its initials, last four digits, village, difference number. */
  text: z.string().trim().max(40).optional(),
  /** Against the month before: needs a run to compare with. */
  compared: z.strictObject({ runId: rowIdSchema, states: z.array(z.enum(['new', 'persisting'])) }).optional(),
});
export type DifferenceFilter = z.infer<typeof differenceFilterSchema>;

export const differenceSortSchema = z.strictObject({
  by: z.enum(['standard', 'code', 'priority', 'township', 'village', 'name', 'amount']),
  descending: z.boolean(),
});
export type DifferenceSort = z.infer<typeof differenceSortSchema>;

/** One row of the grid. Numbers masked. */
export const differenceRowSchema = z.strictObject({
  differenceId: rowIdSchema,
  /** 0-based place in the standard order (priority, township, id). */
  at: countSchema,
  stableId: z.string(),
  code: codeSchema,
  priority: prioritySchema,
  township: z.string(),
  village: z.string(),
  name: z.string(),
  idNumber: z.string(),
  account: z.string(),
  field: z.string(),
  values: z.strictObject({ approval: z.string(), finance: z.string(), bank: z.string() }),
  amountFen: fenSchema,
  rule: z.string(),
  explanation: z.string(),
  status: z.enum(['open', 'decided']),
  /** Where its case (疑点) stands; null where its month has not been carried into cases. */
  caseState: z.enum(CASE_STATES).nullable(),
});
export type DifferenceRow = z.infer<typeof differenceRowSchema>;

/** A stretch of a text; `differs`: its characters are not those of the other ledgers. */
export const textPieceSchema = z.strictObject({ text: z.string(), differs: z.boolean() });

/** One field of the household beside itself: what each ledger says, as written, with the differing characters marked. */
export const comparedFieldSchema = z.strictObject({
  column: z.string(),
  label: z.string(),
  /** null: that ledger has no such column or no line. */
  approval: z.array(textPieceSchema).nullable(),
  finance: z.array(textPieceSchema).nullable(),
  bank: z.array(textPieceSchema).nullable(),
  /** `same`: alike as written. `normalised`: alike once spaces, widths and the like are gone. `differs`: a real difference. `alone`: one ledger has it. */
  state: z.enum(['same', 'normalised', 'differs', 'alone']),
  /** What kind of personal number it is: shown masked, uncovered by a click. */
  sensitive: z.enum(['none', 'id', 'account']),
});

/** A line's place in a source file. */
export const rowPlaceSchema = z.strictObject({
  ledger: ledgerKindSchema,
  fileId: rowIdSchema,
  file: z.string(),
  sheet: z.string(),
  row: z.number().int().positive(),
  /** The headers of the sheet by column index, and what each column was taken for. */
  headers: z.array(z.string()),
  columns: z.array(
    z.strictObject({ column: z.string(), label: z.string(), indexes: z.array(z.number().int().min(0)) }),
  ),
});

export type RowPlace = z.infer<typeof rowPlaceSchema>;

/** What speaks for and against two lines being one household. */
export const weighedSchema = z.strictObject({
  field: z.string(),
  label: z.string(),
  speaks: z.enum(['for', 'against', 'neither']),
  sentence: z.string(),
});

export const candidateSchema = z.strictObject({
  key: z.string(),
  ledger: ledgerKindSchema,
  /** Candidates with the same number are one household already; from 0. */
  household: countSchema,
  name: z.string(),
  idNumber: z.string(),
  account: z.string(),
  cert: z.string(),
  township: z.string(),
  village: z.string(),
  amountFen: fenSchema.nullable(),
  /** 2026-04, or 2026-03起3个月; '' where the ledger does not say. */
  months: z.string(),
  headcount: countSchema.nullable(),
  rows: z.string(),
});

export type Candidate = z.infer<typeof candidateSchema>;

export const decisionSchema = z.strictObject({
  decisionId: rowIdSchema,
  monthId: rowIdSchema,
  verdict: z.enum(['same', 'different']),
  households: z.array(z.string()),
  /** Names and ledgers in words, for the list. */
  about: z.string(),
  reason: z.string(),
  madeAt: instantSchema,
  undoneAt: instantSchema.nullable(),
  /** Whether the last run knows of it. */
  applied: z.boolean(),
});

export type Decision = z.infer<typeof decisionSchema>;

export const differenceDetailSchema = z.strictObject({
  row: differenceRowSchema,
  runId: rowIdSchema,
  codeLabel: z.string(),
  ruleLabel: z.string(),
  fields: z.array(comparedFieldSchema),
  places: z.array(rowPlaceSchema),
  candidates: z.array(candidateSchema),
  /** For each pair of candidates of different ledgers: indexes into `candidates`. */
  weighed: z.array(z.strictObject({ a: countSchema, b: countSchema, evidence: z.array(weighedSchema) })),
  decisions: z.array(decisionSchema),
  household: z.string(),
  /** The case (疑点) it belongs to; null where its month has not been carried into cases. */
  caseId: rowIdSchema.nullable(),
  /** The same household in other months, newest first. */
  earlier: z.array(
    z.strictObject({
      period: z.string(),
      programme: z.string(),
      runId: rowIdSchema,
      approvedFen: fenSchema.nullable(),
      requestedFen: fenSchema.nullable(),
      paidFen: fenSchema.nullable(),
      creditedFen: fenSchema.nullable(),
      codes: z.array(codeSchema),
    }),
  ),
});
export type DifferenceDetail = z.infer<typeof differenceDetailSchema>;

const view = { runId: rowIdSchema, filter: differenceFilterSchema, sort: differenceSortSchema };

export const differenceContracts = {
  /** One page of the grid: total and rows `offset … offset + limit`. */
  'differences.page': byData(
    z.strictObject({ ...view, offset: countSchema, limit: z.number().int().min(1).max(500) }),
    z.strictObject({ total: countSchema, rows: z.array(differenceRowSchema) }),
  ),
  /** Counts and money of what passes the filter, by code and by township (each counted without its own condition), for the filter bar. */
  'differences.counts': byData(
    z.strictObject({ runId: rowIdSchema, filter: differenceFilterSchema }),
    z.strictObject({
      total: countSchema,
      fen: fenSchema,
      byCode: z.array(z.strictObject({ code: codeSchema, label: z.string(), count: countSchema, fen: fenSchema })),
      byTownship: z.array(z.strictObject({ township: z.string(), count: countSchema, fen: fenSchema })),
      byPriority: z.array(z.strictObject({ priority: prioritySchema, count: countSchema, fen: fenSchema })),
    }),
  ),
  'differences.get': byData(z.strictObject({ differenceId: rowIdSchema }), differenceDetailSchema),
  /** The neighbours of a difference in the view, for stepping through with the keyboard; null at the ends. */
  'differences.neighbours': byData(
    z.strictObject({ ...view, differenceId: rowIdSchema }),
    z.strictObject({
      position: countSchema.nullable(),
      total: countSchema,
      previous: rowIdSchema.nullable(),
      next: rowIdSchema.nullable(),
    }),
  ),
  /** Uncovers the masked numbers of one difference. The look is recorded. */
  'differences.uncover': byData(
    z.strictObject({ differenceId: rowIdSchema }),
    z.strictObject({
      idNumber: z.string(),
      account: z.string(),
      values: z.strictObject({ approval: z.string(), finance: z.string(), bank: z.string() }),
      explanation: z.string(),
      fields: z.array(comparedFieldSchema),
      candidates: z.array(candidateSchema),
      weighed: z.array(z.strictObject({ a: countSchema, b: countSchema, evidence: z.array(weighedSchema) })),
    }),
  ),
  /** Uncovers one row of a source file. The look is recorded. */
  'files.uncoverRow': byData(
    z.strictObject({ fileId: rowIdSchema, sheet: z.string(), row: z.number().int().positive() }),
    z.strictObject({ row: z.number().int().positive(), cells: z.array(z.string()), hidden: z.boolean() }),
  ),
  'decisions.make': byData(
    z.strictObject({
      differenceId: rowIdSchema,
      verdict: z.enum(['same', 'different']),
      /** Keys of candidates, at least two. */
      households: z.array(z.string().min(1).max(200)).min(2).max(50),
      reason: typedText(500),
    }),
    decisionSchema,
  ),
  'decisions.undo': byData(z.strictObject({ decisionId: rowIdSchema, reason: typedText(500) }), z.strictObject({})),
  'decisions.list': byData(z.strictObject({ monthId: rowIdSchema }), z.array(decisionSchema)),
};
