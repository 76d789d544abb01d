import { formatYuan } from '../identity/money.ts';
import { speaksOfReturn } from '../ledger/reissue-words.ts';
import type { BankLine } from './bank-line.ts';
import { joinSentence, questionSentence } from './join-sentence.ts';
import type { LineResult, PaymentEvent } from './payment-event.ts';
import { headOf } from './payment-head.ts';

/** Money that is followed already, as far as a month's bank files may concern it. */
export interface KnownPayment {
  readonly key: string;
  /** The `householdKey` token and what else tells a household. */
  readonly household: string;
  readonly name: string;
  readonly township: string;
  readonly account: string;
  /** The month of the bank's file in which it came back. */
  readonly period: string;
  readonly benefitMonth: string;
  readonly item: string;
  readonly events: readonly PaymentEvent[];
}

/** A line the program is not sure of: a person says whether it pays this money again. */
export interface Question {
  readonly paymentKey: string;
  readonly line: string;
  readonly fen: number;
  readonly result: LineResult;
  readonly category: BankLine['category'];
  /** What the bank says of the line. */
  readonly words: string;
  readonly pointer: string;
  /** Why it may be, and why that is not enough. */
  readonly sentence: string;
}

/** What a month's bank files change about followed money. */
export interface FollowPlan {
  readonly opened: readonly { readonly key: string; readonly line: BankLine; readonly event: PaymentEvent }[];
  readonly added: readonly { readonly key: string; readonly event: PaymentEvent }[];
  readonly questions: readonly Question[];
}

/** A bank line with the token of its household in place of the key, which holds an identity number. */
export type TokenLine = BankLine & {
  readonly token: string;
  /** Whether the household is named by an identity or certificate number and not only by account and name. */
  readonly isNamedByNumber: boolean;
};

/** Names money that came back: the household, the programme, the months and the item, and which of several alike it is. */
export function paymentKey(programme: string, line: TokenLine): string {
  return [
    line.token,
    programme,
    line.period,
    line.benefitMonth || line.period,
    line.item,
    line.role,
    line.ordinal,
  ].join('|');
}

/** Names a line that pays again, within the household and programme. */
export function lineKey({ token, period, benefitMonth, item, role, ordinal }: TokenLine): string {
  return [token, period, benefitMonth, item, role, ordinal].join('|');
}

const RESULT: Readonly<Record<BankLine['outcome'], Exclude<LineResult, 'gone'>>> = {
  // Without the bank's result nothing says that it arrived: the statement counts it, whoever follows money does not.
  unknown: 'pending',
  pending: 'pending',
  credited: 'credited',
  failed: 'failed',
  returned: 'failed',
};

type LineEvent = Extract<PaymentEvent, { type: 'line' }>;

function goneEvent(line: string): LineEvent {
  return { type: 'line', line, fen: 0, result: 'gone', category: '', words: '', evidence: '' };
}

/** What the bank's files of a period have said of a chain so far, the newest of each line. */
function saidIn(events: readonly PaymentEvent[], period: string): ReadonlyMap<string, LineEvent> {
  const said = new Map<string, LineEvent>();
  for (const event of events)
    if (event.type === 'line' && event.line.split('|')[1] === period) said.set(event.line, event);
  return said;
}

/** Money of a payment that this period's lines may take: read again, the files say all of it anew. */
class Room {
  readonly payment: KnownPayment;
  readonly before: ReadonlyMap<string, LineEvent>;
  readonly said = new Map<string, LineEvent>();
  readonly decided: ReadonlyMap<string, 'confirmed' | 'refused'>;
  left: number;

  /** `restated`: the sum as the file has it now, where that changed. */
  constructor(payment: KnownPayment, period: string, restated: PaymentEvent | null) {
    this.payment = payment;
    this.before = saidIn(payment.events, period);
    const head = headOf([
      ...payment.events,
      ...[...this.before.keys()].map(goneEvent),
      ...(restated === null ? [] : [restated]),
    ]);
    this.decided = head.decided;
    this.left = head.openFen - head.inFlightFen;
  }
}

/**
 * What the bank files of a period say about money that came back: new money, sums that changed, lines that pay again. Read again from the same
 * files it changes nothing. `known`: all followed money of the programme that came back in this period, is open, or has a line of this period.
 *
 * A line pays money again where it is of the same household (never by its amount alone) and says so: it names the month, or says that it pays
 * again what came back; and the money fits. Where it only may be, a person is asked.
 */
