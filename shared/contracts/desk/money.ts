import { z } from 'zod';
import { DISPOSAL_FAULTS } from '../../domain/disposal/disposal-fault.ts';
import { DISPOSAL_STATES } from '../../domain/disposal/disposal-head.ts';
import { DISPOSAL_KINDS, STOP_REASONS } from '../../domain/disposal/disposal-kind.ts';
import { FAILURE_LABEL, type FailureCategory } from '../../domain/ledger/failure-category.ts';
import { PAYMENT_STATES } from '../../domain/payment/payment-head.ts';
import { countSchema, fenSchema, instantSchema, nothing, periodSchema, rowIdSchema, typedText } from './common.ts';
import { byData } from './contract.ts';
import { moneyRulesSchema } from './money-rules.ts';

const daySchema = z
  .string()
  .regex(/^(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, '日期写成 2026-05-08 这样');
const page = { offset: countSchema, limit: z.number().int().min(1).max(500) };
const programme = z.string().max(40);
const text = z.string().max(60);
const receiptSchema = z.strictObject({ number: typedText(60), date: daySchema });
const positiveFen = z.number().int().min(1).max(1e13);

export const failureCategorySchema = z.enum(Object.keys(FAILURE_LABEL) as [FailureCategory, ...FailureCategory[]]);
export const paymentStateSchema = z.enum(PAYMENT_STATES);
export const paymentFilterSchema = z.strictObject({
  programme: programme.optional(),
  states: z.array(paymentStateSchema).max(10).optional(),
  categories: z.array(failureCategorySchema).max(20).optional(),
  township: text.optional(),
  text: text.optional(),
  overdue: z.boolean().optional(),
  asked: z.boolean().optional(),
});
export type PaymentFilterInput = z.infer<typeof paymentFilterSchema>;

/** Money that came back, as lists show it. Numbers of people are covered. */
export const paymentRowSchema = z.strictObject({
  paymentId: rowIdSchema,
  programme: z.string(),
  period: periodSchema,
  benefitMonth: periodSchema,
  item: z.string(),
  name: z.string(),
  idNumber: z.string(),
  account: z.string(),
  township: z.string(),
  village: z.string(),
  origin: z.enum(['failed', 'returned', 'misdirected']),
  state: paymentStateSchema,
  /** What is wrong, in our words, and in the bank's. */
  reason: z.string(),
  words: z.string(),
  returnedFen: fenSchema,
  paidFen: fenSchema,
  treasuryFen: fenSchema,
  openFen: fenSchema,
  inFlightFen: fenSchema,
  recoveredFen: fenSchema,
  surplusFen: fenSchema,
  failures: countSchema,
  movedAt: instantSchema,
  dueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  /** Who acts next, with which document; '' where nothing is to be done. */
  who: z.string(),
  document: z.string(),
  questions: countSchema,
});
export type PaymentRow = z.infer<typeof paymentRowSchema>;

const balance = {
  count: countSchema,
  returnedFen: fenSchema,
  paidFen: fenSchema,
  treasuryFen: fenSchema,
  openFen: fenSchema,
  inFlightFen: fenSchema,
};

/** A step of a chain as people read it. */
export const moneyStepSchema = z.strictObject({
  place: countSchema,
  at: instantSchema,
  /** Name of the person; '' for what the program read off files. */
  by: z.string(),
  type: z.string(),
  label: z.string(),
  sentence: z.string(),
  fen: fenSchema.nullable(),
  isUndone: z.boolean(),
  /** Whether whoever asks may take it back now. */
  canUndo: z.boolean(),
});
export type MoneyStep = z.infer<typeof moneyStepSchema>;

export const paymentDetailSchema = z.strictObject({
  row: paymentRowSchema,
  bankRows: z.string(),
  hint: z.string(),
  steps: z.array(moneyStepSchema),
  questions: z.array(
    z.strictObject({
      line: z.string(),
      period: periodSchema,
      fen: fenSchema,
      pointer: z.string(),
      sentence: z.string(),
    }),
  ),
  /** What a person may enter now. */
  may: z.array(z.enum(['checked', 'corrected', 'sent', 'paid', 'treasury', 'recovered'])),
});
export type PaymentDetail = z.infer<typeof paymentDetailSchema>;

export const paymentStepSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('checked'), finding: typedText(300), mustCorrect: z.boolean() }),
  z.strictObject({ type: z.literal('corrected'), what: typedText(300) }),
  z.strictObject({ type: z.literal('sent'), batch: typedText(80), date: daySchema }),
  z.strictObject({ type: z.literal('paid'), fen: positiveFen, receipt: receiptSchema }),
  z.strictObject({ type: z.literal('treasury'), fen: positiveFen, receipt: receiptSchema }),
  z.strictObject({ type: z.literal('recovered'), fen: positiveFen, receipt: receiptSchema }),
]);
export type PaymentStepInput = z.infer<typeof paymentStepSchema>;

