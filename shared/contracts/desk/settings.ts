import { z } from 'zod';
import { instantSchema } from './common.ts';
import { byData } from './contract.ts';

export const settingsSchema = z.strictObject({
  /** The county's or office's name, printed on statements; '' where not given. */
  office: z.string().trim().max(60),
  /** Names of people are shown as 张*三. */
  maskNames: z.boolean(),
  /** After how many seconds an uncovered number is covered again. */
  coverAfterSeconds: z.number().int().min(5).max(600),
  /** The programmes offered when a month is opened. */
  programmes: z.array(z.string().trim().min(1).max(40)).min(1).max(20),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What was looked at, exported, decided or restored: who looks after the record can see it. */
export const recordEntrySchema = z.strictObject({
  at: instantSchema,
  action: z.string(),
  subject: z.string(),
  detail: z.string(),
});

export const settingsContracts = {
  'settings.get': byData(z.strictObject({}), settingsSchema),
  'settings.set': byData(settingsSchema, settingsSchema),
  'record.page': byData(
    z.strictObject({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    z.strictObject({ total: z.number().int().min(0), entries: z.array(recordEntrySchema) }),
  ),
};
