import { z } from 'zod';

/** An error as people see it: a sentence, what to do about it, and the number to find it by in the log. */
export const deskErrorSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  mend: z.string(),
  number: z.number().int(),
});
export type DeskError = z.infer<typeof deskErrorSchema>;
