import { describe, expect, it } from 'vitest';
import {
  archiveFilterTags,
  isEveryHousehold,
  tidiedArchive,
} from '../../../../../../renderer/pages/archive/list/archive-filter-tags.ts';

const columns = [{ code: 'A07', title: '残疾人证复印件', stage: '申请' as const, need: 'conditional' as const }];

describe('the filter of households', () => {
  it('has every condition as a tag that takes itself away', () => {
    const filter = {
      townships: ['岭河镇'],
      villages: ['东风村', '红旗村'],
      code: 'A07',
      statuses: ['missing_conditional' as const],
      question: 'grace_period' as const,
    };
    const tags = archiveFilterTags(filter, columns);
    expect(tags.map(({ label }) => label)).toEqual([
      '岭河镇',
      '东风村',
      '红旗村',
      'A07 残疾人证复印件',
      '缺条件件',
      '渐退期存疑',
    ]);
    expect(tags[1]!.without).toEqual({ ...filter, villages: ['红旗村'] });
  });

  it('lets go of villages with their township, and of states with their material', () => {
    const tags = archiveFilterTags(
      { townships: ['岭河镇'], villages: ['东风村'], code: 'A07', statuses: ['expired'] },
      columns,
    );
    expect(tags[0]!.without).toEqual({ code: 'A07', statuses: ['expired'] });
    expect(tags[2]!.without).toEqual({ townships: ['岭河镇'], villages: ['东风村'] });
  });

  it('is whole where no condition says anything', () => {
    expect(isEveryHousehold({})).toBe(true);
    expect(isEveryHousehold({ townships: [], text: '' })).toBe(true);
    expect(isEveryHousehold({ faulty: false })).toBe(false);
    expect(tidiedArchive({ villages: ['东风村'] } as never)).toEqual({});
  });
});
