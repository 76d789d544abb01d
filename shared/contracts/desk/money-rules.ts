import { z } from 'zod';
import { REASONS, type ReasonKind } from '../../domain/payment/reason.ts';

const days = z.number().int().min(1).max(365);
const reasonDays = z.strictObject({ check: days.optional(), correct: days.optional(), send: days.optional() });

/**
 * What no regulation we have read fixes [G]: how long each step may take, and what the check before paying does on mere suspicion. An office
 * sets its own.
 */
export const moneyRulesSchema = z.strictObject({
  /** Calendar days by reason and step, where they are not the built-in ones. */
  days: z.partialRecord(z.enum(Object.keys(REASONS) as [ReasonKind, ...ReasonKind[]]), reasonDays),
  /** 停发 approved: by how many days later it has to be taken out of the provincial system. */
  deregisterDays: days,
});
export type MoneyRules = z.infer<typeof moneyRulesSchema>;

export const DEFAULT_MONEY_RULES: MoneyRules = { days: {}, deregisterDays: 10 };
