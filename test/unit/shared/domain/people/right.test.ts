import { describe, expect, test } from 'vitest';
import { mayDo, RIGHT_LABEL, RIGHTS, ROLE_RIGHTS, whoMay } from '../../../../../shared/domain/people/right.ts';
import { ROLES } from '../../../../../shared/domain/people/role.ts';

const CHANGES = RIGHTS.filter((right) => !['look', 'lead.look', 'export', 'audit'].includes(right));

describe('the rights of roles', () => {
  test('let the auditor look, hand out and audit, and change nothing', () => {
    expect(CHANGES.filter((right) => mayDo({ roles: ['auditor'] }, right))).toEqual([]);
  });

  test('let the administrator see nothing of anybody', () => {
    expect(RIGHTS.filter((right) => mayDo({ roles: ['administrator'] }, right))).toEqual([
      'people.manage',
      'settings',
      'backup',
    ]);
  });

  test('of two roles are the rights of both; without a role there are none', () => {
    expect(RIGHTS.filter((right) => mayDo({ roles: [] }, right))).toEqual([]);
    for (const right of RIGHTS)
      expect(mayDo({ roles: ['clerk', 'reviewer'] }, right)).toBe(
        mayDo({ roles: ['clerk'] }, right) || mayDo({ roles: ['reviewer'] }, right),
      );
  });

  test('leave no right that nobody has, and every right has its word', () => {
    expect(RIGHTS.filter((right) => whoMay(right) === '')).toEqual([]);
    expect(RIGHTS.filter((right) => RIGHT_LABEL[right] === '')).toEqual([]);
    expect(ROLES.flatMap((role) => ROLE_RIGHTS[role]).filter((right) => !RIGHTS.includes(right))).toEqual([]);
    expect(whoMay('case.review')).toBe('复核人');
  });
});
