import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { eventsOfCase } from '../../electron/data/case-event-repo.ts';
import { differingColumns } from '../../electron/data/case-head.ts';
import { caseById } from '../../electron/data/case-repo.ts';
import { keptTable } from '../../electron/data/kept-tables.ts';
import { takeCaseStep } from '../../electron/data/take-case-step.ts';
import { WorkplaceError } from '../../shared/contracts/desk/workplace-error.ts';
import type { CaseInput } from '../../shared/domain/case/case-input.ts';
import { deriveCase } from '../../shared/domain/case/derive-case.ts';
import { hindranceOf } from '../../shared/domain/case/refusal.ts';
import { type PersonAction, TRANSITIONS, type Transition } from '../../shared/domain/case/transition.ts';
import { mayDo } from '../../shared/domain/people/right.ts';
import { CaseOffice, type Desk } from '../integration/services/case-office.ts';

const PEOPLE = ['clerk', 'first', 'second', 'reviewer', 'chief', 'auditor'] as const satisfies readonly Desk[];
const ACTIONS = (Object.keys(TRANSITIONS) as (keyof typeof TRANSITIONS)[]).filter(
  (action): action is PersonAction => TRANSITIONS[action].rights.length > 0 && action !== 'evidence-add',
);
const CASES = 3;

const FORWARD: readonly PersonAction[] = [
  'assign',
  'start',
  'conclude',
  'send-to-review',
  'approve',
  'return',
  'reopen',
];

/**
 * What somebody tries: anything at all, or something that nothing hinders, or such a thing that leads on; mostly whole, sometimes with a part
 * missing. Reconciliations come in between.
 */
const move = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.record({
      who: fc.constantFrom(...PEOPLE),
      action: fc.constantFrom(...ACTIONS),
      how: fc.constantFrom('anything', 'unhindered', 'forward', 'forward', 'forward'),
      pick: fc.nat(1000),
      at: fc.nat(CASES - 1),
      whole: fc.integer({ min: 0, max: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      shown: fc.array(fc.constantFrom('same', 'same', 'changed', 'gone'), { minLength: CASES, maxLength: CASES }),
      next: fc.boolean(),
    }),
  },
);

class Walk {
  readonly office = new CaseOffice();
  #month = 4;

  get period(): string {
    return `20${26 + Math.floor((this.#month - 1) / 12)}-${String(((this.#month - 1) % 12) + 1).padStart(2, '0')}`;
  }

  async reconcile(shown: readonly string[], next: boolean): Promise<void> {
    if (next) this.#month++;
    await this.office.reconcile(
      this.period,
      shown.flatMap((how, at) =>
        how === 'gone'
          ? []
          : [{ problem: `p${at}`, id: `${this.period}-${at}`, amountFen: how === 'same' ? 1000 : 1000 + this.#month }],
      ),
    );
  }

  /** Who could do what to a case now, as the window would offer it. */
  offered(caseId: number, among: readonly PersonAction[]): readonly { who: Desk; action: PersonAction }[] {
    const found = caseById(this.office.db, caseId);
    const context = { today: '2026-05-06', exempt: false };
    return PEOPLE.flatMap((who) =>
      among
        .filter((action) => hindranceOf(found, action, this.office.people[who], context) === null)
        .map((action) => ({ who, action })),
    );
  }

  inputOf(action: PersonAction, caseId: number, isWhole: boolean): CaseInput {
    const { first, second, chief } = this.office.people;
    const evidence = deriveCase(eventsOfCase(this.office.db, caseId)).evidence;
    const reason = isWhole ? '理由' : '';
    const draft = this.office.draft(evidence.slice(0, 1), isWhole ? { supplementBy: '2099-01-01' } : { ways: [] });
    switch (action) {
      case 'assign':
        return {
          action,
          to: isWhole ? [first, second, chief].map(({ personId, name }) => ({ personId, name })) : [],
          dueOn: null,
          reason,
        };
      case 'conclude':
        return { action, draft };
      case 'supplement':
        return { action, draft: { ...draft, conclusion: 'to-supplement' } };
      case 'start':
      case 'send-to-review':
        return { action };
      case 'approve':
        return { action, word: '' };
      case 'suspend':
        return { action, until: isWhole ? '2099-01-01' : '2020-01-01', reason: '等材料' };
      case 'note':
        return { action, text: reason };
      case 'hand-over':
        return { action, reason, leadId: null };
      case 'evidence-add':
        throw new Error('by a job');
      case 'evidence-withdraw':
        return { action, evidenceId: evidence[0] ?? 1, reason };
      default:
        return { action, reason };
    }
  }
}

let taken = 0;
let refused = 0;
const made: Partial<Record<PersonAction, number>> = {};

describe('random walks of random people over cases', () => {
  it('reach no forbidden state, break four eyes never, and leave heads that the steps make and a log that vouches for all', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 300, maxLength: 400, size: 'max' }), async (moves) => {
        const walk = new Walk();
        const { office } = walk;
        await walk.reconcile(['same', 'same', 'same'], false);
        for (let caseId = 1; caseId <= CASES; caseId++) await office.evidence(caseId, `%PDF-${caseId}`);
        for (const each of moves) {
          if ('shown' in each) {
            await walk.reconcile(each.shown, each.next);
            continue;
          }
          const caseId = each.at + 1;
          const offered =
            each.how === 'anything' ? [] : walk.offered(caseId, each.how === 'forward' ? FORWARD : ACTIONS);
          const { who, action } = offered[each.pick % Math.max(1, offered.length)] ?? each;
          const input = walk.inputOf(action, caseId, each.whole > 0);
          try {
            const event = takeCaseStep(office.db, caseId, input, { actor: office.people[who], at: office.now() });
            const { rights }: Transition = TRANSITIONS[action];
            expect(rights.some((right) => mayDo(office.people[who], right))).toBe(true);
            expect(
              each.whole > 0 ||
                !TRANSITIONS[action].needs.some((need) => ['reason', 'conclusion', 'text', 'people'].includes(need)),
            ).toBe(true);
            expect(event.exempt).toBe(false);
            taken++;
            made[action] = (made[action] ?? 0) + 1;
          } catch (error) {
            if (!(error instanceof WorkplaceError)) throw error;
            refused++;
          }
        }
        for (let caseId = 1; caseId <= CASES; caseId++) checkCase(office, caseId);
        checkLog(office);
        office.workplace.remove();
      }),
      { numRuns: 6 },
    );
  });
  afterAll(() => {
    // A walk that is refused everywhere shows nothing.
    expect(taken).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(500);
    expect(made.approve).toBeGreaterThan(5);
    expect(made.undo).toBeGreaterThan(5);
  });
});

