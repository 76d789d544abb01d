import { formatYuan } from '../../identity/money.ts';
import type { Condition, FactRef, Operator } from './condition.ts';

const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
  '=': '为',
  '!=': '不为',
  '<': '小于',
  '<=': '不超过',
  '>': '大于',
  '>=': '不少于',
};

/** A condition in a clerk's words: `any(member.disabled)` → 有成员“是否残疾”为是. */
export function explainCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? '始终' : '从不';
    case 'or':
      return condition.parts.map((part) => bracketed(part, condition.kind)).join('，或者');
    case 'and':
      return condition.parts.map((part) => bracketed(part, condition.kind)).join('，并且');
    case 'not':
      return `不是（${explainCondition(condition.of)}）`;
    case 'defined':
      return condition.label;
    case 'members':
      return `${condition.which === 'any' ? '有成员' : '每个成员都'}${bracketed(condition.of, null)}`;
    case 'count':
      return `${bracketed(condition.of, null)}的成员${OPERATOR_WORDS[condition.operator]} ${condition.than} 人`;
    case 'has':
      return `卷内有材料 ${condition.code}`;
    case 'true':
      return `“${condition.fact.label}”为是`;
    case 'known':
      return `填有“${condition.fact.label}”`;
    case 'compare':
      return `“${condition.fact.label}”${OPERATOR_WORDS[condition.operator]}${shown(condition.fact, condition.value)}`;
    case 'in':
      return `“${condition.fact.label}”为${condition.values.join('、')}之一`;
    case 'contains':
      return `“${condition.fact.label}”含有“${condition.text}”`;
  }
}

function bracketed(part: Condition, within: 'or' | 'and' | null): string {
  const words = explainCondition(part);
  return (part.kind === 'or' || part.kind === 'and') && part.kind !== within ? `（${words}）` : words;
}

function shown(fact: FactRef, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (fact.type === 'yuan') return ` ${formatYuan(Number(value))} 元`;
  return typeof value === 'number' ? ` ${value}` : `“${value}”`;
}
