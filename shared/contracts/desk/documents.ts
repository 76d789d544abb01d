import { z } from 'zod';
import { countSchema, rowIdSchema } from './common.ts';
import { byData, byMain } from './contract.ts';
import { reportScopeSchema } from './reports.ts';

const masking = { unmasked: z.boolean(), purpose: z.string().trim().max(200) };

/** A document that can be handed out, besides the reports of a run. Its right stands in DOCUMENT_RIGHTS. */
export const documentSchema = z
  .discriminatedUnion('what', [
    z.strictObject({
      what: z.literal('sample-list'),
      drawId: rowIdSchema,
      format: z.enum(['xlsx', 'pdf']),
      ...masking,
    }),
    /** The seal of a month as it is handed out: no personal data in it. */
    z.strictObject({
      what: z.literal('seal-file'),
      monthId: rowIdSchema,
      format: z.literal('szseal'),
      unmasked: z.literal(false),
      purpose: z.literal(''),
    }),
    /** Everything an auditor needs to check the account without us. */
    z.strictObject({
      what: z.literal('audit-package'),
      /** Only these; null: all that were reconciled. */
      months: z.array(rowIdSchema).min(1).nullable(),
      format: z.literal('zip'),
      /** Whether the files of evidence go along, or their list only. */
      evidence: z.boolean(),
      ...masking,
    }),
    /** 停发审批表 and 停发告知书, and those of the other kinds, to sign. */
    z.strictObject({
      what: z.literal('disposal-form'),
      disposalId: rowIdSchema,
      form: z.enum(['approval', 'notice', 'recovery']),
      format: z.literal('pdf'),
      ...masking,
    }),
    z.strictObject({
      what: z.literal('precheck-list'),
      precheckId: rowIdSchema,
      list: z.enum(['release', 'hold']),
      format: z.enum(['xlsx', 'pdf']),
      ...masking,
    }),
    /** The discrepancy report for auditors. */
    z.strictObject({
      what: z.literal('audit-report'),
      ...reportScopeSchema,
      format: z.enum(['xlsx', 'pdf']),
      ...masking,
    }),
    /** The letter with its attachments (问题线索移交函). */
    z.strictObject({ what: z.literal('lead-letter'), leadId: rowIdSchema, format: z.literal('pdf'), ...masking }),
    /** The list of one lead: people, households and money, evidence (问题线索移交清单). */
    z.strictObject({ what: z.literal('lead-list'), leadId: rowIdSchema, format: z.enum(['xlsx', 'pdf']), ...masking }),
    /** The ledger of a year, or of all (问题线索移交台账). */
    z.strictObject({
      what: z.literal('lead-ledger'),
      year: z.number().int().min(2000).max(2100).nullable(),
      format: z.enum(['xlsx', 'pdf']),
      ...masking,
    }),
    /** The dossier of one household as a batch would print it today; `placeholders`: marked sheets in the place of what is missing. */
    z.strictObject({
      what: z.literal('dossier'),
      householdId: rowIdSchema,
      placeholders: z.boolean(),
      format: z.literal('pdf'),
      ...masking,
    }),
    /** A form that a household asks for (低保证明), by its id in the policy pack. */
    z.strictObject({
      what: z.literal('archive-form'),
      householdId: rowIdSchema,
      form: z.string().max(80),
      format: z.literal('pdf'),
      ...masking,
    }),
    /** Of the archive: what is missing, what has to be corrected in the system and on paper, what is undecided, the figures by village. */
    z.strictObject({
      what: z.literal('archive-lists'),
      list: z.enum(['missing', 'system', 'paper', 'undecided', 'report']),
      format: z.enum(['xlsx', 'pdf']),
      ...masking,
    }),
  ])
  .refine(({ unmasked, purpose }) => !unmasked || purpose.length >= 2, '请写明用途');
export type DocumentToMake = z.infer<typeof documentSchema>;
export type DocumentKind = DocumentToMake['what'];

export const documentContracts = {
  /** The name a document is offered under. Refused where whoever asks may not have it. */
  'documents.name': byData(documentSchema, z.strictObject({ name: z.string() })),
  /** Asks where to save (save dialog), then writes. null: the dialog was closed. A purpose is required for unmasked numbers. */
  'jobs.document': byMain(documentSchema, z.strictObject({ jobId: z.number().int().positive() }).nullable()),
};

export const documentResultSchema = z.strictObject({
  kind: z.literal('document'),
  name: z.string(),
  rows: countSchema,
  warnings: z.array(z.string()),
});
