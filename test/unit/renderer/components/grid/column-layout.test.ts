import { describe, expect, it } from 'vitest';
import { inOrder, readLayout, UNTOUCHED } from '../../../../../renderer/components/grid/column-layout.ts';

describe('the layout of columns as it was kept', () => {
  it('is read back as it was', () => {
    const layout = { hidden: ['village'], widths: { name: 120 }, order: ['name', 'village'] };
    expect(readLayout(JSON.stringify(layout))).toEqual(layout);
  });

  it.each([null, '', 'nonsense', '[]', '7', '{"hidden":7,"widths":null,"order":"x"}'])(
    'is as if never kept where it is %j',
    (kept) => expect(readLayout(kept)).toEqual(UNTOUCHED),
  );

  it('drops widths nobody could have given', () => {
    expect(readLayout('{"hidden":["a",1],"widths":{"a":-5,"b":1e9,"c":"x","d":80},"order":[]}')).toEqual({
      hidden: ['a'],
      widths: { d: 80 },
      order: [],
    });
  });

  it('puts columns in the order they were left in, and keeps the first order where a new column came in', () => {
    const columns = [{ key: 'a' }, { key: 'b' }, { key: 'c' }];
    expect(inOrder(columns, ['c', 'a', 'b']).map(({ key }) => key)).toEqual(['c', 'a', 'b']);
    expect(inOrder(columns, ['c', 'a']).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });
});
