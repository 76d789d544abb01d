import { describe, expect, test } from 'vitest';
import { townKey, villageKey } from '../../../../../shared/domain/identity/division.ts';
import { TOWNSHIPS } from '../../../../../shared/domain/sample/places.ts';

describe('townships', () => {
  test.each([
    ['红星镇', '红 星镇'],
    ['红星镇', '红星镇人民政府'],
    ['红星镇', '红星镇政府'],
    ['红星镇', '岭河县红星镇'],
    ['红星镇', '黑龙江省松原岭市岭河县红星镇人民政府'],
    ['红星镇', '红星镇民政办'],
    ['南山街道', '南山街道办事处'],
    ['南山街道', '南山街道办'],
    ['红星农场', '国营红星农场'],
    ['红旗坡乡', '岭河县红旗坡乡'],
  ])('%s is %s', (one, other) => {
    expect(townKey(one)).toBe(townKey(other));
  });

  test('a 镇 and a 乡 of one name are two', () => {
    expect(townKey('红星镇')).not.toBe(townKey('红星乡'));
  });

  test('blank stays blank, and an office alone stays itself', () => {
    expect(townKey(' \u3000')).toBe('');
    expect(townKey('办事处')).toBe('办事处');
  });
});

describe('villages', () => {
  test.each([
    '柳树村',
    '柳树',
    '柳树村委会',
    '柳树村村委会',
    '柳树村民委员会',
    '柳树村村民委员会',
    '柳树行政村',
    '柳 树村',
    '柳树镇柳树村',
    '柳树镇柳树村委会',
    '岭河县柳树镇柳树村',
    '柳树村3组',
    '柳树村第二村民小组',
    '柳树镇柳树村１组',
  ])('%s is the village of Liushu in Liushu', (text) => {
    expect(villageKey(text, '柳树镇')).toBe(villageKey('柳树村', '柳树镇'));
    expect(villageKey(text, '柳树镇人民政府')).toBe(villageKey('柳树村', '柳树镇'));
    expect(villageKey(text, '柳树')).toBe(villageKey('柳树村', '柳树镇'));
  });

  test('the township in front is dropped also where no column names it', () => {
    expect(villageKey('柳树镇柳树村', '')).toBe(villageKey('柳树村', ''));
  });

  test('spellings of one community are equal, and are not the village', () => {
    const keys = ['站前社区', '站前居委会', '站前社区居委会', '站前社区居民委员会'].map((text) =>
      villageKey(text, '柳树镇'),
    );
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).not.toBe(villageKey('站前村', '柳树镇'));
  });

  test.each([
    ['东村', '西村'],
    ['柳树村', '柳树沟村'],
    ['柳树村', '上柳树村'],
    ['一村', '二村'],
    ['木桥屯村', '木桥村'],
  ])('%s is never %s', (one, other) => {
    for (const town of ['柳树镇', '柳树', '']) expect(villageKey(one, town)).not.toBe(villageKey(other, town));
  });

  test('no two places of the sample county fall together', () => {
    expect(new Set(TOWNSHIPS.map(({ name }) => townKey(name))).size).toBe(TOWNSHIPS.length);
    for (const { name, villages } of TOWNSHIPS) {
      expect(new Set(villages.map((village) => villageKey(village, name))).size).toBe(villages.length);
      for (const village of villages) expect(villageKey(name + village, name)).toBe(villageKey(village, name));
    }
  });

  test('blank stays blank', () => {
    expect(villageKey('', '柳树镇')).toBe('');
    expect(villageKey('村', '')).toBe('村');
  });
});
