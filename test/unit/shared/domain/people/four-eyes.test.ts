import { describe, expect, test } from 'vitest';
import { exemptionSentence, fourEyes } from '../../../../../shared/domain/people/four-eyes.ts';
import { ROLES, type Role } from '../../../../../shared/domain/people/role.ts';

const person = (personId: number, ...roles: Role[]) => ({ personId, login: `p${personId}`, name: '', unit: '', roles });

describe('four eyes', () => {
  test('are kept by two people, one of whom concludes and another reviews', () => {
    expect(fourEyes([person(1, 'investigator'), person(2, 'reviewer')])?.map(({ personId }) => personId)).toEqual([
      1, 2,
    ]);
    expect(fourEyes([person(1, ...ROLES), person(2, 'reviewer')])?.map(({ personId }) => personId)).toEqual([1, 2]);
  });

  test('are not kept by one person with every role, nor by many who cannot review', () => {
    expect(fourEyes([])).toBeNull();
    expect(fourEyes([person(1, ...ROLES)])).toBeNull();
    expect(fourEyes([person(1, 'investigator'), person(2, 'investigator'), person(3, 'clerk')])).toBeNull();
  });

  test('that are not kept are said with since when, who and why, the day in the time of Beijing', () => {
    const since = '2026-04-30T16:30:00.000Z';
    expect(exemptionSentence({ since, byName: '王芳', reason: '全局只有一名经办人员' })).toBe(
      '四眼豁免：本单位自2026年5月1日起登记豁免“经办与复核由不同的人完成”，登记人王芳，原因：全局只有一名经办人员',
    );
  });
});
