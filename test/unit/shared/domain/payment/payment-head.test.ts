import { describe, expect, it } from 'vitest';
import type { HandEvent, PaymentEvent } from '../../../../../shared/domain/payment/payment-event.ts';
import { headOf, refusalOf, refusalToUndo } from '../../../../../shared/domain/payment/payment-head.ts';

const OPENED: PaymentEvent = { type: 'opened', origin: 'failed', fen: 500_00, category: 'CLOSED', words: '已销户' };
const CHECKED: HandEvent = { type: 'checked', finding: '换了卡', mustCorrect: true };
const CORRECTED: HandEvent = { type: 'corrected', what: '新卡' };
const SENT: HandEvent = { type: 'sent', batch: '5月补发', date: '2026-05-08' };
const RECEIPT = { number: 'A1', date: '2026-05-09' };
const line = (result: 'pending' | 'credited' | 'failed' | 'gone', fen = 500_00, key = 'l1'): PaymentEvent => ({
  type: 'line',
  line: key,
  fen,
  result,
  category: result === 'failed' ? 'NAME_MISMATCH' : '',
  words: '',
  evidence: '',
});
const chain = (...events: readonly PaymentEvent[]) => headOf([OPENED, ...events]);

describe('money that came back', () => {
  it('goes from 待核实 over 待更正 and 待重发 to 已重发 and is closed by what the bank credits', () => {
    expect(chain().state).toBe('to-check');
    expect(chain(CHECKED).state).toBe('to-correct');
    expect(chain(CHECKED, CORRECTED).state).toBe('to-send');
    expect(chain(CHECKED, CORRECTED, SENT).state).toBe('sent');
    expect(chain(CHECKED, CORRECTED, SENT, line('pending'))).toMatchObject({ state: 'sent', inFlightFen: 500_00 });
    expect(chain(CHECKED, CORRECTED, SENT, line('pending'), line('credited'))).toMatchObject({
      state: 'closed',
      paidFen: 500_00,
      openFen: 0,
    });
  });

  it('begins again at 待核实 when it fails a second time, for the new reason', () => {
    const head = chain(CHECKED, CORRECTED, SENT, line('failed'));
    expect(head).toMatchObject({ state: 'to-check', category: 'NAME_MISMATCH', failures: 2, openFen: 500_00 });
  });

  it('is open again when a credited line comes back after all', () => {
    expect(chain(line('credited'), line('failed'))).toMatchObject({ state: 'to-check', paidFen: 0, openFen: 500_00 });
  });

  it('stays open for the rest where only a part is paid', () => {
    const head = chain(CHECKED, CORRECTED, SENT, line('credited', 200_00));
    expect(head).toMatchObject({ state: 'to-send', paidFen: 200_00, openFen: 300_00 });
    expect(
      refusalOf([OPENED, CHECKED, CORRECTED, line('credited', 200_00)], {
        type: 'treasury',
        fen: 300_00,
        receipt: RECEIPT,
      }),
    ).toBeNull();
  });

  it('is withdrawn when the corrected file says that it had arrived', () => {
    expect(chain({ type: 'restated', fen: 0, why: '' })).toMatchObject({ state: 'withdrawn', openFen: 0 });
  });

  it('names what was paid too much after the file was corrected, and keeps the sum', () => {
    const head = chain(line('credited'), { type: 'restated', fen: 300_00, why: '' });
    expect(head).toMatchObject({ returnedFen: 300_00, paidFen: 300_00, openFen: 0, surplusFen: 200_00 });
  });

  it('cannot be sent again before it was checked and put right, nor given back beyond what is open', () => {
    expect(refusalOf([OPENED], SENT)).toMatch('先核实');
    expect(refusalOf([OPENED, CHECKED], SENT)).toMatch('先登记更正');
    expect(refusalOf([OPENED], { type: 'treasury', fen: 1, receipt: RECEIPT })).toMatch('先核实');
    expect(refusalOf([OPENED, CHECKED], { type: 'treasury', fen: 500_01, receipt: RECEIPT })).toMatch('超过');
    expect(
      refusalOf([OPENED, CHECKED, CORRECTED, line('pending')], { type: 'paid', fen: 1, receipt: RECEIPT }),
    ).toMatch('等银行回盘');
    expect(refusalOf([OPENED, line('credited')], CHECKED)).toMatch('已经结清');
  });

  it('that went to somebody else is got back first', () => {
    const wrong: PaymentEvent = { ...OPENED, origin: 'misdirected' };
    const back: HandEvent = { type: 'recovered', fen: 200_00, receipt: RECEIPT };
    const give = (fen: number): HandEvent => ({ type: 'treasury', fen, receipt: RECEIPT });
    expect(refusalOf([wrong, CHECKED], give(1))).toMatch('先登记追回');
    expect(refusalOf([wrong, CHECKED, back], give(200_00))).toBeNull();
    expect(refusalToUndo([wrong, CHECKED, back, give(200_00)], 2)).toMatch('先撤销那一步');
    expect(refusalOf([OPENED, CHECKED], back)).toMatch('只有错发');
  });

  it('lets a person take back what a person entered, once, and never what the bank said', () => {
    const events: PaymentEvent[] = [OPENED, CHECKED, { type: 'treasury', fen: 500_00, receipt: RECEIPT }];
    expect(refusalToUndo(events, 2)).toBeNull();
    const undone: PaymentEvent = { type: 'undone', event: 2, reason: '记错' };
    expect(headOf([...events, undone])).toMatchObject({ state: 'to-correct', treasuryFen: 0, openFen: 500_00 });
    expect(refusalToUndo([...events, undone], 2)).toMatch('已经撤销');
    expect(refusalToUndo(events, 0)).toMatch('不能撤销');
  });

  it('is never opened twice', () => {
    expect(() => headOf([])).toThrow(TypeError);
    expect(() => headOf([OPENED, OPENED])).toThrow(TypeError);
  });
});
