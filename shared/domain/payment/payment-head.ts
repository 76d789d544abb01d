import type { FailureCategory } from '../ledger/failure-category.ts';
import { type HandEvent, isByHand, type LineResult, type PaymentEvent, type PaymentOrigin } from './payment-event.ts';

/** Where followed money stands. `withdrawn`: the bank's corrected file says that it had arrived. */
export const PAYMENT_STATES = ['to-check', 'to-correct', 'to-send', 'sent', 'closed', 'withdrawn'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];
export const PAYMENT_STATE_LABEL = {
  'to-check': '待核实',
  'to-correct': '待更正',
  'to-send': '待重发',
  sent: '已重发待回盘',
  closed: '已结清',
  withdrawn: '银行已更正',
} as const satisfies Record<PaymentState, string>;

/** A later bank line as it stands now. */
export interface StandingLine {
  readonly line: string;
  readonly fen: number;
  readonly result: Exclude<LineResult, 'gone'>;
  readonly evidence: string;
}

/**
 * Followed money as its events leave it. Always `returnedFen === paidFen + treasuryFen + openFen`, none of them below 0, and
 * `inFlightFen ≤ openFen`.
 */
export interface PaymentHead {
  readonly origin: PaymentOrigin;
  readonly state: PaymentState;
  /** Why it did not arrive, as the bank last said. */
  readonly category: FailureCategory;
  readonly words: string;
  readonly returnedFen: number;
  /** Paid again and credited. */
  readonly paidFen: number;
  readonly treasuryFen: number;
  readonly openFen: number;
  /** Of the open money: on its way, the bank has not said what became of it. */
  readonly inFlightFen: number;
  /** Of money that went to somebody else: got back so far. */
  readonly recoveredFen: number;
  /** Paid again beyond what had come back, after the bank's file was corrected or by a line confirmed by hand. To be recovered. */
  readonly surplusFen: number;
  /** How often the bank sent it back or refused it, the first time counted. */
  readonly failures: number;
  readonly lines: readonly StandingLine[];
  /** Lines a person has said something of. */
  readonly decided: ReadonlyMap<string, 'confirmed' | 'refused'>;
}

/**
 * The head of a chain. The first event is `opened`; throws TypeError where it is not, or where one is opened twice: a bug, or a chain that was
 * tampered with. What the bank's files say is never refused, whatever came before; what people enter was refused before it was kept
 * (`refusalOf`).
 */
export function headOf(events: readonly PaymentEvent[]): PaymentHead {
  const [opened] = events;
  if (opened?.type !== 'opened') throw new TypeError('a chain begins with the money that did not arrive');
  const undone = new Set(events.flatMap((event) => (event.type === 'undone' ? [event.event] : [])));
  const lines = new Map<string, Extract<PaymentEvent, { type: 'line' }>>();
  const decided = new Map<string, 'confirmed' | 'refused'>();
  let { category, words, fen: returnedFen } = opened;
  let step: 'to-check' | 'to-correct' | 'to-send' | 'sent' = 'to-check';
  let paidByHand = 0;
  let toTreasury = 0;
  let recoveredFen = 0;
  let failures = 1;
  for (const [at, event] of events.entries()) {
    if (undone.has(at)) continue;
    switch (event.type) {
      case 'opened':
        if (at > 0) throw new TypeError('a chain is opened once');
        break;
      case 'restated':
        returnedFen = event.fen;
        break;
      case 'checked':
        step = event.mustCorrect ? 'to-correct' : 'to-send';
        break;
      case 'corrected':
        step = 'to-send';
        break;
      case 'sent':
        step = 'sent';
        break;
      case 'line':
        lines.set(event.line, event);
        if (event.result === 'failed') {
          failures++;
          step = 'to-check';
          category = event.category === '' ? 'UNKNOWN' : event.category;
          words = event.words;
        } else if (event.result === 'credited') step = step === 'to-check' ? 'to-check' : 'to-send';
        break;
      case 'confirmed':
      case 'refused':
        decided.set(event.line, event.type);
        break;
      case 'paid':
        paidByHand += event.fen;
        break;
      case 'treasury':
        toTreasury += event.fen;
        break;
      case 'recovered':
        recoveredFen += event.fen;
        break;
      case 'undone':
        break;
    }
  }
  const standing = [...lines.values()].flatMap(({ line, fen, result, evidence }): StandingLine[] =>
    result === 'gone' ? [] : [{ line, fen, result, evidence }],
  );
  const sumOf = (result: LineResult): number =>
    standing.reduce((sum, each) => sum + (each.result === result ? each.fen : 0), 0);
  const treasuryFen = Math.min(toTreasury, returnedFen);
  const claimed = paidByHand + sumOf('credited');
  const paidFen = Math.min(claimed, returnedFen - treasuryFen);
  const openFen = returnedFen - paidFen - treasuryFen;
  const inFlightFen = Math.min(sumOf('pending'), openFen);
  return {
    origin: opened.origin,
    state: returnedFen === 0 ? 'withdrawn' : openFen === 0 ? 'closed' : inFlightFen > 0 ? 'sent' : step,
    category,
    words,
    returnedFen,
    paidFen,
    treasuryFen,
    openFen,
    inFlightFen,
    recoveredFen,
    surplusFen: claimed + toTreasury - paidFen - treasuryFen,
    failures,
    lines: standing,
    decided,
  };
}

