import { z } from 'zod';
import { instantSchema, periodSchema } from './common.ts';
import { byData } from './contract.ts';

export const settingsSchema = z.strictObject({
  /** The county's or office's name, printed on statements; '' where not given. */
  office: z.string().trim().max(60),
  /** Names of people are shown as 张*三. */
  maskNames: z.boolean(),
  /** After how many seconds an uncovered number is covered again. */
  coverAfterSeconds: z.number().int().min(5).max(600),
  /** After how many minutes without anything done whoever has signed in has to sign in again. */
  lockAfterMinutes: z.number().int().min(1).max(240),
  /** After how many failed tries in a row an account is locked for a while. */
  triesBeforeLock: z.number().int().min(3).max(20),
  /** Days a case (疑点) may take, by priority. General knowledge: no rule was found. */
  caseDueDays: z.strictObject({
    P1: z.number().int().min(1).max(365),
    P2: z.number().int().min(1).max(365),
    P3: z.number().int().min(1).max(365),
  }),
  /** The largest file that is taken as evidence, in megabytes. */
  evidenceMostMegabytes: z.number().int().min(1).max(100),
  /** The programmes offered when a month is opened. */
  programmes: z.array(z.string().trim().min(1).max(40)).min(1).max(20),
});
export type Settings = z.infer<typeof settingsSchema>;

/** An entry of the log as a person reads it. */
export const logEntrySchema = z.strictObject({
  seq: z.number().int().positive(),
  at: instantSchema,
  /** Name of the person; '' for the program itself. */
  actor: z.string(),
  /** In words: 导出. */
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
  sha256: z.string(),
});

export const settingsContracts = {
  'settings.get': byData(z.strictObject({}), settingsSchema),
  'settings.set': byData(settingsSchema, settingsSchema),
  /** The newest first. */
  'log.page': byData(
    z.strictObject({
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
      /** Only what this person did; null: everybody. */
      login: z.string().max(60).nullable().default(null),
      /** Only this kind of action, by its code. */
      action: z.string().max(60).nullable().default(null),
      /** Only what is about this month. */
      period: periodSchema.nullable().default(null),
    }),
    z.strictObject({ total: z.number().int().min(0), entries: z.array(logEntrySchema) }),
  ),
};