/** Told a second time, from the steps alone and without the table. */
function checkCase(office: CaseOffice, caseId: number): void {
  const events = eventsOfCase(office.db, caseId);
  expect(differingColumns(office.db, caseId, events)).toEqual([]);
  let state = 'found';
  let hands = new Set<string>();
  let concludedBefore = new Set<string>();
  let concluded = new Set<string>();
  for (const event of events.slice(1)) {
    expect(event.from).toBe(state);
    const name = event.by?.name ?? '';
    switch (event.action) {
      case 'start':
        hands.add(name);
        break;
      case 'conclude':
      case 'supplement':
        expect(event.from).toBe('investigating');
        expect(new Set(event.detail.investigators.map((person) => person.name)).size).toBeGreaterThanOrEqual(2);
        if (event.action === 'conclude') expect(event.detail.evidence.length).toBeGreaterThan(0);
        concluded.add(name);
        for (const person of event.detail.investigators) hands.add(person.name);
        break;
      case 'approve':
        expect(event.from).toBe('review');
        expect([hands.has(name), concluded.has(name), concludedBefore.has(name)]).toEqual([false, false, false]);
        break;
      case 'return':
        expect([hands.has(name), concluded.has(name), concludedBefore.has(name)]).toEqual([false, false, false]);
        break;
      default:
        break;
    }
    if (event.to === 'closed' && event.from !== 'closed' && event.action !== 'undo' && event.action !== 'hand-back')
      expect(['approve', 'solved']).toContain(event.action);
    if (event.action === 'undo' && event.detail.action === 'reopen')
      for (const each of concludedBefore) concluded.add(each);
    else if (event.from === 'closed' && event.to === 'found') {
      concludedBefore = new Set([...concludedBefore, ...concluded]);
      hands = new Set();
      concluded = new Set();
    }
    state = event.to;
  }
  expect(office.db.get('SELECT state FROM case_file WHERE case_id = ?', [caseId])).toEqual({ state });
}

/** Every row of the kept tables of cases is vouched for once. */
function checkLog({ db }: CaseOffice): void {
  const vouched = db
    .all<{ vouched: string }>('SELECT vouched FROM log')
    .flatMap(({ vouched }) => JSON.parse(vouched) as [string, number, number][]);
  for (const table of ['case_event', 'evidence']) {
    const ids = vouched
      .filter(([name]) => name === table)
      .flatMap(([, first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
    const { key } = keptTable(table);
    expect(ids).toEqual(
      db.all<{ id: number }>(`SELECT ${key} AS id FROM ${table} ORDER BY ${key}`).map(({ id }) => id),
    );
  }
}
