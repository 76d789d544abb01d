import { dayOf } from '../case/case-day.ts';
import { formatYuanGrouped } from '../identity/money.ts';
import { LEAD_SOURCE_LABEL } from './category.ts';
import { type Lead, leadNumber } from './lead.ts';
import { LEAD_STATE_LABEL } from './lead-state.ts';

/** The columns of 问题线索移交台账, in order (dibao.md 7.4). */
export const LEDGER_COLUMNS = [
  '序号',
  '线索来源',
  '涉及单位',
  '反映对象',
  '主要问题',
  '涉及户/人/金额',
  '证据材料',
  '移交时间',
  '接收单位',
  '接收人',
  '办理结果',
] as const;

/** A row of the ledger, a text a column after the first; and the number the lead goes by. */
export interface LedgerRow {
  readonly number: string;
  readonly cells: readonly [string, string, string, string, string, string, string, string, string, string];
}

/** A lead that was handed over, as the ledger tells it. Throws where it was not: it does not belong there. */
export function ledgerRow(lead: Lead): LedgerRow {
  const { snapshot, handedOver, receipt, feedback, state } = lead;
  if (snapshot === null || handedOver === null) throw new Error('the ledger holds what was handed over');
  const { content, money, evidence } = snapshot;
  return {
    number: leadNumber(lead),
    cells: [
      LEAD_SOURCE_LABEL[content.source],
      distinct(content.people.map(({ unit }) => unit)),
      content.people.map(({ name, post }) => (post === '' ? name : `${name}（${post}）`)).join('、'),
      content.problem,
      `${money.households} 户 / ${content.people.length} 人 / ${formatYuanGrouped(money.fen)} 元`,
      `${evidence.length} 份：${distinct(evidence.map(({ name }) => name))}`,
      dayOf(handedOver.at),
      receipt?.unit ?? content.receiver,
      receipt?.by ?? '',
      resultOf(),
    ],
  };

  function resultOf(): string {
    if (state === 'withdrawn') return `已撤回：${reasonOfWithdrawal(lead)}`;
    if (feedback.length === 0) return LEAD_STATE_LABEL[state];
    return feedback
      .map(({ on, result, peopleDealtWith, isFinal }) =>
        [`${on} ${result}`, peopleDealtWith === null ? '' : `处理 ${peopleDealtWith} 人`, isFinal ? '办结' : '']
          .filter((part) => part !== '')
          .join('，'),
      )
      .join('；');
  }
}

/** Leads of a year that were handed over, also those that were taken back: no number is left out. In the order of their numbers. */
export function ledgerOf(leads: readonly Lead[], year: number | null): readonly Lead[] {
  return leads
    .filter(({ number }) => number !== null && (year === null || number.year === year))
    .sort((a, b) => a.number!.year - b.number!.year || a.number!.serial - b.number!.serial);
}

function reasonOfWithdrawal({ events }: Lead): string {
  const last = events.at(-1);
  return last?.action === 'withdraw' ? last.detail.reason : '';
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join('、');
}
