import { z } from 'zod';
import { LEAD_CATEGORIES, LEAD_SOURCES } from '../../domain/lead/category.ts';
import { LEAD_ACTIONS, LEAD_STATES } from '../../domain/lead/lead-state.ts';
import { countSchema, fenSchema, instantSchema, periodSchema, rowIdSchema } from './common.ts';
import { byData } from './contract.ts';

/** Text that may be empty in a draft: what is missing is named when it is submitted, all of it at once. */
const maybeText = (most: number) => z.string().trim().max(most);
const daySchema = z.string().trim().max(10);
export const leadStateSchema = z.enum(LEAD_STATES);
export const leadCategorySchema = z.enum(LEAD_CATEGORIES);
export const leadSourceSchema = z.enum(LEAD_SOURCES);

export const personConcernedSchema = z.strictObject({
  name: maybeText(40),
  post: maybeText(40),
  unit: maybeText(60),
  isPartyMember: z.boolean(),
  isPublicOfficial: z.boolean(),
});

export const leadContentSchema = z.strictObject({
  category: leadCategorySchema,
  source: leadSourceSchema,
  problem: maybeText(100),
  facts: maybeText(8000),
  people: z.array(personConcernedSchema).max(50),
  caseIds: z
    .array(rowIdSchema)
    .max(500)
    .transform((ids) => [...new Set(ids)].sort((a, b) => a - b)),
  corrections: z
    .array(
      z.strictObject({
        household: z.string().min(1).max(80),
        period: periodSchema,
        fen: fenSchema.min(0),
        reason: z.string().trim().min(2, '改动金额要写明理由').max(300),
      }),
    )
    .max(500)
    .refine(
      (all) => new Set(all.map(({ household, period }) => `${household} ${period}`)).size === all.length,
      '同一户同一月的金额只能改动一处',
    ),
  receiver: maybeText(60),
});
export type GivenLead = z.input<typeof leadContentSchema>;

const moneyRowSchema = z.strictObject({
  household: z.string(),
  name: z.string(),
  township: z.string(),
  period: periodSchema,
  foundFen: fenSchema,
  fen: fenSchema,
  reason: z.string(),
  caseIds: z.array(rowIdSchema),
});

export const leadMoneySchema = z.strictObject({
  rows: z.array(moneyRowSchema),
  fen: fenSchema,
  households: countSchema,
  from: periodSchema.nullable(),
  to: periodSchema.nullable(),
});

export const leadEvidenceSchema = z.strictObject({
  evidenceId: rowIdSchema,
  caseId: rowIdSchema,
  caseNumber: z.string(),
  name: z.string(),
  sha256: z.string(),
  bytes: countSchema,
});

export const leadRowSchema = z.strictObject({
  leadId: rowIdSchema,
  /** 2026-003, or 草稿7. */
  number: z.string(),
  state: leadStateSchema,
  category: leadCategorySchema,
  source: leadSourceSchema,
  problem: z.string(),
  /** Names of the people concerned. */
  people: z.string(),
  units: z.string(),
  cases: countSchema,
  households: countSchema,
  fen: fenSchema,
  evidence: countSchema,
  /** Day it was handed over; null before. */
  handedOverOn: z.string().nullable(),
  receiver: z.string(),
  receivedBy: z.string(),
  result: z.string(),
});
export type LeadRow = z.infer<typeof leadRowSchema>;

export const leadDetailSchema = z.strictObject({
  leadId: rowIdSchema,
  number: z.string(),
  state: leadStateSchema,
  content: leadContentSchema,
  money: leadMoneySchema,
  evidence: z.array(leadEvidenceSchema),
  cases: z.array(
    z.strictObject({
      caseId: rowIdSchema,
      number: z.string(),
      stateLabel: z.string(),
      conclusionLabel: z.string(),
      name: z.string(),
      township: z.string(),
    }),
  ),
  /** Numbers masked. */
  households: z.array(
    z.strictObject({
      household: z.string(),
      name: z.string(),
      idNumber: z.string(),
      township: z.string(),
      village: z.string(),
    }),
  ),
  /** What a submission lacks now; empty for what has been submitted. */
  missing: z.array(z.string()),
  writers: z.array(z.string()),
  history: z.array(
    z.strictObject({
      at: instantSchema,
      by: z.string(),
      label: z.string(),
      sentence: z.string(),
      exempt: z.boolean(),
    }),
  ),
  /** What whoever asks may do now. */
  actions: z.array(z.enum(LEAD_ACTIONS)),
});
export type LeadDetail = z.infer<typeof leadDetailSchema>;

const stepped = z.strictObject({ leadId: rowIdSchema, number: z.string(), state: leadStateSchema });
const leadId = z.strictObject({ leadId: rowIdSchema });
const withReason = z.strictObject({ leadId: rowIdSchema, reason: maybeText(500) });

export const leadContracts = {
  'leads.page': byData(
    z.strictObject({ states: z.array(leadStateSchema).optional(), year: z.number().int().optional() }),
    z.strictObject({ rows: z.array(leadRowSchema), years: z.array(z.number().int()) }),
  ),
  'leads.get': byData(leadId, leadDetailSchema),
  /** What cases bring to a lead: money, evidence, households, and the office it would go to. Writes nothing. */
  'leads.fromCases': byData(
    z.strictObject({ caseIds: z.array(rowIdSchema).min(1).max(500) }),
    z.strictObject({
      money: leadMoneySchema,
      evidence: z.array(leadEvidenceSchema),
      receiver: z.string(),
      facts: z.string(),
    }),
  ),
  'leads.draft': byData(z.strictObject({ content: leadContentSchema }), stepped),
  'leads.edit': byData(z.strictObject({ leadId: rowIdSchema, content: leadContentSchema }), stepped),
  'leads.submit': byData(leadId, stepped),
  'leads.return': byData(withReason, stepped),
  'leads.handOver': byData(leadId, stepped),
  'leads.receipt': byData(
    z.strictObject({
      leadId: rowIdSchema,
      by: maybeText(40),
      unit: maybeText(60),
      on: daySchema,
      number: maybeText(40),
    }),
    stepped,
  ),
  'leads.feedback': byData(
    z.strictObject({
      leadId: rowIdSchema,
      on: daySchema,
      result: maybeText(2000),
      peopleDealtWith: countSchema.nullable(),
      isFinal: z.boolean(),
    }),
    stepped,
  ),
  'leads.withdraw': byData(withReason, stepped),
};
