import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changePerson } from '../../../electron/data/person-repo.ts';
import { authorise, type Desk, dispatch } from '../../../electron/services/data/dispatch.ts';
import { Session } from '../../../electron/services/data/session.ts';
import type { JobOrder } from '../../../electron/services/messages.ts';
import { JOB_RIGHTS, runOrder } from '../../../electron/services/run-order.ts';
import { type CallName, type CallsAt, DESK_CONTRACTS } from '../../../shared/contracts/desk/desk.ts';
import { CALL_RIGHTS, type Needed } from '../../../shared/contracts/desk/rights.ts';
import { ROLE_RIGHTS } from '../../../shared/domain/people/right.ts';
import { ROLES, type Role } from '../../../shared/domain/people/role.ts';
import { keepPerson, SOMEBODY } from '../data/people.ts';
import { KEY, newWorkplace, scratchFolder } from '../desk/workplace.ts';

/** A person of each single role, and nobody: every call and every job is tried with each of them. */
const WHO = ['nobody', ...ROLES] as const;
type Who = (typeof WHO)[number];
const CALLS = Object.keys(DESK_CONTRACTS) as CallName[];

const place = newWorkplace(join(scratchFolder(), 'rights'));
const now = () => '2026-05-01T00:00:00.000Z';
// There is always an administrator besides whoever is tried.
keepPerson(place.db, { ...SOMEBODY, login: 'other' });

function deskOf(who: Who): Desk {
  const session = new Session();
  if (who !== 'nobody') {
    changePerson(place.db, 1, { ...SOMEBODY, roles: [who], state: 'active' });
    session.begin({ ...SOMEBODY, roles: [who] }, now());
  }
  return { db: place.db, now, session };
}

function mayCall(who: Who, needed: Needed): boolean {
  if (needed === 'anyone') return true;
  if (who === 'nobody') return false;
  return needed === 'signed-in' || ROLE_RIGHTS[who].includes(needed);
}

/** How it was refused; 'let in' where it was not, whatever became of an input that says nothing. */
async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'let in';
  } catch (error) {
    const { code } = error as { code?: unknown };
    return code === 'E_RIGHT' || code === 'E_SIGNED_OUT' ? code : 'let in';
  }
}

describe('every call of the window', () => {
  it.each(CALLS)('%s is answered to whoever has the right, and to nobody else', async (name) => {
    const isData = DESK_CONTRACTS[name].at === 'data';
    for (const who of WHO) {
      const desk = deskOf(who);
      const found = await refusal(() => (isData ? dispatch(desk, name as CallsAt<'data'>, {}) : authorise(desk, name)));
      const refused = who === 'nobody' ? 'E_SIGNED_OUT' : 'E_RIGHT';
      expect([name, who, found]).toEqual([name, who, mayCall(who, CALL_RIGHTS[name]) ? 'let in' : refused]);
    }
  });

  it('that nobody has to sign in for is one of these, and tells nothing of anybody', () => {
    expect(CALLS.filter((name) => CALL_RIGHTS[name] === 'anyone').sort()).toEqual([
      'app.about',
      'app.createPassphrase',
      'app.showDataFolder',
      'app.state',
      'app.unlock',
      'people.first',
      'people.lock',
      'people.signIn',
      'people.signOut',
      'people.state',
    ]);
  });
});

/** An order of each kind. A new kind has to have one, or this does not compile. */
const ORDERS: { readonly [Kind in keyof typeof JOB_RIGHTS]: Extract<JobOrder, { kind: Kind }> } = {
  sample: { kind: 'sample', folder: join(place.path, '..', 'sample') },
  import: { kind: 'import', monthId: 1, fileKind: null, files: [], replaces: null, overrides: null },
  reconcile: { kind: 'reconcile', monthId: 1 },
  precheck: { kind: 'precheck', monthId: 1 },
  export: {
    kind: 'export',
    runId: 1,
    what: 'csv',
    filter: null,
    unmasked: false,
    purpose: '',
    target: `${place.path}.csv`,
  },
  'verify-log': { kind: 'verify-log', known: [] },
  evidence: { kind: 'evidence', caseId: 1, files: [] },
  'archive-read': { kind: 'archive-read', tableKind: null, files: [], replaces: false },
  'archive-sample': { kind: 'archive-sample', folder: join(place.path, '..', 'sample') },
  'archive-check': { kind: 'archive-check' },
  'archive-scans': { kind: 'archive-scans', householdId: 1, revision: 0, code: 'A01', entry: null, files: [] },
  'archive-rules': { kind: 'archive-rules', what: 'pack', files: [] },
  'archive-make': {
    kind: 'archive-make',
    folder: join(place.path, '..', 'archive'),
    scope: { what: 'county' },
    placeholders: false,
    changedOnly: false,
    templates: [],
    resume: null,
    unmasked: false,
    purpose: '',
  },
  backup: { kind: 'backup', target: `${place.path}.szbak`, passphrase: '秋天的备份口令' },
};

describe('every job', () => {
  it.each(Object.values(ORDERS))(
    '$kind is refused by the process that works to whoever has not the right',
    async (order) => {
      const right = JOB_RIGHTS[order.kind];
      // Let in, it stops at once: whether it would be is what is asked.
      const signal = AbortSignal.abort(new Error('stop'));
      const ask = (roles: readonly Role[], state: 'active' | 'ended') => {
        changePerson(place.db, 1, { ...SOMEBODY, roles, state });
        // What main says of the person's roles is not believed.
        const watch = { signal, report: () => {}, actor: SOMEBODY };
        return refusal(() => runOrder(order, { path: place.path, key: KEY }, watch));
      };
      for (const role of ROLES)
        expect([role, await ask([role], 'active')]).toEqual([
          role,
          ROLE_RIGHTS[role].includes(right) ? 'let in' : 'E_RIGHT',
        ]);
      expect(await ask(ROLES, 'ended')).toBe('E_RIGHT');
    },
  );
});