/** Why a person may not enter this now, in a sentence that says what to do instead; null where it may be. */
export function refusalOf(events: readonly PaymentEvent[], event: HandEvent): string | null {
  const head = headOf(events);
  const { state, openFen, inFlightFen } = head;
  if (event.type === 'confirmed' || event.type === 'refused')
    return head.decided.has(event.line) ? '这一笔已有人确认过，要改请先撤销那次确认' : null;
  if (state === 'withdrawn') return '银行更正后的文件说这笔钱已经到账，不用再跟踪';
  if (state === 'closed') return '这笔钱已经结清；要改请先撤销记错的那一步';
  switch (event.type) {
    case 'checked':
      return state === 'sent' ? '已送银行重发，等回盘结果出来再核实' : null;
    case 'corrected':
      return state === 'to-check'
        ? '请先核实原因，再登记更正'
        : state === 'sent'
          ? '已送银行重发，等回盘结果出来再更正'
          : null;
    case 'sent':
      if (state === 'to-check') return '请先核实原因，再重发';
      if (state === 'to-correct') return '核实说要先更正账号或户名；请先登记更正，再重发';
      if (state === 'sent') return '已经送银行重发，等回盘结果';
      return head.origin === 'misdirected' && head.recoveredFen - head.paidFen - head.treasuryFen <= 0
        ? '错发的钱还没有追回，不能重发'
        : null;
    case 'paid':
    case 'treasury': {
      if (state === 'to-check') return '请先核实原因，再登记补发或缴回';
      const most =
        head.origin === 'misdirected'
          ? Math.min(openFen, head.recoveredFen - head.paidFen - head.treasuryFen)
          : openFen - inFlightFen;
      if (event.fen <= most) return null;
      if (head.origin === 'misdirected') return '超过已追回、还没有处置的金额；请先登记追回';
      return inFlightFen > 0 ? '超过未结金额（其中一部分已重发，等银行回盘）' : '超过未结金额，请核对金额';
    }
    case 'recovered':
      if (head.origin !== 'misdirected') return '只有错发的钱才需要追回；退回的钱请登记重发或缴回国库';
      return event.fen <= head.returnedFen - head.recoveredFen ? null : '超过错发的金额，请核对金额';
  }
}

/** Why the event at this place of the chain may not be taken back; null where it may be. */
export function refusalToUndo(events: readonly PaymentEvent[], at: number): string | null {
  const event = events[at];
  if (event === undefined || !isByHand(event)) return '银行文件里读出来的不能撤销；文件有错请替换文件后重新对账';
  if (events.some((each) => each.type === 'undone' && each.event === at)) return '这一步已经撤销过';
  const after = headOf([...events, { type: 'undone', event: at, reason: '' }]);
  if (after.origin === 'misdirected' && after.recoveredFen < after.paidFen + after.treasuryFen)
    return '追回的钱已经补发或缴回，请先撤销那一步';
  return null;
}
