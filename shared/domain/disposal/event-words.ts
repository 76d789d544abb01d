import { formatYuan } from '../identity/money.ts';
import type { DisposalEvent } from './disposal-event.ts';
import { DISPOSAL_LABEL, type DisposalKind, EXECUTION_LABEL, STOP_REASON_LABEL } from './disposal-kind.ts';

/** What happened, in one sentence a clerk reads. */
export function disposalEventWords(event: DisposalEvent, kind: DisposalKind): string {
  switch (event.type) {
    case 'proposed': {
      const why = event.reason === null ? '' : `，原因：${STOP_REASON_LABEL[event.reason]}`;
      const died = event.deathDate === null ? '' : `（${event.deathDate} 死亡）`;
      const months = event.backPay.map(({ period, fen }) => `${period} ${formatYuan(fen)} 元`).join('、');
      const money =
        kind === 'back-pay'
          ? `，补 ${months}`
          : `，月发放额由 ${formatYuan(event.fromFen)} 元${kind === 'stop' ? '停发' : `调整为 ${formatYuan(event.toFen)} 元`}`;
      return `${DISPOSAL_LABEL[kind]}${why}${died}${money}。${event.note}`;
    }
    case 'approved': {
      const what = kind === 'stop' ? '起不再发放' : kind === 'back-pay' ? '起补发' : '起按新金额发放';
      const alone = event.exempt === null ? '' : `；四眼豁免：${event.exempt}`;
      return `自 ${event.firstMonth} ${what}；应在 ${event.executeBy} 前登记${EXECUTION_LABEL[kind]}${alone}`;
    }
    case 'due': {
      const fen = event.months.reduce((sum, { overFen }) => sum + overFen, 0);
      const months = event.months.map(({ period, overFen }) => `${period} ${formatYuan(overFen)} 元`).join('、');
      return event.months.length === 0 ? '没有应追缴的钱' : `应追缴 ${formatYuan(fen)} 元：${months}`;
    }
    case 'executed':
      return `${EXECUTION_LABEL[kind]} ${event.date}${event.note === '' ? '' : `，${event.note}`}`;
    case 'receipt':
      return `${formatYuan(event.fen)} 元，${event.receipt.date}，凭证 ${event.receipt.number}`;
    case 'rejected':
    case 'withdrawn':
    case 'revoked':
    case 'recovery-closed':
    case 'undone':
      return event.reason;
  }
}