export const proposalSchema = z.strictObject({
  kind: z.enum(DISPOSAL_KINDS),
  reason: z.enum(STOP_REASONS).nullable(),
  note: typedText(500),
  deathDate: daySchema.nullable(),
  since: periodSchema.nullable(),
  fromFen: z.number().int().min(0).max(1e13),
  toFen: z.number().int().min(0).max(1e13),
  backPay: z.array(z.strictObject({ period: periodSchema, fen: positiveFen })).max(60),
});

const dueMonthSchema = z.strictObject({
  period: periodSchema,
  creditedFen: fenSchema,
  dueFen: fenSchema,
  overFen: fenSchema,
});
const faultSchema = z.strictObject({
  code: z.enum(DISPOSAL_FAULTS),
  label: z.string(),
  fen: fenSchema,
  sentence: z.string(),
});

export const disposalRowSchema = z.strictObject({
  disposalId: rowIdSchema,
  caseId: rowIdSchema,
  kind: z.enum(DISPOSAL_KINDS),
  reason: z.enum(STOP_REASONS).nullable(),
  note: z.string(),
  programme: z.string(),
  name: z.string(),
  idNumber: z.string(),
  township: z.string(),
  village: z.string(),
  state: z.enum(DISPOSAL_STATES),
  deathDate: z.string().nullable(),
  since: z.string().nullable(),
  fromFen: fenSchema,
  toFen: fenSchema,
  backPay: z.array(z.strictObject({ period: periodSchema, fen: fenSchema })),
  proposedBy: z.string(),
  approvedBy: z.string(),
  proposedAt: instantSchema,
  firstMonth: z.string().nullable(),
  executeBy: z.string().nullable(),
  executedOn: z.string().nullable(),
  isOverdue: z.boolean(),
  months: z.array(dueMonthSchema),
  dueFen: fenSchema,
  receivedFen: fenSchema,
  remainingFen: fenSchema,
  recovery: z.enum(['none', 'open', 'settled', 'closed']),
  exempt: z.string().nullable(),
  faults: z.array(faultSchema),
});
export type DisposalRow = z.infer<typeof disposalRowSchema>;

export const disposalStepSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('executed'), date: daySchema, note: z.string().trim().max(200) }),
  z.strictObject({ type: z.literal('receipt'), fen: positiveFen, receipt: receiptSchema }),
  z.strictObject({ type: z.literal('recovery-closed'), reason: typedText(300) }),
  z.strictObject({ type: z.literal('withdrawn'), reason: typedText(300) }),
]);

