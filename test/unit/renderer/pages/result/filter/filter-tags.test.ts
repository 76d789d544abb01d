import { describe, expect, it } from 'vitest';
import { toggled } from '../../../../../../renderer/components/filter/filter-values.ts';
import { filterTags, isWhole, tidied } from '../../../../../../renderer/pages/result/filter/filter-tags.ts';
import type { DifferenceFilter } from '../../../../../../shared/contracts/desk/differences.ts';
import { differenceFilterSchema } from '../../../../../../shared/contracts/desk/differences.ts';

const everything: DifferenceFilter = {
  codes: ['possible_match', 'amount_mismatch'],
  priorities: ['P1'],
  townships: ['岭河镇', ''],
  amountFrom: 10_000,
  amountTo: 123_456,
  status: ['open'],
  text: '谢 gx',
  compared: { runId: 3, states: ['new'] },
};

describe('the conditions of a filter as tags', () => {
  it('names every condition in a clerk’s words', () => {
    expect(filterTags(everything).map(({ label }) => label)).toEqual([
      '疑似同一户（待人工确认）',
      '金额不一致',
      '优先级 P1',
      '岭河镇',
      '未写乡镇',
      '金额 100.00 至 1,234.56 元',
      '待处理',
      '与上月比：本月新增',
      '“谢 gx”',
    ]);
  });

  it('takes away one condition at a time, until the whole is left', () => {
    let filter = everything;
    for (let left = filterTags(filter).length; left > 0; left--) {
      const tags = filterTags(filter);
      expect(tags).toHaveLength(left);
      filter = tags[0]!.without;
      expect(differenceFilterSchema.safeParse(filter).success).toBe(true);
    }
    expect(filter).toEqual({});
    expect(isWhole(filter)).toBe(true);
  });

  it('has names of its own for tags that stand beside each other', () => {
    const keys = filterTags(everything).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says from where or up to where an amount goes when only one end is given', () => {
    expect(filterTags({ amountFrom: 0 })[0]!.label).toBe('金额 0.00 元以上');
    expect(filterTags({ amountTo: 5 })[0]!.label).toBe('金额 0.05 元以下');
  });

  it('leaves out what says nothing', () => {
    expect(tidied({ codes: [], text: '', amountFrom: undefined, townships: ['岭河镇'] })).toEqual({
      townships: ['岭河镇'],
    });
    expect(isWhole({ codes: [], priorities: [] })).toBe(true);
    // 0 yuan is an end of a range, not nothing.
    expect(isWhole({ amountFrom: 0 })).toBe(false);
  });

  it('puts a value in where it was not, and takes it out where it was', () => {
    expect(toggled(undefined, 'P1')).toEqual(['P1']);
    expect(toggled(['P1', 'P2'], 'P1')).toEqual(['P2']);
  });
});
