import { describe, expect, it } from 'vitest';
import {
  caseFilterTags,
  isEveryCase,
  isOpenOnly,
  tidiedCases,
} from '../../../../../../renderer/pages/cases/filter/case-filter-tags.ts';
import { OPEN_CASES } from '../../../../../../renderer/stores/case-view.ts';

const NAMES = new Map([[7, '李强']]);
const labels = (filter: Parameters<typeof caseFilterTags>[0]): readonly string[] =>
  caseFilterTags(filter, NAMES).map(({ label }) => label);

describe('the conditions of the list of cases', () => {
  it('call what is still to be done by one word', () => {
    expect(labels(OPEN_CASES)).toEqual(['未销号']);
    expect(caseFilterTags(OPEN_CASES, NAMES)[0]!.without).toEqual({});
    expect(isOpenOnly({ states: ['closed'] })).toBe(false);
  });

  it('stand in words, each with the filter without it', () => {
    const filter = {
      states: ['review' as const],
      townships: [''],
      presences: ['back' as const],
      period: '2026-04',
      assignee: 7,
      overdue: true,
      text: '王',
    };
    expect(labels(filter)).toEqual(['复核', '未写乡镇', '复发', '2026年4月有的', '承办人 李强', '已逾期', '“王”']);
    const tags = caseFilterTags(filter, NAMES);
    expect(tags.find(({ label }) => label === '已逾期')!.without).not.toHaveProperty('overdue');
    expect(tags.find(({ label }) => label === '复核')!.without).not.toHaveProperty('states');
  });

  it('name whoever has left as such, and me and nobody without a name', () => {
    expect(labels({ assignee: 9 })).toEqual(['承办人 （已离开）']);
    expect(labels({ assignee: 'me' })).toEqual(['我承办的']);
    expect(labels({ assignee: 'nobody' })).toEqual(['未分派']);
  });

  it('that say nothing are no conditions', () => {
    expect(tidiedCases({ states: [], overdue: false, text: '' })).toEqual({});
    expect(isEveryCase(OPEN_CASES)).toBe(true);
    expect(isEveryCase({})).toBe(true);
    expect(isEveryCase({ ...OPEN_CASES, text: '王' })).toBe(false);
  });
});
