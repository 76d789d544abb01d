import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeskFailure } from '../../../../electron/main/desk-failure.ts';
import { type Answers, answer, isCall, isOurPage } from '../../../../electron/main/ipc/answer.ts';
import { DESK_CONTRACTS } from '../../../../shared/contracts/desk/desk.ts';

const log = { write: () => 7, failure: () => 8 };

function answering(name: string, run: (input: unknown) => unknown): Answers {
  return { [name]: async (input: unknown) => run(input) } as unknown as Answers;
}

describe('who may call', () => {
  const frame = { url: 'app://desk/index.html', parent: null };

  it('is the main frame of our own page', () => {
    expect(isOurPage({ senderFrame: frame, sender: { mainFrame: frame } })).toBe(true);
  });

  it.each([
    ['a frame within the page', { ...frame, parent: frame }, undefined],
    ['another page', { ...frame, url: 'https://example.org/' }, undefined],
    ['an address that only begins like ours', { ...frame, url: 'app://desk.evil/' }, undefined],
    ['an empty address', { ...frame, url: '' }, undefined],
    ['a frame of another window', frame, { url: frame.url, parent: null }],
  ])('is not %s', (_, senderFrame, mainFrame) => {
    expect(isOurPage({ senderFrame, sender: { mainFrame: mainFrame ?? senderFrame } })).toBe(false);
  });

  it('is not a frame that is gone', () => {
    expect(isOurPage({ senderFrame: null, sender: { mainFrame: frame } })).toBe(false);
  });

  it.each(['constructor', '__proto__', 'toString', 'app.nothing', '', 1, null, undefined, {}])(
    'cannot call %s',
    (name) => {
      expect(isCall(name)).toBe(false);
    },
  );
});

describe('a call', () => {
  it('reaches its answer with the input its contract made of it', async () => {
    const heard: unknown[] = [];
    const answers = answering('months.open', (input) => {
      heard.push(input);
      return { monthId: 3 };
    });
    const given = { period: '2026-04', programme: '  农村低保 ' };
    expect(await answer('months.open', given, answers, log)).toEqual({ ok: true, value: { monthId: 3 } });
    expect(heard).toEqual([{ period: '2026-04', programme: '农村低保' }]);
  });

  it('never gets past its contract with anything else, for any call', async () => {
    const names = Object.keys(DESK_CONTRACTS).filter(isCall);
    let reached = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.anything({ withNullPrototype: true }), async (name, input) => {
        if (DESK_CONTRACTS[name].input.safeParse(input).success) return;
        const answers = answering(name, () => {
          reached++;
        });
        const said = await answer(name, input, answers, log);
        expect(said.ok).toBe(false);
        if (!said.ok) expect(said.error.message).not.toBe('');
      }),
      { numRuns: 3000 },
    );
    expect(reached).toBe(0);
  });

  it.each(['__proto__', 'constructor', 'path'])('is refused with an unknown field %s', async (field) => {
    const input = JSON.parse(`{"monthId":1,"${field}":{"x":1}}`);
    const said = await answer(
      'months.get',
      input,
      answering('months.get', () => null),
      log,
    );
    expect(said.ok).toBe(false);
  });

  it('tells a rule of its own in its own words', async () => {
    const input = { runId: 1, what: 'csv', filter: null, unmasked: true, purpose: ' ' };
    const said = await answer(
      'jobs.export',
      input,
      answering('jobs.export', () => null),
      log,
    );
    expect(said).toMatchObject({ ok: false, error: { code: 'E_INPUT', message: '请写明用途', number: 7 } });
  });

  it('tells an expected failure in its sentence, a bug in a general one, both with a number', async () => {
    const told = { code: 'E_BUSY', message: '正忙', mend: '等一等' };
    const expected = answering('jobs.current', () => {
      throw new DeskFailure(told);
    });
    expect(await answer('jobs.current', {}, expected, log)).toEqual({ ok: false, error: { ...told, number: 8 } });
    const bug = answering('jobs.current', () => {
      throw new TypeError('身份证 239901195001011234 undefined');
    });
    const said = await answer('jobs.current', {}, bug, log);
    expect(said).toMatchObject({ ok: false, error: { code: 'E_BUG', number: 8 } });
    expect(JSON.stringify(said)).not.toContain('2399');
  });

  it('does not let an answer out that is not what its contract says', async () => {
    const said = await answer(
      'months.open',
      { period: '2026-04', programme: 'x' },
      answering('months.open', () => ({ monthId: 3, key: 'ff' })),
      log,
    );
    expect(said.ok).toBe(false);
  });
});