export const moneyContracts = {
  /** What there is to choose from: programmes with their townships. */
  'payments.places': byData(
    nothing,
    z.array(z.strictObject({ programme: z.string(), townships: z.array(z.string()) })),
  ),
  /** The sum that must hold, whole and by reason. */
  'payments.sums': byData(
    paymentFilterSchema,
    z.strictObject({
      total: z.strictObject({ ...balance, openCount: countSchema, overdue: countSchema }),
      byReason: z.array(
        z.strictObject({
          ...balance,
          openCount: countSchema,
          overdue: countSchema,
          category: failureCategorySchema,
          origin: z.enum(['failed', 'misdirected']),
          label: z.string(),
          who: z.string(),
          document: z.string(),
          hint: z.string(),
        }),
      ),
    }),
  ),
  'payments.page': byData(
    z.strictObject({ filter: paymentFilterSchema, ...page }),
    z.strictObject({ total: countSchema, rows: z.array(paymentRowSchema) }),
  ),
  'payments.get': byData(z.strictObject({ paymentId: rowIdSchema }), paymentDetailSchema),
  /** Full numbers, which the log tells of. */
  'payments.uncover': byData(
    z.strictObject({ paymentId: rowIdSchema }),
    z.strictObject({ idNumber: z.string(), account: z.string() }),
  ),
  /** Enters what a person did. */
  'payments.step': byData(z.strictObject({ paymentId: rowIdSchema, step: paymentStepSchema }), nothing),
  /** Says whether a line the program was not sure of pays this money again. */
  'payments.answer': byData(
    z.strictObject({
      paymentId: rowIdSchema,
      line: z.string().min(1).max(200),
      isReissue: z.boolean(),
      reason: typedText(300),
    }),
    nothing,
  ),
  'payments.undo': byData(
    z.strictObject({ paymentId: rowIdSchema, place: countSchema, reason: typedText(300) }),
    nothing,
  ),
  /** Begins to follow money that went to somebody else. `fen` of a payment of this month to the household. */
  'payments.misdirect': byData(
    z.strictObject({ differenceId: rowIdSchema, fen: positiveFen, reason: typedText(300) }),
    z.strictObject({ paymentId: rowIdSchema }),
  ),
  /** Money followed of the household of a difference: what the difference may be explained by. */
  'payments.ofDifference': byData(z.strictObject({ differenceId: rowIdSchema }), z.array(paymentRowSchema)),
  'money.rules': byData(nothing, moneyRulesSchema),
  'money.setRules': byData(moneyRulesSchema, nothing),

  /** What a case lets be proposed: money of the household, and why not where it may not. */
  'disposals.ofCase': byData(
    z.strictObject({ caseId: rowIdSchema }),
    z.strictObject({
      refusals: z.array(z.strictObject({ kind: z.enum(DISPOSAL_KINDS), refusal: z.string().nullable() })),
      months: z.array(
        z.strictObject({ period: periodSchema, approvedFen: fenSchema.nullable(), creditedFen: fenSchema.nullable() }),
      ),
      rows: z.array(disposalRowSchema),
    }),
  ),
  'disposals.propose': byData(
    z.strictObject({ caseId: rowIdSchema, proposal: proposalSchema }),
    z.strictObject({ disposalId: rowIdSchema }),
  ),
  'disposals.decide': byData(
    z.strictObject({
      disposalId: rowIdSchema,
      verdict: z.enum(['approve', 'reject', 'revoke']),
      /** Of a refusal or a revocation; '' of an approval. */
      reason: z.string().trim().max(300),
    }),
    nothing,
  ),
  'disposals.step': byData(z.strictObject({ disposalId: rowIdSchema, step: disposalStepSchema }), nothing),
  'disposals.undo': byData(
    z.strictObject({ disposalId: rowIdSchema, place: countSchema, reason: typedText(300) }),
    nothing,
  ),
  'disposals.page': byData(
    z.strictObject({
      filter: z.strictObject({
        programme: programme.optional(),
        kinds: z.array(z.enum(DISPOSAL_KINDS)).max(4).optional(),
        states: z.array(z.enum(DISPOSAL_STATES)).max(6).optional(),
        recovery: z
          .array(z.enum(['none', 'open', 'settled', 'closed']))
          .max(4)
          .optional(),
        text: text.optional(),
      }),
      ...page,
    }),
    z.strictObject({ total: countSchema, rows: z.array(disposalRowSchema) }),
  ),
  'disposals.get': byData(
    z.strictObject({ disposalId: rowIdSchema }),
    z.strictObject({ row: disposalRowSchema, steps: z.array(moneyStepSchema) }),
  ),
  /** What does not agree between what was ordered and what was done. */
  'disposals.faults': byData(
    z.strictObject({ programme }),
    z.strictObject({
      rows: z.array(disposalRowSchema),
      removed: z.strictObject({
        total: countSchema,
        period: z.string(),
        rows: z.array(
          z.strictObject({
            name: z.string(),
            idNumber: z.string(),
            township: z.string(),
            village: z.string(),
            fen: fenSchema,
          }),
        ),
      }),
    }),
  ),
};
