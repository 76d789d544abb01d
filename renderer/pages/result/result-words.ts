import { DISCREPANCY_CODES } from '../../../shared/domain/discrepancy/code.ts';
import { RULE_LABEL } from '../../../shared/domain/matching/rule.ts';
import type { StepCode } from '../../../shared/domain/statement/bridge-row.ts';

export const STATUS_LABEL = { open: '待处理', decided: '已决定' } as const;

export const COMPARED_LABEL = { new: '本月新增', persisting: '上月就有' } as const;

/** Why money falls away or comes in between two points. */
export function stepLabel(code: StepCode): string {
  return code === 'payment_pending' ? '银行处理中' : DISCREPANCY_CODES[code].label;
}

/** The same without what stands in brackets, for narrow places. */
export function shortStepLabel(code: StepCode): string {
  return stepLabel(code).replace(/（.*）$/, '');
}

/** What joined the lines; '' where nothing did. */
export function ruleWords(rule: string): string {
  return rule in RULE_LABEL ? RULE_LABEL[rule as keyof typeof RULE_LABEL] : rule;
}
