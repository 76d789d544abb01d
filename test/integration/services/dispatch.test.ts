import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changePerson } from '../../../electron/data/person-repo.ts';
import { dispatch } from '../../../electron/services/data/dispatch.ts';
import { Session } from '../../../electron/services/data/session.ts';
import type { Role } from '../../../shared/domain/people/role.ts';
import { SOMEBODY } from '../data/people.ts';
import { newWorkplace, scratchFolder } from '../desk/workplace.ts';

const { db } = newWorkplace(join(scratchFolder(), 'dispatch'));

function desk(roles: readonly Role[] | null) {
  const clock = { minutes: 0 };
  const now = () => new Date(Date.UTC(2026, 4, 1, 0, clock.minutes)).toISOString();
  const session = new Session();
  if (roles !== null) {
    changePerson(db, 1, { ...SOMEBODY, roles, state: 'active' });
    session.begin(SOMEBODY, now());
  }
  return { db, now, session, clock };
}

describe('a call of the data service', () => {
  it('is refused to whoever has not signed in, or may not make it, before it is looked at', async () => {
    await expect(dispatch(desk(null), 'months.list', {})).rejects.toMatchObject({ code: 'E_SIGNED_OUT' });
    await expect(dispatch(desk(['administrator']), 'months.list', {})).rejects.toMatchObject({ code: 'E_RIGHT' });
    await expect(dispatch(desk(['auditor']), 'months.open', { period: 'nonsense' })).rejects.toMatchObject({
      code: 'E_RIGHT',
    });
    expect(await dispatch(desk(['auditor']), 'months.list', {})).toEqual([]);
  });

  it('is refused once nothing was done for as long as the setting says', async () => {
    const place = desk(['clerk']);
    place.clock.minutes = 14;
    await dispatch(place, 'months.list', {});
    place.clock.minutes = 28;
    await dispatch(place, 'months.list', {});
    place.clock.minutes = 43;
    await expect(dispatch(place, 'months.list', {})).rejects.toMatchObject({ code: 'E_SIGNED_OUT' });
  });
});
