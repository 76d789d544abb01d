import type { FailureCategory } from '../ledger/failure-category.ts';

/** How money comes to be followed: the bank refused it, the bank sent it back, or it went to somebody else. */
export type PaymentOrigin = 'failed' | 'returned' | 'misdirected';
export const PAYMENT_ORIGIN_LABEL = {
  failed: '发放失败',
  returned: '退回',
  misdirected: '错发',
} as const satisfies Record<PaymentOrigin, string>;

/** What a later bank line that pays again says. `gone`: its file was replaced by one that has it no more. */
export type LineResult = 'pending' | 'credited' | 'failed' | 'gone';

/** The document that money was handed over with. */
export interface Receipt {
  readonly number: string;
  /** YYYY-MM-DD */
  readonly date: string;
}

/**
 * Everything that can happen to followed money, as it is kept: once written, never changed. `fen` is a whole number above 0 but where said.
 * Events of people are told apart from those the program reads off bank files by `BY_HAND`.
 */
export type PaymentEvent =
  /** The bank's line: how much did not arrive, and why. */
  | {
      readonly type: 'opened';
      readonly origin: PaymentOrigin;
      readonly fen: number;
      readonly category: FailureCategory;
      readonly words: string;
    }
  /** The file that said so was replaced and says another sum; 0: that the money did arrive. */
  | { readonly type: 'restated'; readonly fen: number; readonly why: string }
  /** 核实: what was found, and whether the account or the name has to be put right before it can be paid again. */
  | { readonly type: 'checked'; readonly finding: string; readonly mustCorrect: boolean }
  /** 更正: what was put right, by which document. */
  | { readonly type: 'corrected'; readonly what: string }
  /** 重发: handed to the bank again. */
  | { readonly type: 'sent'; readonly batch: string; readonly date: string }
  /** A later bank line joined to it, and what became of that line. The newest of a line stands. */
  | {
      readonly type: 'line';
      readonly line: string;
      readonly fen: number;
      readonly result: LineResult;
      readonly category: FailureCategory | '';
      readonly words: string;
      /** Why the line is taken for this money, in a sentence. */
      readonly evidence: string;
    }
  /** A person's word on a line the program was not sure of. */
  | { readonly type: 'confirmed'; readonly line: string; readonly reason: string }
  | { readonly type: 'refused'; readonly line: string; readonly reason: string }
  /** Paid by hand: at the counter, in cash, with the other office's list. */
  | { readonly type: 'paid'; readonly fen: number; readonly receipt: Receipt }
  /** 缴回国库 */
  | { readonly type: 'treasury'; readonly fen: number; readonly receipt: Receipt }
  /** 追回: of money that went to somebody else. */
  | { readonly type: 'recovered'; readonly fen: number; readonly receipt: Receipt }
  /** Takes back what a person entered; `event`: its place in the chain, from 0. */
  | { readonly type: 'undone'; readonly event: number; readonly reason: string };

export type PaymentEventType = PaymentEvent['type'];
/** What a person enters, and may take back. */
export const BY_HAND = [
  'checked',
  'corrected',
  'sent',
  'confirmed',
  'refused',
  'paid',
  'treasury',
  'recovered',
] as const satisfies readonly PaymentEventType[];
export type HandEvent = Extract<PaymentEvent, { type: (typeof BY_HAND)[number] }>;

export const PAYMENT_EVENT_LABEL = {
  opened: '未到账',
  restated: '银行文件已更正',
  checked: '核实',
  corrected: '更正',
  sent: '送银行重发',
  line: '银行付款',
  confirmed: '确认是补发',
  refused: '确认不是补发',
  paid: '线下补发',
  treasury: '缴回国库',
  recovered: '追回',
  undone: '撤销',
} as const satisfies Record<PaymentEventType, string>;

/** Whether a person entered it. */
export function isByHand(event: PaymentEvent): event is HandEvent {
  return (BY_HAND as readonly PaymentEventType[]).includes(event.type);
}