export function planFollowUp(
  programme: string,
  period: string,
  lines: readonly TokenLine[],
  known: readonly KnownPayment[],
): FollowPlan {
  return new Planner(programme, period, known).run(lines);
}

class Planner {
  readonly #programme: string;
  readonly #period: string;
  readonly #known: ReadonlyMap<string, KnownPayment>;
  readonly #rooms = new Map<string, Room[]>();
  /** Line → the money that a person said it pays again. */
  readonly #confirmed = new Map<string, Room[]>();
  /** Money of this period that the files still tell of. */
  readonly #standing = new Set<string>();
  readonly #opened: { key: string; line: BankLine; event: PaymentEvent }[] = [];
  readonly #added: { key: string; event: PaymentEvent }[] = [];
  readonly #questions: Question[] = [];

  constructor(programme: string, period: string, known: readonly KnownPayment[]) {
    this.#programme = programme;
    this.#period = period;
    this.#known = new Map(known.map((payment) => [payment.key, payment]));
    for (const payment of known) if (payment.period !== period) this.#addRoom(new Room(payment, period, null));
  }

  run(lines: readonly TokenLine[]): FollowPlan {
    for (const line of lines) if (line.role === 'first') this.#open(line);
    // A line that fails again belongs to the money it paid again; what fits nothing is money of its own.
    for (const line of lines.filter(({ role }) => role !== 'first').sort(byWeight)) this.#place(line);
    this.#withdraw();
    for (const rooms of this.#rooms.values()) for (const room of rooms) this.#settle(room);
    return { opened: this.#opened, added: this.#added, questions: this.#questions };
  }

  #addRoom(room: Room): void {
    const { household } = room.payment;
    const rooms = this.#rooms.get(household);
    if (rooms) rooms.push(room);
    else this.#rooms.set(household, [room]);
    for (const [line, verdict] of room.decided) {
      if (verdict === 'confirmed') this.#confirmed.set(line, [...(this.#confirmed.get(line) ?? []), room]);
    }
  }

  #open(line: TokenLine): void {
    const key = paymentKey(this.#programme, line);
    this.#standing.add(key);
    const there = this.#known.get(key);
    if (there === undefined) {
      const event: PaymentEvent = {
        type: 'opened',
        origin: line.outcome === 'returned' ? 'returned' : 'failed',
        fen: line.fen,
        category: line.category === '' ? 'UNKNOWN' : line.category,
        words: line.words,
      };
      this.#opened.push({ key, line, event });
      this.#addRoom(new Room(paymentOf(key, line, event), this.#period, null));
      return;
    }
    const same = headOf(there.events).returnedFen === line.fen;
    const restated: PaymentEvent | null = same
      ? null
      : { type: 'restated', fen: line.fen, why: '重新对账后，银行文件里的金额变了' };
    if (restated !== null) this.#added.push({ key, event: restated });
    this.#addRoom(new Room(there, this.#period, restated));
  }

  /** Finds the money that a line pays again. */
  #place(line: TokenLine): void {
    const key = lineKey(line);
    const confirmed = this.#confirmed.get(key);
    if (confirmed !== undefined) {
      this.#allot(line, key, confirmed, '由人确认');
      return;
    }
    const own = this.#rooms.get(line.token) ?? [];
    const fit = own.filter((room) => room.decided.get(key) !== 'refused' && fits(room.payment, line));
    const open = fit.filter((room) => room.left > 0);
    const left = open.reduce((sum, room) => sum + room.left, 0);
    const doubt = doubtOf(line, left, new Set(open.map(({ payment }) => payment.benefitMonth)).size);
    if (left > 0 && (line.role === 'again' || doubt === '')) this.#allot(line, key, open, '');
    else if (RESULT[line.outcome] === 'failed') this.#open(line);
    else if (left > 0) this.#ask(line, key, open, doubt);
    else if (own.every((room) => room.left === 0)) this.#askOthers(line, key);
  }

