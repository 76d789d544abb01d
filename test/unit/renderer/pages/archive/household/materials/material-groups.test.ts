import { describe, expect, it } from 'vitest';
import { entryWords } from '../../../../../../../renderer/pages/archive/household/materials/entry-words.ts';
import {
  byStages,
  shownItems,
} from '../../../../../../../renderer/pages/archive/household/materials/material-groups.ts';
import { entry, item } from '../../item.ts';

describe('the materials that are shown', () => {
  const items = [
    item('A01'),
    item('A07', { need: 'conditional', status: 'not_applicable', wanted: false }),
    item('A08', { need: 'conditional', status: 'not_applicable', wanted: null }),
    item('D04', { need: 'optional', status: 'not_applicable', wanted: false, stage: '公示' }),
    item('A02', { status: 'present', entries: [entry('x', 'A02')] }),
  ];
  const codes = (shown: 'faults' | 'wanted' | 'all') => shownItems(items, shown).map(({ code }) => code);

  it('are those to do something about, those that are wanted or of which it is not known, or all', () => {
    expect(codes('faults')).toEqual(['A01']);
    expect(codes('wanted')).toEqual(['A01', 'A08', 'A02']);
    expect(codes('all')).toHaveLength(5);
  });

  it('stand under their stages', () => {
    expect(byStages(items).map(({ stage, items: under }) => [stage, under.length])).toEqual([
      ['申请', 4],
      ['公示', 1],
    ]);
  });
});

describe('an entry in a line', () => {
  const { asks } = item('A01');

  it('says what is there and what is not', () => {
    expect(entryWords(entry('x', 'A01', { date: '2026-03-01', pages: 2, signed: true, sealed: false }), asks)).toBe(
      '2026-03-01，2 页，已签字，没有盖章',
    );
    expect(entryWords(entry('x', 'A01'), asks)).toBe('没有日期，签字没有登记，盖章没有登记');
  });

  it('says nothing of what nobody asks for', () => {
    const plain = { ...asks, date: false, signed: false, sealed: false };
    expect(entryWords(entry('x', 'A04', { pages: 1 }), plain)).toBe('1 页');
  });
});
