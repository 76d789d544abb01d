import { formatYuan } from '../identity/money.ts';
import { FAILURE_LABEL } from '../ledger/failure-category.ts';
import { PAYMENT_ORIGIN_LABEL, type PaymentEvent } from './payment-event.ts';

const LINE_WORDS = {
  pending: '在途',
  credited: '已到账',
  failed: '又失败或退回',
  gone: '银行文件里已没有这一笔',
} as const;

/** What happened, in one sentence a clerk reads. No number of a person stands in it. */
export function paymentEventWords(event: PaymentEvent): string {
  switch (event.type) {
    case 'opened': {
      const bank = event.words === '' ? '' : `，银行原因：${event.words}`;
      return `${PAYMENT_ORIGIN_LABEL[event.origin]} ${formatYuan(event.fen)} 元（${FAILURE_LABEL[event.category]}）${bank}`;
    }
    case 'restated':
      return `${event.why}，现为 ${formatYuan(event.fen)} 元`;
    case 'checked':
      return `${event.finding}；${event.mustCorrect ? '需更正后重发' : '不用更正'}`;
    case 'corrected':
      return event.what;
    case 'sent':
      return `${event.date} 送银行：${event.batch}`;
    case 'line': {
      if (event.result === 'gone') return LINE_WORDS.gone;
      const why = event.words === '' ? '' : `，银行原因：${event.words}`;
      return `${LINE_WORDS[event.result]} ${formatYuan(event.fen)} 元${why}。${event.evidence}`;
    }
    case 'confirmed':
    case 'refused':
      return event.reason;
    case 'paid':
    case 'treasury':
    case 'recovered':
      return `${formatYuan(event.fen)} 元，${event.receipt.date}，凭证 ${event.receipt.number}`;
    case 'undone':
      return event.reason;
  }
}

/** The money an event moves, where it moves some. */
export function fenOfPaymentEvent(event: PaymentEvent): number | null {
  return 'fen' in event ? event.fen : null;
}