  #ask(line: TokenLine, key: string, open: readonly Room[], doubt: string): void {
    for (const { payment } of open)
      this.#questions.push({
        paymentKey: payment.key,
        line: key,
        fen: line.fen,
        result: RESULT[line.outcome],
        category: line.category,
        words: line.words,
        pointer: line.pointer,
        sentence: questionSentence(line, payment, doubt),
      });
  }

  /** Another household's key: the head may have changed, or a number may have been put right. */
  #askOthers(line: TokenLine, key: string): void {
    if (line.reissueWords === '') return;
    const alike = [...this.#rooms.values()]
      .flat()
      .filter(
        ({ payment, left, decided }) =>
          left > 0 &&
          payment.household !== line.token &&
          fits(payment, line) &&
          decided.get(key) !== 'refused' &&
          ((line.account !== '' && payment.account === line.account) ||
            (payment.name === line.name && payment.township === line.township)),
      );
    this.#ask(line, key, alike, '身份证号不同，只有账号或姓名、乡镇相同，可能是更换户主或更正了号码');
  }

  /** The money of a line over what is open, the oldest month first. A failed line takes none: what was open stays open. */
  #allot(line: TokenLine, key: string, among: readonly Room[], by: string): void {
    const result = RESULT[line.outcome];
    let fen = line.fen;
    for (const room of [...among].sort(byMonth)) {
      const take = Math.min(fen, room.left);
      if (take === 0) continue;
      if (result !== 'failed') room.left -= take;
      fen -= take;
      room.said.set(key, {
        type: 'line',
        line: key,
        fen: take,
        result,
        category: line.category,
        words: line.words,
        evidence: joinSentence(line, room.payment, take, by),
      });
    }
  }

  /** Money of this period that its files do not tell of any more: a corrected file says that it arrived. */
  #withdraw(): void {
    for (const [key, payment] of this.#known) {
      if (payment.period !== this.#period || this.#standing.has(key)) continue;
      if (headOf(payment.events).returnedFen > 0)
        this.#added.push({
          key,
          event: { type: 'restated', fen: 0, why: '重新对账后，银行文件里不再有这笔失败或退回' },
        });
      for (const [line, event] of saidIn(payment.events, this.#period))
        if (event.result !== 'gone') this.#added.push({ key, event: goneEvent(line) });
    }
  }

  /** What is new about the lines of a payment: said for the first time, said otherwise, or gone. */
  #settle({ payment: { key }, before, said }: Room): void {
    for (const [line, event] of before)
      if (!said.has(line) && event.result !== 'gone') this.#added.push({ key, event: goneEvent(line) });
    for (const [line, event] of said) {
      const known = before.get(line);
      const same = known?.fen === event.fen && known.result === event.result && known.words === event.words;
      if (!same) this.#added.push({ key, event });
    }
  }
}

/** Whether the line may be for the month and item of the money at all. */
function fits(payment: KnownPayment, line: TokenLine): boolean {
  const isForItem = payment.item === line.item || payment.item === '' || line.item === '' || line.item === 'back-pay';
  if (line.role === 'again')
    return payment.period === line.period && payment.benefitMonth === line.benefitMonth && payment.item === line.item;
  return (
    payment.period <= line.period &&
    (line.benefitMonth === '' || (payment.benefitMonth === line.benefitMonth && isForItem))
  );
}

/** '' where the line is sure to pay this money again; else what is missing. `months`: of how many months money is open. */
function doubtOf(line: TokenLine, left: number, months: number): string {
  if (!line.isNamedByNumber) return '只有账号和姓名相同，没有身份证号或低保证号可核对';
  if (line.fen > left) return `金额 ${formatYuan(line.fen)} 元，多于未结的 ${formatYuan(left)} 元`;
  if (line.benefitMonth !== '') return '';
  if (months > 1) return '没有写明补的是哪个月，而这户有几个月的钱未结';
  if (speaksOfReturn(line.reissueWords) || line.fen === left) return '';
  return `没有写明补的是哪个月，金额与未结的 ${formatYuan(left)} 元不同，也可能是提标等其他补发`;
}

function paymentOf(key: string, line: TokenLine, event: PaymentEvent): KnownPayment {
  const { name, township, account, item, period } = line;
  return {
    key,
    household: line.token,
    name,
    township,
    account,
    period,
    benefitMonth: line.benefitMonth || period,
    item,
    events: [event],
  };
}

const WEIGHT = { credited: 0, pending: 1, failed: 2 } as const;

/** What was credited before what is under way before what failed: money is given to what is certain first. */
function byWeight(a: TokenLine, b: TokenLine): number {
  return (
    Number(b.role === 'again') - Number(a.role === 'again') ||
    WEIGHT[RESULT[a.outcome]] - WEIGHT[RESULT[b.outcome]] ||
    (lineKey(a) < lineKey(b) ? -1 : 1)
  );
}

function byMonth(a: Room, b: Room): number {
  const key = ({ payment }: Room): string => `${payment.benefitMonth}|${payment.key}`;
  return key(a) < key(b) ? -1 : 1;
}
